package import Foundation

/// The outside world as a use case sees it: time, chance, environment, and someone to tell how far it has come.
package struct Surroundings: Sendable {
  package var clock: Clock
  package var environment: [String: String]
  /// The working directory.
  package var current: URL
  package var program: URL?
  /// 32 bytes that nobody can guess.
  package var randomKey: @Sendable () -> Data
  /// How far a piece of work has come, for the person who waits; never a figure, never a person.
  package var say: @Sendable (String) -> Void
  /// What somebody must hear whether he waits or not.
  package var warn: @Sendable (String) -> Void

  package init(
    clock: Clock, environment: [String: String], current: URL, program: URL?,
    randomKey: @escaping @Sendable () -> Data, say: @escaping @Sendable (String) -> Void,
    warn: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.clock = clock
    self.environment = environment
    self.current = current
    self.program = program
    self.randomKey = randomKey
    self.say = say
    self.warn = warn
  }

  /// Where a path leads that was typed from the working directory.
  package func place(_ path: String) -> URL { URL(fileURLWithPath: path, relativeTo: current).standardizedFileURL }

  /// - Parameter warn: where it is not the same as `say`.
  package static func system(
    say: @escaping @Sendable (String) -> Void, warn: (@Sendable (String) -> Void)? = nil
  ) -> Surroundings {
    Surroundings(
      clock: .system, environment: ProcessInfo.processInfo.environment,
      current: URL(fileURLWithPath: FileManager.default.currentDirectoryPath),
      program: Bundle.main.executableURL,
      randomKey: {
        var generator = SystemRandomNumberGenerator()
        return Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
      },
      say: say, warn: warn ?? say)
  }
}
