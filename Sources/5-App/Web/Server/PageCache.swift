internal import Access
internal import Application
internal import CareModel
internal import Hummingbird
internal import Synchronization

/// Finished pages of the warehouse in use, bounded by their bytes; the least recently read go first.
final class PageCache: Sendable {
  /// What tells one page from another. A page has its reader's name and role in its frame, so the whole reader is part of it.
  struct Key: Hashable, Sendable {
    var moment: Session.Moment?
    var reader: Reader
    var today: Day
    var path: String
    var id: String
    var parameters: [Address.Parameter]
  }

  struct Page: Sendable {
    var body: ByteBuffer
    var tag: String
    /// What the access log has of it; written again each time it is shown.
    var logged: LoggedLines
    /// Whether it has rows of persons: no browser keeps it.
    var isPersonal: Bool
    /// Where the word of the reader's browser goes, one place for each form on the page.
    var words: [Int]
  }

  private struct State {
    var pages: [Key: (page: Page, read: Int)] = [:]
    var bytes = 0
    var reads = 0
  }

  private let limit: Int
  private let state = Mutex(State())

  init(bytes: Int) { limit = bytes }

  subscript(key: Key) -> Page? {
    state.withLock { state in
      state.reads += 1
      state.pages[key]?.read = state.reads
      return state.pages[key]?.page
    }
  }

  func keep(_ page: Page, as key: Key) {
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
