import Access
import CareModel
import Foundation
import MetricEngine
import TestSupport
import Testing
import Warehouse

/// A year of a municipality with ten years behind it, measured. Run in release with `BENCH=1`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["BENCH"] != nil), .serialized)
struct PerformanceTests {
  /// 600,000 rows: 3,000 citizens, 5,000 service periods, 120 months, in a file as the product has it.
  private func warehouse(at path: String) throws -> Database {
    let database = try Database(path: path, threads: 2)
    let connection = try database.connect()
    try connection.execute(
      """
      CREATE SCHEMA facts; CREATE SCHEMA meta; CREATE SCHEMA model;
      CREATE TABLE meta.build AS SELECT DATE '2025-12-31' AS as_of, '0999' AS municipality;
      CREATE TABLE meta.source_file AS
        SELECT 1 AS file_id, s AS source, s AS file_name, 'L' AS delivery, '2026-01-05' AS received,
          100::BIGINT AS rows_total, 100::BIGINT AS rows_read, 0::BIGINT AS rows_set_aside, DATE '2025-12-31' AS covers_to,
          'read' AS status
        FROM (VALUES ('indsatser'), ('posteringer'), ('budget'), ('sager'), ('frister')) AS t(s);
      CREATE TABLE model.unit_tree(scope VARCHAR, unit VARCHAR);
      CREATE TABLE model.scope_facility(scope VARCHAR, facility VARCHAR);
      CREATE TABLE model.facility(facility VARCHAR, unit VARCHAR);
      CREATE TABLE facts.coverage AS
        SELECT (p * 7 % 3000)::INTEGER AS citizen, 'I' || p AS service_period, (2016 * 12 + m)::INTEGER AS month,
          CASE WHEN hash(p * 1000 + m) % 25 = 0 THEN 65535 ELSE
            (1 << day(last_day(make_date((2016 + m // 12)::INTEGER, (m % 12 + 1)::INTEGER, 1))))::BIGINT - 1 END::INTEGER AS mask,
          'omraade' || p % 15 AS service_area, 'SEL §' || (80 + p % 30) AS legal_basis, NULL::VARCHAR AS setting,
          'ydelse' || p % 40 AS service, 'maalgruppe' || p % 30 AS target_group, 'T' || p % 200 AS facility,
          'L' || p % 90 AS provider, 'Kommunal' AS ownership, 'VOK' || p % 12 AS unit, 'VOK' || p % 12 AS team,
          'SB' || p % 60 AS caseworker, '0999' AS acting_municipality,
          CASE WHEN p % 20 = 0 THEN '0101' ELSE '0999' END AS paying_municipality, '30-49' AS age_group, 'K' AS sex
        FROM range(5000) AS t(p), range(120) AS u(m)
        ORDER BY month, citizen;
      CREATE TABLE facts.ledger AS
        SELECT (2016 * 12 + i % 120)::INTEGER AS month, (hash(i) % 5000000)::BIGINT AS amount_ore, 1 AS transaction_kind,
          'NOR' AS posting_type, '5.38.50' AS function, '003' AS grouping, '4.7' AS cost_type, 'C' || i % 40 AS cost_centre,
          'omraade' || i % 15 AS service_area, 'T' || i % 200 AS facility, 'L' || i % 90 AS provider,
          'VOK' || i % 12 AS unit, 1 AS citizen, 'K' AS sex, '30-49' AS age_group, 'B' || i AS voucher, 1 AS line
        FROM range(400000) AS t(i) ORDER BY month;
      """)
    try connection.execute(
      """
      CREATE TABLE facts.source_month AS
        SELECT s AS source, (2016 * 12 + m)::INTEGER AS month, 'covered' AS state
        FROM (VALUES ('indsatser'), ('posteringer')) AS t(s), range(120) AS u(m);
      CREATE TABLE facts.source_field(source VARCHAR, field VARCHAR, is_filled BOOLEAN);
      CREATE TABLE facts.dimension_value(dimension VARCHAR, value VARCHAR);
      """)
    return database
  }

  @Test func `a one-year question over 600,000 coverage rows takes at most 30 milliseconds`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID()).duckdb").path
    defer { unlink(path) }
    let engine = try MetricEngine(catalogue: catalogue, database: warehouse(at: path), counts: CountMemory(mostRows: 0))
    let metrics = [
      "helaarspersoner", "gennemsnitligt_antal", "modtagere", "beholdning", "tilgang", "afgang", "enhedspris",
      "forbrug",
    ]
    let unit = try Scope.shipped("ledelse:VOK3")
    for metric in metrics {
      let requests: [(String, MetricRequest, Scope)] = [
        ("år", MetricRequest(metric, "2025"), stab),
        ("år × måned", MetricRequest(metric, "2025", grain: .month), stab),
        ("år × måned × område", MetricRequest(metric, "2025", grain: .month, by: [.serviceArea]), stab),
        ("år × tilbud, sidste år", MetricRequest(metric, "2025", by: [.facility], compare: .lastYear), stab),
        ("år × måned, ytd", MetricRequest(metric, "2025", grain: .month, compare: .yearToDate), stab),
        ("år, undertrykt × område", MetricRequest(metric, "2025", by: [.serviceArea]), committee),
        ("år, enhed", MetricRequest(metric, "2025"), unit),
        ("ti år × måned", MetricRequest(metric, "2016", "2025", grain: .month), stab),
      ]
      for (name, request, scope) in requests {
        let best = try (0..<7).map { _ in
          try ContinuousClock().measure { _ = try engine.figures(request, scope: scope) }
        }.sorted()[3]
        let milliseconds = Double(best.components.attoseconds) / 1e15
        print("BENCH \(metric) | \(name) | \((milliseconds * 10).rounded() / 10) ms")
        if name == "år" { #expect(milliseconds <= 30, "\(metric)") }
      }
    }
  }
}
