internal import Application
internal import CareModel

/// What an address of an explained figure asks for: the figure, the reader's own narrowing, and the report it stands in.
struct ExplanationQuery {
  /// Every other name is a dimension that the figure is filtered by.
  static let names = ["noegletal", "fra", "til", "enhed", "rapport"]
  /// What its address may have.
  static let known = names + Dimension.allCases.map(\.rawValue)

  let call: ExplainCall
  /// The edition that leads here.
  let report: (id: String, period: String, name: String)?
  private let pairs: [(String, String)]

  /// - Throws: for a part of the address that names nothing.
  init(_ asked: PageRequest, in workspace: Workspace) throws(Refusal) {
    guard let metric = asked.value("noegletal") else { throw Refusal.noMetricAsked }
    let filters = asked.query.filter { !ExplanationQuery.names.contains($0.name) }
    call = ExplainCall(
      metric: metric, from: asked.value("fra"), to: asked.value("til"),
      filters: filters.map { "\($0.name)=\($0.value)" }, unit: asked.value("enhed"))
    report = try asked.value("rapport").map { (text) throws(Refusal) in
      let parts = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let name = workspace.knowledge.reportNamed(parts[0], parts[1]) else {
        throw Refusal.unknownChoice(text, of: "rapport")
      }
      return (parts[0], parts[1], name)
    }
    pairs = asked.query.filter { !$0.value.isEmpty || !ExplanationQuery.names.contains($0.name) }
      .map { ($0.name, $0.value) }
  }

  var here: String { address("/hvor-kommer-tallet-fra") }

  /// The same figure at another address; an empty value is "without" and stays.
  func address(_ place: String) -> String {
    place + "?"
      + pairs.map { "\(escapedForAddress($0.0))=\(escapedForAddress($0.1))" }.joined(separator: "&")
  }
}
