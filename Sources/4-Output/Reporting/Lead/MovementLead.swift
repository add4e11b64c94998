internal import CareModel
internal import Danish
internal import DocumentModel
internal import MetricEngine

/// Arrivals, departures, and how many there are at the end.
extension ReportWriter {
  func movementLead() throws -> Prose {
    let inflow = try reader.figure("tilgang", from: period, to: period)
    let outflow = try reader.figure("afgang", from: period, to: period)
    let stock = try reader.figure("beholdning", from: period, to: period)
    let when = DanishText.name(of: period)
    var spans: [Prose.Span]
    if let came = FigureText(inflow, .count).counted(.understood),
      let went = FigureText(outflow, .count).counted(.understood)
    {
      spans = [
        Prose.Span("I \(when) kom der "),
        Prose.Span("\(came) til", strong: true, figure: reader.reference("tilgang", period, period)),
        Prose.Span(", og "),
        Prose.Span("\(went) gik fra", strong: true, figure: reader.reference("afgang", period, period)),
        Prose.Span("."),
      ]
    } else {
      spans = [Prose.Span("Til- og afgang i \(when) kan ikke gøres op, fordi en kilde mangler.")]
    }
    guard let citizens = FigureText(stock, .count).counted(.citizens) else { return Prose(spans) }
    spans += [
      Prose.Span(" Ved \(DanishText.definite(period.grain))s udgang havde "),
      Prose.Span(citizens, strong: true, figure: reader.reference("beholdning", period, period)),
      Prose.Span(" en indsats, som fortsætter."),
    ]
    return Prose(spans)
  }
}
