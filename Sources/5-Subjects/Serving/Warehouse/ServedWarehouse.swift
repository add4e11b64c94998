internal import Foundation
internal import MetricEngine
internal import Synchronization

/// The warehouse that readers are served from; when a load swaps in a new file, the next reader gets that one.
///
/// Whoever is still reading keeps the old one open until the page is done.
package final class ServedWarehouse: Sendable {
  private let home: Home
  private let knowledge: Knowledge
  private let clock: Clock
  private let state = Mutex<Held?>(nil)
  /// Held by whoever opens a warehouse.
  private let opening = Mutex<Void>(())
  let documents = DocumentCache(limit: 64)

  private struct Held {
    var stamp: FileStamp
    var open: OpenWarehouse
    /// A newer file that this program does not serve: it cannot be opened, or other definitions made it.
    var passedOver: FileStamp?
  }

  init(home: Home, knowledge: Knowledge, clock: Clock) {
    self.home = home
    self.knowledge = knowledge
    self.clock = clock
  }

  /// The one that the last reader got; nil before anyone has read.
  package var known: OpenWarehouse? { state.withLock { $0?.open } }

  /// Opens the same warehouse anew and lets the old one go with the memory that much work has left in it.
  ///
  /// Finished documents and what was counted stay; a page that is not among them is made of the fresh one.
  package func rest() throws {
    try opening.withLock { _ in
      // Where a load has swapped in another meanwhile, the next reader opens that.
      guard let held = state.withLock({ $0 }), try FileStamp(home.warehouse) == held.stamp else { return }
      let fresh = try OpenWarehouse.open(
        home.warehouse, version: held.stamp.text, knowledge: knowledge, clock: clock,
        counts: held.open.engine.counts)
      state.withLock { $0?.open = fresh }
    }
  }

  /// A new warehouse that cannot be opened leaves the old one in use, and so does one that other definitions than this program's
  /// have made: while a new version is put in, its load builds the warehouse and the old program goes on until it is stopped.
  ///
  /// While one reader opens a new warehouse, the others go on with the old one; before the first, all wait.
  ///
  /// - Throws: when there is no warehouse yet, or when it is gone: who opened it before must hear it with those who come after.
  package func current() throws(Refusal) -> OpenWarehouse {
    let held = state.withLock { $0 }
    return try refusing {
      try home.mustHaveFileAsWarehouse()
      guard let stamp = try FileStamp(home.warehouse) else { throw Refusal.noWarehouse(in: home) }
      guard let held else { return try opening.withLock { _ in try opened(stamp) } }
      if held.stamp == stamp || held.passedOver == stamp { return held.open }
      return try opening.withLockIfAvailable { _ in try opened(stamp) } ?? held.open
    }
  }

  /// nil in a home that nothing was ever loaded into: the only one where there is nothing to show and nothing wrong.
  package func currentUnlessNew() throws(Refusal) -> OpenWarehouse? {
    do {
      if try !home.hasWarehouse && home.deliveries().isEmpty { return nil }
    } catch {
      throw Refusal(error)
    }
    return try current()
  }

  /// The warehouse of a stamp, opened unless another has done so meanwhile.
  private func opened(_ stamp: FileStamp) throws -> OpenWarehouse {
    let held = state.withLock { $0 }
    if let held, held.stamp == stamp || held.passedOver == stamp { return held.open }
    do {
      let opened = try OpenWarehouse.open(home.warehouse, version: stamp.text, knowledge: knowledge, clock: clock)
      if let held, opened.definitionVersion != knowledge.version {
        state.withLock { $0?.passedOver = stamp }
        return held.open
      }
      state.withLock { $0 = Held(stamp: stamp, open: opened) }
      return opened
    } catch {
      guard let held else { throw error }
      state.withLock { $0?.passedOver = stamp }
      return held.open
    }
  }
}

/// What tells one file from the next under the same name.
struct FileStamp: Hashable {
  let inode: UInt64
  let size: Int64
  let seconds: Int
  let nanoseconds: Int

  /// nil when there is no file.
  init?(_ file: URL) throws {
    var info = stat()
    guard stat(file.path, &info) == 0 else {
      if errno == ENOENT { return nil }
      throw Refusal(
        .unavailable, code: "lager-ulaeseligt", "Datalageret kan ikke læses.",
        suggestion: "Se, om du må læse i hjemmet.")
    }
    inode = UInt64(info.st_ino)
    size = Int64(info.st_size)
    seconds = info.st_mtim.tv_sec
    nanoseconds = info.st_mtim.tv_nsec
  }

  var text: String { "\(inode)-\(size)-\(seconds).\(nanoseconds)" }
}
