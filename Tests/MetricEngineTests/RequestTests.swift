import Access
import CareModel
import Diagnostics
import MetricEngine
import TestSupport
import Testing
import Warehouse

@Suite struct RequestTests {
  /// Ten citizens in 2023; as of 15 October 2023.
  private func warehouse(absent: Set<String> = []) throws -> TestWarehouse {
    let asOf = "2023-10-15"
    let warehouse = try TestWarehouse(asOf: asOf, absent: absent)
    for citizen in 1...10 {
      var row = ["paying_municipality": "0999", "acting_municipality": "0999", "sex": citizen < 4 ? "K" : "M"]
      row["service_area"] = citizen <= 6 ? "botilbud" : citizen <= 9 ? "bpa" : nil
      row["facility"] = citizen <= 2 ? "T1" : citizen <= 6 ? "T2" : nil
      row["unit"] = citizen <= 2 ? "VOK1" : citizen <= 9 ? "VOK2" : nil
      try warehouse.cover(citizen, "I\(citizen)", "2023-01-01", citizen == 1 ? "2023-10-15" : nil, asOf: asOf, row)
    }
    try warehouse.connection.append(
      [["VOK", "VOK"], ["VOK", "VOK1"], ["VOK", "VOK2"], ["VOK1", "VOK1"], ["VOK2", "VOK2"], ["BO", "BO"]]
        .map { $0.map(Value.text) }, to: "unit_tree", schema: "model")
    try warehouse.connection.append(
      [["BO", "T1"], ["T1", "T1"], ["T2", "T2"]].map { $0.map(Value.text) }, to: "scope_facility", schema: "model")
    return warehouse
  }

  private func values(_ request: MetricRequest, _ scope: String = "stab") throws -> [Double?] {
    try warehouse().engine().figures(request, scope: Scope.shipped(scope))[0].rows.map(\.value)
  }

  @Test func `a missing key is a group of its own, comes last and counts in the total`() throws {
    let rows = try warehouse().engine().figures(MetricRequest("modtagere", "2023", by: [.serviceArea]), scope: stab)[0]
      .rows
    #expect(rows.map(\.groups) == [["botilbud"], ["bpa"], [nil]])
    #expect(rows.map(\.value) == [6, 3, 1])
    #expect(try values(MetricRequest("modtagere", "2023")) == [10])
  }

  @Test func `filters on one dimension are alternatives, on two they both hold`() throws {
    #expect(
      try values(MetricRequest("modtagere", "2023", filters: [.init(.facility, "T1"), .init(.facility, "T2")])) == [6])
    #expect(
      try values(MetricRequest("modtagere", "2023", filters: [.init(.facility, "T2"), .init(.sex, "K")])) == [1])
    #expect(
      try values(MetricRequest("modtagere", "2023", filters: [.init(.facility, nil), .init(.facility, "T1")])) == [6])
  }

  @Test func `a unit holds its tree as a filter and stands for itself as a group`() throws {
    #expect(try values(MetricRequest("modtagere", "2023", filters: [.init(.unit, "VOK")])) == [9])
    #expect(try values(MetricRequest("modtagere", "2023", filters: [.init(.unit, "VOK1")])) == [2])
    let rows = try warehouse().engine().figures(
      MetricRequest("modtagere", "2023", by: [.unit], filters: [.init(.unit, "VOK")]), scope: stab)[0].rows
    #expect(rows.map(\.groups) == [["VOK1"], ["VOK2"]])
  }

  @Test func `a value that nothing knows is refused with what there is, never a right zero`() throws {
    let engine = try warehouse().engine()
    for metric in ["modtagere", "enhedspris"] {
      #expect(throws: MetricRefusal.unknownValue(.facility, "T99", known: ["T1", "T2"])) {
        try engine.figures(MetricRequest(metric, "2023", filters: [.init(.facility, "T99")]), scope: stab)
      }
    }
    let near = MetricRefusal.unknownValue(.facility, "t1", known: ["T1", "T2"]).diagnostic
    #expect(near.description == "fejl [vaerdi-ukendt]: `t1` findes ikke blandt værdierne af `facility`. Mente du `T1`?")
    let person = MetricRefusal.unknownValue(.caseworker, "010190-1234", known: []).diagnostic
    #expect(!person.description.contains("1234"))
  }

  @Test func `a value that a list knows and no row has is a right zero`() throws {
    #expect(
      try values(MetricRequest("modtagere", "2023", filters: [.init(.sex, "M"), .init(.serviceArea, "bpa")])) == [3])
    #expect(
      try values(MetricRequest("modtagere", "2023", filters: [.init(.sex, "K"), .init(.serviceArea, "bpa")])) == [0])
  }

  @Test func `a value outside the reader's unit is not there for the reader`() throws {
    let engine = try warehouse().engine()
    let narrow = try Scope.shipped("ledelse:VOK1")
    let known = MetricRefusal.unknownValue(.facility, "T2", known: ["T1"])
    #expect(throws: known) {
      try engine.figures(MetricRequest("modtagere", "2023", filters: [.init(.facility, "T2")]), scope: narrow)
    }
    #expect(throws: MetricRefusal.unknownValue(.unit, "VOK2", known: ["VOK1"])) {
      try engine.figures(MetricRequest("modtagere", "2023", filters: [.init(.unit, "VOK2")]), scope: narrow)
    }
  }

  @Test func `a filter finds its value in either spelling of a letter, and two that are equal to a reader are a fault`()
    throws
  {
    let warehouse = try TestWarehouse(asOf: "2023-12-31")
    for citizen in 1...4 {
      try warehouse.cover(
        citizen, "I\(citizen)", "2023-01-01", nil, asOf: "2023-12-31",
        ["paying_municipality": "0999", "provider": "\u{C5}s"])
    }
    let engine = try warehouse.engine()
    let request = MetricRequest("modtagere", "2023", filters: [.init(.provider, "A\u{30A}s")])
    #expect(try engine.figures(request, scope: stab)[0].rows.map(\.value) == [4])
    try warehouse.cover(
      5, "I5", "2023-01-01", nil, asOf: "2023-12-31", ["paying_municipality": "0999", "provider": "A\u{30A}s"])
    let mixed = try warehouse.engine()
    #expect(throws: EqualGroups.self) { try mixed.figures(request, scope: stab) }
    #expect(throws: EqualGroups.self) {
      try mixed.figures(MetricRequest("modtagere", "2023", by: [.provider]), scope: stab)
    }
    #expect(try mixed.figures(MetricRequest("modtagere", "2023"), scope: stab)[0].rows.map(\.value) == [5])
  }

  @Test(arguments: [
    ("ledelse:VOK1", 2.0), ("ledelse:VOK", 9.0), ("udfoerer:T2", 4.0), ("udfoerer:BO", 2.0), ("ledelse:X", 0.0),
  ])
  func `a scope narrowed to a unit or a facility sees that and no more`(role: String, count: Double) throws {
    #expect(try values(MetricRequest("modtagere", "2023"), role) == [count])
  }

  @Test func `the as-of day is counted and the day after is not`() throws {
    let engine = try warehouse().engine()
    let average = try engine.figures(MetricRequest("gennemsnitligt_antal", "2023-10"), scope: stab)[0].rows[0]
    #expect(average.value == 10)
    #expect(average.state == .preliminary)
    #expect(try engine.figures(MetricRequest("afgang", "2023-10"), scope: stab)[0].rows[0].value == 1)
    #expect(try engine.figures(MetricRequest("beholdning", "2023-10"), scope: stab)[0].rows[0].value == 9)
  }

  @Test func `a window after the as-of day is missing, never zero`() throws {
    let rows = try warehouse().engine().figures(
      MetricRequest("modtagere", "2023-09", "2023-11", grain: .month), scope: stab)[0].rows
    #expect(rows.map(\.value) == [10, 10, nil])
    #expect(rows.map(\.state) == [.final, .preliminary, .missing])
  }

  @Test func `without its file a figure is missing, also by group`() throws {
    let engine = try warehouse(absent: ["indsatser"]).engine()
    let total = try engine.figures(MetricRequest("modtagere", "2023"), scope: stab)[0].rows
    let split = try engine.figures(MetricRequest("modtagere", "2023", by: [.facility]), scope: stab)[0].rows
    #expect(total.map(\.value) == [nil] && total.map(\.state) == [.missing])
    #expect(split.map(\.value) == [nil] && split.map(\.state) == [.missing])
  }

  @Test func `kept limits are missing where nobody delivered the limits`() throws {
    let rows = try warehouse(absent: ["frister"]).engine().figures(
      MetricRequest("frist_overholdt", "2023"), scope: stab)
    #expect(rows[0].rows.map(\.state) == [.missing])
  }

  @Test func `outside its validity a metric does not apply`() throws {
    let rows = try warehouse().engine().figures(MetricRequest("modtagere", "2001"), scope: stab)[0].rows
    #expect(rows.map(\.state) == [.notApplicable])
    #expect(rows.map(\.value) == [nil])
  }

  @Test func `a ledger month that is not delivered is missing, and a year with one is preliminary`() throws {
    let warehouse = try TestWarehouse(asOf: "2023-12-31")
    try warehouse.add(
      [["month": "2023-03", "amount_ore": "100", "transaction_kind": "1", "posting_type": "NOR"]], to: "ledger")
    let engine = try warehouse.engine()
    let months = try engine.figures(MetricRequest("forbrug", "2023-02", "2023-04", grain: .month), scope: stab)[0].rows
    #expect(months.map(\.value) == [nil, 1, nil])
    #expect(months.map(\.state) == [.missing, .final, .missing])
    let year = try engine.figures(MetricRequest("forbrug", "2023"), scope: stab)[0].rows
    #expect(year.map(\.state) == [.preliminary])
    #expect(year[0].missing.count == 11)
  }

  @Test func `money of any size keeps its last øre`() throws {
    let warehouse = try TestWarehouse(asOf: "2023-12-31")
    try warehouse.add(
      (0..<3).map { _ in
        ["month": "2023-03", "amount_ore": "300000000000001", "transaction_kind": "1", "posting_type": "NOR"]
      }, to: "ledger")
    #expect(
      try warehouse.engine().figures(MetricRequest("forbrug", "2023-03"), scope: stab)[0].rows[0].value
        == 9_000_000_000_000.03)
  }

  @Test func `comparisons look at the window before, the year before and the year to date`() throws {
    let asOf = "2024-06-30"
    let warehouse = try TestWarehouse(asOf: asOf)
    let paid = ["paying_municipality": "0999"]
    for (citizen, start) in ["2023-05-10", "2024-01-20", "2024-05-02", "2024-05-03", "2024-04-01"].enumerated() {
      try warehouse.cover(citizen, "I\(citizen)", start, nil, asOf: asOf, paid)
    }
    let engine = try warehouse.engine()
    func compared(_ comparison: MetricComparison, _ from: String, _ to: String? = nil) throws -> Figure.Compared? {
      try engine.figures(MetricRequest("tilgang", from, to, compare: comparison), scope: stab)[0].rows[0].comparison
    }
    #expect(try compared(.previous, "2024-05")?.value == 1)
    #expect(try compared(.lastYear, "2024-05")?.value == 1)
    #expect(try compared(.yearToDate, "2024-05")?.value == 4)
    let window = try compared(.previous, "2024-04", "2024-05")
    #expect(window?.from == Period("2024-02") && window?.to == Period("2024-03") && window?.value == 0)
    let mixed = try compared(.previous, "2024-03", "2024-K2")
    #expect(mixed?.from == Period("2023-11") && mixed?.to == Period("2024-02") && mixed?.value == 1)
    let later = try compared(.yearToDate, "2024-07")
    #expect(later?.state == .preliminary)
  }

  @Test func `a group that is gone since last year is still shown`() throws {
    let warehouse = try TestWarehouse(asOf: "2024-12-31")
    for (citizen, area) in ["a", "b"].enumerated() {
      try warehouse.cover(
        citizen, "I\(citizen)", "2023-01-01", area == "a" ? nil : "2023-12-31", asOf: "2024-12-31",
        ["paying_municipality": "0999", "service_area": area])
    }
    let rows = try warehouse.engine().figures(
      MetricRequest("modtagere", "2024", by: [.serviceArea], compare: .lastYear), scope: stab)[0].rows
    #expect(rows.map(\.groups) == [["a"], ["b"]])
    #expect(rows.map(\.value) == [1, 0])
    #expect(rows.map { $0.comparison?.value } == [1, 1])
  }

  @Test func `what cannot be answered is refused with a near miss`() throws {
    let engine = try warehouse().engine()
    #expect(throws: MetricRefusal.unknownMetric("modtager", near: "modtagere")) {
      try engine.figures(MetricRequest("modtager", "2023"), scope: stab)
    }
    #expect(throws: MetricRefusal.periodReversed(Period("2023")!, Period("2022")!)) {
      try engine.figures(MetricRequest("modtagere", "2023", "2022"), scope: stab)
    }
    #expect(throws: MetricRefusal.repeatedDimension(.sex)) {
      try engine.figures(MetricRequest("modtagere", "2023", by: [.sex, .sex]), scope: stab)
    }
    #expect(throws: MetricRefusal.tooManyPeriods(1200)) {
      try engine.figures(MetricRequest("modtagere", "1950", "2049", grain: .month), scope: stab)
    }
    do {
      _ = try engine.figures(MetricRequest("befolkning", "2023", by: [.facility]), scope: stab)
      Issue.record("a dimension that the metric has not was let through")
    } catch let refusal as MetricRefusal {
      #expect(
        refusal.diagnostic.description
          == "fejl [dimension-umulig]: `befolkning` kan ikke deles eller afgrænses på `facility`."
          + " Vælg mellem: municipality, age_group, sex.")
    }
  }

  @Test func `sources tell delivery, rows and rows set aside`() throws {
    let set = try warehouse().engine().figures(MetricRequest("helaarspersoner", "2023"), scope: stab)[0]
    #expect(set.sources.map(\.file) == ["indsatser", "sager", "borgere", "tilbud"])
    #expect(set.sources[0].rows == 100 && set.sources[0].setAside == 2 && set.sources[0].delivery == "L1")
    #expect(set.asOf == Day(2023, 10, 15))
  }

  @Test func `a remembered result is never given to another scope or another filter`() throws {
    let engine = try warehouse().engine()
    let request = MetricRequest("modtagere", "2023")
    for _ in 1...2 {
      #expect(try engine.figures(request, scope: stab)[0].rows.map(\.value) == [10])
      let narrow = try Scope.shipped("ledelse:VOK1")
      #expect(try engine.figures(request, scope: narrow)[0].rows.map(\.value) == [2])
      let other = MetricRequest("modtagere", "2023", filters: [.init(.sex, "K")])
      #expect(try engine.figures(other, scope: stab)[0].rows.map(\.value) == [3])
    }
  }

  @Test func `words with quotes and question marks are values and nothing else`() throws {
    let warehouse = try TestWarehouse(asOf: "2023-12-31")
    for (citizen, facility) in ["T1' OR '1'='1", "T?", "T1"].enumerated() {
      try warehouse.cover(
        citizen, "I\(citizen)", "2023-01-01", nil, asOf: "2023-12-31",
        ["paying_municipality": "0999", "facility": facility])
    }
    let engine = try warehouse.engine()
    for facility in ["T1' OR '1'='1", "T?"] {
      let request = MetricRequest("modtagere", "2023", filters: [.init(.facility, facility)])
      #expect(try engine.figures(request, scope: stab)[0].rows.map(\.value) == [1])
    }
    #expect(throws: MetricRefusal.self) {
      try engine.figures(MetricRequest("modtagere", "2023", filters: [.init(.unit, "x') OR true --")]), scope: stab)
    }
  }
}
