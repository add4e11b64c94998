internal import Foundation

/// Faults of ours (interne fejl), a line each in the home, so that a number that somebody was told leads to what went wrong: when, doing
/// what, the kind of error and where. Never a value, a name or a number; for the owner alone.
struct FaultFile {
  /// Bytes; then the file is put aside as the old one, and begins anew.
  static let longest = 1 << 20

  let file: URL
  var old: URL { file.appendingPathExtension("1") }

  init(in home: Home) { file = home.faults }

  /// A line is written in one piece, so that many may write at once.
  func add(_ refusal: Refusal, of what: String, at time: String) throws {
    let words = [time, refusal.reference ?? "", what, refusal.code, refusal.detail ?? ""]
    let line = words.map { $0.map { $0.isNewline ? " " : $0 } }.map { String($0) }.joined(separator: " · ") + "\n"
    try makeRoom(for: line.utf8.count)
    let descriptor = open(file.path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure }
    defer { close(descriptor) }
    let bytes = Array(line.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else { throw failure }
  }

  private func makeRoom(for bytes: Int) throws {
    var info = stat()
    guard lstat(file.path, &info) == 0, Int(info.st_size) + bytes > FaultFile.longest else { return }
    try WholeFile.take(file, as: old)
  }

  private var failure: any Error {
    errno == ENOSPC
      ? POSIXError(.ENOSPC) : CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: file.path])
  }
}

/// Keeps a fault of ours in a home's list, and gives the list's place; nil for whatever else was refused, and where there is no home.
package func keepFault(
  _ refusal: Refusal, of what: String, in home: Home, surroundings: Surroundings
) throws(Refusal) -> String? {
  guard refusal.reference != nil, home.exists else { return nil }
  try refusing {
    try FaultFile(in: home).add(refusal, of: what, at: surroundings.clock.utcTime)
  }
  return home.faults.path
}

extension Workspace {
  /// - Parameter what: the kind of page or work; never what was asked for.
  package func keepFault(_ refusal: Refusal, of what: String) throws(Refusal) {
    _ = try Serving.keepFault(refusal, of: what, in: home, surroundings: surroundings)
  }
}
