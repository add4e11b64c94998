internal import Foundation

/// Hands out relations to several builders, each when those that it reads are whole.
///
/// One statement seldom keeps two cores busy from end to end; two independent ones do.
final class BuildQueue: @unchecked Sendable {
  // Everything below is touched only while the lock is held.
  private let lock = NSCondition()
  private var waiting: [RelationFile]
  private var unfinished: Set<String>
  private var failure: (any Error)?
  private var started = 0
  private let total: Int
  private let progress: (String) -> Void

  /// - Parameter relations: each after those that it reads.
  init(_ relations: [RelationFile], progress: @escaping (String) -> Void) {
    waiting = BuildQueue.longestChainFirst(relations)
    unfinished = Set(relations.map(\.name))
    total = relations.count
    self.progress = progress
  }

  /// Those that most must wait for come first, so that the builders do not end up waiting for one chain; the same order
  /// every time.
  static func longestChainFirst(_ relations: [RelationFile]) -> [RelationFile] {
    var chain: [String: Int] = [:]
    for relation in relations.reversed() {
      let own = chain[relation.name, default: 0]
      for mention in relation.mentions { chain[mention.relation] = max(chain[mention.relation, default: 0], own + 1) }
    }
    return relations.enumerated()
      .sorted { (chain[$1.element.name, default: 0], $0.offset) < (chain[$0.element.name, default: 0], $1.offset) }
      .map(\.element)
  }

  /// Builds with every builder until nothing is left; the first error stops them all and is thrown.
  func run(_ builders: [@Sendable (RelationFile) throws -> Void]) throws {
    DispatchQueue.concurrentPerform(iterations: builders.count) { index in
      while let relation = next() {
        do {
          try builders[index](relation)
          finish(relation)
        } catch {
          fail(error)
        }
      }
    }
    if let failure { throw failure }
  }

  /// The first relation whose sources are whole; waits for one. Nil when nothing is left or something failed.
  private func next() -> RelationFile? {
    lock.lock()
    defer { lock.unlock() }
    while failure == nil && !waiting.isEmpty {
      if let index = waiting.firstIndex(where: { $0.mentions.allSatisfy { !unfinished.contains($0.relation) } }) {
        started += 1
        let relation = waiting.remove(at: index)
        progress("Bygger \(relation.name) (\(started) af \(total))")
        return relation
      }
      lock.wait()
    }
    return nil
  }

  private func finish(_ relation: RelationFile) {
    lock.lock()
    defer { lock.unlock() }
    unfinished.remove(relation.name)
    lock.broadcast()
  }

  private func fail(_ error: any Error) {
    lock.lock()
    defer { lock.unlock() }
    failure = failure ?? error
    lock.broadcast()
  }
}
