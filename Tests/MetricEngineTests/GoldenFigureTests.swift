import CareModel
import MetricEngine
import Testing

/// The golden values of key-figures, sections 1–3 and 6–9.
@Suite struct GoldenFigureTests {
  /// P1–P9 of section 1; P7 is annulled and never reaches the fact.
  private func citizens() throws -> TestWarehouse {
    let asOf = "2024-06-30"
    let warehouse = try TestWarehouse(asOf: asOf)
    let paid = ["paying_municipality": "0999", "service_area": "stoette"]
    let periods: [(Int, String, String?)] = [
      (1, "2022-01-01", nil), (2, "2023-03-15", nil), (3, "2021-02-01", "2023-03-31"),
      (4, "2023-01-01", "2023-01-31"), (4, "2023-02-01", "2023-06-30"), (5, "2022-05-01", "2023-04-10"),
      (5, "2023-04-21", nil), (6, "2023-06-01", "2023-06-01"), (8, "2022-10-01", "2022-12-31"),
      (9, "2023-03-01", "2023-08-31"), (9, "2023-07-01", "2023-10-31"),
    ]
    for (index, (citizen, start, end)) in periods.enumerated() {
      try warehouse.cover(citizen, "I\(index)", start, end, asOf: asOf, paid)
    }
    return warehouse
  }

  @Test(arguments: [
    ("2023-K1", 3, 3, 1, 5, 6, 408, 1.117808), ("2023-K2", 5, 2, 3, 4, 6, 446, 1.221918),
    ("2023-K3", 4, 0, 0, 4, 4, 368, 1.008219), ("2023-K4", 4, 0, 1, 3, 4, 307, 0.841096),
    ("2023", 3, 5, 5, 3, 7, 1529, 4.189041),
  ])
  func `the table of P1 to P9 comes out value by value`(
    period: String, primo: Int, inflow: Int, outflow: Int, ultimo: Int, recipients: Int, days: Int, years: Double
  ) throws {
    let engine = try citizens().engine()
    func value(_ metric: String, _ period: Period) throws -> Double? {
      try engine.figures(MetricRequest(metrics: [metric], from: period, to: period), scope: stab)[0].rows[0].value
    }
    let wanted = Period(period)!
    #expect(try value("beholdning", wanted.previous) == Double(primo))
    #expect(try value("tilgang", wanted) == Double(inflow))
    #expect(try value("afgang", wanted) == Double(outflow))
    #expect(try value("beholdning", wanted) == Double(ultimo))
    #expect(try value("modtagere", wanted) == Double(recipients))
    #expect(try value("helaarspersoner", wanted) == Double(days) / 365)
    #expect(abs(Double(days) / 365 - years) < 5e-7)
    #expect(try value("gennemsnitligt_antal", wanted) == Double(days) / Double(wanted.days))
  }

  @Test func `quarters of recipients sum to twenty, and the year has seven`() throws {
    let engine = try citizens().engine()
    let quarters = try engine.figures(MetricRequest("modtagere", "2023", grain: .quarter), scope: stab)[0].rows
    #expect(quarters.compactMap(\.value).reduce(0, +) == 20)
  }

  @Test(
    arguments: [
      ("2023-03-15", nil, "2023", "2023", 0.8), ("2024-01-01", "2024-06-30", "2024", "2024", 182.0 / 366),
      ("2023-01-01", "2024-12-31", "2023-07", "2024-06", 184.0 / 365 + 182.0 / 366),
      ("2023-01-01", "2024-12-31", "2023-01", "2023-01", 31.0 / 365),
      ("2023-01-01", "2024-12-31", "2024-02", "2024-02", 29.0 / 366),
      ("2023-12-15", "2024-01-20", "2023", "2024", 17.0 / 365 + 20.0 / 366),
    ] as [(String, String?, String, String, Double)])
  func `full-year persons divide each day by its own year`(
    start: String, end: String?, from: String, to: String, expected: Double
  ) throws {
    let warehouse = try TestWarehouse(asOf: "2024-12-31")
    try warehouse.cover(1, "I1", start, end, asOf: "2024-12-31", ["paying_municipality": "0999"])
    let rows = try warehouse.engine().figures(MetricRequest("helaarspersoner", from, to), scope: stab)[0].rows
    #expect(rows.map(\.value) == [expected])
  }

  @Test func `two services all year are one person together and one in each`() throws {
    let warehouse = try TestWarehouse(asOf: "2023-12-31")
    for (id, basis) in [("I1", "SEL §107"), ("I2", "SEL §104")] {
      try warehouse.cover(
        1, id, "2023-01-01", nil, asOf: "2023-12-31", ["paying_municipality": "0999", "legal_basis": basis])
    }
    let engine = try warehouse.engine()
    #expect(try engine.figures(MetricRequest("helaarspersoner", "2023"), scope: stab)[0].rows.map(\.value) == [1])
    let parts = try engine.figures(MetricRequest("helaarspersoner", "2023", by: [.legalBasis]), scope: stab)[0].rows
    #expect(parts.map(\.groups) == [["SEL §104"], ["SEL §107"]])
    #expect(parts.map(\.value) == [1, 1])
  }

  @Test func `the unit price of the golden year is one million six hundred thousand kroner`() throws {
    let warehouse = try citizens()
    try warehouse.add(
      (1...12).map { month in
        [
          "month": Period.month(2023, month).description, "amount_ore": month == 12 ? "670246575" : "0",
          "transaction_kind": "1", "posting_type": "NOR",
        ]
      }, to: "ledger")
    let price = try #require(
      try warehouse.engine().figures(MetricRequest("enhedspris", "2023"), scope: stab)[0].rows[0].value)
    #expect((price * 100).rounded() == 160_000_000)
  }

  @Test func `a change of payer on 1 July is a movement in the paying population`() throws {
    let warehouse = try TestWarehouse(asOf: "2023-12-31")
    try warehouse.cover(1, "I1", "2023-01-01", "2023-06-30", asOf: "2023-12-31", ["paying_municipality": "0101"])
    try warehouse.cover(1, "I2", "2023-07-01", nil, asOf: "2023-12-31", ["paying_municipality": "0999"])
    let engine = try warehouse.engine()
    #expect(try engine.figures(MetricRequest("tilgang", "2023-07"), scope: stab)[0].rows.map(\.value) == [1])
    #expect(
      try engine.figures(MetricRequest("helaarspersoner", "2023"), scope: stab)[0].rows.map(\.value) == [184.0 / 365])
  }

  @Test func `reversal rate is 24 of 129 however many were dismissed`() throws {
    let warehouse = try TestWarehouse(asOf: "2023-12-31")
    for (outcome, count) in [("Hjemvisning", 19), ("Ændring", 5), ("Stadfæstelse", 105), ("Afvisning", 40)] {
      let row = ["appeal": outcome, "month": "2023-05", "outcome": outcome]
      try warehouse.add(Array(repeating: row, count: count), to: "appeal")
    }
    let figure = try warehouse.engine().figures(MetricRequest("omgoerelsesprocent", "2023"), scope: stab)[0].rows[0]
    #expect(figure.value == 2400.0 / 129)
    #expect(figure.numerator == 24 && figure.denominator == 129)
  }

  @Test(arguments: [(720.0, 23, 95.8), (720.0, 24, 100.0), (750.0, 24, 96.0)])
  func `occupancy is occupied days of rated days`(rated: Double, persons: Int, percent: Double) throws {
    let warehouse = try TestWarehouse(asOf: "2023-04-30")
    try warehouse.add([["facility": "T1", "month": "2023-04", "place_days": "\(rated)"]], to: "capacity")
    let stays = (1...persons).map {
      ["citizen": "\($0)", "facility": "T1", "month": "2023-04", "mask": "1-30", "unit": "BO1"]
    }
    try warehouse.add(stays, to: "stay")
    let value = try #require(
      try warehouse.engine().figures(MetricRequest("belaegningsprocent", "2023-04"), scope: stab)[0].rows[0].value)
    #expect((value * 10).rounded() / 10 == percent)
  }

  @Test func `occupancy above a hundred is shown, not capped`() throws {
    let warehouse = try TestWarehouse(asOf: "2023-04-30")
    try warehouse.add([["facility": "T1", "month": "2023-04", "place_days": "720"]], to: "capacity")
    var stays = (1...24).map { ["citizen": "\($0)", "facility": "T1", "month": "2023-04", "mask": "1-30"] }
    stays.append(["citizen": "25", "facility": "T1", "month": "2023-04", "mask": "1-15"])
    try warehouse.add(stays, to: "stay")
    let value = try warehouse.engine().figures(MetricRequest("belaegningsprocent", "2023-04"), scope: stab)[0].rows[0]
      .value
    #expect(value == 73500.0 / 720)
  }

  @Test func `sick leave of ten and thirty days is four per cent together`() throws {
    let warehouse = try TestWarehouse(asOf: "2023-12-31")
    try warehouse.add(
      [
        ["month": "2023-01", "unit": "A", "absence_cause": "Sygdom", "absence_days": "10"],
        ["month": "2023-01", "unit": "B", "absence_cause": "Sygdom", "absence_days": "30"],
        ["month": "2023-02", "unit": "A", "absence_cause": "Sygdom", "absence_days": "52.5"],
      ], to: "absence")
    try warehouse.add(
      [
        ["month": "2023-01", "unit": "A", "possible_days": "100"],
        ["month": "2023-01", "unit": "B", "possible_days": "900"],
        ["month": "2023-02", "unit": "A", "possible_days": "1050"],
      ], to: "absence_possible")
    let rows = try warehouse.engine().figures(
      MetricRequest("sygefravaersprocent", "2023-01", "2023-02", grain: .month), scope: stab)[0].rows
    #expect(rows.map(\.value) == [4, 5])
  }

  @Test func `thirty-four of forty in time is 85 per cent, and six are open past their limit`() throws {
    let warehouse = try TestWarehouse(asOf: "2023-12-31")
    var cases: [[String: String]] = []
    for number in 1...46 {
      var row = ["case_id": "S\(number)", "opened": "2023-01-01", "applied": "2023-01-01", "deadline": "2023-03-01"]
      if number <= 40 { row["decided"] = number <= 34 ? "2023-03-01" : "2023-03-02" }
      cases.append(row)
    }
    try warehouse.add(cases, to: "care_case")
    let engine = try warehouse.engine()
    let kept = try engine.figures(MetricRequest("frist_overholdt", "2023"), scope: stab)[0].rows[0]
    let open = try engine.figures(MetricRequest("aabne_over_frist", "2023"), scope: stab)[0].rows[0]
    #expect(kept.value == 85)
    #expect(open.value == 6)
    #expect((1000 * 34.0 / (40 + open.value!)).rounded() / 10 == 73.9)
  }

  @Test func `reviews of fourteen yes, four partly and two no score eighty`() throws {
    let warehouse = try TestWarehouse(asOf: "2023-12-31")
    for (answer, count) in [("Ja", 14), ("Delvist", 4), ("Nej", 2), ("Ikke relevant", 5)] {
      let row = ["month": "2023-03", "review_kind": "Ledelsestilsyn", "answer": answer]
      try warehouse.add(Array(repeating: row, count: count), to: "review")
    }
    #expect(
      try warehouse.engine().figures(MetricRequest("tilsynsscore", "2023-K1"), scope: stab)[0].rows.map(\.value) == [80]
    )
  }
}
