internal import Synchronization
internal import Testing
internal import Warehouse

@testable internal import Modelling

/// In which order steps are handed out.
@Suite struct BuildQueueTests {
  private func step(
    _ name: String, _ needs: String..., run: @escaping @Sendable (Connection) throws -> Void = { _ in }
  ) -> BuildStep {
    BuildStep(name: name, needs: needs, line: "Bygger \(name)", run: run)
  }

  @Test func `the longest chain comes first, and each still after those that it reads`() {
    let steps = [step("a"), step("b"), step("c", "b"), step("d"), step("e", "c", "d"), step("f", "a")]
    #expect(BuildQueue.longestChainFirst(steps).map(\.name) == ["b", "a", "c", "d", "e", "f"])
  }

  @Test func `what nobody waits for is done where a connection else would wait`() throws {
    let database = try Database(path: nil)
    let begun = Mutex<[String]>([])
    let done = Mutex(false)
    let steps = [
      step("a") { _ in
        // Nothing but the check is free until this is whole.
        while !done.withLock({ $0 }) {}
      },
      step("b", "a"), step("K1", "staging.x") { _ in done.withLock { $0 = true } },
    ]
    try BuildQueue(steps) { line in begun.withLock { $0.append(line) } }.run(on: [
      database.connect(), database.connect(),
    ])
    #expect(begun.withLock { $0 } == ["Bygger a (1 af 3)", "Bygger K1 (2 af 3)", "Bygger b (3 af 3)"])
  }

  @Test func `the first error stops the builders and is thrown`() throws {
    struct Broken: Error {}
    let isBegun = Mutex(false)
    let steps = [step("a") { _ in throw Broken() }, step("b", "a") { _ in isBegun.withLock { $0 = true } }]
    let connection = try Database(path: nil).connect()
    #expect(throws: Broken.self) { try BuildQueue(steps) { _ in }.run(on: [connection]) }
    #expect(!isBegun.withLock { $0 })
  }
}
