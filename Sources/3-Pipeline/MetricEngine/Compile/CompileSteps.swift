internal import CareModel
internal import Warehouse

/// The statements behind an explanation: how many rows each condition leaves, and which rows are left.
struct ExplainedPart {
  let measure: Measure
  /// The measure's own.
  let fact: Fact
  let window: Window
  let conditions: Conditions
  let asOf: Day

  struct StepColumn {
    let kind: Explanation.Step.Kind
    let text: String
    let unit: String
    let sql: SQL
    /// What is added, never counted: it tells of no single person.
    var isAmount = false
  }

  /// One row; the columns are those of `stepColumns`.
  var stepSQL: SQL {
    "SELECT \(stepColumns.map { "CAST(\($0.sql) AS DOUBLE)" as SQL }.joined(separator: ",\n  "))\nFROM \(fact.table)"
  }

  var stepColumns: [StepColumn] {
    // What has a row a month is counted once.
    let counted: SQL = fact.hasDays ? fact.keys.first.map { "count(DISTINCT \(raw: $0))" } ?? "count(*)" : "count(*)"
    let unit = fact.rowName
    var held: [SQL] = []
    func column(_ kind: Explanation.Step.Kind, _ text: String, _ more: [SQL]) -> StepColumn {
      held += more
      return StepColumn(kind: kind, text: text, unit: unit, sql: counted + Self.filter(held))
    }
    var columns = [column(.kept, fact.keptText, [])]
    let narrowing = conditions.filterSQL() + conditions.reachSQL(fact)
    if !narrowing.isEmpty { columns.append(column(.filters, "Inden for det valgte og det, rollen må se", narrowing)) }
    if !rule.isEmpty { columns.append(column(.rule, "Som nøgletallet tæller", rule)) }
    let population = conditions.populationSQL(fact)
    if !population.isEmpty {
      columns.append(column(.population, conditions.population.keptText, population))
    }
    if !inWindow.isEmpty { columns.append(column(.period, "I perioden", inWindow)) }
    let filter = Self.filter(held)
    if fact.hasDays {
      columns.append(
        StepColumn(
          kind: .persons, text: "Forskellige borgere", unit: "borgere", sql: "count(DISTINCT citizen)" + filter))
      columns.append(
        StepColumn(
          kind: .days, text: "Dage i alt, hver borgers dage talt én gang", unit: "dage",
          sql: """
            (SELECT coalesce(sum(bit_count(mask)), 0) FROM (SELECT bit_or(\(mask)) AS mask FROM \(fact.table)\
            \(Self.condition(held)) GROUP BY citizen, month\(raw: fact.countedIn.map { ", " + $0 } ?? "")))
            """))
    }
    if let beside = fact.apart {
      let apart = conditions.filterSQL() + conditions.reachSQL(fact) + rule + Array(inWindow.prefix(1))
      columns.append(
        StepColumn(
          kind: .apart, text: beside.text, unit: "dage",
          sql: "coalesce(sum(bit_count(\(raw: beside.column)))\(Self.filter(apart)), 0)"))
    }
    if case .sum(_, let name, let divide, _) = measure {
      let unit = fact.column(name)?.unit ?? ""
      let dividing = divide == 1 ? "" : " / \(divide).0"
      columns.append(
        StepColumn(
          kind: .numerator, text: "Lagt sammen", unit: unit,
          sql: "coalesce(sum(\(raw: name))\(filter), 0)\(raw: dividing)", isAmount: true))
    }
    return columns
  }

  private static func filter(_ conditions: [SQL]) -> SQL {
    conditions.isEmpty ? "" : " FILTER (WHERE \(conditions.joined(separator: " AND ")))"
  }

  static func condition(_ conditions: [SQL]) -> SQL {
    conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
  }

  /// Days of the mask up to and with the as-of date.
  var mask: SQL {
    let month = Window.month(asOf)
    guard window.lastMonth >= month else { return "mask" }
    let days = (1 << asOf.parts.day) - 1
    return "CASE WHEN month = \(raw: String(month)) THEN mask & \(raw: String(days)) ELSE mask END"
  }

  /// The definition's own conditions.
  var rule: [SQL] {
    switch measure {
    case .sum(_, _, _, let own): return conditions.own(own, fact)
    case .count(_, let rule):
      let timeless = rule.predicate.flatMap { $0.moment == nil ? [$0.sql] : nil } ?? []
      return conditions.own(rule.conditions, fact) + timeless.map { "(\($0))" }
    case .score(_, let column, let weights, let own):
      let words = weights.map { SQL.literal($0.word) }.joined(separator: ", ")
      return ["\(raw: column) IN (\(words))"] + conditions.own(own, fact)
    case .latestValue where !conditions.filters.contains { $0.dimension == .municipality }:
      return ["municipality = \(conditions.municipality)"]
    default: return []
    }
  }

  /// What puts a row within the window.
  var inWindow: [SQL] {
    if case .count(_, let rule) = measure, let predicate = rule.predicate, predicate.moment != nil {
      return [bounded(predicate.sql)]
    }
    if case .latestStatus = measure, let latest = fact.latest {
      return [bounded("\(raw: latest.day) BETWEEN first_day AND last_day")]
    }
    if case .latestValue = measure { return [Conditions.months(window.lastMonth - 11...window.lastMonth)] }
    guard fact.column("month") != nil else { return [] }
    if !fact.hasDays { return [Conditions.months(window.firstMonth...window.lastMonth)] }
    let last = max(window.firstMonth, min(window.lastMonth, Window.month(asOf)))
    return [Conditions.months(window.firstMonth...last), "(\(mask)) <> 0"]
  }

  /// A condition with the window's days in the place of their names.
  private func bounded(_ condition: SQL) -> SQL {
    let text = condition.text
      .split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
      .replacing("first_day", with: "DATE '\(window.firstDay)'")
      .replacing("last_day", with: "DATE '\(window.lastDay(asOf: asOf))'")
    return SQL(raw: "(\(text))", bindings: condition.bindings)
  }

  /// All conditions on a row, for the list of rows.
  var all: [SQL] {
    rule + conditions.filterSQL() + conditions.reachSQL(fact) + conditions.populationSQL(fact) + inWindow
  }
}

extension Population {
  /// What is left of the rows when only its own are kept, as a step of an explanation says it.
  fileprivate var keptText: String {
    switch self {
    case .acting: "Dem, kommunen handler for"
    case .paying: "Dem, kommunen betaler for"
    case .both: "Dem, kommunen både handler og betaler for"
    case .either: "Dem, kommunen handler eller betaler for"
    case .none: "Alle"
    }
  }
}
