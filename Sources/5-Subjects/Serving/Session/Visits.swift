package import Access
internal import ControlStore
internal import Danish
internal import Diagnostics

/// What a visitor of the pages does besides reading a subject.
package struct Visits: Sendable {
  private let session: Session

  package init(_ session: Session) { self.session = session }

  /// Somebody changes role in the demonstration.
  ///
  /// - Throws: for a role with a unit that it cannot have, or that does not exist.
  package func changeRole(to reader: Reader) throws(Refusal) {
    let before = session.reader
    try session.acting(as: reader).change(.changeRole) { inside in
      if reader.unit != nil, let open = try inside.warehouseUnlessNew() { _ = try open.scope(of: reader) }
      return Change(log: LogLine("fra \(before.text)")) {}
    }
  }
}

extension Refusal {
  package static func badPort(_ port: Int) -> Refusal {
    Refusal(.badCall, code: "port-ukendt", "\(port) er ikke en port.", suggestion: "Skriv et tal mellem 1 og 65535.")
  }

  package static func badSocket(_ path: String, _ why: String) -> Refusal {
    Refusal(
      .badCall, code: "sokkel-ubrugelig", "Siderne kan ikke vises på soklen \(path). \(why)",
      suggestion: "Skriv en sti i en mappe, som kun du kan åbne, for eksempel $XDG_RUNTIME_DIR/traad/sider.")
  }

  package static func withoutSignIn(host: String) -> Refusal {
    Refusal(
      .badCall, code: "uden-log-ind", "Rigtige data kan uden log ind kun vises på denne maskine, ikke på \(host).",
      suggestion:
        "Kald uden --host. Sidder du ved en anden maskine, så led porten hertil gennem SSH: ssh -L 8080:127.0.0.1:8080 maskinen."
    )
  }

  package static func cannotListen(host: String, port: Int) -> Refusal {
    Refusal(
      .badCall, code: "port-optaget", "Der kan ikke lyttes på \(host):\(port).",
      suggestion: "Måske bruges porten af et andet program. Vælg en anden med --port.")
  }

  package static let noRoleSwitch = Refusal(
    .forbidden, code: "ingen-se-som", "Rollen kan kun skiftes i demonstrationen.")

  package static let foreignForm = Refusal(
    .forbidden, code: "formular-fremmed", "Formularen kom ikke fra en side, som du har fået vist her.",
    suggestion: "Gå tilbage til siden, indlæs den igen, og gem så.")

  /// - Parameter known: what can stand there, and what people call each.
  package static func unknownChoice(
    _ text: String, of name: String, among known: [(id: String, name: String)] = []
  ) -> Refusal {
    let choice =
      known.isEmpty
      ? "Gå til siden fra menuen." : "Vælg mellem \(DanishText.list(known.map { "“\($0.name)”" }))."
    return Refusal(
      .badCall, code: "adresse-ukendt", "“\(Asked.short(text))” kan ikke stå i adressens “\(name)”.",
      suggestion: choice
    ).onPages(nil, NextStep(typed: text, among: known.map { Named($0.id, $0.name) }, else: choice))
  }

  package static let noMetricAsked = Refusal(
    .badCall, code: "noegletal-mangler", "Der er ikke sagt, hvilket nøgletal der skal forklares.",
    suggestion: "Gå ind fra et tal i en rapport, eller vælg et under Nøgletal.")
}
