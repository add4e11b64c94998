internal import Access
internal import CareModel
internal import DocumentModel
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Rendering
internal import Serving

/// Pages on their way out: content that is kept or made, the frame of who reads it, and the headers that say who else may keep them.
struct PageAnswers {
  let site: Site

  func asked<Query: AddressParameters>(
    _ request: Request, _ visit: Visit, _ route: PageRoute<Query>, asking other: Reader? = nil
  ) async throws -> (PageRequest, Query) {
    let reader = try other.map { visit.reader(or: $0) } ?? visit.reader()
    let query = try route.query(of: request, visit)
    let session = Session(site.workspace, for: reader, at: "side \(visit.kindOfPage)")
    let asked = PageRequest(
      address: route.address(query), session: session, moment: try await site.quick.run { try session.moment() },
      today: site.workspace.surroundings.clock.today)
    return (asked, query)
  }

  /// The content from the cache or made now. What a session logged when it was made is logged again each time it is shown.
  func shown(
    _ asked: PageRequest, make: @escaping @Sendable (PageRequest) throws -> PageContent
  ) async throws -> ContentCache.Kept {
    if let known = try await site.quick.run({ try shownAgain(asked) }) { return known }
    return try await site.work.run {
      // Those who asked for the same while it was made get it too.
      try shownAgain(asked) ?? shownFirst(asked, make: make)
    }
  }

  private func shownAgain(_ asked: PageRequest) throws -> ContentCache.Kept? {
    guard let known = site.cache[asked.key] else { return nil }
    try asked.session.showAgain(known.logged)
    return known
  }

  private func shownFirst(_ asked: PageRequest, make: (PageRequest) throws -> PageContent) throws -> ContentCache.Kept {
    var content = try make(asked)
    let text = content.html.markup
    content.html = .nothing
    let made = ContentCache.Kept(
      content: content, body: ByteBuffer(string: text), tag: tag(of: text), logged: asked.session.logged)
    site.cache.keep(made, as: asked.key)
    return made
  }

  /// Content with the frame of who reads it.
  func answer(_ kept: ContentCache.Kept, for reader: Reader, to request: Request) -> Response {
    let (content, form) = (kept.content, FormGuard(request, random: site.workspace.surroundings.randomKey))
    let frame = around(content, for: reader, form)
    var response = response(frame, kept.body, content.isPersonal ? "private, no-store" : "private, no-cache", form)
    response.headers[.vary] = "Cookie"
    guard !content.isPersonal else { return response }
    response.headers[.eTag] = "\"\(kept.tag)-\(tag(of: frame.before + frame.after))\""
    guard request.headers[.ifNoneMatch] == response.headers[.eTag] else { return response }
    return Response(status: .notModified, headers: response.headers.without(.contentLength))
  }

  /// A page that nobody keeps.
  func fresh(
    _ content: PageContent, for reader: Reader, status: HTTPResponse.Status = .ok, form: FormGuard
  ) -> Response {
    var response = response(
      around(content, for: reader, form), ByteBuffer(string: content.html.markup), "private, no-store", form)
    response.status = status
    return response
  }

  private func around(_ content: PageContent, for reader: Reader, _ form: FormGuard) -> (before: String, after: String)
  {
    Frame(site: site).around(
      content.title, in: content.menu, here: content.here, crumbs: content.crumbs, for: reader, word: form.word)
  }

  private func response(
    _ frame: (before: String, after: String), _ content: ByteBuffer, _ cacheControl: String, _ form: FormGuard
  ) -> Response {
    var body = ByteBuffer()
    body.reserveCapacity(frame.before.utf8.count + content.readableBytes + frame.after.utf8.count)
    body.writeString(frame.before)
    body.writeImmutableBuffer(content)
    body.writeString(frame.after)
    var response = Response(
      status: .ok, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: cacheControl],
      body: .init(byteBuffer: body))
    // Only a frame with a form needs its word.
    if form.isNew, site.isDemo || cacheControl == "private, no-store" { response.setCookie(form.cookie) }
    return response
  }

  /// The same bytes give the same tag.
  private func tag(of text: String) -> String { String(StableHash.wide(text), radix: 16) }
}

extension HTTPFields {
  fileprivate func without(_ name: HTTPField.Name) -> HTTPFields {
    var fields = self
    fields[name] = nil
    return fields
  }
}
