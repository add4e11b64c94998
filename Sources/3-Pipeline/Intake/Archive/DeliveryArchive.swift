internal import Crypto
package import Foundation

/// Every delivery as it came (arkiv): sealed files and a manifest, never changed.
package struct DeliveryArchive: Sendable {
  private let folder: URL
  private let keys: KeyRing

  /// What a delivery held.
  package struct Manifest: Codable, Sendable, Hashable {
    package var delivery: String
    package var received: String
    package var files: [Entry]

    package struct Entry: Codable, Sendable, Hashable {
      /// The file's own name.
      package var name: String
      /// Its name in the archive.
      package var sealed: String
      package var bytes: Int
      package var sha256: String
    }
  }

  package init(folder: URL, keys: KeyRing) {
    self.folder = folder
    self.keys = keys
  }

  /// Ids of the deliveries, oldest first.
  package func deliveries() throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
  }

  package func manifest(_ delivery: String) throws -> Manifest {
    let data = try Data(contentsOf: place(delivery).appendingPathComponent("manifest.json"))
    return try JSONDecoder().decode(Manifest.self, from: data)
  }

  /// Writes a delivery's files back as they came.
  package func restore(_ delivery: String, to target: URL) throws {
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    for entry in try manifest(delivery).files {
      guard entry.name == URL(fileURLWithPath: entry.name).lastPathComponent, !entry.name.isEmpty else {
        throw IntakeError.sealBroken(entry.sealed)
      }
      let url = target.appendingPathComponent(entry.name)
      guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
      else { throw IntakeError.cannotWrite(entry.name) }
      let handle = try FileHandle(forWritingTo: url)
      defer { handle.closeFile() }
      var hash = SHA256()
      try SealedFile.open(place(delivery).appendingPathComponent(entry.sealed), key: keys[.archive]) {
        hash.update(data: $0)
        try handle.write(contentsOf: $0)
      }
      guard hexadecimal(hash.finalize()) == entry.sha256 else { throw IntakeError.sealBroken(entry.sealed) }
    }
  }

  /// What a delivery's name ends with: eight digits of the hash over its files' names and contents.
  static func contentHash(_ files: [(name: String, digest: String)]) -> String {
    var hash = SHA256()
    for (name, digest) in files { hash.update(data: Data("\(name)\n\(digest)\n".utf8)) }
    return hexadecimal(hash.finalize().prefix(4))
  }

  /// The first delivery that held the same files with the same contents, or nil.
  func same(as new: Manifest) throws -> Manifest? {
    func content(_ manifest: Manifest) -> [String: String] {
      manifest.files.reduce(into: [:]) { $0[$1.name] = $1.sha256 }
    }
    let hash = new.delivery.suffix(9)
    for id in try deliveries() where id.hasSuffix(hash) {
      let old = try manifest(id)
      if content(old) == content(new), old.files.count == new.files.count { return old }
    }
    return nil
  }

  /// A folder to seal files into; nobody sees it before `finish`.
  func begin(_ delivery: String) throws -> URL {
    let partial = folder.appendingPathComponent(".\(delivery).under-vejs")
    if FileManager.default.fileExists(atPath: folder.path) {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".under-vejs") {
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
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(manifest).write(to: partial.appendingPathComponent("manifest.json"))
    for name in try FileManager.default.contentsOfDirectory(atPath: partial.path) {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o400], ofItemAtPath: partial.appendingPathComponent(name).path)
    }
    try FileManager.default.moveItem(at: partial, to: place(manifest.delivery))
  }

  private func place(_ delivery: String) -> URL { folder.appendingPathComponent(delivery) }
}
