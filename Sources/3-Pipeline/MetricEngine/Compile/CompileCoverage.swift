internal import CareModel
internal import Warehouse

/// Days, persons, stock and spells from day masks. A day that several services cover counts once: `bit_or`.
extension CompiledPart {
  /// In a facility one person twice on one day is one place, so the stay's facility is part of who is counted.
  private func who(_ fact: Fact) -> SQL {
    guard let place = fact.countedIn, !by.contains(where: { $0.rawValue == place }) else { return "citizen" }
    return "citizen, \(raw: place)"
  }

  func personMonths(_ fact: Fact, _ months: ClosedRange<Int>, _ statement: inout Statement) -> SQL {
    statement.step(
      prefix + "persondage", "Dækkede dage pr. borger, måned og gruppe; overlap tæller hver dag én gang",
      """
      SELECT \(who(fact)), month\(groups), bit_or(mask) AS mask
      FROM \(fact.table)\(conditions.on(fact, months: months))
      GROUP BY ALL
      """)
  }

  func coveredDays(_ fact: Fact, _ share: Measure.DayShare, _ statement: inout Statement) -> SQL {
    let calendar = calendar(&statement)
    let months = personMonths(fact, measuredMonths, &statement)
    let days = statement.step(
      prefix + "maanedsdage", "Dage pr. måned og gruppe, kun til og med opgørelsesdagen",
      """
      SELECT month\(groups), sum(bit_count(\(cut("mask")))) AS days
      FROM \(months)
      GROUP BY ALL
      """)
    let (value, comment): (SQL, String) =
      switch share {
      case .total: ("sum(days)", "Dage i hvert vindue")
      case .ofPeriod:
        ("sum(days) / any_value(\(periodDays))", "Gennemsnitligt antal: dage delt med vinduets målte dage")
      case .ofYear: (yearShare, "Helårspersoner: hver dag delt med sit eget års dage")
      }
    let counted = statement.step(
      prefix + "opgjort", comment,
      """
      SELECT w\(groups), \(value) AS value\(raw: countsPersons ? "" : ", NULL AS persons")
      FROM \(days) JOIN \(calendar) USING (month)
      GROUP BY ALL
      HAVING sum(days) > 0
      """)
    if !countsPersons { return counted }
    let persons = persons(months, calendar, &statement)
    let keys = ["a.w = b.w" as SQL] + by.map { "a.\(raw: $0.rawValue) IS NOT DISTINCT FROM b.\(raw: $0.rawValue)" }
    return statement.step(
      prefix + "med_personer", "Med antallet af borgere bag, så små tal kan skjules",
      "SELECT a.*, b.persons FROM \(counted) AS a JOIN \(persons) AS b ON \(keys.joined(separator: " AND "))")
  }

  private func persons(_ months: SQL, _ calendar: SQL, _ statement: inout Statement) -> SQL {
    statement.step(
      prefix + "borgere", "Borgere i hvert vindue",
      """
      SELECT w\(groups), count(DISTINCT citizen) AS persons
      FROM \(months) JOIN \(calendar) USING (month)
      WHERE \(cut("mask")) <> 0
      GROUP BY ALL
      """)
  }

  /// Whole days of years of one length are summed before they are divided.
  private var yearShare: SQL {
    let years = (firstMonth / 12)...(measuredMonths.upperBound / 12)
    let leap = years.filter(Day.isLeap)
    if leap.isEmpty { return "sum(days) / 365.0" }
    if leap.count == years.count { return "sum(days) / 366.0" }
    let list = leap.map(String.init).joined(separator: ", ")
    return """
      coalesce(sum(days) FILTER (month // 12 NOT IN (\(raw: list))), 0) / 365.0 \
      + coalesce(sum(days) FILTER (month // 12 IN (\(raw: list))), 0) / 366.0
      """
  }

  private var periodDays: SQL {
    if windows.count == 1 { return SQL(raw: String(measuredDays(0)) + ".0") }
    let cases = windows.indices.map { "WHEN \($0) THEN \(measuredDays($0)).0" }.joined(separator: " ")
    return "CASE w \(raw: cases) END"
  }

  func coveredPersons(_ fact: Fact, _ statement: inout Statement) -> SQL {
    let calendar = calendar(&statement)
    let rows = statement.step(
      prefix + "personmaaneder", "Borgere med mindst én dækket dag i måneden",
      """
      SELECT DISTINCT citizen, month\(groups)
      FROM \(fact.table)\(conditions.on(fact, months: measuredMonths, also: ["\(cut("mask")) <> 0"]))
      """)
    return statement.step(
      prefix + "opgjort", "Hver borger én gang i hvert vindue og hver gruppe",
      """
      SELECT w\(groups), count(DISTINCT citizen) AS value, count(DISTINCT citizen) AS persons
      FROM \(rows) JOIN \(calendar) USING (month)
      GROUP BY ALL
      """)
  }

  func stock(_ fact: Fact, _ statement: inout Statement) -> SQL {
    var marks: [SQL] = []
    var months: [Int] = []
    for (index, window) in windows.enumerated() {
      let last = window.lastDay(asOf: asOf)
      for (side, day) in [(1, last), (2, last.advanced(by: 1))] {
        months.append(Window.month(day))
        marks.append("(\(raw: "\(index), \(Window.month(day)), \(day.parts.day - 1), \(side)"))")
      }
    }
    let range = (months.min() ?? 0)...(months.max() ?? 0)
    let marked = statement.step(
      prefix + "maaledage", "Sidste målte dag (1) og dagen efter (2) i hvert vindue",
      "SELECT * FROM (VALUES \(marks.joined(separator: ", "))) AS dage(w, month, bit, side)")
    let present = statement.step(
      prefix + "til_stede", "Hvem er dækket på hvilke af de to dage",
      """
      SELECT w, citizen\(groups), bit_or(side) AS sides
      FROM \(fact.table) JOIN \(marked) USING (month)\
      \(conditions.on(fact, months: range, also: ["(mask >> bit) & 1 = 1"]))
      GROUP BY ALL
      """)
    return statement.step(
      prefix + "opgjort", "Ultimo: dækket begge dage; den, der slutter på sidste dag, er gået",
      """
      SELECT w\(groups), count(*) AS value, count(*) AS persons
      FROM \(present)
      WHERE sides = 3
      GROUP BY ALL
      """)
  }
}
