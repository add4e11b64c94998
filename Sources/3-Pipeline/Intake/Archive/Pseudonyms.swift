internal import Synchronization

/// The pseudonyms given in one delivery, each made once though its citizen stands in many files.
final class Pseudonyms: Sendable {
  private let keys: KeyRing
  private let given = Mutex<[ShortKey: [UInt8]]>([:])

  init(_ keys: KeyRing) { self.keys = keys }

  /// The pseudonym of a CPR number of ten characters, as bytes of text.
  func of(_ number: [UInt8]) -> [UInt8] {
    guard let key = number.withUnsafeBufferPointer(ShortKey.init) else { return Array(keys.pseudonym(number).utf8) }
    if let known = given.withLock({ $0[key] }) { return known }
    let pseudonym = Array(keys.pseudonym(number).utf8)
    given.withLock { $0[key] = pseudonym }
    return pseudonym
  }
}
