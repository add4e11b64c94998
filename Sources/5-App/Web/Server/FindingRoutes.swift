internal import Application
internal import CareModel
internal import HTTPTypes
internal import Hummingbird
internal import Rendering

/// The worklist's addresses. Its pages are made anew for every reader: they change whenever somebody does something.
extension Site {
  func addFindings(to routes: Routes) {
    routes.addFresh("/datakvalitet", knows: WorklistQuery.names + ["side", "cpr"]) { asked, _ in
      try worklistPage(asked)
    }
    routes.addFresh("/datakvalitet/fund/:id", knows: ["gemt"]) { asked, word in try findingPage(asked, formWord: word) }
    routes.addFresh("/datakvalitet/forloeb/:id", knows: []) { asked, _ in try coursePage(asked) }
    routes.addFresh("/opfoelgninger", knows: FollowUpQuery.names) { asked, _ in try followUpPage(asked) }
    routes.addFresh("/opfoelgninger/forloeb/:id", knows: []) { asked, _ in try followUpCoursePage(asked) }
    routes.addFile("/datakvalitet/fejlliste.xlsx", knows: WorklistQuery.names + ["side"]) { asked, _ in
      let file = try Worklists(asked.session).export(WorklistQuery(asked).filter)
      return File(name: file.name, type: file.format.mediaType, bytes: file.bytes)
    }
    for format in ListFormat.allCases { addLists(format, to: routes) }
    addSearch(to: routes)
    addChange(to: routes)
  }

  /// The follow-ups, and every row behind an explained figure.
  private func addLists(_ format: ListFormat, to routes: Routes) {
    routes.addFile("/opfoelgninger/opfoelgninger.\(format.rawValue)", knows: FollowUpQuery.names) { asked, _ in
      let file = try FollowUpLists(asked.session).export(FollowUpQuery(asked).filter, as: format)
      return File(name: file.name, type: format.mediaType, bytes: file.bytes)
    }
    routes.addFile("/hvor-kommer-tallet-fra/raekker.\(format.rawValue)", knows: ExplanationQuery.known) { asked, _ in
      let file = try Figures(asked.session).exportRows(ExplanationQuery(asked, in: workspace).call, as: format)
      return File(name: file.name, type: format.mediaType, bytes: file.bytes)
    }
  }

  /// The filter form is sent as a body, so that nothing that is typed by mistake stands in an address: a CPR number is dropped here.
  private func addSearch(to routes: Routes) {
    routes.addForm("/datakvalitet") { form in
      let isNumber = form.fields.contains { $0.key != FormGuard.name && CivilNumberPattern.isIn($0.value) }
      let query = WorklistQuery.names.map { name in
        (name, isNumber ? nil : form[name].map { String($0.prefix(name == "tal" ? 500 : 100)) })
      }
      let kept = query.filter { !WorklistQuery.isDefault($0.0, $0.1) } + (isNumber ? [("cpr", "1")] : [])
      return Response(
        status: .seeOther, headers: [.location: path("/datakvalitet", kept) + "#liste", .cacheControl: "no-store"])
    }
  }

  private func addChange(to routes: Routes) {
    routes.addForm("/datakvalitet/fund/:id") { form in
      let asked = form.asked
      let call = FindingCall(
        finding: asked.id, status: form["status"], acceptedUntil: form["til"],
        practiceChanged: form["praksis"] == "ja", person: form["person"], due: form["frist"],
        text: form["bemaerkning"])
      do {
        try await work.run { try FindingChanges(asked.session).make(call) }
      } catch let refusal as Refusal where refusal.kind == .badCall {
        // What was typed is not lost: the page comes back with it, and says what is missing.
        let text = try await work.run {
          page(try findingPage(asked, formWord: form.browser.word, problem: refusal, typed: call.withoutNumbers))
        }
        return fresh(text, status: .badRequest, form: form.browser)
      }
      return Response(
        status: .seeOther,
        headers: [.location: path("/datakvalitet/fund/\(asked.id)", [("gemt", "1")]), .cacheControl: "no-store"])
    }
  }
}
