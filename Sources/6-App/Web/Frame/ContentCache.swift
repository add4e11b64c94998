internal import Access
internal import CareModel
internal import DocumentModel
internal import Hummingbird
internal import Serving
internal import Synchronization

/// Finished content of pages of the warehouse in use, bounded by its bytes; the least recently read goes first. Frames are never kept.
final class ContentCache: Sendable {
  /// What tells one page's content from another's: what may be seen, not who sees it.
  struct Key: Hashable, Sendable {
    var moment: Session.Moment?
    var role: Role
    var unit: String?
    var today: Day
    var address: Address
  }

  struct Kept: Sendable {
    /// Without its markup, which is in the body alone.
    var content: PageContent
    var body: ByteBuffer
    var tag: String
    /// What the access log has of it; written again each time it is shown.
    var logged: LoggedLines
  }

  private struct State {
    var pages: [Key: (page: Kept, read: Int)] = [:]
    var bytes = 0
    var reads = 0
  }

  private let limit: Int
  private let state = Mutex(State())

  init(bytes: Int) { limit = bytes }

  subscript(key: Key) -> Kept? {
    state.withLock { state in
      state.reads += 1
      state.pages[key]?.read = state.reads
      return state.pages[key]?.page
    }
  }

  func keep(_ page: Kept, as key: Key) {
    state.withLock { state in
      guard page.body.readableBytes <= limit / 4 else { return }
      state.reads += 1
      if let old = state.pages.removeValue(forKey: key) { state.bytes -= old.page.body.readableBytes }
      state.pages[key] = (page, state.reads)
      state.bytes += page.body.readableBytes
      while state.bytes > limit, let oldest = state.pages.min(by: { $0.value.read < $1.value.read }) {
        state.pages[oldest.key] = nil
        state.bytes -= oldest.value.page.body.readableBytes
      }
    }
  }
}
