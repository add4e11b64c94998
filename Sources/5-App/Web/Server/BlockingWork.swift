internal import Foundation

/// Work that waits for the database, kept off the threads that serve everyone: at most so much at a time, the rest in line.
struct BlockingWork: Sendable {
  /// `OperationQueue` may be used from every thread, though Foundation does not say so to the compiler.
  private struct Queue: @unchecked Sendable {
    let queue = OperationQueue()
  }

  private let queue = Queue()

  init(width: Int) {
    queue.queue.name = "sider"
    queue.queue.maxConcurrentOperationCount = width
    queue.queue.qualityOfService = .userInitiated
  }

  func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      queue.queue.addOperation { continuation.resume(with: Swift.Result(catching: work)) }
    }
  }
}
