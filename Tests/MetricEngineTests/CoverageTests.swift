import Access
import CareModel
import MetricEngine
import TestSupport
import Testing
import Warehouse

/// No source is not zero: what each file covers decides what may be said.
@Suite struct CoverageTests {
  /// One citizen all of 2024 and 2025; money in 2025 but for May and June, and a budget for 2025; as of the last day of 2025.
  private func warehouse(months: [Int] = [1, 2, 3, 4, 7, 8, 9, 10, 11, 12], asOf: String = "2025-12-31") throws
    -> TestWarehouse
  {
    let warehouse = try TestWarehouse(asOf: asOf)
    warehouse.begun["indsatser"] = .month(2024, 3)
    try warehouse.cover(
      1, "I1", "2024-03-01", nil, asOf: asOf, ["paying_municipality": "0999", "service_area": "botilbud"])
    try warehouse.add(
      months.map { month in
        [
          "month": Period.month(2025, month).description, "amount_ore": "10000", "transaction_kind": "1",
          "posting_type": "NOR", "service_area": "botilbud",
        ]
      }, to: "ledger")
    try warehouse.add(
      (1...12).map {
        ["month": Period.month(2025, $0).description, "adjusted_ore": "120000", "original_ore": "120000"]
      }, to: "budget")
    return warehouse
  }

  private func figures(_ request: MetricRequest, _ warehouse: TestWarehouse? = nil) throws -> [Figure] {
    try (warehouse ?? self.warehouse()).engine().figures(request, scope: stab)[0].rows
  }

  private func months(_ numbers: Int...) -> [Period] { numbers.map { .month(2025, $0) } }

  @Test(arguments: ["forbrug", "refusion", "forbrugsprocent", "enhedspris"])
  func `a month in a hole of the ledger is missing, and so is one before the first`(metric: String) throws {
    let rows = try figures(MetricRequest(metric, "2024-12", "2025-06", grain: .month))
    #expect(rows.map(\.state) == [.missing, .final, .final, .final, .final, .missing, .missing])
    #expect(rows.map { $0.value == nil } == rows.map { $0.state == .missing })
    #expect(rows[5].missing == months(5))
    #expect(rows[5].reason?.text == "Udtrækket posteringer dækker ikke perioden.")
    let year = try figures(MetricRequest(metric, "2024"))[0]
    #expect(year.state == .missing && year.value == nil && year.missing.count == 12)
  }

  @Test func `a year over a hole is what is covered, preliminary, and says which months are not`() throws {
    let year = try figures(MetricRequest("forbrug", "2025"))[0]
    #expect(year.value == 1000 && year.state == .preliminary && year.missing == months(5, 6))
    // Both sides of the line are of the same ten months.
    let share = try figures(MetricRequest("forbrugsprocent", "2025"))[0]
    #expect(share.value == 100 && share.missing == months(5, 6))
    #expect(share.denominator == 1000)
    let price = try figures(MetricRequest("enhedspris", "2025"))[0]
    #expect(price.numerator == 1000 && price.denominator == (365.0 - 61) / 365)
    #expect(price.missing == months(5, 6))
  }

  @Test func `a month that the source covers and no row matches is still zero`() throws {
    let rows = try figures(
      MetricRequest("forbrug", "2025-03", "2025-05", grain: .month, filters: [.init(.serviceArea, "botilbud")]))
    #expect(rows.map(\.value) == [100, 100, nil])
    #expect(try figures(MetricRequest("refusion", "2025-03")).map(\.value) == [0])
    #expect(try figures(MetricRequest("refusion", "2025-03")).map(\.state) == [.final])
  }

  @Test func `nothing is compared with a window that is missing or in part missing`() throws {
    let lastYear = try figures(MetricRequest("forbrug", "2025-03", compare: .lastYear))[0]
    #expect(lastYear.value == 100 && lastYear.change == nil)
    #expect(lastYear.comparison?.state == .missing && lastYear.comparison?.value == nil)
    let whole = try figures(MetricRequest("helaarspersoner", "2025", compare: .lastYear))[0]
    #expect(whole.state == .final && whole.comparison?.state == .missing && whole.comparison?.value == nil)
    #expect(whole.comparison?.missing == [.month(2024, 1), .month(2024, 2)] && whole.change == nil)
    let part = try figures(MetricRequest("forbrug", "2025-K2", compare: .previous))[0]
    #expect(part.value == 100 && part.comparison?.value == 300 && part.change == nil)
    let quarter = try figures(MetricRequest("forbrug", "2025-K4", compare: .previous))[0]
    #expect(quarter.change == 0)
  }

  @Test func `a window that begins before the file is the part that it covers`() throws {
    let year = try figures(MetricRequest("gennemsnitligt_antal", "2024"))[0]
    #expect(year.value == 1 && year.state == .preliminary)
    #expect(year.missing == [.month(2024, 1), .month(2024, 2)])
    #expect(try figures(MetricRequest("modtagere", "2024-02")).map(\.state) == [.missing])
    // Stock looks at the last day alone.
    #expect(try figures(MetricRequest("beholdning", "2024")).map(\.state) == [.final])
  }

  @Test func `a ledger that ends before the activity gives the unit price of the months that both have`() throws {
    let price = try figures(MetricRequest("enhedspris", "2025"), warehouse(months: Array(1...10)))[0]
    #expect(price.numerator == 1000 && price.denominator == 304.0 / 365)
    #expect(price.missing == months(11, 12) && price.state == .preliminary)
  }

  @Test func `an unfinished month has no unit price, and a year leaves it out`() throws {
    let warehouse = try warehouse(months: Array(1...10), asOf: "2025-10-10")
    let month = try figures(MetricRequest("enhedspris", "2025-10"), warehouse)[0]
    #expect(month.state == .missing && month.value == nil && month.reason?.kind == .notYet)
    let year = try figures(MetricRequest("enhedspris", "2025"), warehouse)[0]
    #expect(year.numerator == 900 && year.denominator == 273.0 / 365 && year.missing == months(10))
    // Money alone is told as it stands.
    #expect(try figures(MetricRequest("forbrug", "2025-10"), warehouse).map(\.value) == [100])
    // What is known ahead counts whole while the year goes.
    #expect(try figures(MetricRequest("forbrugsprocent", "2025"), warehouse)[0].denominator == 1200)
  }

  @Test func `a budget year that nobody delivered is missing`() throws {
    let rows = try figures(MetricRequest("korrigeret_budget", "2024", "2026", grain: .year))
    #expect(rows.map(\.value) == [nil, 1200, nil])
    #expect(rows.map(\.state) == [.missing, .final, .missing])
  }

  @Test(arguments: ["opfoelgning_overskredet", "opfoelgning_snart", "opfoelgning_mangler"])
  func `follow-ups are missing where no row has a next date`(metric: String) throws {
    let warehouse = try warehouse()
    try warehouse.add(
      [["service_period": "I1", "start_date": "2025-01-01", "acting_municipality": "0999"]], to: "follow_up")
    #expect(try figures(MetricRequest(metric, "2025-12"), warehouse).map(\.state) == [.final])
    warehouse.emptyFields = [("indsatser", "naeste_opfoelgning")]
    let figure = try figures(MetricRequest(metric, "2025-12"), warehouse)[0]
    #expect(figure.value == nil && figure.state == .missing)
    #expect(
      figure.reason?.text == "Feltet Næste_opfølgning er ikke udfyldt i nogen række af udtrækket indsatser.")
  }

  @Test func `a file whose rows were all set aside covers nothing`() throws {
    let warehouse = try warehouse()
    try warehouse.connection.execute(
      "UPDATE meta.source_file SET rows_read = 0, rows_set_aside = 4 WHERE source = 'indsatser'")
    let figure = try figures(MetricRequest("modtagere", "2025"), warehouse)[0]
    #expect(figure.value == nil && figure.state == .missing)
    #expect(figure.reason?.text == "Alle rækker i udtrækket indsatser er sat til side.")
  }

  @Test func `what no row says is nothing to filter by`() throws {
    let figure = try figures(MetricRequest("forbrug", "2025-03", filters: [.init(.sex, "K")]))[0]
    #expect(figure.state == .missing && figure.value == nil)
    #expect(figure.reason?.text == "Ingen posteringer er mærket med køn, så tallet kan ikke afgrænses på det.")
    let narrow = try Scope.shipped("ledelse:VOK1")
    let money = try warehouse().engine().figures(MetricRequest("forbrug", "2025-03"), scope: narrow)[0].rows[0]
    #expect(money.state == .missing && money.value == nil)
  }

  @Test(arguments: [CareModel.Dimension.unit, .team, .facility, .caseworker])
  func `the unit price says why it is not told by what money does not follow`(dimension: CareModel.Dimension) throws {
    let rows = try figures(MetricRequest("enhedspris", "2025", by: [dimension]))
    #expect(rows.map(\.state) == [.notApplicable] && rows.map(\.groups) == [[nil]] && rows[0].standsForAll)
    #expect(rows[0].reason?.kind == .withheld)
    #expect(rows[0].reason?.text.hasPrefix("Pengene følger omkostningsstedet") == true)
    let narrow = try Scope.shipped("ledelse:VOK1")
    let own = try warehouse().engine().figures(MetricRequest("enhedspris", "2025"), scope: narrow)[0].rows
    #expect(own.map(\.state) == [.notApplicable])
  }

  @Test func `an explanation says which months lack a source`() throws {
    let explanation = try warehouse().engine().explanation(
      of: ExplanationRequest(metric: "forbrug", from: .year(2025), to: .year(2025)), scope: stab)
    #expect(explanation.figure.missing == months(5, 6))
    #expect(explanation.sources[0].coverage?.gaps == months(5, 6))
    #expect(explanation.sources[0].coverage?.first == .month(2025, 1))
  }
}
