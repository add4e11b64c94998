import Synchronization
import Testing

@testable import Rendering

@Suite struct TypstTurnsTests {
  private final class Seen: Sendable {
    private let state = Mutex((now: 0, most: 0, done: 0))
    func begin() {
      state.withLock {
        $0.now += 1; $0.most = max($0.most, $0.now)
      }
    }
    func end() {
      state.withLock {
        $0.now -= 1; $0.done += 1
      }
    }
    var most: Int { state.withLock { $0.most } }
    var done: Int { state.withLock { $0.done } }
  }

  @Test func `no more run at once than there is room for, and all get their turn`() async throws {
    let (turns, seen) = (TypstTurns(width: 2), Seen())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 {
        group.addTask {
          try await turns.take {
            seen.begin()
            defer { seen.end() }
            try await Task.sleep(for: .milliseconds(2))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(seen.most == 2 && seen.done == 20)
  }

  @Test func `whoever comes when the line is long is told so at once, and the rest are served`() async throws {
    let (turns, seen) = (TypstTurns(width: 1, longestLine: 3), Seen())
    let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<10 {
        group.addTask {
          do {
            try await turns.take {
              seen.begin()
              defer { seen.end() }
              try await Task.sleep(for: .milliseconds(100))
            }
            return false
          } catch RenderingError.lineIsLong(let waiting) {
            #expect(waiting == 3)
            return true
          }
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(refused == 6 && seen.done == 4)
  }

  @Test func `a turn that fails is given on`() async throws {
    let turns = TypstTurns(width: 1)
    for _ in 0..<3 {
      await #expect(throws: RenderingError.invalidDate) { try await turns.take { throw RenderingError.invalidDate } }
    }
    #expect(try await turns.take { 7 } == 7)
  }
}
