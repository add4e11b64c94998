internal import Access
internal import Application
internal import CareModel
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Rendering

/// The release (frigivelse) of a report that is held back: a reason and a button, for those who may.
extension Site {
  func releaseForm(_ edition: ReportEdition, here: String, unit: String?) -> HTML {
    guard edition.standing.mayRelease, let cause = edition.standing.cause else { return .nothing }
    return element("details", .class("noprint")) {
      element("summary") { "Frigiv rapporten, hvis tallene kan bruges" }
      element("p") {
        "\(cause) Indtil den er frigivet, ser modtagerne kun, at den er holdt tilbage. Begrundelsen kommer til at stå på rapporten."
      }
      element(
        "form", .class("free"), Attribute("action", "\(here)/frigiv"), Attribute("method", "post")
      ) {
        element(
          "input", Attribute("type", "hidden"), Attribute("name", "periode"),
          Attribute("value", edition.period.description))
        element("input", Attribute("type", "hidden"), Attribute("name", "enhed"), Attribute("value", unit ?? ""))
        element("label", Attribute("for", "begrundelse")) { "Begrundelse" }
        element("p", .id("begrundelse-hjaelp"), .class("small")) {
          "Mindst ti tegn. Nævn ikke borgere."
        }
        element(
          "textarea", .id("begrundelse"), Attribute("name", "begrundelse"), Attribute("rows", "3"),
          Attribute("maxlength", "500"), Attribute("required", if: true),
          Attribute("aria-describedby", "begrundelse-hjaelp"))
        element("button", .class("btn", "p"), Attribute("type", "submit")) { "Frigiv \(Words.period(edition.period))" }
      }
    }
  }

  /// `POST /rapporter/sagsoverblik/frigiv`.
  func addRelease(to router: Router<BasicRequestContext>) {
    router.post("/rapporter/:id/frigiv") { request, context in
      let reader = try reader(of: request)
      let fields = formFields(String(buffer: try await request.body.collect(upTo: 16_384)))
      let id = context.parameters.get("id") ?? ""
      let call = ReportCall(id: id, period: fields["periode"], unit: fields["enhed"])
      _ = try await work.run { try workspace.releaseReport(call, reason: fields["begrundelse"] ?? "", for: reader) }
      let back = path("/rapporter/\(escapedForAddress(id))", [("periode", fields["periode"]), ("enhed", fields["enhed"])])
      return Response(status: .seeOther, headers: [.location: back, .cacheControl: "no-store"])
    }
  }
}
