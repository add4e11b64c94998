internal import DocumentModel
internal import Figures
internal import Serving

/// What an address of an explained figure asks for: the figure, the reader's own narrowing, and the report it stands in.
struct ExplanationQuery {
  let figure: FigureAddress
  let call: ExplainCall
  /// The edition that leads here.
  let report: (id: String, period: String, name: String)?

  /// - Throws: for a part of the address that names nothing.
  init(_ figure: FigureAddress, in knowledge: Knowledge) throws(Refusal) {
    guard let metric = figure.metric else { throw Refusal.noMetricAsked }
    self.figure = figure
    call = ExplainCall(
      metric: metric, from: figure.from, to: figure.to,
      filters: figure.filters.map { "\($0.dimension)=\($0.value)" }, unit: figure.unit)
    report = try figure.report.map { (text) throws(Refusal) in
      let parts = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let name = knowledge.reportNamed(parts[0], parts[1]) else {
        throw Refusal.unknownChoice(text, of: "rapport")
      }
      return (parts[0], parts[1], name)
    }
  }
}
