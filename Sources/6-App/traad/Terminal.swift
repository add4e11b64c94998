internal import CareModel
internal import Foundation
internal import Serving
internal import Synchronization

/// Standard output is for machines and results; standard error is for people who wait, and everything that is said there goes
/// through `show`, which hides what looks like a CPR number, whoever says it: we, a library, or the call itself.
enum Terminal {
  static func print(_ text: String) {
    FileHandle.standardOutput.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }

  static func say(_ text: String) { show(text + "\n") }

  static func show(_ text: String) {
    FileHandle.standardError.write(Data(CivilNumberPattern.hidden(text).utf8))
  }

  static func tell(_ refusal: Refusal) {
    say(refusal.lines.joined(separator: "\n"))
    if let detail = refusal.detail, ProcessInfo.processInfo.environment["TRAAD_DEBUG"] != nil { say(detail) }
  }

  static var inputIsTerminal: Bool { isatty(FileHandle.standardInput.fileDescriptor) == 1 }

  /// The next line of standard input; what is typed on a terminal is not shown.
  static func readSecret() -> String? {
    var shown = termios()
    let input = FileHandle.standardInput.fileDescriptor
    guard tcgetattr(input, &shown) == 0 else { return readLine() }
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(input, TCSANOW, &hidden)
    defer { tcsetattr(input, TCSANOW, &shown) }
    return readLine()
  }

  static var errorIsTerminal: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }
}

/// How far a long piece of work has come: a bar on a terminal, nothing elsewhere, a line a step for whoever asks for it.
final class ProgressBar: Sendable {
  private let state = Mutex((steps: 0, open: false))
  private let expected: Int
  private let isTerminal: Bool
  private let isVerbose: Bool
  private let write: @Sendable (String) -> Void

  /// - Parameters:
  ///   - expected: how many steps there will be, as well as one knows.
  init(
    expected: Int, isVerbose: Bool, isTerminal: Bool = Terminal.errorIsTerminal,
    write: @escaping @Sendable (String) -> Void = Terminal.show
  ) {
    self.expected = max(expected, 1)
    self.isTerminal = isTerminal
    self.isVerbose = isVerbose
    self.write = write
  }

  func step(_ message: String) {
    state.withLock { state in
      state.steps += 1
      if isVerbose { return write(message + "\n") }
      guard isTerminal else { return }
      state.open = true
      let width = 20
      let filled = min(width, width * state.steps / expected)
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      write("\r\u{1B}[2K\(bar) \(message.prefix(56))")
    }
  }

  /// Leaves the line, so that what is said next stands on its own.
  func end() {
    state.withLock { state in
      if state.open { write("\r\u{1B}[2K") }
      state.open = false
    }
  }
}
