package import Foundation

/// One load at a time in one home: a file that is locked while a load runs, and let go when the program ends.
package enum LoadLock {
  /// Runs `work` while nobody else loads; waits a moment for whoever only tidies.
  package static func holding<Result>(_ file: URL, _ work: () throws -> Result) throws -> Result {
    let descriptor = try opened(file)
    defer { close(descriptor) }
    var patience = 10
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard patience > 0 else {
        throw Refusal(
          .unavailable, code: "indlaesning-i-gang",
          "Hjemmet er i brug: en indlæsning, gendannelse eller sikkerhedskopi er i gang.",
          suggestion: "Vent, til den er færdig, og prøv igen.")
      }
      patience -= 1
      usleep(50_000)
    }
    return try work()
  }

  /// Runs `work` if nobody loads; whoever does goes first.
  static func ifFree(_ file: URL, _ work: () throws -> Void) throws {
    let descriptor = try opened(file)
    defer { close(descriptor) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { try work() }
  }

  private static func opened(_ file: URL) throws -> Int32 {
    let descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Refusal(
        .badInput, code: "hjem-skrivebeskyttet", "Der kan ikke skrives i hjemmet.",
        suggestion: "Se, om du må skrive i mappen.")
    }
    return descriptor
  }
}
