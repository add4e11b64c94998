internal import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel
internal import MetricEngine

/// What is open, and what of it is late (åbne og frist): "Der er 12 åbne sager, og 3 opfølgninger er overskredet, alle i Team
/// Nord." An edition that leaves one of them out says the other alone.
struct OpenAndLatePhrase: Phrase {
  static let word = "aabne_og_frist"

  private let open: String
  private let openNoun: CountedNoun
  private let openDefinite: String
  private let late: String
  private let lateNoun: CountedNoun
  private let lateDefinite: String
  /// "overskredet".
  private let done: String
  /// Where most of the late ones may lie.
  private let by: Dimension

  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    guard let open = metrics.metric(item, "open"), let late = metrics.metric(item, "late"),
      let by = item.choice("by", Dimension.self), let openNoun = metrics.counted(open, item, at: "open"),
      let lateNoun = metrics.counted(late, item, at: "late"),
      let openDefinite = metrics.need(metrics.words(open)?.definite, "definite", open, item, "open"),
      let lateDefinite = metrics.need(metrics.words(late)?.definite, "definite", late, item, "late"),
      let done = metrics.need(metrics.words(late)?.done, "done", late, item, "late")
    else { return nil }
    metrics.check([late], by: by, item)
    (self.open, self.openNoun, self.openDefinite) = (open, openNoun, openDefinite)
    (self.late, self.lateNoun, self.lateDefinite, self.done, self.by) = (late, lateNoun, lateDefinite, done, by)
  }

  func write(in writer: ReportWriter) throws -> [Prose.Span] {
    let (reader, edition, period) = (writer.reader, writer.edition, writer.period)
    let when = DanishText.name(of: period)
    if edition.leavesOutCases { return try lateAlone(in: writer) }
    let figure = try reader.figure(open, from: period, to: period)
    if !edition.leavesOutFollowUps { reader.mayAsk([late], from: period, to: period) }
    guard let counted = FigureText(figure, .count).counted(openNoun) else {
      return [
        Prose.Span(
          "\(DanishText.capitalised(openDefinite)) i \(when) kan ikke gøres op, fordi en kilde mangler. Under Kilder står, hvad der er leveret."
        )
      ]
    }
    let start = [
      Prose.Span(edition.leavesOutFollowUps ? "Der var " : "Der er "),
      Prose.Span(counted, strong: true, figure: reader.reference(open, period, period)),
    ]
    if edition.leavesOutFollowUps { return start + [Prose.Span(" ved udgangen af \(when).")] }
    let overdue = try reader.figure(late, from: period, to: period)
    let groups = try reader.figures(late, from: period, to: period, by: [by])
    guard let said = FigureText(overdue, .count).counted(lateNoun) else {
      return start + [Prose.Span(". Hvor mange \(lateNoun.many) der er \(done), kan ikke gøres op.")]
    }
    return start + [
      Prose.Span(", og "),
      Prose.Span("\(said) er \(done)", strong: true, figure: reader.reference(late, period, period)),
    ] + most(of: groups, overdue, writer) + [Prose.Span(".")]
  }

  /// "3 opfølgninger er overskredet.": all that is a facility's own.
  private func lateAlone(in writer: ReportWriter) throws -> [Prose.Span] {
    let period = writer.period
    if writer.edition.leavesOutFollowUps {
      return [
        Prose.Span("Hvordan \(lateDefinite) stod ved udgangen af \(DanishText.name(of: period)), vides ikke.")
      ]
    }
    let overdue = try writer.reader.figure(late, from: period, to: period)
    guard let said = FigureText(overdue, .count).counted(lateNoun) else {
      return [Prose.Span("Hvor mange \(lateNoun.many) der er \(done), kan ikke gøres op.")]
    }
    return [
      Prose.Span(
        "\(DanishText.capitalised(said)) er \(done)", strong: true,
        figure: writer.reader.reference(late, period, period)), Prose.Span("."),
    ]
  }

  /// ", 19 af dem i Team Nord": a key that has more than half.
  private func most(of groups: [[String?]: Figure], _ whole: Figure, _ writer: ReportWriter) -> [Prose.Span] {
    let ordered = groups.compactMap { key, figure in figure.value.map { (key: key[0], value: $0) } }
      .sorted { ($0.value, $1.key ?? "") > ($1.value, $0.key ?? "") }
    guard let worst = ordered.first, let total = whole.value, ordered.count > 1, worst.value > total / 2,
      worst.value > 1
    else { return [] }
    let share = worst.value == total ? "alle" : NumberText.count.format.text(worst.value) + " af dem"
    let name = writer.labels.label(worst.key, of: by).name
    let filters = [MetricFilter(by, worst.key)]
    return [
      Prose.Span(", "),
      Prose.Span(
        worst.key == nil ? "\(share) \(DanishText.inSentence(name))" : "\(share) i \(name)", strong: true,
        figure: writer.reader.reference(late, writer.period, writer.period, filters: filters)),
    ]
  }
}
