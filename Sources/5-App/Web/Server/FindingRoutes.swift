internal import Application
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Rendering

/// The worklist's addresses. Its pages are made anew for every reader: they change whenever somebody does something.
extension Site {
  func addFindings(to router: Router<BasicRequestContext>) {
    addFresh("/datakvalitet", to: router) { asked, _ in try worklistPage(asked) }
    addFresh("/datakvalitet/fund/:id", to: router) { asked, word in try findingPage(asked, formWord: word) }
    addFresh("/datakvalitet/forloeb/:id", to: router) { asked, _ in try coursePage(asked) }
    addWorklistFile(to: router)
    addSearch(to: router)
    addChange(to: router)
  }

  /// A page that is made anew each time, with the word of its browser for the form in it.
  func addFresh(
    _ path: RouterPath, to router: Router<BasicRequestContext>,
    make: @escaping @Sendable (PageRequest, String) throws -> Page
  ) {
    router.get(path) { request, context in
      let asked = try await pageRequest(request, context)
      let form = FormGuard(request, random: workspace.surroundings.randomKey)
      let text = try await work.run { page(try make(asked, form.word)) }
      return fresh(text, form: form)
    }
  }

  func fresh(_ text: String, status: HTTPResponse.Status = .ok, form: FormGuard) -> Response {
    var headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .cacheControl: "private, no-store"]
    if form.isNew { headers[.setCookie] = form.cookie }
    return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  /// The filter form is sent as a body, so that nothing that is typed by mistake stands in an address: a CPR number is dropped here.
  private func addSearch(to router: Router<BasicRequestContext>) {
    router.post("/datakvalitet") { request, _ in
      let fields = formFields(String(buffer: try await request.body.collect(upTo: 16_384)))
      let text = fields["q"] ?? ""
      let isNumber = FindingFilter.holdsCivilNumber(text)
      let query = WorklistQuery.names.map { name in
        (name, name == "q" && isNumber ? nil : fields[name].map { String($0.prefix(name == "tal" ? 500 : 100)) })
      }
      let kept = query.filter { !WorklistQuery.isDefault($0.0, $0.1) } + (isNumber ? [("cpr", "1")] : [])
      return Response(
        status: .seeOther, headers: [.location: path("/datakvalitet", kept) + "#liste", .cacheControl: "no-store"])
    }
  }

  private func addChange(to router: Router<BasicRequestContext>) {
    router.post("/datakvalitet/fund/:id") { request, context in
      let fields = formFields(String(buffer: try await request.body.collect(upTo: 65_536)))
      guard FormGuard.isOwn(request, fields: fields) else { throw Refusal.foreignForm }
      let asked = try await pageRequest(request, context)
      let call = FindingCall(
        finding: asked.id, status: fields["status"], acceptedUntil: fields["til"],
        practiceChanged: fields["praksis"] == "ja", person: fields["person"], due: fields["frist"],
        text: fields["bemaerkning"])
      do {
        try await work.run { try workspace.changeFinding(call, for: asked.reader) }
      } catch let refusal as Refusal where refusal.kind == .badCall {
        // What was typed is not lost: the page comes back with it, and says what is missing.
        let form = FormGuard(request, random: workspace.surroundings.randomKey)
        let text = try await work.run {
          page(try findingPage(asked, formWord: form.word, problem: refusal, typed: call))
        }
        return fresh(text, status: .badRequest, form: form)
      }
      return Response(
        status: .seeOther,
        headers: [.location: path("/datakvalitet/fund/\(asked.id)", [("gemt", "1")]), .cacheControl: "no-store"])
    }
  }

  private func addWorklistFile(to router: Router<BasicRequestContext>) {
    router.get("/datakvalitet/fejlliste.xlsx") { request, context in
      let asked = try await pageRequest(request, context)
      let file = try await work.run {
        try workspace.exportFindings(WorklistQuery(asked).filter, for: asked.reader)
      }
      return Response(
        status: .ok,
        headers: [
          .contentType: file.format.mediaType, .cacheControl: "private, no-store",
          .contentDisposition: "attachment; filename=\"\(file.name)\"",
        ], body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
  }
}
