internal import CareModel
internal import Crypto
package import Foundation

/// A home's secret keys (nøgler), one file each, readable by their owner alone.
///
/// Losing `pseudonymer` changes every pseudonym, losing `arkiv` or `identiteter` makes what they lock unreadable, and a log
/// goes on under no other key than `adgangslog`. So keys are made once, by `make`, and only opened ever after.
package struct KeyRing: Sendable {
  package enum Purpose: String, CaseIterable, Sendable {
    case pseudonyms = "pseudonymer"
    case archive = "arkiv"
    case identities = "identiteter"
    case accessLog = "adgangslog"

    package var fileName: String { "\(rawValue).key" }
  }

  /// Bytes of a key.
  package static let length = 32

  private let keys: [Purpose: SymmetricKey]

  /// Opens keys that are there.
  ///
  /// - Parameter purposes: those that are needed; the others need not be there.
  /// - Throws: `IntakeError` when one is missing, empty or of another length. None is ever made here.
  package init(folder: URL, purposes: [Purpose] = Purpose.allCases) throws {
    var keys: [Purpose: SymmetricKey] = [:]
    for purpose in purposes {
      let url = folder.appendingPathComponent(purpose.fileName)
      guard FileManager.default.fileExists(atPath: url.path) else { throw IntakeError.keyMissing(purpose.fileName) }
      let data: Data
      do { data = try Data(contentsOf: url) } catch { throw IntakeError.keyUnreadable(purpose.fileName) }
      guard data.count == KeyRing.length else { throw IntakeError.keyDamaged(purpose.fileName) }
      keys[purpose] = SymmetricKey(data: data)
    }
    self.keys = keys
  }

  /// Makes the keys that a home which holds nothing yet does not have, and opens them.
  ///
  /// - Parameter random: gives the bytes of a key.
  package static func make(in folder: URL, random: () -> Data = { Data(systemRandom(length)) }) throws -> KeyRing {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for purpose in Purpose.allCases {
      let url = folder.appendingPathComponent(purpose.fileName)
      if FileManager.default.fileExists(atPath: url.path) { continue }
      // Whole or not there: half a key would lock the home for good.
      let fresh = folder.appendingPathComponent(".\(purpose.fileName).\(ProcessInfo.processInfo.processIdentifier).ny")
      guard
        FileManager.default.createFile(atPath: fresh.path, contents: random(), attributes: [.posixPermissions: 0o600])
      else { throw IntakeError.cannotWrite("keys/\(purpose.fileName)") }
      // Two programs may make the key at once; the first one counts.
      let isOurs = link(fresh.path, url.path) == 0 || errno == EEXIST
      try FileManager.default.removeItem(at: fresh)
      guard isOurs else { throw IntakeError.cannotWrite("keys/\(purpose.fileName)") }
    }
    return try KeyRing(folder: folder)
  }

  subscript(purpose: Purpose) -> SymmetricKey {
    guard let key = keys[purpose] else { preconditionFailure("the key \(purpose.rawValue) was not asked for") }
    return key
  }

  /// The bytes of a key, for those who cannot use it here.
  package func bytes(_ purpose: Purpose) -> Data { self[purpose].withUnsafeBytes { Data($0) } }

  /// What each opened key is known by: tells one key from another and nothing of the key (kontrolværdi).
  package var checks: [String: String] {
    keys.reduce(into: [:]) { checks, entry in
      let code = HMAC<SHA256>.authenticationCode(for: Data("roed-traad/noeglekontrol/1".utf8), using: entry.value)
      checks[entry.key.rawValue] = hexadecimal(code.prefix(8))
    }
  }

  /// - Throws: `IntakeError.keyForeign` when an opened key is another than the one that was checked in.
  package func mustFit(_ known: [String: String]) throws {
    let mine = checks
    for purpose in Purpose.allCases {
      guard let check = mine[purpose.rawValue] else { continue }
      guard let expected = known[purpose.rawValue] else { throw IntakeError.keyChecksDamaged }
      guard check == expected else { throw IntakeError.keyForeign(purpose.fileName) }
    }
  }

  /// The pseudonym of a CPR number (ten characters): HMAC-SHA-256, its first sixteen bytes in hexadecimal.
  package func pseudonym(_ cpr: [UInt8]) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: cpr, using: self[.pseudonyms])
    return hexadecimal(code.prefix(16))
  }
}

/// Random bytes from the system.
package func systemRandom(_ count: Int) -> [UInt8] {
  var generator = SystemRandomNumberGenerator()
  return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
}
