internal import Foundation
internal import MetricEngine
internal import Synchronization

/// The warehouse that readers are served from; when a load swaps in a new file, the next reader gets that one.
///
/// Whoever is still reading keeps the old one open until the page is done.
package final class ServedWarehouse: Sendable {
  private let home: Home
  private let knowledge: Knowledge
  private let state = Mutex<(stamp: FileStamp, open: OpenWarehouse)?>(nil)
  let documents = DocumentCache(limit: 64)

  init(home: Home, knowledge: Knowledge) {
    self.home = home
    self.knowledge = knowledge
  }

  /// The one that the last reader got; nil before anyone has read.
  package var known: OpenWarehouse? { state.withLock { $0?.open } }

  /// Opens the same warehouse anew and lets the old one go with the memory that much work has left in it.
  ///
  /// Finished documents and what was counted stay; a page that is not among them is made of the fresh one.
  func rest() throws {
    try state.withLock { known in
      // Where a load has swapped in another meanwhile, the next reader opens that.
      guard let (stamp, open) = known, try FileStamp(home.warehouse) == stamp else { return }
      known = (
        stamp,
        try OpenWarehouse.open(
          home.warehouse, version: stamp.text, knowledge: knowledge, counts: open.engine.counts)
      )
    }
  }

  /// - Throws: when there is no warehouse yet. A new one that cannot be opened leaves the old one in use.
  package func current() throws(Refusal) -> OpenWarehouse {
    do {
      return try state.withLock { known in
        guard let stamp = try FileStamp(home.warehouse) else {
          if let known { return known.open }
          throw Refusal(
            .unavailable, code: "lager-mangler", "Der er ikke indlæst nogen data endnu.",
            suggestion: "Indlæs en levering med `traad load MAPPE`, eller prøv `traad demo`.")
        }
        if let known, known.stamp == stamp { return known.open }
        do {
          let opened = try OpenWarehouse.open(home.warehouse, version: stamp.text, knowledge: knowledge)
          known = (stamp, opened)
          return opened
        } catch {
          if let known { return known.open }
          throw error
        }
      }
    } catch {
      throw Refusal(error)
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
