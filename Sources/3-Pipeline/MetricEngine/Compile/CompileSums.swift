internal import CareModel
internal import Warehouse

/// Money, days' work and other columns that are added month by month.
extension CompiledPart {
  func sum(
    _ fact: Fact, _ column: String, _ divide: Int, _ own: [Measure.Condition], _ statement: inout Statement
  ) -> SQL {
    let calendar = calendar(&statement)
    let months = statement.step(
      prefix + "maanedssum", "Sum pr. måned og gruppe",
      """
      SELECT month\(groups), sum(\(raw: column)) AS total
      FROM \(fact.table)\(conditions.on(fact, months: firstMonth...lastMonth, also: conditions.own(own, fact)))
      GROUP BY ALL
      """)
    return statement.step(
      prefix + "opgjort", divide == 1 ? "Sum i hvert vindue" : "Sum i hvert vindue, delt én gang til sidst",
      """
      SELECT w\(groups), sum(total)\(raw: divide == 1 ? "" : " / \(divide).0") AS value, NULL AS persons
      FROM \(months) JOIN \(calendar) USING (month)
      GROUP BY ALL
      """)
  }

  func score(
    _ fact: Fact, _ column: String, _ weights: [Measure.Weight], _ own: [Measure.Condition],
    _ statement: inout Statement
  ) -> SQL {
    let calendar = calendar(&statement)
    let words = weights.map { SQL.literal($0.word) }.joined(separator: ", ")
    let cases = weights.map { "WHEN \(SQL.literal($0.word)) THEN \(raw: "\($0.weight)")" as SQL }.joined(separator: " ")
    let also = ["\(raw: column) IN (\(words))" as SQL] + conditions.own(own, fact)
    return statement.step(
      prefix + "opgjort", "Vægtet antal i hvert vindue",
      """
      SELECT w\(groups), sum(CASE \(raw: column) \(cases) END) AS value, count(*) AS persons
      FROM \(fact.table) JOIN \(calendar) USING (month)\
      \(conditions.on(fact, months: firstMonth...lastMonth, also: also))
      GROUP BY ALL
      """)
  }

  /// The latest month known at the window's end, and not older than a year.
  func latestValue(_ fact: Fact, _ column: String, _ statement: inout Statement) -> SQL {
    let own: [SQL] =
      by.contains(.municipality) || conditions.filters.contains { $0.dimension == .municipality }
      ? [] : ["municipality = \(conditions.municipality)"]
    let ranges = windows.enumerated().map { index, window in
      "(\(raw: "\(index), \(window.lastMonth - 11), \(window.lastMonth)"))" as SQL
    }
    let rows = statement.step(
      prefix + "raekker", "Rækker i hvert vindue eller de tolv måneder op til dets slutning",
      """
      SELECT w, month\(groups), \(raw: column) AS total
      FROM \(fact.table) JOIN (VALUES \(ranges.joined(separator: ", "))) AS vinduer(w, first_month, last_month)
        ON month BETWEEN first_month AND last_month\(conditions.on(fact, also: own))
      """)
    let latest = statement.step(
      prefix + "seneste", "Den seneste måned, der er kendt ved vinduets slutning",
      "SELECT w, max(month) AS month FROM \(rows) GROUP BY w")
    return statement.step(
      prefix + "opgjort", "Sum i den måned",
      """
      SELECT w\(groups), sum(total) AS value, NULL AS persons
      FROM \(rows) JOIN \(latest) USING (w, month)
      GROUP BY ALL
      """)
  }
}
