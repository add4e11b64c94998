internal import CareModel
internal import Warehouse

// The one place where findings are read from the warehouse.

extension OpenWarehouse {
  /// A page's own query with the values it is asked about.
  func rows(_ query: String, _ knowledge: Knowledge, _ values: [Value] = []) throws -> [TableRow] {
    let table = try database.withConnection { try $0.query(SQL(raw: knowledge.query(query), bindings: values)) }
    let places = table.columns.enumerated().reduce(into: [:]) { $0[$1.element] = $1.offset }
    return table.rows.map { TableRow(values: $0, places: places) }
  }

  /// "7F3A": what people call a citizen; the first four letters of the pseudonym, more where another citizen has the same.
  func citizenName(_ pseudonym: String) -> String {
    longNames[pseudonym] ?? pseudonym.prefix(4).uppercased()
  }

  func has(_ relation: String, _ knowledge: Knowledge) throws -> Bool {
    try rows("tabeller", knowledge).contains { $0.text("relation") == relation }
  }

  /// Every finding and how each check went; none where the warehouse was built before there were checks.
  func findingList(_ knowledge: Knowledge) throws -> FindingList {
    guard try has("findings.finding", knowledge) else { return FindingList(findings: [], runs: []) }
    let runs = try rows("fund-kontroller", knowledge).map { row in
      CheckRunState(
        check: row.text("check_id") ?? "", title: row.text("title") ?? "", severity: row.text("severity") ?? "",
        owner: row.text("owner") ?? "", state: row.text("state") ?? "", missingSource: row.text("missing_source"),
        findings: row.int("findings") ?? 0, thresholds: row.text("threshold_text"))
    }
    let findings = try rows("fund", knowledge).map { row in
      Finding(
        id: row.text("finding") ?? "", check: row.text("check_id") ?? "",
        severity: row.text("severity").flatMap(FindingSeverity.init(rawValue:)) ?? .warning,
        owner: row.text("owner") ?? "", file: row.text("file"), key: row.text("key"),
        keyText: row.text("key").map { Words.key($0, named: citizenName) }, row: row.int("row_number"),
        message: row.text("message") ?? "", citizen: row.int("citizen"),
        citizenName: row.text("pseudonym").map(citizenName),
        servicePeriod: row.text("service_period"), caseID: row.text("case_id"),
        serviceArea: row.text("service_area"), legalBasis: row.text("legal_basis"), facility: row.text("facility"),
        unit: row.text("unit"), team: row.text("team"), caseworker: row.text("caseworker"),
        function: row.text("function"), firstMonth: row.int("first_month"), lastMonth: row.int("last_month"),
        amountOre: row.int("amount_ore"), days: row.int("days"))
    }
    return FindingList(findings: findings, runs: runs)
  }
}

/// One row of a page's own query, read by the names of its columns.
struct TableRow {
  let values: [Value]
  let places: [String: Int]

  private func value(_ column: String) -> Value {
    guard let place = places[column] else { preconditionFailure("the query gives no column \(column)") }
    return values[place]
  }

  func text(_ column: String) -> String? { value(column).text.flatMap { $0.isEmpty ? nil : $0 } }
  func int(_ column: String) -> Int? { value(column).int }
  func double(_ column: String) -> Double? { value(column).double }
  func day(_ column: String) -> Day? { value(column).date.map(Day.init(number:)) }
}
