internal import Hummingbird
internal import Synchronization

/// Finished pages of the warehouse in use, bounded by their bytes; the least recently read go first.
final class PageCache: Sendable {
  struct Page: Sendable {
    var body: ByteBuffer
    var tag: String
    /// How many persons it shows as rows; logged each time it is shown.
    var persons: Int
  }

  private struct State {
    var pages: [String: (page: Page, read: Int)] = [:]
    var bytes = 0
    var reads = 0
  }

  private let limit: Int
  private let state = Mutex(State())

  init(bytes: Int) { limit = bytes }

  subscript(key: String) -> Page? {
    state.withLock { state in
      state.reads += 1
      state.pages[key]?.read = state.reads
      return state.pages[key]?.page
    }
  }

  func keep(_ page: Page, as key: String) {
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
