internal import CareModel
internal import Reporting

/// Everything that the warehouse has found.
struct FindingQuery: PageQuery {
  /// What people call the citizen of a pseudonym.
  let named: @Sendable (String) -> String

  static let file = "serving/findings"

  func row(_ cells: RowReader) throws -> Finding {
    let key = try cells.text(ifAny: "key")
    return Finding(
      id: try cells.text("finding"), check: try cells.text("check_id"), severity: try cells.choice("severity"),
      owner: try cells.text("owner"), file: try cells.text(ifAny: "file"), key: key,
      keyText: key.map { Words.key($0, named: named) }, row: try cells.int(ifAny: "row_number"),
      message: try cells.text("message"), citizen: try cells.int(ifAny: "citizen"),
      citizenName: try cells.text(ifAny: "pseudonym").map(named),
      servicePeriod: try cells.text(ifAny: "service_period"), caseID: try cells.text(ifAny: "case_id"),
      serviceArea: try cells.text(ifAny: "service_area"), legalBasis: try cells.text(ifAny: "legal_basis"),
      facility: try cells.text(ifAny: "facility"), unit: try cells.text(ifAny: "unit"),
      team: try cells.text(ifAny: "team"), caseworker: try cells.text(ifAny: "caseworker"),
      function: try cells.text(ifAny: "function"), firstMonth: try cells.int(ifAny: "first_month"),
      lastMonth: try cells.int(ifAny: "last_month"), amountOre: try cells.int(ifAny: "amount_ore"),
      days: try cells.int(ifAny: "days"))
  }
}

/// How each check went in the load.
struct CheckRunQuery: PageQuery {
  static let file = "serving/check-runs"

  func row(_ cells: RowReader) throws -> CheckRunState {
    CheckRunState(
      check: try cells.text("check_id"), title: try cells.text("title"), severity: try cells.text("severity"),
      owner: try cells.text("owner"), state: try cells.text("state"),
      missingSource: try cells.text(ifAny: "missing_source"), findings: try cells.int(ifAny: "findings") ?? 0,
      thresholds: try cells.text(ifAny: "threshold_text"))
  }
}

/// Which key figures open findings of a check may change.
struct TouchQuery: PageQuery {
  static let file = "serving/touches"

  func row(_ cells: RowReader) throws -> (check: String, metric: String, file: String?) {
    (try cells.text("check_id"), try cells.text("metric"), try cells.text(ifAny: "file"))
  }
}

/// Days to act on a new finding, by severity; nil where reference data has no number.
struct DeadlineQuery: PageQuery {
  static let file = "serving/deadlines"

  func row(_ cells: RowReader) throws -> (severity: String, days: Int?) {
    (try cells.text("severity"), try cells.int(ifAny: "days"))
  }
}
