internal import Access
internal import Application
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Rendering

/// `Se som`: whose eyes the demonstration is seen with. A cookie holds the role; nothing else is kept of a visitor.
extension Site {
  static let cookieName = "rolle"

  var defaultReader: Reader {
    isDemo
      ? Reader(user: "demo", role: .leadership, reason: "Valgt fra begyndelsen i demonstrationen")
      : Reader(user: "lokal", role: .dataTeam, reason: "Vist på denne maskine uden log ind")
  }

  func reader(of request: Request) throws(Refusal) -> Reader {
    guard isDemo, let text = request.cookies[Site.cookieName]?.value, let role = text.removingPercentEncoding else {
      return defaultReader
    }
    return try Reader.demonstration(role)
  }

  /// The reader, or the first one where the cookie holds no role; for pages that must be shown in any case.
  func readerOrDefault(of request: Request) -> Reader {
    do {
      return try reader(of: request)
    } catch {
      return defaultReader
    }
  }

  func addRoleSwitch(to router: Router<BasicRequestContext>) {
    router.post("/se-som") { request, _ in
      guard isDemo else {
        throw Refusal.noRoleSwitch
      }
      let body = try await request.body.collect(upTo: 4096)
      let fields = formFields(String(buffer: body))
      let reader = try Reader.demonstration(fields["rolle"] ?? "")
      let before = readerOrDefault(of: request)
      try await work.run { try workspace.changeRole(from: before, to: reader) }
      let back = fields["tilbage"].flatMap { $0.hasPrefix("/") && !$0.hasPrefix("//") ? $0 : nil } ?? "/"
      var cookie =
        "\(Site.cookieName)=\(escapedForAddress(reader.text)); Path=/; HttpOnly; SameSite=Strict; Max-Age=86400"
      if let proxied = HTTPField.Name("X-Forwarded-Proto"), request.headers[proxied] == "https" { cookie += "; Secure" }
      return Response(status: .seeOther, headers: [.location: back, .setCookie: cookie, .cacheControl: "no-store"])
    }
  }

  /// The roles of the demonstration: each recipient group, and some narrowed to a unit of their own.
  func roleChoices(selected: Reader?) -> [Page.ChoiceForm.Option] {
    var choices: [(String, String)] = Role.allCases
      .filter { $0 != .dataProtectionOfficer && $0 != .administrator }
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

/// The fields of a form as a browser sends it.
func formFields(_ body: String) -> [String: String] {
  var fields: [String: String] = [:]
  for pair in body.split(separator: "&") {
    let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let decoded = parts.map { $0.replacingOccurrences(of: "+", with: " ").removingPercentEncoding ?? "" }
    fields[decoded[0]] = decoded.count > 1 ? decoded[1] : ""
  }
  return fields
}
