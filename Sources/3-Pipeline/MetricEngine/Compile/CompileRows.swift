internal import CareModel
internal import Danish
internal import Warehouse

extension ExplainedPart {
  struct RowQuery {
    let title: String
    let columns: [Explanation.Column]
    /// Without a limit. After the columns comes whom the row is about: a citizen's key, else the case's; null for none.
    let sql: SQL
    let count: SQL
  }

  /// The list of rows that fits the fact; nil for one that lists none.
  var rowList: RowQuery? {
    if fact.hasDays, fact.keys.first == "service_period" { return servicePeriods }
    return fact.listed.isEmpty ? nil : plain
  }

  /// Service periods with their days in the window.
  private var servicePeriods: RowQuery {
    let held = Self.condition(all)
    let days: SQL = """
      SELECT citizen, service_period, any_value(facility) AS facility, sum(bit_count(\(mask))) AS days
      FROM \(fact.table)\(held)
      GROUP BY citizen, service_period
      """
    return RowQuery(
      title: "Indsatser",
      columns: [
        .init(title: "Borger", kind: .text), .init(title: "Indsats", kind: .text),
        .init(title: "Tilbud", kind: .text), .init(title: "Start", kind: .day), .init(title: "Slut", kind: .day),
        .init(title: "Dage i perioden", kind: .number),
      ],
      sql: """
        SELECT c.label, d.service_period, d.facility, p.start_date, p.end_date, d.days::BIGINT, d.citizen
        FROM (\(days)) AS d
        LEFT JOIN model.citizen AS c ON c.citizen = d.citizen
        LEFT JOIN model.service_period AS p ON p.service_period = d.service_period AND p.citizen = d.citizen
        ORDER BY p.start_date, d.service_period, d.citizen
        """,
      count: "SELECT count(*) FROM (\(days))")
  }

  /// The columns of the fact as they stand, with money in kroner.
  private var plain: RowQuery {
    let columns = fact.listed
    let list = columns.map(\.shown)
    let person = ["citizen", "case_id"].first { fact.column($0) != nil } ?? "NULL"
    // By what the columns hold, not by what is shown of it: line 10 comes after line 9.
    let order = columns.map(\.counted).joined(separator: ", ")
    return RowQuery(
      title: DanishText.capitalised(fact.rowName), columns: columns.map { .init(title: $0.title, kind: $0.type.kind) },
      sql:
        "SELECT \(list.joined(separator: ", ")), \(raw: person)\nFROM \(fact.table)\(Self.condition(all))\nORDER BY \(order)",
      count: "SELECT count(*) FROM \(fact.table)\(Self.condition(all))")
  }
}

extension Fact.Column {
  /// What it holds, in an order that people expect.
  fileprivate var counted: SQL { type == .mask ? "bit_count(\(raw: name))::BIGINT" : SQL(raw: name) }

  /// As a list shows it.
  fileprivate var shown: SQL {
    switch type {
    case .ore: "\(raw: name) / 100.0"
    case .key: "CAST(\(raw: name) AS VARCHAR)"
    case .bool: "CASE WHEN \(raw: name) THEN 'Ja' WHEN NOT \(raw: name) THEN 'Nej' END"
    default: counted
    }
  }
}

extension Fact.ColumnType {
  fileprivate var kind: Explanation.Column.Kind {
    switch self {
    case .text, .key, .bool: .text
    case .date: .day
    case .month: .month
    case .int, .double, .mask: .number
    case .ore: .kroner
    }
  }
}
