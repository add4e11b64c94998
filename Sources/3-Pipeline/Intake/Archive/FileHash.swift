internal import CareModel
internal import Crypto
package import Foundation

/// A file's SHA-256 and length, read piece by piece (fingeraftryk).
package struct FileHash: Sendable, Hashable {
  package var sha256: String
  package var bytes: Int

  package init(_ file: URL) throws {
    let handle = try FileHandle(forReadingFrom: file)
    defer { handle.closeFile() }
    var hash = SHA256()
    bytes = 0
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
      hash.update(data: piece)
      bytes += piece.count
    }
    sha256 = hexadecimal(hash.finalize())
  }
}
