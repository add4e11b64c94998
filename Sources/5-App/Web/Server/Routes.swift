internal import Application
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Rendering

/// A page that was made, and how many persons can be seen in it as rows.
struct MadePage {
  var page: Page
  var persons: Int

  init(_ page: Page, persons: Int = 0) {
    self.page = page
    self.persons = persons
  }
}

extension Site {
  /// A page at an address: made off the serving threads, kept for the next reader with the same rights.
  func addPage(
    _ path: RouterPath, to router: Router<BasicRequestContext>,
    make: @escaping @Sendable (PageRequest) throws -> MadePage
  ) {
    router.get(path) { request, context in
      let asked = try await pageRequest(request, context)
      let made = try await work.run { try shown(asked, make: make) }
      return answer(made, to: request)
    }
  }

  /// The page from the cache or made now. What is shown is logged by the use case, which runs for every reader.
  private func shown(_ asked: PageRequest, make: (PageRequest) throws -> MadePage) throws -> PageCache.Page {
    if let known = cache[asked.key] {
      try workspace.logAgain(
        asked.path, query: asked.query.map { "\($0.name)=\($0.value)" }, persons: known.persons, for: asked.reader)
      return known
    }
    let content = try make(asked)
    let text = page(content.page)
    let made = PageCache.Page(body: ByteBuffer(string: text), tag: "\"\(tag(of: text))\"", persons: content.persons)
    cache.keep(made, as: asked.key)
    return made
  }

  private func answer(_ made: PageCache.Page, to request: Request) -> Response {
    var headers: HTTPFields = [
      .contentType: "text/html; charset=utf-8", .cacheControl: "private, no-cache", .eTag: made.tag,
    ]
    headers[.vary] = "Cookie"
    if request.headers[.ifNoneMatch] == made.tag { return Response(status: .notModified, headers: headers) }
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: made.body))
  }

  func pageRequest(_ request: Request, _ context: BasicRequestContext) async throws -> PageRequest {
    let reader = try reader(of: request)
    let (open, revision) = try await work.run {
      guard workspace.home.hasWarehouse else { return (OpenWarehouse?.none, "") }
      return (try workspace.serving.current(), try workspace.qualityRevision())
    }
    return PageRequest(
      path: request.uri.path, id: context.parameters.get("id") ?? "",
      query: request.uri.queryParameters.map { (String($0.key), String($0.value)) }, reader: reader, open: open,
      revision: revision)
  }

  /// The same bytes give the same tag (FNV-1a, 64 bits).
  private func tag(of text: String) -> String {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
    return String(hash, radix: 16)
  }
}
