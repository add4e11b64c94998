internal import ControlStore

extension Workspace {
  /// What the home knows of its municipality; nil before the first load.
  package func configuration() throws(Refusal) -> HomeConfiguration? {
    do {
      return try HomeConfiguration.read(home)
    } catch {
      throw Refusal(error)
    }
  }

  /// A page shown again from the cache; the log must know of it all the same.
  package func logAgain(
    _ path: String, query: [String], persons: Int, for reader: Reader
  ) throws(Refusal) {
    guard isLogged(path) else { return }
    try log(
      persons > 0 ? .viewRows : .view, "side \(path) \(query.joined(separator: " "))", by: reader, persons: persons)
  }

  /// Somebody changed role in the demonstration.
  package func changeRole(from: Reader, to reader: Reader) throws(Refusal) {
    try log(.changeRole, "fra \(from.text)", by: reader)
  }

  /// Pages without figures are nobody's business.
  private func isLogged(_ path: String) -> Bool {
    ["/rapporter/", "/noegletal/", "/hvor-kommer-tallet-fra"].contains { path.hasPrefix($0) }
  }
}

extension Refusal {
  package static func badPort(_ port: Int) -> Refusal {
    Refusal(.badCall, code: "port-ukendt", "\(port) er ikke en port.", suggestion: "Skriv et tal mellem 1 og 65535.")
  }

  package static func withoutSignIn(host: String) -> Refusal {
    Refusal(
      .badCall, code: "uden-log-ind", "Rigtige data kan uden log ind kun vises på denne maskine, ikke på \(host).",
      suggestion: "Kald uden --host.")
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

  package static let noMetricAsked = Refusal(
    .badCall, code: "noegletal-mangler", "Der er ikke sagt, hvilket nøgletal der skal forklares.",
    suggestion: "Gå ind fra et tal i en rapport, eller vælg et under Nøgletal.")
}
