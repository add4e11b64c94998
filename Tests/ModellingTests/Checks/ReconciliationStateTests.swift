internal import Modelling
internal import Testing

/// What each row of the reconciliation says: one citizen a state.
@Suite struct ReconciliationStateTests {
  /// State, months and money at stake of each citizen and area.
  private func states(_ staging: String, asOf: String = "2025-12-31") throws -> [String] {
    try CheckedWarehouse("K1", Money.rates + staging, asOf: asOf).texts(
      """
      SELECT coalesce(citizen.pseudonym, 'uden'), coalesce(service_area, 'udenfor') AS area, state,
        count(*) AS months, sum(at_stake_ore) // 100 AS kroner
      FROM facts.reconciliation AS row LEFT JOIN model.citizen AS citizen ON citizen.citizen = row.citizen
      GROUP BY ALL ORDER BY ALL
      """)
  }

  @Test func `a service with its rate times days posted each month is reconciled`() throws {
    #expect(try states(Money.sound("p1")) == ["p1 aktivitet_samvaer afstemt 12 0"])
  }

  @Test func `a month that has not ended is not judged`() throws {
    #expect(try states(Money.sound("p1"), asOf: "2025-11-29") == ["p1 aktivitet_samvaer afstemt 10 0"])
    #expect(try states(Money.sound("p1"), asOf: "2025-11-30") == ["p1 aktivitet_samvaer afstemt 11 0"])
  }

  @Test func `a month that the ledger does not reach is not judged`() throws {
    #expect(
      try states(Money.service("p1") + Money.paid("p1", 1...6)) == ["p1 aktivitet_samvaer afstemt 6 0"])
  }

  @Test func `planned and fictive lines are no money and do not close a month`() throws {
    let lines =
      Money.paid("p1", 1...6) + Money.line("p1", 6, kroner: 500, ["type": "FIKTIV"], line: 2)
      + Money.line("p1", 7, kroner: 3100, ["type": "PRI"])
    #expect(try states(Money.service("p1") + lines) == ["p1 aktivitet_samvaer afstemt 6 0"])
  }

  @Test func `period 13 is December`() throws {
    let lines = Money.paid("p1", 1...11) + Money.line("p1", 12, kroner: 3100, ["periode": "13", "type": "SUP"])
    #expect(try states(Money.service("p1") + lines) == ["p1 aktivitet_samvaer afstemt 12 0"])
  }

  @Test func `a service without money is only in the case system`() throws {
    #expect(
      try states(Money.sound("p1") + Money.service("p2")) == [
        "p1 aktivitet_samvaer afstemt 12 0", "p2 aktivitet_samvaer kun_i_fagsystem 12 36500",
      ])
  }

  @Test func `money without a service is not granted, or to be expected when another municipality acts`() throws {
    let away = borger("p3", ["bopaelskommune": "0219"])
    let billed = Money.paid("p4", 1...1, ["modpart_kommune": "0219", "art": "4.7"])
    #expect(
      try states(Money.sound("p1") + borger("p2") + Money.paid("p2", 2...3) + away + Money.paid("p3", 2...3) + billed)
        == [
          "p1 aktivitet_samvaer afstemt 12 0", "p2 aktivitet_samvaer betalt_uden_bevilling 2 5900",
          "p3 aktivitet_samvaer kun_i_oekonomi_forventet 2 0", "p4 aktivitet_samvaer kun_i_oekonomi_forventet 1 0",
        ])
  }

  @Test func `money after the end is paid though ended, and within thirty days the dates differ`() throws {
    let ended = Money.service("p2", ["slutdato": "2025-06-30"]) + Money.paid("p2", 1...8)
    #expect(
      try states(Money.sound("p1") + ended) == [
        "p1 aktivitet_samvaer afstemt 12 0", "p2 aktivitet_samvaer afstemt 6 0",
        "p2 aktivitet_samvaer ophoert_men_betalt 2 6200",
      ])
    let late =
      Money.service("p2", ["slutdato": "2025-06-30"]) + Money.paid("p2", 1...6)
      + Money.line("p2", 7, kroner: 100, ["posteringsdato": "2025-07-30"])
    #expect(
      try states(Money.sound("p1") + late) == [
        "p1 aktivitet_samvaer afstemt 12 0", "p2 aktivitet_samvaer afstemt 6 0",
        "p2 aktivitet_samvaer datoer_afviger 1 100",
      ])
  }

  @Test func `a credit after the end is a correction and nothing is at stake`() throws {
    let ended =
      Money.service("p2", ["slutdato": "2025-06-30"]) + Money.paid("p2", 1...6)
      + Money.line("p2", 9, kroner: -100)
    #expect(
      try states(Money.sound("p1") + ended).contains("p2 aktivitet_samvaer korrektion 1 0"))
  }

  @Test func `an amount is told from rate times days by five per cent or five hundred kroner`() throws {
    func one(_ kroner: Double) throws -> [String] {
      try states(Money.service("p1") + Money.line("p1", 1, kroner: kroner))
    }
    #expect(try one(3255) == ["p1 aktivitet_samvaer afstemt 1 0"])
    #expect(try one(3255.01) == ["p1 aktivitet_samvaer beloeb_afviger 1 155"])
    #expect(try one(2944.99) == ["p1 aktivitet_samvaer beloeb_afviger 1 155"])
    func large(_ kroner: Double) throws -> [String] {
      try states(
        Money.service("p1", ["paragraf": "SEL §108", "tilbud_id": "T8", "ydelse": "Ophold"])
          + Money.line("p1", 1, kroner: kroner, ["funktion": "5.38.50"]))
    }
    #expect(try large(31_500) == ["p1 laengerevarende_botilbud afstemt 1 0"])
    #expect(try large(31_500.01) == ["p1 laengerevarende_botilbud beloeb_afviger 1 500"])
  }

  @Test func `the first and the last month are paid by their days`() throws {
    let short =
      Money.service("p1", ["startdato": "2025-01-22", "slutdato": "2025-02-10"])
      + Money.line("p1", 1, kroner: 1000) + Money.line("p1", 2, kroner: 1000)
    #expect(try states(short) == ["p1 aktivitet_samvaer afstemt 2 0"])
  }

  @Test func `a service registered twice is not expected twice`() throws {
    #expect(
      try states(Money.sound("p1") + Money.service("p1", ["indsats_id": "twin", "startdato": "2025-06-01"]))
        == ["p1 aktivitet_samvaer afstemt 12 0"])
  }

  @Test func `a rate that changes in the month is used day by day`() throws {
    let changed =
      row(
        "takster",
        [
          "tilbud_id": "T2", "ydelse": "Social aktivitet", "gyldig_fra": "2025-01-01", "gyldig_til": "2025-03-10",
          "takst_oere": "70000", "takstenhed": "Uge",
        ])
      + row(
        "takster",
        [
          "tilbud_id": "T2", "ydelse": "Social aktivitet", "gyldig_fra": "2025-03-11", "takst_oere": "620000",
          "takstenhed": "Måned",
        ])
    // Ten days at 100 kr. and 21 of 31 days of 6,200 kr.
    let paid = Money.line("p1", 2, kroner: 2800) + Money.line("p1", 3, kroner: 5200) + Money.line("p1", 4, kroner: 6200)
    let service = Money.service("p1", ["tilbud_id": "T2", "startdato": "2025-02-01"])
    #expect(try states(changed + service + paid) == ["p1 aktivitet_samvaer afstemt 3 0"])
  }

  @Test func `without a rate the money is held against the commitment of the year, and else only against the service`()
    throws
  {
    let place: [String: String?] = ["tilbud_id": nil, "startdato": "2024-01-01"]
    let before = Money.line("p1", 12, kroner: 999, ["regnskabsaar": "2024", "posteringsdato": "2024-12-31"])
    #expect(
      try states(
        Money.service("p1", place) + Money.commitment("I-p1", citizen: "p1", ["startdato": "2024-01-01"]) + before
          + Money.paid("p1", 1...2) + Money.line("p1", 3, kroner: 4000))
        == ["p1 aktivitet_samvaer afstemt 3 0", "p1 aktivitet_samvaer beloeb_afviger 1 900"])
  }

  @Test func `money on an account that no service permits, while one has none, is on the wrong account`() throws {
    let wrong =
      Money.service("p1") + Money.paid("p1", 1...4) + Money.paid("p1", 6...12)
      + Money.line("p1", 5, kroner: 3100, ["funktion": "5.38.50"])
    #expect(
      try states(wrong) == [
        "p1 aktivitet_samvaer afstemt 11 0", "p1 aktivitet_samvaer forkert_konto 1 0",
        "p1 laengerevarende_botilbud forkert_konto 1 3100",
      ])
  }

  @Test func `two services' money on one account is too much there by what the other lacks`() throws {
    let both =
      Money.sound("p1")
      + Money.service(
        "p1",
        [
          "indsats_id": "home", "paragraf": "SEL §108", "tilbud_id": "T8", "ydelse": "Ophold",
          "startdato": "2025-12-01",
        ])
      + Money.line("p1", 12, kroner: 31_000, line: 2)
    #expect(
      try states(both) == [
        "p1 aktivitet_samvaer afstemt 11 0", "p1 aktivitet_samvaer forkert_konto 1 31000",
        "p1 laengerevarende_botilbud forkert_konto 1 0",
      ])
  }

  @Test func `a service that the finance system ends later is reconciled by its own dates`() throws {
    let late =
      Money.service("p1", ["slutdato": "2025-10-20"])
      + Money.commitment("I-p1", citizen: "p1", ["slutdato": "2025-10-31"]) + Money.paid("p1", 1...10)
    #expect(
      try states(late) == ["p1 aktivitet_samvaer afstemt 9 0", "p1 aktivitet_samvaer datoer_afviger 1 1100"])
  }

  @Test func `a rate that is not the table's is told where the money follows it`() throws {
    let dear =
      Money.service("p1") + Money.commitment("I-p1", citizen: "p1", ["takst_oere": "12000"])
      + Money.line("p1", 1, kroner: 3720)
    #expect(try states(dear) == ["p1 aktivitet_samvaer takst_afviger 1 620"])
  }

  @Test func `§ 85 without rammetype and a paragraph that nobody knows are never on the wrong account`() throws {
    let open: [String: String?] = ["paragraf": "SEL §85", "rammetype": nil, "tilbud_id": nil]
    #expect(
      try states(
        Money.service("p1", open) + Money.line("p1", 1, kroner: 100, ["funktion": "5.38.51"])
          + Money.service("p2", ["paragraf": "SEL §200", "tilbud_id": nil]) + Money.line("p2", 1, kroner: 100))
        == ["p1 uden_omraade afstemt 1 0", "p2 uden_omraade afstemt 1 0"])
  }

  @Test func `another municipality's service is settled when the income covers the expense`() throws {
    let payer: [String: String?] = ["betalingskommune": "0219"]
    func income(_ month: Int, _ kroner: Double) -> String {
      Money.line("p1", month, kroner: kroner, ["art": "7.7"], line: 2)
    }
    #expect(
      try states(
        Money.service("p1", payer) + Money.paid("p1", 1...3) + income(1, -3100) + income(2, -2000))
        == [
          "p1 aktivitet_samvaer betales_af_anden 1 0", "p1 aktivitet_samvaer mangler_indtaegt 2 3900",
        ])
  }

  @Test func `money without a citizen on a function that is posted by citizen is a row of its own`() throws {
    let unnamed =
      Money.line(nil, 1, kroner: 700) + Money.line(nil, 2, kroner: 900, ["art": "1.0"])
      + Money.line(nil, 3, kroner: 900, ["gruppering": "200"])
      + Money.line(nil, 4, kroner: 900, ["funktion": "5.38.40"])
    #expect(try states(unnamed) == ["uden aktivitet_samvaer uden_borger 1 700"])
  }

  @Test func `a commitment of a cancelled service is committed though nothing is granted`() throws {
    let void =
      Money.service("p2", ["status": "Annulleret"])
      + Money.commitment("I-p2", citizen: "p2", ["startdato": "2025-11-01", "slutdato": "2025-12-31"])
    #expect(
      try states(Money.sound("p1") + void)
        == ["p1 aktivitet_samvaer afstemt 12 0", "p2 aktivitet_samvaer disponeret_uden_bevilling 2 0"])
  }
}

extension ReconciliationStateTests {
  @Test func `the limits of the reconciliation are the checks' defaults`() throws {
    let limits = try CheckedWarehouse("K1", "").texts(
      "SELECT name, value, source FROM reference.reconciliation_limit ORDER BY 1")
    let catalogue = try CheckedWarehouse.catalogue()
    func standard(_ check: String, _ name: String) -> String? {
      catalogue[check]?.thresholds.first { $0.name == name }?.standard.replacing(".0", with: "")
    }
    #expect(
      limits == [
        "afvigelse_kr \(standard("K7", "kroner") ?? "–") K7", "afvigelse_pct \(standard("K7", "procent") ?? "–") K7",
        "efter_slut_dage \(standard("K3", "dage") ?? "–") K3", "slutdato_dage \(standard("K5", "dage") ?? "–") K5",
        "startdato_dage \(standard("K4", "dage") ?? "–") K4",
      ])
  }
}
