internal import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel
internal import MetricEngine

/// Money against its plan, and where the largest excess lies (mod plan): "Vi har brugt 3,0 mio. kr. mere end budgettet i
/// jan.–okt. 2026. Det største merforbrug er 4,0 mio. kr. i midlertidigt botilbud."
struct AgainstPlanPhrase: Phrase {
  static let word = "mod_plan"

  private let money: Spending
  private let by: Dimension
  private let window: ReportWindow
  /// What the growth where the excess lies comes from; nil where it is not said.
  private let cause: PriceOrVolume?
  /// What is said of money on no key of the dimension; nil where nothing is.
  private let outside: String?

  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    let (metric, plan) = (metrics.metric(item), metrics.metric(item, "plan"))
    let money = metrics.spending(metric, plan, item)
    let by = item.choice("by", Dimension.self)
    let window = metrics.comparedWindow(item)
    metrics.check([metric, plan], by: by, item)
    cause = item.mapping("cause").flatMap { PriceOrVolume(reading: $0, by: by, metrics: metrics) }
    outside = item.optionalString("outside")
    guard let money, let by, let window else { return nil }
    (self.money, self.by, self.window) = (money, by, window)
  }

  var spending: Spending? { money }

  func write(in writer: ReportWriter) throws -> [Prose.Span] {
    let reader = writer.reader
    let (from, to) = window.bounds(writer.period)
    let when = DanishText.name(from: from, to: to)
    let spend = try reader.figure(money.metric, from: from, to: to)
    let budget = try reader.figure(money.plan, from: from, to: to)
    let format = writer.moneyFormat
    let found = try writer.deviation(money.metric, plan: money.plan, by: by, window: window, format: format)
    // Where money does not follow the persons, persons explain no money.
    let cause = writer.edition.leavesOutPrices ? nil : cause
    cause?.foresee(from: from, to: to, in: reader)
    let reference = reader.reference(money.metric, from, to)
    let subject = writer.part ?? "Vi"
    guard let found else {
      guard let value = spend.value else { return [Prose.Span(unknown(spend, budget, when))] }
      if !spend.missing.isEmpty {
        return part(of: spend, format.phrase(value), reference, subject: writer.part ?? "vi")
      }
      return [
        Prose.Span("\(subject) har \(money.done) "),
        Prose.Span(format.phrase(value), strong: true, figure: reference),
        Prose.Span(
          " i \(when). \(DanishText.capitalised(money.planDefinite)) mangler, så \(money.definite) kan ikke holdes op mod det."
        ),
      ]
    }
    if writer.booksNothing(spend, budget), let part = writer.part {
      return [
        Prose.Span(money.nothingBooked(on: part), strong: true, figure: reference),
        Prose.Span(", så regnskabet siger intet om, hvad borgerne der koster."),
      ]
    }
    let amount = format.phrase(abs(found.total))
    let words =
      switch found.standing {
      case .level: "det samme som \(money.planDefinite)"
      case .above: "\(amount) mere end \(money.planDefinite)"
      case .below: "\(amount) mindre end \(money.planDefinite)"
      }
    var spans = [
      Prose.Span("\(subject) har \(money.done) "), Prose.Span(words, strong: true, figure: reference),
      Prose.Span(" i \(when)"),
    ]
    if let worst = found.worst {
      spans += place(of: worst, in: found, format: format, from: from, to: to, writer)
      spans += try cause?.spans(MetricFilter(by, worst.key), from: from, to: to, in: writer) ?? []
    }
    spans.append(Prose.Span("."))
    return spans
  }

  private func part(
    of spend: Figure, _ amount: String, _ reference: FigureReference, subject: String
  ) -> [Prose.Span] {
    [
      Prose.Span(
        "\(DanishText.capitalised(money.definite)) mangler for \(DanishText.months(spend.missing)). I årets andre måneder har \(subject) \(money.done) "
      ),
      Prose.Span(amount, strong: true, figure: reference),
      Prose.Span("; det kan ikke holdes op mod \(money.planDefinite) for hele perioden."),
    ]
  }

  private func unknown(_ spend: Figure, _ budget: Figure, _ when: String) -> String {
    let definite = DanishText.capitalised(money.definite)
    if spend.state == .suppressed { return "\(definite) i \(when) vises ikke af hensyn til de få borgere." }
    let what = budget.value == nil ? "\(DanishText.capitalised(money.noun)) og \(money.planNoun)" : definite
    return "\(what) i \(when) kan ikke gøres op, fordi en kilde mangler. Under Kilder står, hvad der er leveret."
  }

  /// Where the largest excess lies.
  private func place(
    of worst: Deviation.Part, in found: Deviation, format: NumberText, from: Period, to: Period, _ writer: ReportWriter
  ) -> [Prose.Span] {
    let reference = writer.reader.reference(money.metric, from, to, filters: [MetricFilter(by, worst.key)])
    let at = writer.place(worst.key, of: by).at
    // A number that would be said twice is said once.
    let isAll = found.above.count == 1 && format.format.text(worst.deviation) == format.format.text(found.total)
    if isAll {
      return [
        Prose.Span(". Hele \(money.moreDefinite) ligger "), Prose.Span(at, strong: true, figure: reference),
      ]
    }
    return [
      Prose.Span(". Det største \(money.more) er "),
      Prose.Span(format.phrase(worst.deviation), strong: true, figure: reference), Prose.Span(" \(at)"),
    ]
  }

  /// Money that belongs to no key of the dimension.
  func notices(in writer: ReportWriter) throws -> [Notice] {
    guard let outside else { return [] }
    let (from, to) = window.bounds(writer.period)
    let key = ReportWriter.withoutArea
    let spend = try writer.reader.figures(money.metric, from: from, to: to, by: [by])[[key]]
    let format = NumberText.kroner
    guard let value = spend?.value, abs(value) >= format.isLevelBelow else { return [] }
    let reference = writer.reader.reference(money.metric, from, to, filters: [MetricFilter(by, key)])
    return [
      Notice(
        .info, title: "Uden område.",
        text: Prose([
          Prose.Span(format.phrase(value), strong: true, figure: reference), Prose.Span(" \(outside)"),
        ]))
    ]
  }
}

extension Spending {
  /// The sentence without its stop.
  func nothingBooked(on part: String) -> String { "Der bogføres hverken \(noun) eller \(planNoun) på \(part)" }
}
