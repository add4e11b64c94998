internal import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel

/// How many there were when the period ended (ultimo): "Ved månedens udgang havde 1.234 borgere en indsats, som fortsætter."
struct StockPhrase: Phrase {
  static let word = "ultimo"

  private let metric: String
  private let noun: CountedNoun
  /// "en indsats, som fortsætter".
  private let had: String

  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    guard let metric = metrics.metric(item), let noun = metrics.counted(metric, item), let had = item.string("had")
    else { return nil }
    (self.metric, self.noun, self.had) = (metric, noun, had)
  }

  func write(in writer: ReportWriter) throws -> [Prose.Span] {
    let (reader, period) = (writer.reader, writer.period)
    let figure = try reader.figure(metric, from: period, to: period)
    guard let counted = FigureText(figure, .count).counted(noun) else { return [] }
    return [
      Prose.Span("Ved \(DanishText.definite(period.grain))s udgang havde "),
      Prose.Span(counted, strong: true, figure: reader.reference(metric, period, period)), Prose.Span(" \(had)."),
    ]
  }
}
