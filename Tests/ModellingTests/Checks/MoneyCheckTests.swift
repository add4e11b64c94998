internal import Testing

/// Checks of case system against finance system: rows that must hit, rows that must not, and the limits between them.
@Suite struct MoneyCheckTests {
  /// A check on a municipality whose citizen `p0` is sound, which also closes all months of 2025.
  private func checked(_ id: String, _ staging: String, asOf: String = "2025-12-31") throws -> CheckedWarehouse {
    try CheckedWarehouse(id, Money.rates + Money.sound("p0") + staging, asOf: asOf)
  }

  @Test func `K1: two closed periods without a posting on the account group`() throws {
    let warehouse = try checked(
      "K1",
      Money.service("none") + Money.service("late") + Money.paid("late", 1...10) + Money.service("one")
        + Money.paid("one", 1...11) + Money.service("new", ["startdato": "2025-12-01"])
        + Money.service("gone", ["slutdato": "2025-12-30"]) + Money.service("other", ["betalingskommune": "0219"])
        + Money.service("moved") + Money.paid("moved", 1...12, ["funktion": "5.38.50"])
        + Money.service("aid", ["paragraf": "SEL §112"]))
    #expect(try warehouse.found == ["indsatser I-late", "indsatser I-none"])
    #expect(
      try warehouse.messages == [
        "Indsatsen er aktiv siden 01-01-2025, men der er intet bogført på 5.38.59 i de seneste lukkede perioder. "
          + "Ventet beløb: 6.100 kr. Seneste postering: oktober 2025.",
        "Indsatsen er aktiv siden 01-01-2025, men der er intet bogført på 5.38.59 i de seneste lukkede perioder. "
          + "Ventet beløb: 6.100 kr. Seneste postering: ingen.",
      ])
    #expect(try warehouse.texts("SELECT amount_ore FROM findings.finding") == ["610000", "610000"])
  }

  @Test func `K2 and K2b: money without a service is a fault where we act and expected where another does`() throws {
    let staging =
      borger("ours") + Money.paid("ours", 3...5) + borger("theirs", ["bopaelskommune": "0219"])
      + Money.paid("theirs", 3...4)
      + Money.service(
        "away",
        [
          "slutdato": "2025-02-28", "handlekommune": "0219", "tilbud_id": "T8", "ydelse": "Ophold",
          "paragraf": "SEL §108",
        ])
      + Money.paid("away", 1...2, ["funktion": "5.38.50"]) + Money.line("away", 5, kroner: 50)
      + Money.service("before", ["startdato": "2025-06-01"]) + Money.paid("before", 5...12)
    let fault = try checked("K2", staging)
    #expect(try fault.found == ["posteringer before-5|1 blocking", "posteringer ours-3|1 blocking"])
    #expect(
      try fault.texts(
        "SELECT f.key, amount_ore, string_agg(r.key, ',' ORDER BY r.key) FROM findings.finding f LEFT JOIN findings.related r USING (finding) GROUP BY ALL ORDER BY ALL"
      )
        == ["before-5|1 310000 –", "ours-3|1 920000 ours-4|1,ours-5|1"])
    #expect(
      try fault.messages.last
        == "Der er bogført 9.200 kr. på 5.38.59 fra marts 2025 til maj 2025, men borgeren har ingen indsats, der dækker det."
    )
    let expected = try checked("K2b", staging)
    #expect(try expected.found == ["posteringer away-5|1 info", "posteringer theirs-3|1 info"])
  }

  @Test func `K2: next month's line makes the same finding larger`() throws {
    func finding(_ months: ClosedRange<Int>) throws -> [String] {
      try checked("K2", Money.paid("ours", months)).texts("SELECT finding, amount_ore FROM findings.finding")
    }
    let (march, april) = (try finding(3...3), try finding(3...4))
    #expect(march.first?.split(separator: " ").first == april.first?.split(separator: " ").first)
    #expect(april.first?.hasSuffix("610000") == true)
  }

  @Test func `K3: more than thirty days after the end, by the posting date within its period`() throws {
    func late(_ citizen: String, _ day: String) -> String {
      Money.service(citizen, ["slutdato": "2025-06-30"]) + Money.paid(citizen, 1...6)
        + Money.line(citizen, 7, kroner: 100, ["posteringsdato": day])
    }
    let warehouse = try checked(
      "K3",
      late("in", "2025-07-30") + late("over", "2025-07-31") + late("dated", "2025-12-01")
        + Money.service("on", ["slutdato": "2025-06-30"]) + Money.paid("on", 1...9)
        + Money.service("again", ["slutdato": "2025-06-30"])
        + Money.service("again", ["indsats_id": "second", "startdato": "2025-07-01"]) + Money.paid("again")
        + Money.service("back", ["slutdato": "2025-06-30"]) + Money.line("back", 9, kroner: -100))
    #expect(
      try warehouse.found == ["indsatser I-dated blocking", "indsatser I-on blocking", "indsatser I-over blocking"])
    #expect(
      try warehouse.texts("SELECT key, amount_ore, days FROM findings.finding ORDER BY key")
        == ["I-dated 10000 31", "I-on 920000 92", "I-over 10000 31"])
    #expect(
      try warehouse.messages.contains(
        "Indsatsen sluttede 30-06-2025. Derefter er der bogført 9.200 kr., senest 92 dage efter."))
  }

  @Test func `K4: starts more than seven days apart`() throws {
    let warehouse = try checked(
      "K4",
      Money.service("seven") + Money.commitment("I-seven", citizen: "seven", ["startdato": "2025-01-08"])
        + Money.service("eight") + Money.commitment("I-eight", citizen: "eight", ["startdato": "2025-01-09"])
        + Money.service("early") + Money.commitment("I-early", citizen: "early", ["startdato": "2024-12-01"]))
    #expect(try warehouse.found == ["indsatser I-early", "indsatser I-eight"])
    #expect(
      try warehouse.texts("SELECT key, days, amount_ore FROM findings.finding ORDER BY key")
        == ["I-early 31 310000", "I-eight 8 80000"])
    #expect(
      try warehouse.messages.last == "Startdato er 01-01-2025 i fagsystemet og 09-01-2025 i økonomisystemet: 8 dage.")
  }

  @Test func `K5: ends that are not the same day, and one that is open`() throws {
    func ends(_ citizen: String, _ granted: String?, _ committed: String?) -> String {
      Money.service(citizen, ["slutdato": granted])
        + Money.commitment("I-" + citizen, citizen: citizen, ["slutdato": committed])
    }
    let warehouse = try checked(
      "K5",
      ends("same", "2025-10-31", "2025-10-31") + ends("later", "2025-10-31", "2025-11-30")
        + ends("day", "2025-10-31", "2025-11-01") + ends("open", nil, nil) + ends("opencase", nil, "2025-11-30")
        + ends("openpay", "2025-11-30", nil))
    #expect(
      try warehouse.found
        == ["indsatser I-day", "indsatser I-later", "indsatser I-opencase", "indsatser I-openpay"])
    #expect(
      try warehouse.texts("SELECT key, days, amount_ore FROM findings.finding ORDER BY key")
        == ["I-day 1 10000", "I-later 30 300000", "I-opencase 31 310000", "I-openpay 31 310000"])
    // October's last day is the last that both have; only November differs.
    #expect(
      try warehouse.texts(
        "SELECT first_month - 2025 * 12, last_month - 2025 * 12 FROM findings.finding WHERE key = 'I-later'")
        == ["10 10"])
    #expect(
      try warehouse.messages.contains("Slutdato i fagsystemet: 31-10-2025. I økonomisystemet: 30-11-2025."))
    #expect(try warehouse.messages.contains("Slutdato i fagsystemet: ingen. I økonomisystemet: 30-11-2025."))
    #expect(
      try warehouse.texts("SELECT file, key FROM findings.related ORDER BY key")
        == ["disponering DI-day", "disponering DI-later", "disponering DI-opencase", "disponering DI-openpay"])
  }

  @Test func `K5: commitments of the years in a row are one course, with or without the service's id`() throws {
    func years(_ citizen: String, named: Bool) -> String {
      ["2023", "2024", "2025"].map { year in
        Money.commitment(
          "I-" + citizen, citizen: citizen,
          [
            "disponering_id": "\(citizen)\(year)", "startdato": year + "-01-01", "slutdato": year + "-12-31",
            "indsats_id": named ? "I-" + citizen : nil,
          ])
      }.joined()
    }
    let dates: [String: String?] = ["startdato": "2023-01-01", "slutdato": "2025-12-31"]
    let staging =
      Money.service("named", dates) + years("named", named: true) + Money.service("bare", dates)
      + years("bare", named: false)
    #expect(try checked("K4", staging).found == [])
    #expect(try checked("K5", staging).found == [])
  }

  @Test func `K5: a commitment without an id that pays for two services in a row differs from neither`() throws {
    let staging =
      Money.service("p1", ["slutdato": "2025-05-31"])
      + Money.service("p1", ["indsats_id": "second", "startdato": "2025-06-01"])
      + Money.commitment("I-p1", citizen: "p1", ["indsats_id": nil])
    #expect(try checked("K4", staging).found == [])
    #expect(try checked("K5", staging).found == [])
  }

  @Test func `K6: the rate on the as-of day, or on the service's last day when that is earlier`() throws {
    func rated(_ citizen: String, _ ore: String, _ changes: [String: String?] = [:], unit: String = "Døgn") -> String {
      Money.service(citizen, changes)
        + Money.commitment("I-" + citizen, citizen: citizen, ["takst_oere": ore, "takstenhed": unit])
    }
    let staging =
      rated("same", "10000") + rated("next", "11000") + rated("over", "10001")
      + rated("ended", "10000", ["slutdato": "2025-06-30"]) + rated("noplace", "12345", ["tilbud_id": "T9"])
      + rated("week", "70000", unit: "Uge") + rated("week2", "71000", unit: "Uge")
    #expect(try checked("K6", staging).found == ["indsatser I-next", "indsatser I-over", "indsatser I-week2"])
    // In 2026 the table says 110 kr.; what ended in 2025 is held against 2025's.
    #expect(
      try checked("K6", staging, asOf: "2026-01-31").found
        == ["indsatser I-over", "indsatser I-p0", "indsatser I-same", "indsatser I-week", "indsatser I-week2"])
    let warehouse = try checked("K6", rated("next", "11000"))
    #expect(try warehouse.texts("SELECT amount_ore FROM findings.finding") == ["365000"])
    #expect(
      try warehouse.messages == [
        "Taksten er 110 kr. pr. døgn i disponeringen og 100 kr. pr. døgn i taksttabellen den 31-12-2025. "
          + "Det er 3.650 kr. på et år."
      ])
  }

  @Test func `K7: five per cent or five hundred kroner, one finding a citizen and year`() throws {
    let warehouse = try checked(
      "K7",
      Money.service("in") + Money.line("in", 1, kroner: 3255) + Money.service("over")
        + Money.line("over", 1, kroner: 3255.01)
        + Money.line("over", 2, kroner: 2000, line: 1) + Money.line("over", 2, kroner: 100, line: 2)
        + Money.paid("over", 3...12)
        + Money.service("turned") + Money.paid("turned", 1...3) + Money.line("turned", 2, kroner: -2800, line: 2)
        + Money.line("turned", 2, kroner: 2800, line: 3))
    #expect(try warehouse.found == ["posteringer over-1|1"])
    #expect(
      try warehouse.texts("SELECT file, key FROM findings.related ORDER BY file, key")
        == ["indsatser I-over", "posteringer over-2|1", "posteringer over-2|2"])
    #expect(try warehouse.texts("SELECT amount_ore FROM findings.finding") == ["\(15501 + 70000)"])
    #expect(
      try warehouse.messages == [
        "I januar 2025 er der bogført 3.255,01 kr.; takst gange 31 dage er 3.100 kr. Måneder i året, der afviger: 2."
      ])
  }

  @Test func `K7: the month in which a service ends that is paid on belongs to K3, alone it is K7's`() throws {
    let ended =
      Money.service("on", ["slutdato": "2025-06-15"]) + Money.paid("on", 1...8)
      + Money.service("once", ["slutdato": "2025-06-15"]) + Money.paid("once", 1...6)
    #expect(try checked("K7", ended).found == ["posteringer once-6|1"])
    #expect(try checked("K3", ended).found == ["indsatser I-on blocking"])
  }

  @Test func `K8: money on an account that the paragraph may not stand on`() throws {
    let warehouse = try checked(
      "K8",
      Money.service("one") + Money.paid("one", 1...4) + Money.paid("one", 6...12)
        + Money.line("one", 5, kroner: 3100, ["funktion": "5.38.52"])
        + Money.service("all") + Money.paid("all", 1...12, ["funktion": "5.38.50"])
        + Money.service("alien") + Money.paid("alien", 2...12)
        + Money.line("alien", 1, kroner: 3100, ["funktion": "6.45.51"])
        + Money.service("bostøtte", ["paragraf": "SEL §85", "rammetype": "Øvrig", "tilbud_id": nil])
        + Money.paid("bostøtte", 1...12, ["funktion": "5.38.39", "gruppering": "004"])
        + Money.service("bpa", ["paragraf": "SEL §96", "tilbud_id": nil])
        + Money.paid("bpa", 1...12, ["funktion": "5.38.39", "gruppering": "001"])
        + Money.service("kontant", ["paragraf": "SEL §100", "tilbud_id": nil])
        + Money.paid("kontant", 1...12, ["funktion": "5.57.72", "gruppering": "015"])
        + Money.service("ended", ["slutdato": "2025-06-30"]) + Money.paid("ended", 1...12))
    #expect(
      try warehouse.found == [
        "posteringer alien-1|1 blocking", "posteringer all-1|1 blocking", "posteringer one-5|1 blocking",
      ])
    #expect(
      try warehouse.messages.last
        == "3.100 kr. står på 5.38.52 grp. 002, men borgerens indsats er efter SEL §104, som hører til 5.38.59.")
  }

  @Test func `K8: the line that belongs elsewhere, among right lines`() throws {
    let warehouse = try checked(
      "K8",
      Money.service("p1") + Money.paid("p1")
        + Money.service("p1", ["indsats_id": "home", "paragraf": "SEL §108", "tilbud_id": "T8", "ydelse": "Ophold"])
        + Money.line("p1", 12, kroner: 31_000, line: 7))
    #expect(try warehouse.found.contains("posteringer p1-12|7 blocking"))
  }

  @Test func `K8: a commitment on another account than its service's`() throws {
    let warehouse = try checked(
      "K8",
      Money.service("p1") + Money.commitment("I-p1", citizen: "p1", ["funktion": "5.38.50"])
        + Money.service("p2") + Money.commitment("I-p2", citizen: "p2"))
    #expect(try warehouse.found == ["disponering DI-p1 blocking"])
  }
}
