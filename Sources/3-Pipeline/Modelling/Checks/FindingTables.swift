internal import CareModel
internal import Warehouse

/// The tables of schema `findings`, and what is written in them.
enum FindingTables {
  /// The last columns of `findings.finding`, as a check's SELECT gives them.
  static let attributes = [
    "service_period", "case_id", "service_area", "legal_basis", "facility", "unit", "team", "caseworker", "function",
    "first_month", "last_month", "amount_ore", "days",
  ]

  static func create(on connection: Connection) throws {
    try connection.execute(
      """
      CREATE SCHEMA IF NOT EXISTS findings;
      CREATE OR REPLACE TABLE findings.finding (
        finding VARCHAR, check_id VARCHAR, severity VARCHAR, owner VARCHAR, file VARCHAR, key VARCHAR,
        row_number INTEGER, message VARCHAR, citizen INTEGER, pseudonym VARCHAR, service_period VARCHAR, case_id VARCHAR,
        service_area VARCHAR, legal_basis VARCHAR, facility VARCHAR, unit VARCHAR, team VARCHAR, caseworker VARCHAR,
        function VARCHAR, first_month INTEGER, last_month INTEGER, amount_ore BIGINT, days INTEGER);
      CREATE OR REPLACE TABLE findings.related (finding VARCHAR, file VARCHAR, key VARCHAR);
      CREATE OR REPLACE TABLE findings.shown (
        finding VARCHAR, position INTEGER, label VARCHAR, source VARCHAR, value VARCHAR);
      -- Which open findings may change which figure; file null = whatever extract's row the finding is about.
      CREATE OR REPLACE TABLE findings.touch (check_id VARCHAR, metric VARCHAR, file VARCHAR);
      -- One row a check, whether it ran or not: no findings is another thing than not looked.
      CREATE OR REPLACE TABLE findings.check_run (
        check_id VARCHAR, title VARCHAR, severity VARCHAR, owner VARCHAR, state VARCHAR, missing_source VARCHAR,
        findings INTEGER, threshold_text VARCHAR);
      """)
  }

  /// - Parameter pseudonyms: of the citizens, by the warehouse's own numbers.
  static func write(_ results: [CheckResult], pseudonyms: [Int: String], on connection: Connection) throws {
    try connection.append(
      results.lazy.flatMap { result in
        result.findings.lazy.map { finding -> [Value] in
          [
            .text(finding.finding), .text(result.check.id), .text(finding.severity.rawValue),
            .text(finding.owner.rawValue), .text(finding.file), .text(finding.key), finding.rowNumber,
            .text(finding.message), finding.citizen,
            finding.citizen.int.flatMap { pseudonyms[$0] }.map(Value.text) ?? .null,
          ] + finding.attributes
        }
      }, to: "finding", schema: "findings")
    try connection.append(
      results.lazy.flatMap { result in
        result.findings.lazy.flatMap { finding in
          finding.related.map { [.text(finding.finding), .text($0.file), .text($0.key)] }
        }
      }, to: "related", schema: "findings")
    try connection.append(
      results.lazy.flatMap { result in
        result.findings.lazy.flatMap { finding in
          zip(result.check.values, finding.shown).enumerated().map { index, pair -> [Value] in
            [
              .text(finding.finding), .int(index + 1), .text(pair.0.label),
              pair.0.source.map(Value.text) ?? .null, .text(pair.1),
            ]
          }
        }
      }, to: "shown", schema: "findings")
    try connection.append(
      results.flatMap { result in
        result.check.touchedMetrics.map {
          [.text(result.check.id), .text($0.metric), $0.file.map(Value.text) ?? .null]
        }
      }, to: "touch", schema: "findings")
    try connection.append(results.map(\.row), to: "check_run", schema: "findings")
  }
}

extension CheckResult {
  fileprivate var row: [Value] {
    let (word, missing): (String, Value) =
      switch state {
      case .ran: ("ran", .null)
      case .sourceMissing(let source): ("source_missing", .text(source))
      case .off: ("off", .null)
      }
    return [
      .text(check.id), .text(check.title), .text(check.severity.rawValue), .text(check.owner.rawValue), .text(word),
      missing, state == .ran ? .int(findings.count) : .null,
      check.thresholdText.isEmpty ? .null : .text(check.thresholdText),
    ]
  }
}
