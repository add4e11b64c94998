internal import CareModel
internal import Danish
internal import DocumentModel
internal import MetricEngine

/// What a reader must know before using the figures: what is left out, what is missing, money and rows without a place.
extension ReportWriter {
  func notices() throws -> [Notice] {
    let ofLead = try report.lead.flatMap { try $0.notices(in: self) }
    return [missing(), leftOutPrices(), leftOutCases(), leftOutFollowUps(), keptComparison()].compactMap { $0 } + ofLead
      + [setAside()].compactMap { $0 }
  }

  /// What stands against last year although the reader chose the period before, and why.
  func keptComparison() -> Notice? {
    guard comparison == .previous else { return nil }
    var kept: [String] = []
    for window in ReportWindow.allCases where report.comparedWindows.contains(window) {
      let (from, to) = window.bounds(period)
      guard from != to, let words = window.words else { continue }
      kept.append(
        "\(DanishText.capitalised(DanishText.name(from: from, to: to))) har ingen forrige periode af samme længde, så tal for \(words) "
          + "er holdt op mod samme tid sidste år.")
    }
    if report.showsMonthsBesideLastYear {
      kept.append(
        "Figurer måned for måned viser den forrige måned ved siden af og sidste års måneder som sammenligning.")
    }
    guard !kept.isEmpty else { return nil }
    return Notice(
      .info, title: "Ikke alt kan sammenlignes med \(DanishText.name(of: period.previous)).",
      text: Prose(kept.joined(separator: " ")))
  }

  /// Which months of the report's own year, or of its longest window, no source covers; nothing is counted of them, and nothing guessed.
  private func missing() -> Notice? {
    let lacking = reader.lacking(from: report.span(period).from, to: report.span(period).to)
    guard !lacking.isEmpty else { return nil }
    let sentences = lacking.map { months, titles, reason in
      let figures = DanishText.list(titles.map { DanishText.inSentence($0) })
      let what =
        months.isEmpty
        ? "\(DanishText.capitalised(figures)) mangler."
        : "\(DanishText.capitalised(DanishText.months(months))) mangler i \(figures)."
      return [what, reason?.text].compactMap { $0 }.joined(separator: " ")
    }
    return Notice(
      .warning, title: "Kilder mangler.",
      text: Prose(
        "\(sentences.joined(separator: " ")) Det er ikke nul, og der regnes ingen forskel af det."
      ), link: PageLink("Se kilderne", to: .sources))
  }

  private func leftOutPrices() -> Notice? {
    guard edition.leavesOutPrices else { return nil }
    return Notice(
      .info, title: "Enhedspris vises ikke.",
      text: Prose(
        "\(part ?? "Udsnittet") bogfører penge, som ikke følger borgerne: forbruget står på enheden, mens betalingen for "
          + "borgernes støtte kan stå et andet sted. En pris pr. helårsperson ville dele det ene med det andet. "
          + "Enhedsprisen står i rapporten for hele kommunen."))
  }

  private func leftOutCases() -> Notice? {
    guard edition.leavesOutCases else { return nil }
    return Notice(
      .info, title: "Sager vises ikke.",
      text: Prose(
        "En sag hører til et team og ikke til et tilbud. Sagerne for borgerne i \(part ?? "tilbuddet") står i rapporten for "
          + "deres team."))
  }

  private func leftOutFollowUps() -> Notice? {
    guard edition.leavesOutFollowUps else { return nil }
    return Notice(
      .info, title: "Opfølgninger vises ikke.",
      text: Prose(
        "Kilden kender kun den næste og den seneste dato, så det vides ikke, hvordan de stod ved udgangen af "
          + "\(DanishText.name(of: period)). De står i rapporten for den seneste \(DanishText.name(of: period.grain)).")
    )
  }

  private func setAside() -> Notice? {
    let sources = reader.sources().filter { $0.setAside > 0 }
    guard !sources.isEmpty else { return nil }
    let total = sources.reduce(0) { $0 + $1.setAside }
    let parts = sources.sorted { $0.file < $1.file }.map {
      "\(DanishText.whole($0.setAside)) i \(SourceName.of($0.file).lowercased())"
    }
    let isOne = total == 1
    let place =
      sources.count == 1 ? " i \(SourceName.of(sources[0].file).lowercased())" : " (\(DanishText.list(parts)))"
    return Notice(
      .reservation, title: "\(isOne ? "Én række er" : "\(DanishText.whole(total)) rækker er") sat til side.",
      text: Prose(
        "\(isOne ? "Den" : "De") kunne ikke læses\(place) og tæller ikke med, før \(isOne ? "den" : "de") er rettet i kilden."
      ), link: .setAside(in: sources.map(\.file)))
  }
}
