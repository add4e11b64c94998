package import Foundation

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Room for files while they are made (kladderum): a folder that only we can open, for finished reports can hold persons.
///
/// Each piece of work gets a folder in it and removes it afterwards. What a killed program has left goes at the next start: whoever
/// works holds the room's lock together with others, whoever clears it holds it alone.
package struct ScratchRoom: Sendable {
  private let folder: URL

  package init(_ folder: URL) { self.folder = folder }

  /// For those who have no home.
  package static var temporary: ScratchRoom {
    ScratchRoom(FileManager.default.temporaryDirectory.appendingPathComponent("roed-traad-\(getuid())"))
  }

  /// Removes what was left, unless somebody is at work.
  package func clear() throws {
    guard FileManager.default.fileExists(atPath: folder.path) else { return }
    let lock = try Lock(folder)
    guard lock.takeAlone() else { return }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
    }
  }

  func with<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let (place, lock) = try begin()
    return try withExtendedLifetime(lock) {
      let result: Result
      do {
        result = try body(place)
      } catch {
        try FileManager.default.removeItem(at: place)
        throw error
      }
      try FileManager.default.removeItem(at: place)
      return result
    }
  }

  /// The same for work that waits.
  func with<Result: Sendable>(_ body: (URL) async throws -> Result) async throws -> Result {
    let (place, lock) = try begin()
    defer { withExtendedLifetime(lock) {} }
    let result: Result
    do {
      result = try await body(place)
    } catch {
      try FileManager.default.removeItem(at: place)
      throw error
    }
    try FileManager.default.removeItem(at: place)
    return result
  }

  private func begin() throws -> (URL, Lock) {
    try FileManager.default.createDirectory(
      at: folder.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    // Closed from its first moment: made open and closed afterwards, it would be refused by whoever looks in between.
    guard mkdir(folder.path, 0o700) == 0 || errno == EEXIST else { throw RenderingError.noScratchFolder }
    // A folder in a place that all can write in may be somebody else's trap.
    var info = stat()
    guard lstat(folder.path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR, info.st_uid == geteuid(),
      info.st_mode & 0o077 == 0
    else { throw RenderingError.noScratchFolder }
    let lock = try Lock(folder)
    try lock.takeTogether()
    var name = Array(folder.appendingPathComponent("XXXXXX").path.utf8CString)
    guard mkdtemp(&name) != nil else { throw RenderingError.noScratchFolder }
    return (URL(fileURLWithPath: String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)), lock)
  }

  /// The lock of a room; let go when nobody holds it any more, also when the program is killed.
  private final class Lock: Sendable {
    private let descriptor: Int32

    init(_ folder: URL) throws {
      descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw RenderingError.noScratchFolder }
    }

    deinit { close(descriptor) }

    func takeAlone() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    func takeTogether() throws {
      guard flock(descriptor, LOCK_SH) == 0 else { throw RenderingError.noScratchFolder }
    }
  }
}
