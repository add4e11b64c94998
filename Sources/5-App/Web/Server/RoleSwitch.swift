internal import Access
internal import Application
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Rendering

/// `Se som`: whose eyes the demonstration is seen with. A cookie holds the role; nothing else is kept of a visitor.
extension Site {
  static let cookieName = "rolle"

  var defaultReader: Reader { isDemo ? .newInDemonstration : .atThisMachine }

  /// The role that a visitor of the demonstration has chosen.
  func chosenReader(of request: Request) -> Result<Reader, Refusal> {
    guard let text = request.cookies[Site.cookieName]?.value, let role = text.removingPercentEncoding else {
      return .success(defaultReader)
    }
    return Result { () throws(Refusal) in try workspace.knowledge.admitted(.visitor(role)) }
  }

  func addRoleSwitch(to routes: Routes) {
    routes.addForm("/se-som", asking: defaultReader) { form in
      guard isDemo else { throw Refusal.noRoleSwitch }
      let reader = try workspace.knowledge.admitted(.visitor(form["rolle"] ?? ""))
      try await quick.run { try Visits(form.asked.session).changeRole(to: reader) }
      let cookie =
        "\(Site.cookieName)=\(escapedForAddress(reader.text)); Path=/; HttpOnly; SameSite=Strict; Max-Age=86400"
      return Response(
        status: .seeOther,
        headers: [.location: ownPath(form["tilbage"] ?? "/"), .setCookie: cookie, .cacheControl: "no-store"])
    }
  }

  /// The roles of the demonstration: each recipient group, and some narrowed to a unit of their own.
  func roleChoices(selected: Reader?) -> [Page.ChoiceForm.Option] {
    var choices: [(String, String)] = Role.allCases
      .filter { workspace.knowledge.policy[$0].seesFigures && workspace.knowledge.policy[$0].unit != .required }
      .map { ($0.danishName, $0.rawValue) }
    choices += unitRoles()
    if let selected, !choices.contains(where: { $0.1 == selected.text }) {
      choices.append(("\(selected.role.danishName), \(selected.unit ?? "")", selected.text))
    }
    return choices.map { .init($0.0, value: $0.1, selected: $0.1 == selected?.text) }
  }

  private func unitRoles() -> [(String, String)] {
    guard let open = workspace.serving.known else { return [] }
    let teams = open.units.filter { $0.kind == .unit && $0.type == "Team" }.prefix(2)
    let facilities = open.units.filter { $0.kind == .facility }.prefix(2)
    let centres = open.units.filter { $0.kind == .unit && $0.type == "Center" }.prefix(1)
    return centres.map { ("Ledelse, \($0.name)", "ledelse:\($0.id)") }
      + teams.map { ("Myndighed, \($0.name)", "myndighed:\($0.id)") }
      + facilities.map { ("Udfører, \($0.name)", "udfoerer:\($0.id)") }
  }
}
