internal import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel
internal import MetricEngine

/// The first key figure in the report's own sentence, and how it differs from before (tal).
struct FirstFigurePhrase: Phrase {
  static let word = "tal"

  private let sentence: LeadSentence

  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    guard let text = item.string("sentence") else { return nil }
    guard let sentence = LeadSentence(text) else {
      item.report(
        "saetning-pladser", "Sætningen skal have en plads til tallet og en til perioden.",
        suggestion: "Skriv {vaerdi}, eller {vaerdi:én klage|klager} for et antal, og {periode}.", at: "sentence")
      return nil
    }
    self.sentence = sentence
  }

  var saysFirstFigure: Bool { true }

  func write(in writer: ReportWriter) throws -> [Prose.Span] {
    guard let definition = writer.report.keyFigures.first else {
      return [Prose.Span("Rapportens første tal kan ikke gøres op for \(writer.part ?? writer.municipality).")]
    }
    let (from, to) = definition.window.bounds(writer.period)
    let when = DanishText.name(from: from, to: to)
    let figure = try writer.reader.figure(definition.metric, from: from, to: to)
    guard figure.value != nil || figure.state == .suppressed else {
      let reason = figure.state == .notApplicable ? "" : " Under Kilder står, hvad der er leveret."
      return [Prose.Span("\(definition.label) kan ikke gøres op for \(when).\(reason)")]
    }
    var spans: [Prose.Span] = []
    for place in sentence.parts {
      switch place {
      case .text(let words): spans.append(Prose.Span(words))
      case .period: spans.append(Prose.Span(when))
      case .value(let noun):
        guard let told = told(figure, definition.format, noun) else {
          return [Prose.Span("\(definition.label) for \(when) vises ikke, fordi der er for få bag tallet.")]
        }
        spans.append(
          Prose.Span(
            spans.isEmpty ? DanishText.capitalised(told) : told, strong: true,
            figure: writer.reader.reference(definition.metric, from, to)))
      }
    }
    // Money is held against a plan by a sentence of its own kind.
    if !definition.format.isMoney, let change = try writer.keyFigure(definition).direction {
      spans.append(Prose.Span(" Det er \(change.text)."))
    }
    return spans
  }

  /// The value as a sentence says it; nil where it is hidden and no words for few are right.
  private func told(_ figure: Figure, _ format: NumberText, _ noun: CountedNoun?) -> String? {
    if let noun { return FigureText(figure, format).counted(noun) }
    return figure.value.map(format.phrase)
  }
}
