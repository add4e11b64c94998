import CareModel
import MetricEngine
import TestSupport
import Testing

@testable import Access

@Suite struct SuppressionTests {
  /// Persons by area: `counts["a"]` of them the whole of 2023.
  private func engine(_ counts: [String: Int]) throws -> MetricEngine {
    let warehouse = try TestWarehouse(asOf: "2023-12-31")
    var citizen = 0
    for (area, count) in counts.sorted(by: { $0.key < $1.key }) {
      for _ in 0..<count {
        citizen += 1
        try warehouse.cover(
          citizen, "I\(citizen)", "2023-01-01", nil, asOf: "2023-12-31",
          ["paying_municipality": "0999", "service_area": area])
      }
    }
    return try warehouse.engine()
  }

  private func states(_ engine: MetricEngine, _ metric: String, by: [CareModel.Dimension] = []) throws -> [FigureState]
  {
    try engine.figures(MetricRequest(metric, "2023", by: by), scope: committee)[0].rows.map(\.state)
  }

  @Test(arguments: ["modtagere", "beholdning", "tilgang", "helaarspersoner", "gennemsnitligt_antal"])
  func `one to four persons are hidden from a committee, none and five are not`(metric: String) throws {
    for count in [1, 4] {
      let figure = try engine(["a": count]).figures(MetricRequest(metric, "2023"), scope: committee)[0].rows[0]
      #expect(figure.state == .suppressed)
      #expect(figure.value == nil && figure.numerator == nil && figure.denominator == nil)
    }
    #expect(try states(engine(["a": 5]), metric) == [.final])
    #expect(try engine([:]).figures(MetricRequest(metric, "2023"), scope: committee)[0].rows[0].value == 0)
  }

  @Test(arguments: 3...10) func `what is hidden is below the reader's threshold`(threshold: Int) throws {
    var rights = try Policy.shipped()[.committee]
    rights.threshold = threshold
    let scope = Scope(role: .committee, unit: nil, rights: rights, reason: "prøve")
    let states = try [threshold - 1, threshold].map { count in
      try engine(["a": count]).figures(MetricRequest("modtagere", "2023"), scope: scope)[0].rows[0].state
    }
    #expect(states == [.suppressed, .final])
  }

  @Test func `staff see small numbers`() throws {
    let rows = try engine(["a": 1]).figures(MetricRequest("modtagere", "2023"), scope: stab)[0].rows
    #expect(rows.map(\.value) == [1])
  }

  @Test func `a part of a full-year person is hidden by the persons behind, not by its size`() throws {
    let figure = try engine(["a": 12]).figures(MetricRequest("helaarspersoner", "2023-02"), scope: committee)[0].rows[0]
    #expect(figure.state == .final && figure.value! < 1)
  }

  @Test func `where one group is hidden the next smallest is hidden too`() throws {
    let states = try states(engine(["a": 20, "b": 3, "c": 9]), "modtagere", by: [.serviceArea])
    #expect(states == [.final, .suppressed, .suppressed])
  }

  @Test func `two hidden groups need no third`() throws {
    let states = try states(engine(["a": 20, "b": 3, "c": 2]), "modtagere", by: [.serviceArea])
    #expect(states == [.final, .suppressed, .suppressed])
  }

  @Test func `a price that rests on few persons is hidden`() throws {
    let warehouse = try TestWarehouse(asOf: "2023-12-31")
    try warehouse.cover(1, "I1", "2023-01-01", nil, asOf: "2023-12-31", ["paying_municipality": "0999"])
    try warehouse.add(
      [["month": "2023-12", "amount_ore": "100", "transaction_kind": "1", "posting_type": "NOR"]], to: "ledger")
    #expect(try states(warehouse.engine(), "enhedspris") == [.suppressed])
    #expect(try states(warehouse.engine(), "forbrug") == [.preliminary])
  }

  @Test(arguments: [(3, 40, true), (20, 4, true), (18, 2, true), (0, 20, false), (20, 0, false), (10, 10, false)])
  func `a share is hidden by its part and by its rest`(upheld: Int, changed: Int, isHidden: Bool) throws {
    let warehouse = try TestWarehouse(asOf: "2023-12-31")
    for (outcome, count) in [("Stadfæstelse", upheld), ("Ændring", changed)] where count > 0 {
      try warehouse.add(Array(repeating: ["month": "2023-05", "outcome": outcome], count: count), to: "appeal")
    }
    let state = try states(warehouse.engine(), "omgoerelsesprocent")[0]
    #expect((state == .suppressed) == isHidden)
  }

  @Test func `a hidden month cannot be told from the year and the other months`() throws {
    let warehouse = try TestWarehouse(asOf: "2023-12-31")
    var citizen = 0
    for (month, count) in [("01", 9), ("02", 2), ("03", 6)] {
      for _ in 0..<count {
        citizen += 1
        try warehouse.cover(
          citizen, "I\(citizen)", "2023-\(month)-10", "2023-\(month)-12", asOf: "2023-12-31",
          ["paying_municipality": "0999"])
      }
    }
    let rows = try warehouse.engine().figures(
      MetricRequest("tilgang", "2023-01", "2023-03", grain: .month), scope: committee)[0].rows
    #expect(rows.map(\.state) == [.final, .suppressed, .suppressed])
  }

  @Test func `a comparison hides what the figure itself would hide`() throws {
    let warehouse = try TestWarehouse(asOf: "2023-12-31")
    for citizen in 1...8 {
      try warehouse.cover(
        citizen, "I\(citizen)", citizen <= 2 ? "2022-01-01" : "2023-01-01", nil, asOf: "2023-12-31",
        ["paying_municipality": "0999"])
    }
    let row = try warehouse.engine().figures(
      MetricRequest("modtagere", "2023", compare: .lastYear), scope: committee)[0].rows[0]
    #expect(row.value == 8)
    #expect(row.comparison?.state == .suppressed && row.comparison?.value == nil)
  }

  @Test func `public figures of inhabitants are never hidden`() throws {
    let warehouse = try TestWarehouse(asOf: "2023-12-31")
    try warehouse.add([["month": "2023-10", "municipality": "0999", "inhabitants": "3"]], to: "population")
    #expect(try states(warehouse.engine(), "befolkning") == [.final])
  }
}
