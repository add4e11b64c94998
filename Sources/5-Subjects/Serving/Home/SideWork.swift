internal import Foundation
internal import Synchronization

/// One piece of work beside that of the caller, who waits for it before going on.
package final class SideWork: Sendable {
  private let group = DispatchGroup()
  private let failure = Mutex<(any Error)?>(nil)

  package init(_ work: @escaping @Sendable () throws -> Void) {
    DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
      do {
        try work()
      } catch {
        failure.withLock { $0 = error }
      }
    }
  }

  /// - Throws: what the work threw.
  package func wait() throws {
    group.wait()
    if let error = failure.withLock({ $0 }) { throw error }
  }
}
