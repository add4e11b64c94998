package import CareModel
internal import Danish
internal import DocumentModel

/// What is known of how a period's figures have stood before (periodens historie): closes, and months that are told anew.
package struct PeriodHistory: Hashable, Sendable {
  /// A close in force (lukning).
  package struct Close: Hashable, Sendable {
    package var lastMonth: Period
    /// ISO time.
    package var closed: String

    package init(lastMonth: Period, closed: String) {
      self.lastMonth = lastMonth
      self.closed = closed
    }
  }

  package var closes: [Close]
  package var restated: [RestatedMonth]

  package init(closes: [Close] = [], restated: [RestatedMonth] = []) {
    self.closes = closes
    self.restated = restated
  }

  /// The close that a period stands by, or nil when it is open.
  private func close(of period: Period) -> Close? {
    closes.first { $0.lastMonth.lastDay >= period.lastDay }
  }

  /// What a reader must know before the figures of a period are held against what was told before.
  ///
  /// - Parameter showsAmounts: whether the reader may see what a change amounts to; it can be one person's.
  func notices(for period: Period, showsAmounts: Bool) -> [Notice] {
    let own = restated.filter { period.contains($0.month.firstDay) }
    if let close = close(of: period) {
      let changed = own.filter(\.isClosed)
      let later =
        changed.isEmpty
        ? "" : " Senere leveringer ville have ændret \(RestatedMonth.list(changed, showsAmounts: showsAmounts))."
      return [
        Notice(
          .done, title: "Lukket.",
          text: Prose(
            "Tallene måned for måned står, som de blev lukket \(DanishText.time(close.closed)). Tal på en dag (sager, "
              + "opfølgninger, mål) er gjort op på ny.\(later)"))
      ]
    }
    // A year to date shows months before its own.
    let before = restated.filter { !$0.isClosed && $0.month.year == period.year && $0.month.lastDay <= period.lastDay }
    guard !before.isEmpty else { return [] }
    return [
      Notice(
        .info, title: "Rettet bagud.",
        text: Prose(
          "Den seneste levering har ændret måneder, der er vist før: "
            + "\(RestatedMonth.list(before, showsAmounts: showsAmounts))."))
    ]
  }
}

/// A month whose figures are not those that were told before (efterreguleret måned).
package struct RestatedMonth: Hashable, Sendable {
  package var month: Period
  /// Closed: what would have changed. Open: what did.
  package var isClosed: Bool
  package var spendingOre: Int
  package var persons: Int
  package var days: Int
  package var rows: Int

  package init(month: Period, isClosed: Bool, spendingOre: Int, persons: Int, days: Int, rows: Int) {
    self.month = month
    self.isClosed = isClosed
    self.spendingOre = spendingOre
    self.persons = persons
    self.days = days
    self.rows = rows
  }

  /// "august 2026 (forbrug +12.300 kr., +1 borger, +31 dage)": for those who may see persons.
  package var text: String {
    var parts: [String] = []
    if spendingOre != 0 { parts.append(spending) }
    if persons != 0 { parts.append("\(signed(persons))\(DanishText.space)\(abs(persons) == 1 ? "borger" : "borgere")") }
    if days != 0 { parts.append("\(signed(days))\(DanishText.space)\(abs(days) == 1 ? "dag" : "dage")") }
    if parts.isEmpty { parts.append("andre fordelinger") }
    return "\(DanishText.name(of: month)) (\(parts.joined(separator: ", ")))"
  }

  private var spending: String {
    var format = NumberText.kroner.format
    format.isSigned = true
    return "forbrug \(format.text(Double(spendingOre) / 100))\(DanishText.space)kr."
  }

  private func signed(_ number: Int) -> String { NumberText.count.signed.text(Double(number)) }

  /// The latest months by name, with what they change in spending.
  static func list(_ months: [RestatedMonth], showsAmounts: Bool) -> String {
    let shown = months.suffix(6).map { month in
      let name = DanishText.name(of: month.month)
      return showsAmounts && month.spendingOre != 0 ? "\(name) (\(month.spending))" : name
    }
    let earlier = months.count - shown.count
    if earlier == 0 { return DanishText.list(shown) }
    let rest = DanishText.count(earlier, one: "én tidligere måned", many: "tidligere måneder")
    var whole = months[0]
    whole.spendingOre = months.prefix(earlier).reduce(0) { $0 + $1.spendingOre }
    let amount = showsAmounts && whole.spendingOre != 0 ? " (\(whole.spending))" : ""
    return DanishText.list(shown) + " samt " + rest + amount
  }
}
