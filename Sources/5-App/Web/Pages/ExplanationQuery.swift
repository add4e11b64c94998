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
  let report: (id: String, period: String)?
  private let pairs: [(String, String)]

  init(_ asked: PageRequest) throws(Refusal) {
    guard let metric = asked.value("noegletal") else { throw Refusal.noMetricAsked }
    let filters = asked.query.filter { !ExplanationQuery.names.contains($0.name) }
    call = ExplainCall(
      metric: metric, from: asked.value("fra"), to: asked.value("til"),
      filters: filters.map { "\($0.name)=\($0.value)" }, unit: asked.value("enhed"))
    let parts = asked.value("rapport")?.split(separator: "~").map(String.init) ?? []
    if !parts.isEmpty && parts.count != 2 {
      throw Refusal.unknownChoice(asked.value("rapport") ?? "", of: "rapport")
    }
    report = parts.count == 2 ? (parts[0], parts[1]) : nil
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
