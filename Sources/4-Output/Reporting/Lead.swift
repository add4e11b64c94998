internal import CareModel
internal import DocumentModel
internal import MetricEngine

/// The opening sentence: what happened and why, every number bound to its figure.
extension ReportWriter {
  func lead() throws -> Prose {
    switch report.lead {
    case .economy: try economyLead()
    case .movements: try movementLead()
    case .caseload: try caseloadLead()
    case .quality: qualityLead()
    }
  }

  private func economyLead() throws -> Prose {
    let (from, to) = ReportWindow.yearToDate.bounds(period)
    let spend = try reader.figure("forbrug", from: from, to: to)
    let budget = try reader.figure("korrigeret_budget", from: from, to: to)
    let excess = try largestExcess("forbrug", plan: "korrigeret_budget", by: .serviceArea, window: .yearToDate)
    guard let deviation = difference(spend, budget) else {
      return Prose(
        "Forbrug eller budget mangler for \(DanishText.name(from: from, to: to)). Se under kilder, hvad der er leveret."
      )
    }
    let format = NumberText.millions
    let amount = "\(format.format.text(abs(deviation)))\(DanishText.space)\(format.unit(""))"
    let words =
      abs(deviation) < format.isLevelBelow
      ? "det, budgettet regnede med,"
      : deviation > 0 ? "\(amount) mere end budgettet" : "\(amount) mindre end budgettet"
    var spans = [
      Prose.Span("Vi har brugt "),
      Prose.Span(words, strong: true, figure: reader.reference("forbrug", from, to)),
      Prose.Span(" i \(DanishText.name(from: from, to: to))"),
    ]
    if let excess {
      spans += try cause(of: excess, from: from, to: to, isOver: deviation > 0)
    }
    spans.append(Prose.Span("."))
    return Prose(spans)
  }

  /// Where the largest excess lies, and whether persons or price explain its growth since last year.
  private func cause(
    of excess: (key: String?, deviation: Double, share: Double), from: Period, to: Period, isOver: Bool
  ) throws -> [Prose.Span] {
    let format = NumberText.millions
    let area = MetricFilter(.serviceArea, excess.key)
    let name = labels.label(excess.key, of: .serviceArea).name.lowercased()
    var spans = [
      Prose.Span(". Det største merforbrug er "),
      Prose.Span(
        "\(format.format.text(excess.deviation))\(DanishText.space)\(format.unit(""))", strong: true,
        figure: reader.reference("forbrug", from, to, filters: [area])),
      Prose.Span(" i \(name)"),
    ]
    guard let split = try priceAndVolume(area, from: from, to: to) else { return spans }
    if split.volume > split.price && split.persons > 0 {
      spans += [
        Prose.Span(", hvor der er "),
        Prose.Span(
          "\(NumberText.persons.format.text(split.persons)) flere helårspersoner", strong: true,
          figure: reader.reference("gennemsnitligt_antal", from, to, filters: [area])),
        Prose.Span(" end i samme periode sidste år"),
      ]
    } else if split.price > 0 {
      spans += [
        Prose.Span(", hvor "),
        Prose.Span(
          "prisen pr. helårsperson er \(NumberText.percent.format.text(split.pricePercent))\(DanishText.space)pct. højere",
          strong: true, figure: reader.reference("enhedspris", from, to, filters: [area])),
        Prose.Span(" end i samme periode sidste år"),
      ]
    }
    return spans
  }

  /// Growth since last year split as key-figures § 3: Δ = (P1−P0)·Q0 + (Q1−Q0)·P0 + residual. Kroner and persons at yearly level.
  func priceAndVolume(
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

  private func movementLead() throws -> Prose {
    let inflow = try reader.figure("tilgang", from: period, to: period)
    let outflow = try reader.figure("afgang", from: period, to: period)
    let stock = try reader.figure("beholdning", from: period, to: period)
    let count = NumberText.count
    return Prose([
      Prose.Span("I \(DanishText.name(of: period)) kom der "),
      Prose.Span(
        "\(FigureText(inflow, count).number) til", strong: true, figure: reader.reference("tilgang", period, period)),
      Prose.Span(", og "),
      Prose.Span(
        "\(FigureText(outflow, count).number) gik fra", strong: true, figure: reader.reference("afgang", period, period)
      ),
      Prose.Span(". Ved udgangen af måneden var der "),
      Prose.Span(
        "\(FigureText(stock, count).number) borgere", strong: true,
        figure: reader.reference("beholdning", period, period)),
      Prose.Span(" med en indsats, som fortsætter."),
    ])
  }

  private func caseloadLead() throws -> Prose {
    let cases = try reader.figure("sager", from: period, to: period)
    let overdue = try reader.figure("opfoelgning_overskredet", from: period, to: period)
    let teams = try reader.figures("opfoelgning_overskredet", from: period, to: period, by: [.team])
    let count = NumberText.count
    var spans = [
      Prose.Span("Der er "),
      Prose.Span(
        "\(FigureText(cases, count).number) åbne sager", strong: true, figure: reader.reference("sager", period, period)
      ),
      Prose.Span(", og "),
      Prose.Span(
        "\(FigureText(overdue, count).number) opfølgninger er overskredet", strong: true,
        figure: reader.reference("opfoelgning_overskredet", period, period)),
    ]
    let ordered = teams.compactMap { key, figure in figure.value.map { (team: key[0], value: $0) } }
      .sorted { ($0.value, $1.team ?? "") > ($1.value, $0.team ?? "") }
    if let worst = ordered.first, let total = overdue.value, ordered.count > 1, worst.value > total / 2, worst.value > 1
    {
      spans += [
        Prose.Span(", "),
        Prose.Span(
          "\(count.format.text(worst.value)) af dem i \(labels.label(worst.team, of: .team).name)", strong: true,
          figure: reader.reference(
            "opfoelgning_overskredet", period, period, filters: [MetricFilter(.team, worst.team)])),
      ]
    }
    spans.append(Prose.Span("."))
    return Prose(spans)
  }

  /// What a reader must know before using the figures: money and rows that no area has.
  func notices() throws -> [Notice] {
    var result: [Notice] = []
    if report.lead == .economy {
      let (from, to) = ReportWindow.yearToDate.bounds(period)
      let area = "uden_omraade"
      let spend = try reader.figures("forbrug", from: from, to: to, by: [.serviceArea])[[area]]
      if let value = spend?.value, value != 0 {
        let format = NumberText.kroner
        result.append(
          Notice(
            .info, title: "Uden område.",
            text: Prose([
              Prose.Span(
                "\(format.format.text(value))\(DanishText.space)kr.", strong: true,
                figure: reader.reference("forbrug", from, to, filters: [MetricFilter(.serviceArea, area)])),
              Prose.Span(
                " på hovedfunktion 5.28 og 5.38 hører ikke til et ydelsesområde. Beløbet er med i tallene i alt og står i sin egen linje i tabellen."
              ),
            ])))
      }
    }
    let setAside = reader.sources().filter { $0.setAside > 0 }
    if !setAside.isEmpty {
      let parts = setAside.map {
        "\(DanishText.count($0.setAside, one: "én række", many: "rækker")) i \(SourceName.of($0.file).lowercased())"
      }
      result.append(
        Notice(
          .reservation, title: "Med forbehold.",
          text: Prose(
            "\(DanishText.capitalised(DanishText.list(parts.sorted()))) kunne ikke læses og er lagt til side. De kan ændre tallene, når de er rettet i kilden."
          )))
    }
    return result
  }
}
