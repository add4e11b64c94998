internal import Synchronization

/// The findings of the warehouse in use, kept until another is served.
final class FindingLists: Sendable {
  private let known = Mutex<(version: String, list: FindingList)?>(nil)

  func list(of version: String, read: () throws -> FindingList) throws -> FindingList {
    if let known = known.withLock({ $0 }), known.version == version { return known.list }
    let list = try read()
    known.withLock { $0 = (version, list) }
    return list
  }
}
