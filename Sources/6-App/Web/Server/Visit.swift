internal import Access
internal import Hummingbird
internal import Serving

/// One request on its way through the server, and who asks: decided by the `Door`, read by everything behind it.
struct Visit: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Nobody until the door has let somebody in.
  fileprivate var who: Result<Reader, Refusal> = .failure(.withoutAdmission)

  init(source: Source) { coreContext = .init(source: source) }

  /// The same visit with somebody in it; nobody but the door calls this.
  func admitted(_ who: Result<Reader, Refusal>) -> Visit {
    var visit = self
    visit.who = who
    return visit
  }

  /// - Throws: when nobody was let in, or when the role that was chosen is none.
  func reader() throws(Refusal) -> Reader { try who.get() }

  /// `/rapporter/:id`: the kind of page, for the log; never what was asked for, which may be anything.
  var kindOfPage: String { endpointPath.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "ukendt" }

  /// For pages that must be shown in any case.
  func reader(or other: Reader) -> Reader {
    switch who {
    case .success(let reader): reader
    case .failure: other
    }
  }
}
