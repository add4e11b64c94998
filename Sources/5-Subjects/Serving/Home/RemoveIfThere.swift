package import Foundation

extension FileManager {
  /// Removes a file or a folder with all in it; where nothing is, nothing is done.
  package func removeIfThere(_ place: URL) throws {
    if fileExists(atPath: place.path) { try removeItem(at: place) }
  }
}
