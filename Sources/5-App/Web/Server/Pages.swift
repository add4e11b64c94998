internal import Access
internal import Application
internal import CareModel
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Rendering

/// A page that was made.
struct MadePage {
  var page: Page
  /// Whether it has rows of persons, also of persons that are not citizens; no browser keeps it.
  var isPersonal: Bool

  /// - Parameter persons: different citizens (borgere) whose rows can be seen in it.
  init(_ page: Page, persons: Int = 0, isPersonal: Bool? = nil) {
    self.page = page
    self.isPersonal = isPersonal ?? (persons > 0)
  }
}

/// Pages on their way out: kept or made, and with the headers that say who else may keep them.
extension Site {
  /// The page from the cache or made now. What a session logged when it was made is logged again each time it is shown.
  func shown(
    _ asked: PageRequest, make: @escaping @Sendable (PageRequest) throws -> MadePage
  ) async throws -> PageCache.Page {
    if let known = try await quick.run({ try shownAgain(asked) }) { return known }
    return try await work.run {
      // Those who asked for the same while it was made get it too.
      try shownAgain(asked) ?? shownFirst(asked, make: make)
    }
  }

  private func shownAgain(_ asked: PageRequest) throws -> PageCache.Page? {
    guard let known = cache[asked.key] else { return nil }
    try asked.session.showAgain(known.logged)
    return known
  }

  private func shownFirst(_ asked: PageRequest, make: (PageRequest) throws -> MadePage) throws -> PageCache.Page {
    let content = try make(asked)
    let text = page(content.page)
    let made = PageCache.Page(
      body: ByteBuffer(string: text), tag: tag(of: text), logged: asked.session.logged, isPersonal: content.isPersonal,
      words: FormGuard.places(in: text))
    cache.keep(made, as: asked.key)
    return made
  }

  func answer(_ made: PageCache.Page, to request: Request) -> Response {
    var headers: HTTPFields = [.contentType: "text/html; charset=utf-8"]
    headers[.cacheControl] = made.isPersonal ? "private, no-store" : "private, no-cache"
    headers[.vary] = "Cookie"
    var body = made.body
    var tag = made.tag
    if !made.words.isEmpty {
      let form = FormGuard(request, random: workspace.surroundings.randomKey)
      form.fill(&body, at: made.words)
      tag += "-" + self.tag(of: form.word)
      if form.isNew { headers[.setCookie] = form.cookie }
    }
    guard !made.isPersonal else { return Response(status: .ok, headers: headers, body: .init(byteBuffer: body)) }
    headers[.eTag] = "\"\(tag)\""
    if request.headers[.ifNoneMatch] == headers[.eTag] { return Response(status: .notModified, headers: headers) }
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: body))
  }

  func fresh(_ text: String, status: HTTPResponse.Status = .ok, form: FormGuard) -> Response {
    var headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .cacheControl: "private, no-store"]
    if form.isNew { headers[.setCookie] = form.cookie }
    var body = ByteBuffer(string: text)
    form.fill(&body, at: FormGuard.places(in: text))
    return Response(status: status, headers: headers, body: .init(byteBuffer: body))
  }

  func pageRequest(
    _ request: Request, _ visit: Visit, knows known: [String], asking other: Reader? = nil
  ) async throws -> PageRequest {
    let reader = try other.map { visit.reader(or: $0) } ?? visit.reader()
    let address = try Address(request, visit, knows: known)
    let session = Session(workspace, for: reader, at: "side \(visit.kindOfPage)")
    return PageRequest(
      address: address, session: session, moment: try await quick.run { try session.moment() },
      today: workspace.surroundings.clock.today)
  }

  /// The same bytes give the same tag.
  private func tag(of text: String) -> String { String(StableHash.wide(text.utf8), radix: 16) }
}
