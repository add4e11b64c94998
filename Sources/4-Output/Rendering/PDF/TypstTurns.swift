/// Typst takes a core for each file, so its processes take turns: at most as many at once as there are cores, the rest in line.
package actor TypstTurns {
  private let width: Int
  private let longestLine: Int
  private var running = 0
  private var line: [CheckedContinuation<Void, Never>] = []

  /// - Parameters:
  ///   - width: how many may run at once.
  ///   - longestLine: how many may wait; whoever comes after is told so at once.
  package init(width: Int, longestLine: Int = .max) {
    self.width = max(1, width)
    self.longestLine = longestLine
  }

  /// - Throws: `RenderingError.lineIsLong` when too many wait already; what the work throws.
  func take<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    if running < width {
      running += 1
    } else {
      guard line.count < longestLine else { throw RenderingError.lineIsLong(waiting: line.count) }
      // The turn is handed over by whoever ends: `running` stays as it is.
      await withCheckedContinuation { line.append($0) }
    }
    defer { end() }
    return try await work()
  }

  private func end() {
    if line.isEmpty { running -= 1 } else { line.removeFirst().resume() }
  }
}
