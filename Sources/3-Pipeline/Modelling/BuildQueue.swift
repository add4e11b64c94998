internal import Foundation
internal import Warehouse

/// Hands out the steps of a build to several connections, each when what it needs is whole.
///
/// One statement seldom keeps two cores busy from end to end; two independent ones do.
final class BuildQueue: @unchecked Sendable {
  // Everything below is touched only while the lock is held.
  private let lock = NSCondition()
  private var waiting: [BuildStep]
  private var unfinished: Set<String>
  private var failure: (any Error)?
  private var started = 0
  private let total: Int
  private let progress: (String) -> Void

  /// - Parameter steps: each after those that it needs; of two that are equally urgent the first is taken first.
  init(_ steps: [BuildStep], progress: @escaping (String) -> Void) {
    waiting = BuildQueue.longestChainFirst(steps)
    unfinished = Set(steps.map(\.name))
    total = steps.count
    self.progress = progress
  }

  /// Those that most must wait for come first, so that the connections do not end up waiting for one chain; the same order
  /// every time.
  static func longestChainFirst(_ steps: [BuildStep]) -> [BuildStep] {
    var chain: [String: Int] = [:]
    for step in steps.reversed() {
      let own = chain[step.name, default: 0]
      for need in step.needs { chain[need] = max(chain[need, default: 0], own + 1) }
    }
    return steps.enumerated()
      .sorted { (chain[$1.element.name, default: 0], $0.offset) < (chain[$0.element.name, default: 0], $1.offset) }
      .map(\.element)
  }

  /// Builds on every connection until nothing is left; the first error stops them all and is thrown.
  func run(on connections: [Connection]) throws {
    DispatchQueue.concurrentPerform(iterations: connections.count) { index in
      while let step = next() {
        do {
          try step.run(connections[index])
          finish(step)
        } catch {
          fail(error)
        }
      }
    }
    if let failure { throw failure }
  }

  /// The first step whose needs are whole; waits for one. Nil when nothing is left or something failed.
  private func next() -> BuildStep? {
    lock.lock()
    defer { lock.unlock() }
    while failure == nil && !waiting.isEmpty {
      if let index = waiting.firstIndex(where: { $0.needs.allSatisfy { !unfinished.contains($0) } }) {
        started += 1
        let step = waiting.remove(at: index)
        progress("\(step.line) (\(started) af \(total))")
        return step
      }
      lock.wait()
    }
    return nil
  }

  private func finish(_ step: BuildStep) {
    lock.lock()
    defer { lock.unlock() }
    unfinished.remove(step.name)
    lock.broadcast()
  }

  private func fail(_ error: any Error) {
    lock.lock()
    defer { lock.unlock() }
    failure = failure ?? error
    lock.broadcast()
  }
}
