internal import Access
internal import DocumentModel
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Rendering
internal import Serving

/// `Se som`: whose eyes the demonstration is seen with. A cookie holds the role; nothing else is kept of a visitor.
struct RoleSwitch {
  static let cookieName = "rolle"

  let site: Site

  private var isDemo: Bool { site.isDemo }
  private var knowledge: Knowledge { site.workspace.knowledge }

  /// Who reads where nobody has chosen.
  var defaultReader: Reader {
    isDemo ? .newInDemonstration : .atThisMachine
  }

  /// The role that a visitor of the demonstration has chosen.
  func reader(of request: Request) -> Result<Reader, Refusal> {
    guard let text = request.cookies[RoleSwitch.cookieName]?.value, let role = text.removingPercentEncoding else {
      return .success(defaultReader)
    }
    return Result { () throws(Refusal) in try knowledge.admitted(.visitor(role)) }
  }

  func add(to routes: Routes) {
    routes.addPost({ (_: NoParameters) in .seeAs }, asking: defaultReader) { form, _ in
      guard isDemo else { throw Refusal.noRoleSwitch }
      let reader = try knowledge.admitted(.visitor(form["rolle"] ?? ""))
      try await site.quick.run { try Visits(form.asked.session).changeRole(to: reader) }
      // Only an address of ours is led back to, however another is disguised.
      let back = form["tilbage"].flatMap(Address.init(path:)) ?? .front
      var response = Response(status: .seeOther, headers: [.location: back.path, .cacheControl: "no-store"])
      response.setCookie(
        ownCookie(RoleSwitch.cookieName, AddressText.escaped(reader.text), seconds: 86_400))
      return response
    }
  }

  /// The roles of the demonstration: each recipient group, and some narrowed to a unit of their own.
  func choices(selected: Reader?) -> [Page.ChoiceForm.Option] {
    var choices: [(String, String)] = Role.allCases
      .filter { knowledge.policy[$0].seesFigures && knowledge.policy[$0].unit != .required }
      .map { ($0.danishName, $0.rawValue) }
    choices += unitRoles()
    if let selected, !choices.contains(where: { $0.1 == selected.text }) {
      choices.append(("\(selected.role.danishName), \(selected.unit ?? "")", selected.text))
    }
    return choices.map { .init($0.0, value: $0.1, selected: $0.1 == selected?.text) }
  }

  private func unitRoles() -> [(String, String)] {
    guard let open = site.workspace.serving.known else { return [] }
    let teams = open.units.filter { $0.kind == .unit && $0.type == "Team" }.prefix(2)
    let facilities = open.units.filter { $0.kind == .facility }.prefix(2)
    let centres = open.units.filter { $0.kind == .unit && $0.type == "Center" }.prefix(1)
    return centres.map { ("Ledelse, \($0.name)", "ledelse:\($0.id)") }
      + teams.map { ("Myndighed, \($0.name)", "myndighed:\($0.id)") }
      + facilities.map { ("Udfører, \($0.name)", "udfoerer:\($0.id)") }
  }
}
