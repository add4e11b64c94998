internal import Crypto
internal import Foundation

// A delivery while it is put into the archive: a folder that nobody sees before it is whole.

extension DeliveryArchive {
  /// What the folders of deliveries that are not whole end with.
  package static let draftEnding = ".under-vejs"

  /// A folder to seal files into; nobody sees it before `finish`.
  func begin(_ delivery: String) throws -> URL {
    let partial = folder.appendingPathComponent(".\(delivery)\(DeliveryArchive.draftEnding)")
    if FileManager.default.fileExists(atPath: folder.path) {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
      where name.hasSuffix(DeliveryArchive.draftEnding) {
        try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
      }
    }
    try FileManager.default.createDirectory(
      at: partial, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return partial
  }

  func seal(_ bytes: UnsafeRawBufferPointer, digest: SHA256.Digest, name: String, as sealed: String, in partial: URL)
    throws
  {
    try SealedFile.seal(
      bytes, digest: digest, name: name, key: keys[.archive], to: partial.appendingPathComponent(sealed))
  }

  func finish(_ manifest: Manifest, from partial: URL) throws {
    try complete(manifest, in: partial)
    try FileManager.default.moveItem(at: partial, to: place(manifest.delivery))
  }

  /// Writes the manifest and lets nobody write in the files any more.
  func complete(_ manifest: Manifest, in partial: URL) throws {
    try manifest.encoded().write(to: partial.appendingPathComponent(DeliveryArchive.manifestName))
    for name in try FileManager.default.contentsOfDirectory(atPath: partial.path) {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o400], ofItemAtPath: partial.appendingPathComponent(name).path)
    }
  }
}
