internal import CareModel
internal import Warehouse

/// Cases, follow-ups, appeals, goals: rows that are held against a day or a window.
extension CompiledPart {
  func count(_ fact: Fact, _ rule: Measure.CountRule, _ statement: inout Statement) -> SQL {
    let value: SQL = rule.distinct.map { "count(DISTINCT \(raw: $0))" } ?? "count(*)"
    let own = conditions.own(rule.conditions, fact)
    guard let predicate = rule.predicate else {
      let calendar = calendar(&statement)
      return statement.step(
        prefix + "opgjort", "Antal i hvert vindue",
        """
        SELECT w\(groups), \(value) AS value, \(value) AS persons
        FROM \(fact.table) JOIN \(calendar) USING (month)\
        \(conditions.on(fact, months: firstMonth...min(lastMonth, max(firstMonth, asOfMonth)), also: own))
        GROUP BY ALL
        """)
    }
    let windows = days(&statement)
    return statement.step(
      prefix + "opgjort", predicate.comment,
      """
      SELECT w\(groups), \(value) AS value, \(value) AS persons
      FROM \(fact.table) JOIN \(windows)
        ON \(predicate.condition)\(conditions.on(fact, also: own))
      GROUP BY ALL
      """)
  }

  func latestStatus(_ fact: Fact, _ statuses: [String], _ statement: inout Statement) -> SQL {
    let windows = days(&statement)
    let latest = statement.step(
      prefix + "seneste", "Hvert måls seneste vurdering i vinduet",
      """
      SELECT w, goal\(groups), arg_max(status, assessed) AS status
      FROM \(fact.table) JOIN \(windows) ON assessed BETWEEN first_day AND last_day\(conditions.on(fact))
      GROUP BY ALL
      """)
    return statement.step(
      prefix + "opgjort", "Mål, hvis seneste vurdering er: \(statuses.joined(separator: ", "))",
      """
      SELECT w\(groups), count(DISTINCT goal) AS value, count(DISTINCT goal) AS persons
      FROM \(latest)
      WHERE status IN (\(statuses.map { SQL.literal($0) }.joined(separator: ", ")))
      GROUP BY ALL
      """)
  }
}

extension Predicate {
  /// Held against `first_day` and `last_day` of a window.
  var condition: SQL {
    switch self {
    case .openCase:
      "opened <= last_day AND (closed IS NULL OR closed > last_day)"
    case .openPastDeadline:
      """
      opened <= last_day AND (closed IS NULL OR closed > last_day)
        AND (decided IS NULL OR decided > last_day) AND deadline < last_day
      """
    case .decidedWithDeadline:
      "decided BETWEEN first_day AND last_day AND deadline IS NOT NULL"
    case .decidedInTime:
      "decided BETWEEN first_day AND last_day AND decided <= deadline"
    case .followUpOverdue:
      """
      start_date <= last_day AND (end_date IS NULL OR end_date >= last_day)
        AND next_follow_up < last_day AND (last_follow_up IS NULL OR last_follow_up < next_follow_up)
      """
    case .followUpSoon:
      """
      start_date <= last_day AND (end_date IS NULL OR end_date >= last_day)
        AND next_follow_up BETWEEN last_day AND last_day + 30
        AND (last_follow_up IS NULL OR last_follow_up < next_follow_up)
      """
    case .followUpWithoutDate:
      """
      start_date <= last_day AND (end_date IS NULL OR end_date >= last_day)
        AND (next_follow_up IS NULL OR last_follow_up >= next_follow_up)
      """
    }
  }

  var comment: String {
    switch self {
    case .openCase: "Åbne sager på dagen: oprettet senest den dag og ikke afsluttet senest den dag"
    case .openPastDeadline: "Åbne ansøgninger uden afgørelse, hvis frist lå før dagen"
    case .decidedWithDeadline: "Afgørelser i vinduet, hvor der er en offentliggjort frist"
    case .decidedInTime: "Afgørelser i vinduet senest på fristens dag"
    case .followUpOverdue: "Aktive indsatser, hvor næste opfølgning lå før dagen og ikke er holdt"
    case .followUpSoon: "Aktive indsatser med næste opfølgning på dagen eller inden for 30 dage"
    case .followUpWithoutDate: "Aktive indsatser uden dato for næste opfølgning; en dato, der er holdt, er brugt"
    }
  }
}
