internal import Foundation

/// The last line of the access log (logens hoved): its number and its seal.
package struct LogHead: Hashable, Sendable {
  package var line: Int
  package var seal: String

  package init(line: Int, seal: String) {
    self.line = line
    self.seal = seal
  }

  /// Reads what `text` writes; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split { $0 == ":" || $0.isWhitespace }
    guard parts.count == 2, let line = Int(parts[0]), parts[1].utf8.count == 64 else { return nil }
    self.init(line: line, seal: String(parts[1]))
  }

  /// `812:9f3c…`, to be kept elsewhere.
  package var text: String { "\(line):\(seal)" }

  /// nil when no line was ever written, or before there were heads.
  static func read(_ file: URL) throws -> LogHead? {
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    // A head that cannot be read is one that no line answers to.
    return LogHead(String(decoding: try Data(contentsOf: file), as: UTF8.self)) ?? LogHead(line: 0, seal: "")
  }

  /// Always as many bytes in one call, so that it is never half.
  func write(to file: URL) throws {
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw ControlStoreError.unreadable }
    defer { close(descriptor) }
    let digits = String(line)
    let bytes = Array((String(repeating: "0", count: max(0, 19 - digits.count)) + "\(digits):\(seal)\n").utf8)
    guard pwrite(descriptor, bytes, bytes.count, 0) == bytes.count else { throw ControlStoreError.unreadable }
  }
}

/// How the access log stands.
package enum LogStanding: Hashable, Sendable {
  /// Every line fits, and the heads are among them.
  case whole(lines: Int, head: LogHead?)
  /// The first line whose seal does not fit: it or one before it was changed, removed or slipped in.
  case broken(Int)
  /// Lines are gone from the end: the last line that is known to have been there.
  case cut(Int)
  /// The head beside the store is gone, so nobody knows how far the log went.
  case headless

  package var isWhole: Bool { if case .whole = self { true } else { false } }
}
