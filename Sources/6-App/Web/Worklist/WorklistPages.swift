internal import CareModel
internal import DocumentModel
internal import HTTPTypes
internal import Hummingbird
internal import Serving
internal import Worklist

/// The worklist's addresses. Its pages are made anew for every reader: they change whenever somebody does something.
struct WorklistPages {
  func add(to routes: Routes) {
    routes.addFresh(Address.worklist) { asked, address, word in
      let query = try WorklistQuery(address)
      let worklists = Worklists(asked.session)
      return WorklistView(
        list: try worklists.list(query.filter, page: address.page), query: query,
        named: try query.filter.figures.flatMap { try worklists.figuresNamed($0) }, word: word
      ).content
    }
    routes.addFresh(Address.finding) { asked, finding, word in
      FindingView(
        finding: try Worklists(asked.session).finding(finding.id), isSaved: finding.isSaved, form: FormState(word: word)
      ).content
    }
    routes.addForm(Address.finding, FindingCall.form) { asked, finding, call in
      var call = call
      call.finding = finding.id
      try FindingChanges(asked.session).make(call)
      return .finding(FindingAddress(finding.id, isSaved: true))
    } page: { asked, finding, form in
      FindingView(finding: try Worklists(asked.session).finding(finding.id), isSaved: false, form: form).content
    }
    routes.addFresh(Address.findingCourse) { asked, finding, _ in
      CourseView(course: try Worklists(asked.session).course(finding), menu: .quality, here: asked.address).content
    }
    routes.addFile(Address.worklistFile) { asked, address in
      let file = try Worklists(asked.session).export(WorklistQuery(address).filter)
      return TakenFile(name: file.name, type: file.format.mediaType, bytes: file.bytes)
    }
    addSearch(to: routes)
  }

  /// The filter form is sent as a body, so that nothing that is typed by mistake stands in an address: a CPR number is dropped here.
  private func addSearch(to routes: Routes) {
    routes.addPost(Address.worklist) { form, _ in
      var list = WorklistAddress()
      if form.fields.contains(where: { $0.key != FormGuard.name && CivilNumberPattern.isIn($0.value) }) {
        list.civilNumber = true
      } else {
        let asked = form.fields.filter { !["side", "cpr"].contains($0.key) }
          .map { (name: $0.key, value: String($0.value.prefix($0.key == "tal" ? 500 : 100))) }
        do throws(UnreadableParameter) {
          list = try WorklistAddress(reading: asked).short
        } catch {
          throw Refusal.unknownChoice(error.text, of: error.name)
        }
      }
      let place = PageLink("", to: .worklist(list), at: "liste")
      return Response(status: .seeOther, headers: [.location: place.path, .cacheControl: "no-store"])
    }
  }
}
