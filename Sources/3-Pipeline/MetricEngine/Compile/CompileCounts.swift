internal import CareModel
internal import Warehouse

/// Cases, follow-ups, appeals, goals: rows that are held against a day or a window.
extension CompiledPart {
  func count(_ fact: Fact, _ rule: Measure.CountRule, _ statement: inout Statement) -> SQL {
    let value: SQL = rule.distinct.map { "count(DISTINCT \(raw: $0))" } ?? "count(*)"
    let own = conditions.own(rule.conditions, fact)
    guard let predicate = rule.predicate, predicate.moment != nil else {
      let calendar = calendar(&statement)
      let also = own + (rule.predicate.map { ["(\($0.sql))"] } ?? [])
      return statement.step(
        prefix + "opgjort", rule.predicate?.text ?? "Antal i hvert vindue",
        """
        SELECT w\(groups), \(value) AS value, \(value) AS persons
        FROM \(fact.table) JOIN \(calendar) USING (month)\
        \(conditions.on(fact, months: firstMonth...min(lastMonth, max(firstMonth, asOfMonth)), also: also))
        GROUP BY ALL
        """)
    }
    let windows = days(&statement)
    return statement.step(
      prefix + "opgjort", predicate.text,
      """
      SELECT w\(groups), \(value) AS value, \(value) AS persons
      FROM \(fact.table) JOIN \(windows)
        ON \(predicate.sql)\(conditions.on(fact, also: own))
      GROUP BY ALL
      """)
  }

  func latestStatus(_ fact: Fact, _ statuses: [String], _ statement: inout Statement) -> SQL {
    guard let latest = fact.latest else { preconditionFailure("the catalogue lets no such measure through") }
    let (entity, word, day) = (SQL(raw: latest.entity), SQL(raw: latest.word), SQL(raw: latest.day))
    let windows = days(&statement)
    let last = statement.step(
      prefix + "seneste", "Hvert måls seneste vurdering i vinduet",
      """
      SELECT w, \(entity)\(groups), arg_max(\(word), \(day)) AS status
      FROM \(fact.table) JOIN \(windows) ON \(day) BETWEEN first_day AND last_day\(conditions.on(fact))
      GROUP BY ALL
      """)
    return statement.step(
      prefix + "opgjort", "Mål, hvis seneste vurdering er: \(statuses.joined(separator: ", "))",
      """
      SELECT w\(groups), count(DISTINCT \(entity)) AS value, count(DISTINCT \(entity)) AS persons
      FROM \(last)
      WHERE status IN (\(statuses.map { SQL.literal($0) }.joined(separator: ", ")))
      GROUP BY ALL
      """)
  }
}

extension Fact.Condition {
  /// Held against `first_day` and `last_day` of a window.
  var sql: SQL { SQL(raw: expression) }
}
