internal import Crypto
package import Foundation

/// The home's secret keys (nøgler), one file each, readable by their owner alone; made at first use.
///
/// Losing `pseudonymer` changes every pseudonym; losing `arkiv` makes the archive unreadable.
package struct KeyRing: Sendable {
  enum Purpose: String, CaseIterable {
    case pseudonyms = "pseudonymer"
    case archive = "arkiv"
    case identities = "identiteter"
  }

  private let keys: [Purpose: SymmetricKey]

  /// - Parameter random: gives that many random bytes for a key that does not exist yet.
  package init(folder: URL, random: (Int) -> [UInt8] = systemRandom) throws {
    let files = FileManager.default
    try files.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var keys: [Purpose: SymmetricKey] = [:]
    for purpose in Purpose.allCases {
      let url = folder.appendingPathComponent("\(purpose.rawValue).key")
      if !files.fileExists(atPath: url.path) {
        // Whole or not there: half a key would lock the home for good.
        let fresh = folder.appendingPathComponent(".\(url.lastPathComponent).ny")
        guard
          files.createFile(atPath: fresh.path, contents: Data(random(32)), attributes: [.posixPermissions: 0o600]),
          rename(fresh.path, url.path) == 0
        else { throw IntakeError.cannotWrite(url.lastPathComponent) }
      }
      let data = try Data(contentsOf: url)
      guard data.count == 32 else { throw IntakeError.keyDamaged(url.lastPathComponent) }
      keys[purpose] = SymmetricKey(data: data)
    }
    self.keys = keys
  }

  subscript(purpose: Purpose) -> SymmetricKey {
    guard let key = keys[purpose] else { preconditionFailure("every purpose has a key") }
    return key
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

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var result: [UInt8] = []
  for byte in bytes {
    result.append(digits[Int(byte >> 4)])
    result.append(digits[Int(byte & 15)])
  }
  return String(decoding: result, as: UTF8.self)
}
