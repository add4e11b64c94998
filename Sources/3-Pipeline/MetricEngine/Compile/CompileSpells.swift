internal import CareModel
internal import Warehouse

/// Spells that start or end: a covered day whose neighbour is not. Nothing is merged or sorted.
extension CompiledPart {
  func spells(_ fact: Fact, _ event: Measure.SpellEvent, _ statement: inout Statement) -> SQL {
    let calendar = calendar(&statement)
    let started = event == .started
    let measured = measuredMonths
    // The neighbouring month tells whether a spell goes on across the border.
    let read = started ? measured.lowerBound - 1...measured.upperBound : measured.lowerBound...measured.upperBound + 1
    let months = personMonths(fact, read, &statement)
    let edges = statement.step(
      prefix + "naboer",
      started
        ? "Om månedens første dag fortsætter fra måneden før" : "Om månedens sidste dag fortsætter i måneden efter",
      """
      SELECT a.month\(SQL(raw: by.map { ", a." + $0.rawValue }.joined())), a.mask,
        coalesce(\(started ? edgeBefore(read) : edgeAfter(read)), 0) AS edge
      FROM \(months) AS a LEFT JOIN \(months) AS b
        ON b.citizen = a.citizen AND b.month = a.month \(raw: started ? "-" : "+") 1\(sameGroup)
      WHERE a.\(Conditions.months(measured))
      """)
    let moved: SQL = started ? "mask & ~((CAST(mask AS BIGINT) << 1) | edge)" : "mask & ~((mask >> 1) | edge)"
    let events = statement.step(
      prefix + "bevaegelser",
      started ? "Begyndelser: dækket, og dagen før ikke dækket" : "Afslutninger: dækket, og dagen efter ikke dækket",
      """
      SELECT month\(groups), sum(bit_count(\(cut("(\(moved))")))) AS events
      FROM \(edges)
      GROUP BY ALL
      """)
    return statement.step(
      prefix + "opgjort", "Forløb i hvert vindue",
      """
      SELECT w\(groups), sum(events) AS value, sum(events) AS persons
      FROM \(events) JOIN \(calendar) USING (month)
      GROUP BY ALL
      HAVING sum(events) > 0
      """)
  }

  /// The last day of the month before, at bit 0.
  private func edgeBefore(_ months: ClosedRange<Int>) -> SQL { "b.mask >> (\(length("b.month", months)) - 1)" }

  /// The first day of the month after, at the bit of this month's last day.
  private func edgeAfter(_ months: ClosedRange<Int>) -> SQL { "(b.mask & 1) << (\(length("a.month", months)) - 1)" }

  private var sameGroup: SQL {
    SQL(raw: by.map { " AND b.\($0.rawValue) IS NOT DISTINCT FROM a.\($0.rawValue)" }.joined())
  }

  /// Days of a month index, written out for the months that are read: DuckDB's calendar takes a third of the whole count.
  private func length(_ month: String, _ months: ClosedRange<Int>) -> SQL {
    let days = months.map { String(Day.length(ofMonth: $0 % 12 + 1, in: $0 / 12)) }.joined(separator: ", ")
    return SQL(raw: "[\(days)][\(month) - \(months.lowerBound - 1)]")
  }
}
