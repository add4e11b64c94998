internal import Testing

/// Checks of the ledger and the budget by themselves.
@Suite struct LedgerCheckTests {
  private func checked(_ id: String, _ staging: String, meta: String = "") throws -> CheckedWarehouse {
    try CheckedWarehouse(id, staging, asOf: "2025-12-31", meta: meta)
  }

  @Test func `K33: a control total that the postings do not give`() throws {
    func total(_ ore: String, period: String? = nil, function: String = "5.38.59", dranst: String = "1") -> String {
      row(
        "kontroltal",
        ["regnskabsaar": "2025", "periode": period, "funktion": function, "dranst": dranst, "beloeb_oere": ore])
    }
    let lines =
      Money.line("p1", 1, kroner: 100) + Money.line("p1", 2, kroner: 50.5) + Money.line(nil, 2, kroner: -20)
      + Money.line("p1", 3, kroner: 999, ["type": "FIKTIV"]) + Money.line("p1", 3, kroner: 30, ["dranst": "2"])
    let meta =
      "UPDATE meta.source_file SET file_name = source || '.csv';"
    #expect(
      try checked(
        "K33",
        lines + total("13050") + total("3050", period: "2") + total("3000", dranst: "2")
          + total("0", function: "5.38.50"),
        meta: meta
      ).found == [])
    let wrong = try checked(
      "K33", lines + total("13051") + total("3049", period: "2") + total("1", function: "5.38.50"), meta: meta)
    #expect(
      try wrong.found == [
        "kontroltal 2025|2|5.38.59|1 blocking", "kontroltal 2025||5.38.50|1 blocking",
        "kontroltal 2025||5.38.59|1 blocking",
      ])
    #expect(
      try wrong.messages.first
        == "Funktion 5.38.59 er 30,49 kr. i økonomisystemet for periode 2 i 2025, men posteringerne i posteringer.csv giver 30,50 kr."
    )
  }

  @Test func `K35: a voucher and line twice in a year`() throws {
    let warehouse = try checked(
      "K35",
      Money.line("p1", 1, kroner: 100) + Money.line("p1", 1, kroner: 100, ["row_number": "90"])
        + Money.line("p2", 1, kroner: 100) + Money.line("p2", 1, kroner: 70, ["row_number": "91"])
        + Money.line("p3", 1, kroner: 100) + Money.line("p3", 1, kroner: 100, line: 2)
        + Money.line("p4", 1, kroner: 100) + Money.line("p4", 1, kroner: 100, ["regnskabsaar": "2024"]))
    #expect(try warehouse.found == ["posteringer p1-1|1 blocking", "posteringer p2-1|1 blocking"])
    #expect(try warehouse.texts("SELECT amount_ore FROM findings.finding ORDER BY key") == ["10000", "7000"])
    #expect(
      try warehouse.messages == [
        "Bilag p1-1 linje 1 står 2 gange i 2025. Linjerne er ens.",
        "Bilag p2-1 linje 1 står 2 gange i 2025. Linjerne er forskellige.",
      ])
  }

  @Test func `K36: outside the fiscal year, supplementary, or brought forward`() throws {
    func dated(_ citizen: String, _ month: Int, _ day: String, _ changes: [String: String?] = [:]) -> String {
      Money.line(citizen, month, kroner: 1, ["posteringsdato": day].merging(changes) { _, given in given })
    }
    let warehouse = try checked(
      "K36",
      dated("first", 1, "2024-12-01") + dated("early", 1, "2024-11-30") + dated("last", 12, "2026-03-31")
        + dated("late", 12, "2026-04-01") + dated("sup", 12, "2026-02-10", ["periode": "13", "type": "SUP"])
        + dated("nor13", 12, "2026-02-10", ["periode": "13"]) + dated("sup5", 5, "2025-05-31", ["type": "SUP"])
        + dated("pri", 1, "2025-01-01", ["type": "PRI"]) + dated("empty", 1, "2025-01-31", ["type": nil]))
    #expect(
      try warehouse.found == [
        "posteringer early-1|1", "posteringer late-12|1", "posteringer nor13-12|1", "posteringer pri-1|1",
        "posteringer sup-12|1 info", "posteringer sup5-5|1",
      ])
  }

  @Test func `K37: fictive by type or text, or a period that has not begun`() throws {
    let warehouse = try checked(
      "K37",
      Money.line("fiktiv", 1, kroner: 1, ["type": "FIKTIV"])
        + Money.line("text", 1, kroner: 1, ["tekst": "Planlagt betaling"])
        + Money.line("typed", 1, kroner: 1, ["tekst": "Planlagt betaling", "type": "PRI"])
        + Money.line("plan", 1, kroner: 1, ["tekst": "Handleplan"]) + Money.line("now", 12, kroner: 1)
        + Money.line("next", 1, kroner: 1, ["regnskabsaar": "2026"]))
    #expect(
      try warehouse.found == [
        "posteringer fiktiv-1|1 blocking", "posteringer next-1|1 blocking", "posteringer text-1|1 blocking",
      ])
  }

  @Test func `K38: a citizen's expense without a citizen, with a proposal`() throws {
    let place: [String: String?] = ["leverandoer_cvr": "12345678"]
    let warehouse = try checked(
      "K38",
      Money.rates + Money.sound("p0") + Money.service("p1") + Money.paid("p1", 1...4, place)
        + Money.line(nil, 5, kroner: 3100, place) + Money.paid("p1", 6...12, place)
        + Money.line(nil, 6, kroner: 77) + Money.line(nil, 7, kroner: 1, ["art": "1.0"])
        + Money.line(nil, 8, kroner: 1, ["gruppering": "200"]) + Money.line(nil, 9, kroner: 1, ["funktion": "5.38.41"])
        + Money.line(nil, 10, kroner: 1, ["dranst": "2"]) + Money.line(nil, 11, kroner: 1, ["type": "FIKTIV"]))
    #expect(try warehouse.found == ["posteringer uden-5|1", "posteringer uden-6|1"])
    #expect(
      try warehouse.texts(
        "SELECT voucher, service_period, score, reasons, rank FROM facts.reconciliation_proposal ORDER BY ALL")
        == ["uden-5 I-p1 100 beløbet er takst gange dage, samme leverandør, indsatsen mangler en postering i måneden 1"]
    )
    #expect(try warehouse.texts("SELECT file, key FROM findings.related") == ["indsatser I-p1"])
    #expect(
      try warehouse.messages.first
        == "3.100 kr. på 5.38.59, art 4.0, er bogført uden borger. Forslag: indsats I-p1 (100 point: beløbet er takst gange "
        + "dage, samme leverandør, indsatsen mangler en postering i måneden).")
  }

  @Test func `a proposal is never a match: the money stays without a citizen`() throws {
    let warehouse = try checked(
      "K38", Money.rates + Money.sound("p0") + Money.service("p1") + Money.line(nil, 5, kroner: 3100))
    #expect(
      try warehouse.texts(
        "SELECT state, posted_ore FROM facts.reconciliation WHERE month = 2025 * 12 + 4 AND (citizen IS NULL OR posted_ore = 0) ORDER BY 1"
      )
        == ["kun_i_fagsystem 0", "uden_borger 310000"])
  }

  @Test func `K47: reallocations that do not sum to zero in their year`() throws {
    func moved(_ year: String, _ grouping: String, _ ore: String?) -> String {
      row(
        "budget",
        [
          "regnskabsaar": year, "funktion": "5.38.59", "dranst": "1", "gruppering": grouping, "omkostningssted": "C1",
          "oprindeligt_budget_oere": "1000", "omplacering_oere": ore,
        ])
    }
    let warehouse = try checked(
      "K47",
      moved("2023", "001", nil) + moved("2024", "001", "500") + moved("2024", "002", "-500")
        + moved("2025", "001", "500")
        + moved("2025", "002", "-400") + moved("2025", "003", "0"))
    #expect(try warehouse.found == ["budget 2025"])
    #expect(
      try warehouse.texts("SELECT key FROM findings.related ORDER BY key") == [
        "2025|5.38.59|1|001|C1", "2025|5.38.59|1|002|C1",
      ])
    #expect(try warehouse.messages == ["Omplaceringerne i 2025 er tilsammen 1 kr. på 2 linjer. De skal være nul."])
  }
}
