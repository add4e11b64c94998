internal import Testing

/// Checks of what other municipalities pay, of sold places and of the central refusion.
@Suite struct SettlementCheckTests {
  private func checked(_ id: String, _ staging: String, asOf: String = "2025-12-31") throws -> CheckedWarehouse {
    try CheckedWarehouse(id, Money.rates + Money.sound("p0") + staging, asOf: asOf)
  }

  private func income(_ citizen: String, _ months: ClosedRange<Int>, _ kroner: Double? = nil) -> String {
    months.map { month in
      let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
      return Money.line(citizen, month, kroner: -(kroner ?? Double(days * 100)), ["art": "7.7"], line: 9)
    }.joined()
  }

  private let payer: [String: String?] = ["betalingskommune": "0219"]

  @Test func `K12: another municipality pays and months have no income`() throws {
    let staging =
      Money.service("none", payer) + Money.paid("none") + Money.service("settled", payer) + Money.paid("settled")
      + income("settled", 1...12) + Money.service("part", payer) + Money.paid("part") + income("part", 1...11)
      + Money.service("sold", payer.merging(["handlekommune": "0219"]) { _, new in new })
      + Money.service("ours") + Money.paid("ours")
    let warehouse = try checked("K12", staging)
    #expect(try warehouse.found == ["indsatser I-none blocking", "indsatser I-part blocking"])
    #expect(
      try warehouse.texts("SELECT key, amount_ore FROM findings.finding ORDER BY key")
        == ["I-none 3650000", "I-part 310000"])
    #expect(
      try warehouse.messages.last?.hasSuffix(
        "er betalingskommune, men der er ikke bogført nogen indtægt (art 7.7) i december 2025 (1 måned). "
          + "Tabt: 3.100 kr.") == true)
  }

  @Test func `K12: a place that a facility of ours has sold without a stay`() throws {
    func sold(_ citizen: String, _ place: String = "T8") -> String {
      let changes: [String: String?] = ["handlekommune": "0219", "tilbud_id": place]
      return Money.service(citizen, payer.merging(changes) { _, new in new })
    }
    let stay = row("ophold", ["tilbud_id": "T8", "borger": "lives", "ind": "2025-01-01", "betalingskommune": "0219"])
    let warehouse = try checked(
      "K12",
      sold("none") + sold("settled") + income("settled", 1...12) + sold("lives") + stay + sold("elsewhere", "T1"))
    #expect(try warehouse.found == ["indsatser I-none blocking"])
  }

  @Test func `K13: an expense for another municipality that the income does not cover`() throws {
    let staging =
      Money.service("none", payer) + Money.paid("none") + Money.service("part", payer) + Money.paid("part")
      + income("part", 1...11) + Money.service("low", payer) + Money.paid("low") + income("low", 1...11)
      + income("low", 12...12, 2900) + Money.service("near", payer) + Money.paid("near") + income("near", 1...11)
      + income("near", 12...12, 2945)
      + Money.service("strange", payer.merging(["handlekommune": "0219"]) { _, new in new })
      + Money.paid("strange", 1...1)
    let warehouse = try checked("K13", staging)
    #expect(try warehouse.found == ["indsatser I-low", "indsatser I-part", "indsatser I-strange"])
    #expect(
      try warehouse.texts("SELECT key, amount_ore FROM findings.finding ORDER BY key")
        == ["I-low 20000", "I-part 310000", "I-strange 310000"])
  }

  @Test func `K32: a sold place without a payer or without income`() throws {
    func stay(_ citizen: String, _ payer: String?, _ place: String = "T8") -> String {
      row("ophold", ["tilbud_id": place, "borger": citizen, "ind": "2025-11-15", "betalingskommune": payer])
    }
    let warehouse = try checked(
      "K32",
      stay("paid", "0219") + income("paid", 11...12) + stay("none", "0219") + stay("half", "0219")
        + income("half", 11...11)
        + stay("own", "0999") + stay("wrong", "0998") + income("wrong", 11...12) + stay("elsewhere", "0219", "T1")
        + stay("ours", "0219") + Money.service("ours", payer.merging(["tilbud_id": "T8"]) { _, new in new }))
    #expect(
      try warehouse.found == [
        "ophold T8|half|2025-11-15", "ophold T8|none|2025-11-15", "ophold T8|wrong|2025-11-15",
      ])
    #expect(
      try warehouse.texts(
        "SELECT key, first_month - 2025 * 12, last_month - 2025 * 12 FROM findings.finding ORDER BY key")
        == ["T8|half|2025-11-15 11 11", "T8|none|2025-11-15 10 11", "T8|wrong|2025-11-15 – –"])
    // The income belongs to the area of what is given in the facility.
    #expect(
      try warehouse.texts("SELECT DISTINCT service_area FROM findings.finding")
        == warehouse.texts("SELECT DISTINCT service_area FROM model.service_period WHERE facility = 'T8'"))
  }

  @Test func `K39: net spend above a twelfth of T1 without income on 5.22.07 in the year`() throws {
    // T1 is 860,000 kr. of 2022's level: 71,666.67 kr. a month.
    func spend(_ citizen: String, _ kroner: Double) -> String {
      Money.service(citizen, ["tilbud_id": nil]) + Money.line(citizen, 3, kroner: kroner)
    }
    func claim(_ citizen: String) -> String {
      Money.line(citizen, 3, kroner: -100, ["funktion": "5.22.07", "dranst": "2", "art": "8.6"], line: 5)
    }
    let staging =
      spend("below", 71_666) + spend("little", 72_066) + spend("above", 200_000) + spend("claimed", 200_000)
      + claim("claimed")
      + spend("net", 200_000) + Money.line("net", 3, kroner: -150_000, ["art": "7.9"], line: 5)
      + borger("old", ["foedselsdato": "1958-03-01"]) + spend("old", 200_000)
      + borger("young", ["foedselsdato": "1958-03-02"]) + spend("young", 200_000)
    let warehouse = try checked("K39", staging)
    #expect(try warehouse.found == ["borgere above", "borgere young"])
    // 25 pct. of the part above T1/12, 50 above T2/12, 75 above T3/12: 52,916.67 kr. for 200,000 kr.
    #expect(try warehouse.texts("SELECT amount_ore FROM findings.finding WHERE key = 'above'") == ["5291667"])
  }

  @Test func `K40: children of one household who are above T1 only together`() throws {
    func child(_ citizen: String, _ household: String, _ kroner: Double, born: String = "2015-01-01") -> String {
      borger(citizen, ["husstand_id": household, "foedselsdato": born]) + Money.line(citizen, 3, kroner: kroner)
    }
    let warehouse = try checked(
      "K40",
      child("a1", "A", 50_000) + child("a2", "A", 50_000) + child("b1", "B", 35_833) + child("b2", "B", 35_833)
        + child("c1", "C", 100_000) + child("d1", "D", 50_000) + child("d2", "D", 50_000, born: "2007-03-01"))
    #expect(try warehouse.found == ["borgere a1 info"])
    #expect(try warehouse.texts("SELECT amount_ore FROM findings.finding") == ["708333"])
    #expect(try warehouse.texts("SELECT file, key FROM findings.related") == ["borgere a2"])
  }

  @Test func `K46: prices further than three MAD from the median of their paragraph`() throws {
    let ordinary = (1...10).map { number in
      Money.service("p\(number)")
        + Money.commitment("I-p\(number)", citizen: "p\(number)", ["takst_oere": "\(10_000 + number * 100)"])
    }.joined()
    func priced(_ citizen: String, _ ore: String) -> String {
      Money.service(citizen) + Money.commitment("I-" + citizen, citizen: citizen, ["takst_oere": ore])
    }
    let warehouse = try checked("K46", ordinary + priced("dear", "20000") + priced("near", "11200"))
    #expect(try warehouse.found == ["disponering DI-dear info"])
    #expect(try checked("K46", priced("dear", "20000") + priced("cheap", "100")).found == [])
  }
}
