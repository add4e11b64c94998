internal import Access
internal import Application
internal import CareModel
internal import DocumentModel
internal import HTTPTypes
internal import Hummingbird
internal import Rendering

/// The release (frigivelse) of a report that is held back: the causes, a reason, a button. A page of its own, made anew
/// each time, for its form belongs to one browser.
extension Site {
  func releasePage(_ asked: PageRequest, formWord: String, problem: Refusal? = nil, typed: String = "") throws -> Page {
    let edition = try Reports(asked.session).show(releaseCall(asked))
    let here = "/rapporter/\(edition.deliverable.id)"
    let back = path(here, [("periode", edition.period.description), ("enhed", asked.value("enhed"))])
    let content = group {
      element("h1") { "Frigiv \(edition.title)" }
      if edition.standing.mayRelease, let cause = edition.standing.cause {
        element("p", .class("lead")) { cause }
        element("p") {
          element("a", .href(back + "#holdt-tilbage")) { "Se årsagerne, og hvem der kan rette dem" }
        }
        element("p") {
          "Indtil den er frigivet, ser modtagerne kun, at den er holdt tilbage. Kommer der et nyt blokerende fund, bliver den holdt tilbage igen."
        }
        if let problem { said(problem) }
        form(edition, here: here, unit: asked.value("enhed"), word: formWord, typed: typed, isWrong: problem != nil)
      } else {
        element("p", .class("lead")) {
          edition.standing.cause ?? "Rapporten er ikke holdt tilbage. Der er ikke noget at frigive."
        }
        if edition.standing.cause != nil {
          element("p") { "Det kan \(workspace.knowledge.policy.releasers.map(\.danishName).joined(separator: ", "))." }
        }
      }
      element("p") { element("a", .href(back)) { "Tilbage til rapporten" } }
    }
    return frame(
      title: "Frigiv \(edition.title)", current: .reports, reader: asked.reader, back: back,
      crumbs: [.init("Rapporter", path: "/rapporter"), .init(edition.title, path: back)], content: content)
  }

  private func said(_ problem: Refusal) -> HTML {
    element("div", .id("fejl"), .class("quality", "a"), Attribute("role", "alert")) {
      Icon.late.html()
      element("p") {
        element("strong") { problem.message }
        " "
        problem.suggestion ?? ""
      }
    }
  }

  private func form(
    _ edition: ReportEdition, here: String, unit: String?, word: String, typed: String, isWrong: Bool
  ) -> HTML {
    element("form", .class("free"), Attribute("action", "\(here)/frigiv"), Attribute("method", "post")) {
      [(FormGuard.name, word), ("periode", edition.period.description), ("enhed", unit ?? "")].map { name, value in
        element("input", Attribute("type", "hidden"), Attribute("name", name), Attribute("value", value))
      }
      element("label", Attribute("for", "begrundelse")) { "Begrundelse" }
      element("p", .id("begrundelse-hjaelp"), .class("small")) {
        "Hvorfor kan tallene bruges, selv om fundene er åbne? Den kommer til at stå på rapporten. Mindst ti tegn; nævn ikke borgere."
      }
      element(
        "textarea", .id("begrundelse"), Attribute("name", "begrundelse"), Attribute("rows", "3"),
        Attribute("maxlength", "500"), Attribute("required", if: true),
        Attribute("aria-invalid", isWrong ? "true" : nil),
        Attribute("aria-describedby", isWrong ? "begrundelse-hjaelp fejl" : "begrundelse-hjaelp")
      ) { typed }
      element("button", .class("btn", "p"), Attribute("type", "submit")) { "Frigiv med denne begrundelse" }
    }
  }

  private func releaseCall(_ asked: PageRequest) -> ReportCall {
    ReportCall(id: asked.id, period: asked.value("periode"), unit: asked.value("enhed"))
  }

  /// `/rapporter/sagsoverblik/frigiv`.
  func addRelease(to routes: Routes) {
    routes.addFresh("/rapporter/:id/frigiv", knows: ["periode", "enhed"]) { asked, word in
      try releasePage(asked, formWord: word)
    }
    routes.addForm("/rapporter/:id/frigiv") { form in
      let asked = form.asked.asking(["periode", "enhed"].map { ($0, form[$0]) })
      let reason = form["begrundelse"] ?? ""
      do {
        _ = try await work.run { try ReportReleases(asked.session).release(releaseCall(asked), reason: reason) }
      } catch let refusal as Refusal where refusal.kind == .badCall {
        let text = try await work.run {
          page(
            try releasePage(
              asked, formWord: form.browser.word, problem: refusal, typed: CivilNumberPattern.hidden(reason)))
        }
        return fresh(text, status: .badRequest, form: form.browser)
      }
      let back = path(
        "/rapporter/\(asked.id)", [("periode", asked.value("periode")), ("enhed", asked.value("enhed"))])
      return Response(status: .seeOther, headers: [.location: back, .cacheControl: "no-store"])
    }
  }
}
