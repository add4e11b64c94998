internal import Crypto
package import Foundation

/// Who the pseudonyms are (identiteter): the only place that holds CPR numbers and names, sealed in one file of lines.
package struct Identities: Sendable {
  package struct Person: Sendable, Hashable {
    package var cpr: String
    package var name: String?

    package init(cpr: String, name: String?) {
      self.cpr = cpr
      self.name = name
    }
  }

  private let url: URL
  private let keys: KeyRing
  private var persons: [String: Person] = [:]

  /// The file in the folder; there from the first delivery on.
  package static let fileName = "identities.sealed"

  /// Opens the file, or begins an empty one.
  ///
  /// - Throws: `IntakeError.sealBroken` when it is damaged or locked with another key.
  package init(folder: URL, keys: KeyRing) throws {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    url = folder.appendingPathComponent(Identities.fileName)
    self.keys = keys
    guard FileManager.default.fileExists(atPath: url.path) else { return }
    var data = Data()
    do {
      try SealedFile.open(url, key: keys[.identities]) { data.append($0) }
    } catch {
      // Also what the system says of it: something else lies in its place, or the disk cannot be read.
      throw IntakeError.sealBroken("identity/\(Identities.fileName)")
    }
    for line in data.split(separator: UInt8(ascii: "\n")) {
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard cells.count == 3 else { throw IntakeError.sealBroken("identity/\(Identities.fileName)") }
      persons[cells[0]] = Person(cpr: cells[1], name: cells[2].isEmpty ? nil : cells[2])
    }
  }

  package var count: Int { persons.count }

  /// One person. Whoever asks must have the right to, and the asking must be logged.
  package func person(_ pseudonym: String) -> Person? { persons[pseudonym] }

  /// Whether the pseudonyms were made with the home's key; true when there are none.
  package var fitTheKey: Bool {
    persons.first.map { pseudonym, person in keys.pseudonym(Array(person.cpr.utf8)) == pseudonym } ?? true
  }

  /// Takes one person out; whether there was one.
  package mutating func remove(_ pseudonym: String) -> Bool { persons.removeValue(forKey: pseudonym) != nil }

  /// Adds the persons of a delivery; a new name replaces an old one, no name leaves it.
  package mutating func merge(_ new: some Sequence<(pseudonym: String, cpr: String, name: String?)>) {
    for (pseudonym, cpr, name) in new {
      persons[pseudonym] = Person(cpr: cpr, name: name ?? persons[pseudonym]?.name)
    }
  }

  /// Writes the file anew and puts it in the old one's place.
  package func save() throws {
    var data = Data()
    for (pseudonym, person) in persons.sorted(by: { $0.key < $1.key }) {
      let name = (person.name ?? "").map { $0.isNewline || $0 == "\t" ? " " : $0 }
      data.append(contentsOf: Array("\(pseudonym)\t\(person.cpr)\t\(String(name))\n".utf8))
    }
    let next = url.appendingPathExtension("ny")
    try data.withUnsafeBytes {
      try SealedFile.seal(
        $0, digest: SHA256.hash(data: data), name: "identities", key: keys[.identities], to: next)
    }
    guard rename(next.path, url.path) == 0 else { throw IntakeError.cannotWrite(url.lastPathComponent) }
  }
}
