package import ControlStore
package import Foundation
package import Intake

extension Home {
  /// Opens the control store, and makes it in a home that holds nothing yet.
  package func controlDatabase(random: () -> Data) throws -> ControlDatabase {
    try mustHaveControlStore()
    let ring = try keyRing([.accessLog], random: random)
    return try ControlDatabase(path: control.path, sealKey: ring.bytes(.accessLog))
  }

  /// The home's keys, held against what the home knows them by.
  ///
  /// A home that holds nothing yet gets its keys here; a key that any other home has lost is told, never made anew: with new keys
  /// every citizen would be somebody else.
  ///
  /// - Parameter purposes: the keys that are needed; another that is gone does no harm.
  /// - Throws: `IntakeError` about the key.
  package func keyRing(_ purposes: [KeyRing.Purpose] = KeyRing.Purpose.allCases, random: () -> Data) throws -> KeyRing {
    if let known = try knownChecks() {
      let ring = try KeyRing(folder: keys, purposes: purposes)
      try ring.mustFit(known)
      return ring
    }
    let isNew = try !holdsData
    if isNew { try make() }
    let all = try isNew ? KeyRing.make(in: keys, random: random) : keysOfOlderHome()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try WholeFile.write(encoder.encode(all.checks), to: keyChecks)
    return all
  }

  /// nil in a home from before there were any.
  func knownChecks() throws -> [String: String]? {
    guard FileManager.default.fileExists(atPath: keyChecks.path) else { return nil }
    do {
      return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: keyChecks))
    } catch {
      throw IntakeError.keyChecksDamaged
    }
  }

  /// The keys of a home without check values are known by what they have locked.
  private func keysOfOlderHome() throws -> KeyRing {
    let ring = try KeyRing(folder: keys)
    guard FileManager.default.fileExists(atPath: identities.path) else { return ring }
    guard try Identities(folder: identity, keys: ring).fitTheKey else {
      throw IntakeError.keyForeign(KeyRing.Purpose.pseudonyms.fileName)
    }
    return ring
  }
}
