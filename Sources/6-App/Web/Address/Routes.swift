internal import Access
internal import DocumentModel
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Serving

/// Where subjects add what answers their addresses. The router itself is out of reach: a route is made from an `Address`, so it says what
/// it may be asked, and every form is known to come from a page of ours.
struct Routes {
  private let router = Router(context: Visit.self, options: .autoGenerateHeadEndpoints)
  private let site: Site
  private let answers: PageAnswers

  /// - Parameter site: whose door stands before everything that is added.
  init(of site: Site) {
    self.site = site
    answers = PageAnswers(site: site)
    router.middlewares.add(SafeHeaders())
    router.middlewares.add(Door(site: site))
    router.middlewares.add(ErrorPages(site: site))
  }

  var built: Router<Visit> { router }

  /// A file of the program's own, the same for everyone.
  func addAsset(_ address: Address, make: @escaping @Sendable () throws -> Response) {
    router.get(RouterPath(Route(address).pattern)) { _, _ in try make() }
  }

  /// A file made for one reader; no browser keeps it.
  func addFile<Query: AddressParameters>(
    _ address: @escaping @Sendable (Query) -> Address,
    make: @escaping @Sendable (PageRequest, Query) async throws -> TakenFile
  ) {
    let (site, answers) = (site, answers)
    add(address) { request, visit, route in
      let (asked, query) = try await answers.asked(request, visit, route)
      let file = try await site.work.runParts { try await make(asked, query) }
      return Response(
        status: .ok,
        headers: [
          .contentType: file.type, .cacheControl: "private, no-store",
          .contentDisposition: "attachment; filename=\"\(file.name)\"",
        ], body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
  }

  /// A page that is made anew each time, with the word of its browser for the forms in it; no browser keeps it.
  func addFresh<Query: AddressParameters>(
    _ address: @escaping @Sendable (Query) -> Address,
    make: @escaping @Sendable (PageRequest, Query, FormWord) throws -> PageContent
  ) {
    let (site, answers) = (site, answers)
    add(address) { request, visit, route in
      let (asked, query) = try await answers.asked(request, visit, route)
      let guardian = FormGuard(request, random: site.workspace.surroundings.randomKey)
      let content = try await site.work.run { try make(asked, query, guardian.word) }
      return answers.fresh(content, for: asked.reader, form: guardian)
    }
  }

  /// A page whose content is kept for the next of the same role and unit that asks for the same. It is given no word, so it can hold no form
  /// that changes anything.
  func addPage<Query: AddressParameters>(
    _ address: @escaping @Sendable (Query) -> Address,
    make: @escaping @Sendable (PageRequest, Query) throws -> PageContent
  ) {
    let answers = answers
    add(address) { request, visit, route in
      let (asked, query) = try await answers.asked(request, visit, route)
      return answers.answer(try await answers.shown(asked) { try make($0, query) }, for: asked.reader, to: request)
    }
  }

  func addPage(_ address: Address, make: @escaping @Sendable (PageRequest) throws -> PageContent) {
    addPage({ (_: NoParameters) in address }) { asked, _ in try make(asked) }
  }

  /// What a form does; only one that a page of ours has shown to this browser gets so far.
  ///
  /// - Parameter other: who asks where the role that was chosen is none; nil refuses.
  func addPost<Query: AddressParameters>(
    _ address: @escaping @Sendable (Query) -> Address, asking other: Reader? = nil,
    take: @escaping @Sendable (SentForm, Query) async throws -> Response
  ) {
    let (site, answers) = (site, answers)
    let route = PageRoute(address, takesQuery: false)
    router.post(route.path) { request, visit in
      let body = try await SentForm.body(of: request)
      guard let pairs = AddressText.pairs(String(buffer: body)) else { throw Refusal.addressUnreadable }
      // The last of a name counts, as in every browser's forms of ours there is one.
      let fields = Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
      guard FormGuard.isOwn(request, fields: fields) else { throw Refusal.foreignForm }
      let (asked, query) = try await answers.asked(request, visit, route, asking: other)
      return try await take(
        SentForm(
          fields: fields, asked: asked, browser: FormGuard(request, random: site.workspace.surroundings.randomKey)),
        query)
    }
  }

  /// A form with its page: what it says is read and made so; what cannot be is told on the page, with what was typed.
  ///
  /// - Parameters:
  ///   - make: makes it so and says where to go then.
  ///   - page: the page again, after a refusal of what was typed.
  func addForm<Query: AddressParameters, Call: FormCall>(
    _ address: @escaping @Sendable (Query) -> Address, _ form: Form<Call>,
    make: @escaping @Sendable (PageRequest, Query, Call) throws -> Address,
    page: @escaping @Sendable (PageRequest, Query, FormState<Call>) throws -> PageContent
  ) {
    let (site, answers) = (site, answers)
    addPost(address) { sent, query in
      let call = form.read(sent.fields)
      do {
        let next = try await site.work.run {
          try sent.asked.session.refusing { try form.check(call) }
          return try make(sent.asked, query, call)
        }
        return Response(status: .seeOther, headers: [.location: next.path, .cacheControl: "no-store"])
      } catch let refusal as Refusal where refusal.kind == .badCall {
        // What was typed is not lost: the page comes back with it, and says what is missing.
        let state = FormState(word: sent.browser.word, typed: form.safe(call), problem: refusal)
        let content = try await site.work.run { try page(sent.asked, query, state) }
        return answers.fresh(content, for: sent.asked.reader, status: .badRequest, form: sent.browser)
      }
    }
  }

  private func add<Query: AddressParameters>(
    _ address: @escaping @Sendable (Query) -> Address,
    answer: @escaping @Sendable (Request, Visit, PageRoute<Query>) async throws -> Response
  ) {
    let route = PageRoute(address)
    router.get(route.path) { request, visit in try await answer(request, visit, route) }
  }
}

/// A file that somebody takes out.
struct TakenFile: Sendable {
  var name: String
  var type: String
  var bytes: Data
}
