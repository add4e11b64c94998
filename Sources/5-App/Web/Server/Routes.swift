internal import Access
internal import Application
internal import CareModel
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Rendering

/// Where addresses are added. The router itself is out of reach, so that every address says what it may be asked, and every form
/// is known to come from a page of ours.
struct Routes {
  private let router = Router(context: Visit.self, options: .autoGenerateHeadEndpoints)
  private let site: Site

  /// - Parameter site: whose door stands before everything that is added.
  init(of site: Site) {
    self.site = site
    router.middlewares.add(SafeHeaders())
    router.middlewares.add(Door(site: site))
    router.middlewares.add(ErrorPages(site: site))
  }

  var built: Router<Visit> { router }

  /// A file of the program's own, the same for everyone.
  func addAsset(_ path: RouterPath, make: @escaping @Sendable () throws -> Response) {
    router.get(path) { _, _ in try make() }
  }

  /// A file made for one reader; no browser keeps it.
  /// - Parameter known: the names that its address may have.
  func addFile(
    _ path: RouterPath, knows known: [String],
    make: @escaping @Sendable (PageRequest, Parameters) async throws -> Site.File
  ) {
    let site = site
    router.get(path) { request, visit in
      let asked = try await site.pageRequest(request, visit, knows: known)
      let file = try await site.work.runParts { try await make(asked, visit.parameters) }
      return Response(
        status: .ok,
        headers: [
          .contentType: file.type, .cacheControl: "private, no-store",
          .contentDisposition: "attachment; filename=\"\(file.name)\"",
        ], body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
  }

  /// A page that is made anew each time, with the word of its browser for the form in it; no browser keeps it.
  func addFresh(
    _ path: RouterPath, knows known: [String], make: @escaping @Sendable (PageRequest, String) throws -> Page
  ) {
    let site = site
    router.get(path) { request, visit in
      let asked = try await site.pageRequest(request, visit, knows: known)
      let form = FormGuard(request, random: site.workspace.surroundings.randomKey)
      let text = try await site.work.run { page(try make(asked, form.word)) }
      return site.fresh(text, form: form)
    }
  }

  /// A page that is kept for the next time the same reader asks for the same.
  func addPage(
    _ path: RouterPath, knows known: [String], make: @escaping @Sendable (PageRequest) throws -> MadePage
  ) {
    let site = site
    router.get(path) { request, visit in
      let asked = try await site.pageRequest(request, visit, knows: known)
      let made = try await site.shown(asked, make: make)
      return site.answer(made, to: request)
    }
  }

  /// What a form does; only one that a page of ours has shown to this browser gets so far.
  /// - Parameter other: who asks where the role that was chosen is none; nil refuses.
  func addForm(
    _ path: RouterPath, asking other: Reader? = nil, take: @escaping @Sendable (SentForm) async throws -> Response
  ) {
    let site = site
    router.post(path) { request, visit in
      let body = try await SentForm.body(of: request)
      // The last of a name counts, as in every browser's forms of ours there is one.
      let fields = Dictionary(try FormText.pairs(String(buffer: body)), uniquingKeysWith: { $1 })
      guard FormGuard.isOwn(request, fields: fields) else { throw Refusal.foreignForm }
      return try await take(
        SentForm(
          fields: fields, asked: try await site.pageRequest(request, visit, knows: [], asking: other),
          browser: FormGuard(request, random: site.workspace.surroundings.randomKey)))
    }
  }
}

/// A form that has been sent, and by whom.
struct SentForm: Sendable {
  let fields: [String: String]
  /// Its address, and who asks.
  let asked: PageRequest
  /// What the page must hold if it is shown again.
  let browser: FormGuard

  subscript(name: String) -> String? { fields[name] }

  /// What was sent, whole.
  ///
  /// - Throws: `HTTPError` of the sender: too much, or a connection that ended, or took too long and was ended, before the last byte.
  static func body(of request: Request) async throws -> ByteBuffer {
    do {
      return try await request.body.collect(upTo: Door.largestBody)
    } catch let error as any HTTPResponseError {
      throw error
    } catch {
      // Nothing but the connection is asked here, so whatever else stops it is the connection's.
      throw HTTPError(.requestTimeout)
    }
  }
}
