internal import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel

/// Arrivals and departures of the period (bevægelse): "I oktober 2026 kom der 2 til, og 12 gik fra."
struct ArrivalsPhrase: Phrase {
  static let word = "bevaegelse"

  private let inflow: String
  private let outflow: String

  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    guard let inflow = metrics.metric(item, "inflow"), let outflow = metrics.metric(item, "outflow") else { return nil }
    (self.inflow, self.outflow) = (inflow, outflow)
  }

  func write(in writer: ReportWriter) throws -> [Prose.Span] {
    let (reader, period) = (writer.reader, writer.period)
    let (came, went) = (
      try reader.figure(inflow, from: period, to: period), try reader.figure(outflow, from: period, to: period)
    )
    let when = DanishText.name(of: period)
    // The noun is understood.
    let some = CountedNoun(one: "én", many: "")
    guard let came = FigureText(came, .count).counted(some), let went = FigureText(went, .count).counted(some) else {
      return [Prose.Span("Til- og afgang i \(when) kan ikke gøres op, fordi en kilde mangler.")]
    }
    return [
      Prose.Span("I \(when) kom der "),
      Prose.Span("\(came) til", strong: true, figure: reader.reference(inflow, period, period)),
      Prose.Span(", og "),
      Prose.Span("\(went) gik fra", strong: true, figure: reader.reference(outflow, period, period)),
      Prose.Span("."),
    ]
  }
}
