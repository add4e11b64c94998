internal import Foundation
internal import Intake
internal import Rendering

/// What a program that was killed has left in a home (efterladt): it can hold persons, and goes at the next start.
package enum LeftOvers {
  /// Takes it away, unless a load is running: then it may be the load's own.
  ///
  /// - Parameter tell: is told of what lay outside the home, where others may have come to it.
  static func remove(from home: Home, tell: (String) -> Void) throws {
    // A home that was coming back from a copy, keys and all, lies beside the place where it was to be.
    let draft = DraftFolder(of: home.folder)
    if try draft.removeAbandoned() { tell(draft.removedLine) }
    guard home.exists else { return }
    try ScratchRoom(home.scratch).clear()
    let note = DraftNote(in: home)
    guard try note.isThere || !found(in: home).isEmpty else { return }
    try LoadLock.ifFree(home.lock) {
      for file in try found(in: home) { try FileManager.default.removeItem(at: file) }
      try note.removeAbandoned(tell: tell)
    }
  }

  /// Drafts by their names. Whoever makes one of these in a home holds the lock of loads while it lies there.
  static func found(in home: Home) throws -> [URL] {
    let whole = [".arbejde", ".proeve", recoveredName]
    var found: [URL] = []
    for (folder, isLeft) in [
      (home.folder, { name in name.hasPrefix(buildPrefix) || whole.contains(name) || name.hasSuffix(".ny") }),
      (home.archive, { $0.hasSuffix(DeliveryArchive.draftEnding) }), (home.closed, { $0.hasPrefix(".") }),
      (home.identity, { $0.hasSuffix(".ny") }),
    ] as [(URL, (String) -> Bool)] {
      found += try names(folder).filter(isLeft).map(folder.appendingPathComponent)
    }
    return found
  }

  /// Where a warehouse is built before it takes the old one's place.
  static let buildPrefix = "build-"
  /// Where a delivery from the archive lies while it is loaded anew.
  package static let recoveredName = ".gendannelse"

  private static func names(_ folder: URL) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
      return []
    }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
  }
}
