internal import Foundation

/// Hands out checks to several connections and gathers their results in the order of the catalogue.
final class CheckQueue: @unchecked Sendable {
  // Everything below is touched only while the lock is held.
  private let lock = NSLock()
  private let checks: [Check]
  private var results: [CheckResult?]
  private var started = 0
  /// By the place of its check, so that the same data always fail on the same check.
  private var failures: [Int: any Error] = [:]
  private let progress: (String) -> Void

  init(_ checks: [Check], progress: @escaping (String) -> Void) {
    self.checks = checks
    results = checks.map { _ in nil }
    self.progress = progress
  }

  /// - Throws: the error of the first check that failed.
  func run(_ workers: [@Sendable (Check) throws -> CheckResult]) throws -> [CheckResult] {
    DispatchQueue.concurrentPerform(iterations: workers.count) { index in
      while let (place, check) = next() {
        let result = Result { try workers[index](check) }
        finish(place, result)
      }
    }
    if let first = failures.keys.min(), let error = failures[first] { throw error }
    return results.compactMap(\.self)
  }

  private func next() -> (place: Int, check: Check)? {
    lock.lock()
    defer { lock.unlock() }
    guard failures.isEmpty, started < checks.count else { return nil }
    let place = started
    started += 1
    progress("Kontrollerer \(checks[place].id) (\(started) af \(checks.count))")
    return (place, checks[place])
  }

  private func finish(_ place: Int, _ result: Result<CheckResult, any Error>) {
    lock.lock()
    defer { lock.unlock() }
    switch result {
    case .success(let result): results[place] = result
    case .failure(let error): failures[place] = error
    }
  }
}
