internal import Testing

/// Files that say the same thing twice (K58), units above themselves (K59), and columns that were not delivered (K60).
@Suite struct RepeatedRowTests {
  private func pay(_ changes: [String: String?] = [:]) -> String {
    let plain: [String: String?] = [
      "maaned": "24306", "enhed": "Nord", "omkostningssted": "1", "loen_oere": "300000", "vikar_oere": "50000",
    ]
    return row("loen", plain.merging(changes) { _, given in given })
  }

  private func absence(_ cause: String) -> String {
    row(
      "fravaer",
      ["maaned": "24306", "enhed": "Nord", "fravaersaarsag": cause, "fravaersdagsvaerk": "2", "mulige_dagsvaerk": "90"])
  }

  private func budget(_ centre: String, _ changes: [String: String?] = [:]) -> String {
    let plain: [String: String?] = [
      "regnskabsaar": "2025", "funktion": "5.38.59", "dranst": "1", "gruppering": "001", "omkostningssted": centre,
      "oprindeligt_budget_oere": "1000000",
    ]
    return row("budget", plain.merging(changes) { _, given in given })
  }

  private func places(_ from: String, _ to: String?, _ count: String) -> String {
    row("pladser", ["tilbud_id": "T1", "gyldig_fra": from, "gyldig_til": to, "normerede_pladser": count])
  }

  @Test func `rows without a number that are wholly alike count as they stand, with what is at stake`() throws {
    let warehouse = try CheckedWarehouse(
      "K58",
      pay() + pay() + pay() + pay(["maaned": "24307"]) + pay(["omkostningssted": "2"]) + pay(["loen_oere": "1"])
        + absence("Sygdom") + absence("Sygdom") + absence("Barsel")
        + budget("C1") + budget("C1") + budget("C2") + budget("C2", ["tillaegsbevilling_oere": "5"]))
    #expect(try warehouse.found == ["budget C1", "fravær Nord", "løn Nord"])
    #expect(
      try warehouse.messages == [
        "En budgetlinje på omkostningsstedet C1 står mere end én gang, helt ens, og tæller med hver gang. Det drejer sig om 10.000 kr.",
        "En række om fraværet i Nord står mere end én gang, helt ens, og tæller med hver gang.",
        "2 rækker om lønnen i Nord står mere end én gang, helt ens, og tæller med hver gang. Det drejer sig om 7.000 kr.",
      ])
    #expect(
      try warehouse.texts("SELECT owner, unit, amount_ore FROM findings.finding ORDER BY file")
        == ["oekonomi – 1000000", "loen Nord –", "loen Nord 700000"])
    #expect(
      try warehouse.texts("SELECT sum(amount_ore)::BIGINT FROM facts.pay WHERE month = 24306") == [
        "\(4 * 350_000 + 50_001)"
      ])
  }

  @Test func `an appeal and an answer that stand twice count once`() throws {
    func appeal(_ id: String, _ decided: String?, _ outcome: String?) -> String {
      row(
        "klager",
        [
          "klage_id": id, "sags_id": "S1", "paragraf": "SEL §104", "klagedato": "2025-01-01", "afgjort_dato": decided,
          "udfald": outcome,
        ])
    }
    func answer(_ question: String, _ answer: String) -> String {
      row(
        "ledelsestilsyn",
        [
          "tilsyn_id": "L1", "type": "Audit", "kvartal": "24305", "sags_id": "S1", "enhed": "Nord",
          "spoergsmaal": question,
          "svar": answer,
        ])
    }
    let warehouse = try CheckedWarehouse(
      "K58",
      sag("S1") + appeal("A", nil, nil) + appeal("A", "2025-03-01", "Ændring") + appeal("B", "2025-03-01", "Ændring")
        + answer("Q1", "Ja") + answer("Q1", "Nej") + answer("Q1", "Delvist") + answer("Q2", "Ja"))
    #expect(try warehouse.found == ["klager A", "ledelsestilsyn Nord"])
    #expect(
      try warehouse.messages == [
        "Klagen står på 2 rækker; én tæller, den senest afgjorte.",
        "2 spørgsmål er besvaret mere end én gang i samme gennemgang; ét svar tæller, det laveste.",
      ])
    #expect(try warehouse.texts("SELECT appeal, outcome FROM facts.appeal ORDER BY 1") == ["A Ændring", "B Ændring"])
    #expect(try warehouse.texts("SELECT question, answer FROM facts.review ORDER BY 1") == ["Q1 Nej", "Q2 Ja"])
    #expect(try warehouse.texts("SELECT team FROM findings.finding ORDER BY file") == ["Nord", "–"])
  }

  @Test(
    arguments: [
      ([("2024-01-01", nil, "10"), ("2025-01-01", nil, "12")], false),
      ([("2024-01-01", "2024-12-31", "10"), ("2025-01-01", nil, "12")], false),
      ([("2024-01-01", "2025-01-01", "10"), ("2025-01-01", nil, "12")], true),
      ([("2024-01-01", nil, "10"), ("2024-01-01", nil, "10")], true),
      ([("2024-01-01", nil, "10"), ("2024-01-01", "2024-06-30", "12")], true),
    ] as [([(String, String?, String)], Bool)])
  func `places of one day that rows say two things of are found, a history is not`(
    _ periods: [(String, String?, String)], _ isFound: Bool
  ) throws {
    let warehouse = try CheckedWarehouse("K58", periods.map { places($0.0, $0.1, $0.2) }.joined())
    #expect(try warehouse.found == (isFound ? ["pladser T1"] : []))
  }

  @Test func `an extract without the column that says when something ended is told, with what that does`() throws {
    func lacks(_ source: String, _ field: String) -> String {
      "INSERT INTO staging.felt_ikke_leveret (source, field) VALUES ('\(source)', '\(field)');\n"
    }
    let all =
      lacks("sager", "afsluttet") + lacks("sager", "kle") + lacks("ophold", "ud") + lacks("indsatser", "slutdato")
    #expect(
      try CheckedWarehouse("K60", all).messages == [
        "Indsatser er leveret uden kolonnen Slutdato. Alle indsatser tæller, som om de løber endnu.",
        "Ophold er leveret uden kolonnen Ud. Alle ophold tæller, som om borgeren bor der endnu.",
        "Sager er leveret uden kolonnen Afsluttet. Alle sager tæller som åbne.",
      ])
    #expect(
      try CheckedWarehouse("K60", all + indsats("I1", ["status": "Afsluttet"])).found == [
        "ophold Ud", "sager Afsluttet",
      ])
    #expect(try CheckedWarehouse("K60", sag("S1")).found == [])
  }

  @Test func `a unit above itself is found, with the way round`() throws {
    func unit(_ id: String, _ parent: String?) -> String {
      row("organisation", ["enhed": id, "navn": id, "overenhed": parent, "enhedstype": "Team"])
    }
    let warehouse = try CheckedWarehouse(
      "K59",
      unit("A", "A") + unit("B", "C") + unit("C", "D") + unit("D", "B") + unit("E", "B") + unit("F", nil)
        + unit("G", "F"))
    #expect(
      try warehouse.found == ["organisation A", "organisation B", "organisation C", "organisation D"])
    #expect(
      try warehouse.messages == [
        "Overenheden A fører tilbage til enheden selv. Enheden hører derfor under ingen.",
        "Overenheden C fører tilbage til enheden selv: B → C → D → B. Enheden hører derfor under ingen.",
        "Overenheden D fører tilbage til enheden selv: C → D → B → C. Enheden hører derfor under ingen.",
        "Overenheden B fører tilbage til enheden selv: D → B → C → D. Enheden hører derfor under ingen.",
      ])
  }
}
