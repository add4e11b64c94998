internal import Foundation

/// One load at a time in one home: a file that is locked while a load runs, and let go when the program ends.
enum LoadLock {
  static func holding<Result>(_ file: URL, _ work: () throws -> Result) throws -> Result {
    let descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Refusal(
        .badInput, code: "hjem-skrivebeskyttet", "Der kan ikke skrives i hjemmet.",
        suggestion: "Se, om du må skrive i mappen.")
    }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw Refusal(
        .unavailable, code: "indlaesning-i-gang", "En anden indlæsning er i gang i dette hjem.",
        suggestion: "Vent, til den er færdig, og prøv igen.")
    }
    return try work()
  }
}
