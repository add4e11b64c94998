internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Runs `body` with a folder that only we can read, and removes it afterwards: finished reports can hold persons.
func withScratchFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = try makeScratchFolder()
  let result: Result
  do {
    result = try body(folder)
  } catch {
    try FileManager.default.removeItem(at: folder)
    throw error
  }
  try FileManager.default.removeItem(at: folder)
  return result
}

/// The same for work that waits.
func inScratchFolder<Result: Sendable>(_ body: (URL) async throws -> Result) async throws -> Result {
  let folder = try makeScratchFolder()
  let result: Result
  do {
    result = try await body(folder)
  } catch {
    try FileManager.default.removeItem(at: folder)
    throw error
  }
  try FileManager.default.removeItem(at: folder)
  return result
}

private func makeScratchFolder() throws -> URL {
  let template = FileManager.default.temporaryDirectory.appendingPathComponent("roed-traad-XXXXXX").path
  var name = Array(template.utf8CString)
  guard mkdtemp(&name) != nil else { throw RenderingError.noScratchFolder }
  return URL(fileURLWithPath: String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
}
