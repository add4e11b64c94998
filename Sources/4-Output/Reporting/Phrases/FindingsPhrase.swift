internal import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel

/// The open findings and which way they go, with five numbers of the month (fund).
struct FindingsPhrase: Phrase {
  static let word = "fund"

  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {}

  var showsFindings: Bool { true }

  /// The opening sentence: how many were open when the month ended, what was at stake, which way it goes.
  func write(in writer: ReportWriter) throws -> [Prose.Span] {
    let lastMonth = writer.lastMonth
    guard let quality = writer.quality else {
      return [Prose.Span("Datalageret er bygget uden kontroller. Indlæs en levering igen.")]
    }
    guard let now = quality.month(lastMonth) else {
      return [Prose.Span("\(quality.unknown(lastMonth)) Det er ikke nul fund.")]
    }
    var spans = [
      Prose.Span("Ved udgangen af \(DanishText.name(of: lastMonth)) var der "),
      Prose.Span(CountedNoun(one: "ét åbent fund", many: "åbne fund").text(now.openAtEnd), strong: true),
    ]
    if now.open.amountOre > 0 {
      let kroner = "\(NumberText.kroner.format.text(Double(now.open.amountOre) / 100))\(DanishText.space)kr."
      spans += [Prose.Span(" med "), Prose.Span(kroner, strong: true), Prose.Span(" på spil")]
    }
    let found = CountedNoun(one: "ét nyt", many: "nye").text(now.opened)
    let corrected = CountedNoun(one: "ét", many: "").text(now.closed)
    spans.append(Prose.Span(". I måneden kom der \(found), og \(corrected) blev rettet."))
    return spans
  }

  /// Five numbers of the month: open, blocking, kroner, new, corrected.
  func keyFigures(in writer: ReportWriter) -> [KeyFigure] {
    let lastMonth = writer.lastMonth
    guard let quality = writer.quality else { return [] }
    let now = quality.month(lastMonth)
    let before = quality.month(lastMonth.previous)
    let month = DanishText.name(of: lastMonth)
    let end = "ved udgangen af \(month)"
    func figure(_ label: String, _ when: String, _ unit: String, _ value: (FindingMonth) -> Int) -> KeyFigure {
      KeyFigure(
        label: label, period: when, value: now.map { DanishText.whole(value($0)) } ?? "mangler",
        unit: now == nil ? "" : unit, state: now == nil ? .missing : .normal,
        comparisons: before.map {
          [.init(label: DanishText.capitalised(DanishText.name(of: $0.month)), value: DanishText.whole(value($0)))]
        } ?? [],
        reference: writer.reader.reference("", writer.period, writer.period), exact: now.map { Double(value($0)) })
    }
    return [
      figure("Åbne fund", end, "fund") { $0.openAtEnd },
      figure("Blokerende", end, "fund") { $0.open.blocking },
      figure("På spil", "fund, der blokerer eller advarer", "kr.") { $0.open.kroner },
      figure("Nye", month, "fund") { $0.opened },
      figure("Rettet", month, "fund") { $0.closed },
    ]
  }
}
