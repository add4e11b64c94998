internal import CareModel
internal import Danish
internal import DocumentModel
internal import MetricEngine

/// Spend against budget, where the largest excess lies, and whether persons or price explain its growth.
extension ReportWriter {
  func economyLead() throws -> Prose {
    let (from, to) = ReportWindow.yearToDate.bounds(period)
    let when = DanishText.name(from: from, to: to)
    let spend = try reader.figure("forbrug", from: from, to: to)
    let budget = try reader.figure("korrigeret_budget", from: from, to: to)
    let format = moneyFormat
    let found = try deviation(
      "forbrug", plan: "korrigeret_budget", by: .serviceArea, window: .yearToDate, format: format)
    if !edition.leavesOutPrices {
      for (from, to) in [(from, to), (from.lastYear, to.lastYear)] {
        reader.mayAsk(["enhedspris", "helaarspersoner", "gennemsnitligt_antal"], from: from, to: to)
      }
    }
    let reference = reader.reference("forbrug", from, to)
    guard let found else {
      guard let value = spend.value else { return Prose(unknownSpend(spend, budget, when)) }
      if !spend.missing.isEmpty { return partOfSpend(spend, format.phrase(value), reference) }
      let amount = Prose.Span(format.phrase(value), strong: true, figure: reference)
      return Prose([
        Prose.Span("\(subject) har brugt "), amount,
        Prose.Span(" i \(when). Budgettet mangler, så forbruget kan ikke holdes op mod det."),
      ])
    }
    if booksNothing(spend, budget), let part {
      return Prose([
        Prose.Span(nothingBooked(on: part), strong: true, figure: reference),
        Prose.Span(", så regnskabet siger intet om, hvad borgerne der koster."),
      ])
    }
    let amount = format.phrase(abs(found.total))
    let words =
      switch found.standing {
      case .level: "det samme som budgettet"
      case .above: "\(amount) mere end budgettet"
      case .below: "\(amount) mindre end budgettet"
      }
    var spans = [
      Prose.Span("\(subject) har brugt "), Prose.Span(words, strong: true, figure: reference),
      Prose.Span(" i \(when)"),
    ]
    if let worst = found.worst { spans += try cause(of: worst, in: found, format: format, from: from, to: to) }
    spans.append(Prose.Span("."))
    return Prose(spans)
  }

  /// Whether a part has neither spend nor budget: its citizens' money stands elsewhere, and nothing is on level with nothing.
  func booksNothing(_ spend: Figure, _ budget: Figure) -> Bool {
    part != nil && spend.value == 0 && budget.value == 0 && spend.missing.isEmpty && budget.missing.isEmpty
  }

  /// The sentence without its stop.
  func nothingBooked(on part: String) -> String { "Der bogføres hverken forbrug eller budget på \(part)" }

  /// "Vi", or the unit that the edition is about.
  private var subject: String { part ?? "Vi" }

  /// The unit of the edition's money: that of its first key figure of money.
  var moneyFormat: NumberText {
    report.keyFigures.first { $0.format.isMoney && $0.format != .kroner }?.format ?? .millions
  }

  private func partOfSpend(_ spend: Figure, _ amount: String, _ reference: FigureReference) -> Prose {
    Prose([
      Prose.Span(
        "Forbruget mangler for \(DanishText.months(spend.missing)). I årets andre måneder har \(inSubject) brugt "),
      Prose.Span(amount, strong: true, figure: reference),
      Prose.Span("; det kan ikke holdes op mod budgettet for hele perioden."),
    ])
  }

  /// "vi" inside a sentence; a name keeps its letters.
  private var inSubject: String { part ?? "vi" }

  private func unknownSpend(_ spend: Figure, _ budget: Figure, _ when: String) -> String {
    if spend.state == .suppressed { return "Forbruget i \(when) vises ikke af hensyn til de få borgere." }
    let what = budget.value == nil ? "Forbrug og budget" : "Forbruget"
    return "\(what) i \(when) kan ikke gøres op, fordi en kilde mangler. Under Kilder står, hvad der er leveret."
  }

  /// Where the largest excess lies, and what its growth since last year comes from.
  private func cause(
    of worst: Deviation.Part, in found: Deviation, format: NumberText, from: Period, to: Period
  ) throws -> [Prose.Span] {
    let area = MetricFilter(.serviceArea, worst.key)
    let reference = reader.reference("forbrug", from, to, filters: [area])
    let at = place(worst.key, of: .serviceArea).at
    // A number that would be said twice is said once.
    let isAll = found.above.count == 1 && format.format.text(worst.deviation) == format.format.text(found.total)
    var spans =
      isAll
      ? [Prose.Span(". Hele merforbruget ligger "), Prose.Span(at, strong: true, figure: reference)]
      : [
        Prose.Span(". Det største merforbrug er "),
        Prose.Span(format.phrase(worst.deviation), strong: true, figure: reference), Prose.Span(" \(at)"),
      ]
    // Where money does not follow the persons, persons explain no money.
    guard !edition.leavesOutPrices, let split = try priceAndVolume(area, from: from, to: to) else { return spans }
    let persons = NumberText.persons
    if split.volume > split.price && split.persons >= persons.isLevelBelow {
      spans += [
        Prose.Span(", hvor der i gennemsnit er "),
        Prose.Span(
          "\(persons.format.text(split.persons)) \(split.persons < 1.5 ? "borger mere" : "flere borgere")",
          strong: true, figure: reader.reference("gennemsnitligt_antal", from, to, filters: [area])),
        Prose.Span(" end samme tid sidste år"),
      ]
    } else if split.price > 0 && split.pricePercent >= NumberText.percent.isLevelBelow {
      spans += [
        Prose.Span(", hvor "),
        Prose.Span(
          "prisen pr. helårsperson er \(NumberText.percent.phrase(split.pricePercent)) højere", strong: true,
          figure: reader.reference("enhedspris", from, to, filters: [area])),
        Prose.Span(" end samme tid sidste år"),
      ]
    }
    return spans
  }

  /// Growth since last year split as key-figures § 3: Δ = (P1−P0)·Q0 + (Q1−Q0)·P0 + residual. Kroner and persons at yearly level.
  private func priceAndVolume(
    _ filter: MetricFilter, from: Period, to: Period
  ) throws -> (price: Double, volume: Double, persons: Double, pricePercent: Double)? {
    // All are asked for before any is looked at, so that they are answered together.
    let asked = try [(from, to), (from.lastYear, to.lastYear)].map { from, to in
      try ["enhedspris", "helaarspersoner", "gennemsnitligt_antal"].map { metric in
        try reader.figure(metric, from: from, to: to, filters: [filter]).value
      }
    }
    let known = asked.compactMap { values -> (price: Double, persons: Double, average: Double)? in
      guard let price = values[0], let persons = values[1], let average = values[2] else { return nil }
      return (price, persons, average)
    }
    guard known.count == 2, known[1].price > 0 else { return nil }
    let (now, before) = (known[0], known[1])
    return (
      (now.price - before.price) * before.persons, (now.persons - before.persons) * before.price,
      now.average - before.average, (now.price / before.price - 1) * 100
    )
  }
}
