import Foundation
import Serving
import Testing

/// A home in a folder of its own that is gone after the test, with a clock that stands still.
struct TestHome {
  let folder: URL
  let workspace: Workspace

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-proeve-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    workspace = try Workspace(
      home: Home(folder.appendingPathComponent("hjem")),
      surroundings: Surroundings(
        clock: Clock { 1_794_188_040 }, environment: [:], current: folder, program: nil,
        randomKey: { Data(repeating: 7, count: 32) }, say: { _ in }))
  }

  static func with(_ body: (TestHome) throws -> Void) throws {
    let home = try TestHome()
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: home.folder) } }
    try body(home)
  }

  /// Test inputs beside the checkout; absent elsewhere.
  static let shared = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/data/proevefiler")
}
