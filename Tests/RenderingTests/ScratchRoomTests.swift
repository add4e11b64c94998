import Foundation
import Testing

@testable import Rendering

@Suite struct ScratchRoomTests {
  @Test func `those who come first and at once all get a room, and leave nothing`() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("kladde-\(UUID().uuidString)")
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: place) } }
    for turn in 1...100 {
      let folder = place.appendingPathComponent("\(turn)")
      DispatchQueue.concurrentPerform(iterations: 8) { _ in
        #expect(throws: Never.self) {
          try ScratchRoom(folder).with { #expect(FileManager.default.fileExists(atPath: $0.path)) }
        }
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
      let mode = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? NSNumber
      #expect(mode?.intValue == 0o700)
    }
  }
}
