internal import CareModel
internal import DocumentModel
package import Foundation
internal import Synchronization

/// Who may come in (adgang). There is no sign-in yet: a demonstration is open to all, a home with own data to the one at the machine.
package enum Admission: Sendable {
  /// Everyone, in any role: all data are invented.
  case demonstration
  /// Whoever can open the socket: its owner, by the rights of its file and its folder.
  case socket
  /// Whoever has used the start address.
  case startAddress(StartAddress)
  /// Nobody.
  case closed

  var isOpenToAll: Bool {
    if case .demonstration = self { true } else { false }
  }
}

/// An address with a secret that is exchanged once for a session of one browser; made anew each time the program is started.
package final class StartAddress: Sendable {
  private struct State {
    var secret: [UInt8]?
    var session: [UInt8]?
    var ends: TimeInterval = 0
  }

  /// A working day.
  static let longest: TimeInterval = 12 * 3600

  /// "/start/" and the secret; shown to the one who started the program, and to nobody else.
  package let path: String
  /// Two homes may be served on one machine, and cookies know no ports.
  let cookieName: String
  private let random: @Sendable () -> Data
  private let state: Mutex<State>

  /// - Parameter random: 32 bytes that nobody can guess, others each time.
  package init(random: @escaping @Sendable () -> Data) {
    let secret = letters(random())
    path = Address.start(secret).path
    cookieName = "adgang-" + hexadecimal(random()).prefix(8)
    self.random = random
    state = Mutex(State(secret: Array(secret.utf8)))
  }

  /// The session's word for the right secret the first time; nil ever after, and for any other.
  func exchange(_ secret: String, at now: TimeInterval) -> String? {
    let session = hexadecimal(random())
    return state.withLock { state in
      guard let right = state.secret, areEqual(right, Array(secret.utf8)) else { return nil }
      state.secret = nil
      state.session = Array(session.utf8)
      state.ends = now + StartAddress.longest
      return session
    }
  }

  func admits(_ session: String, at now: TimeInterval) -> Bool {
    state.withLock { state in
      guard let right = state.session, now < state.ends else { return false }
      return areEqual(right, Array(session.utf8))
    }
  }
}

/// Compares in a time that tells nothing of where two words differ.
private func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  guard left.count == right.count else { return false }
  return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
}

/// Two letters a byte: a word in an address without digits can look like nobody's number.
private func letters(_ data: Data) -> String {
  String(decoding: data.flatMap { [UInt8(ascii: "a") + $0 >> 4, UInt8(ascii: "a") + $0 & 15] }, as: UTF8.self)
}
