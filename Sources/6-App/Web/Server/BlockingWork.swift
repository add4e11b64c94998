internal import Foundation

/// Work that waits for the database, kept off the threads that serve everyone: at most so much at a time, the rest in line.
final class BlockingWork: TaskExecutor {
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

  /// Work that waits for more than the database now and then, and leaves its place to others meanwhile.
  func runParts<Result: Sendable>(_ work: @escaping @Sendable () async throws -> Result) async throws -> Result {
    try await withTaskExecutorPreference(self, operation: work)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.queue.addOperation { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
