internal import Testing

/// Checks of one service period: rows that must hit, rows that must not, and the days between them.
@Suite struct ServiceCheckTests {
  @Test func `K9: § 85 needs a known rammetype, other paragraphs none`() throws {
    let warehouse = try CheckedWarehouse(
      "K9",
      indsats("none", ["paragraf": "SEL §85", "rammetype": nil])
        + indsats("other", ["paragraf": "SEL §85 stk. 1", "rammetype": "Andet"])
        + indsats("known", ["paragraf": "SEL §85", "rammetype": "Øvrig"])
        + indsats("home", ["paragraf": "SEL §85", "rammetype": "Botilbudslignende"])
        + indsats("a", ["paragraf": "SEL §85 a"]) + indsats("104")
        + indsats("void", ["paragraf": "SEL §85", "status": "Annulleret"]))
    #expect(try warehouse.found == ["indsatser none", "indsatser other"])
    #expect(
      try warehouse.messages == [
        "Støtten efter § 85 siger ikke, om den gives i et botilbudslignende tilbud. Rammetype: ingen.",
        "Støtten efter § 85 siger ikke, om den gives i et botilbudslignende tilbud. Rammetype: Andet.",
      ])
  }

  @Test func `K10: two years of § 107 is long, and so is a stay of two periods that meet`() throws {
    let warehouse = try CheckedWarehouse(
      "K10",
      indsats("whole", ["borger": "p1", "paragraf": "SEL §107", "startdato": "2023-12-31"])
        + indsats("short", ["borger": "p2", "paragraf": "SEL §107", "startdato": "2024-01-02"])
        + indsats(
          "first", ["borger": "p3", "paragraf": "SEL §107", "startdato": "2022-01-01", "slutdato": "2023-06-30"])
        + indsats(
          "second", ["borger": "p3", "paragraf": "SEL §107", "startdato": "2023-07-01", "slutdato": "2024-06-30"])
        + indsats(
          "before", ["borger": "p4", "paragraf": "SEL §107", "startdato": "2022-01-01", "slutdato": "2023-06-30"])
        + indsats(
          "after", ["borger": "p4", "paragraf": "SEL §107", "startdato": "2023-07-02", "slutdato": "2024-06-30"]))
    #expect(try warehouse.found == ["indsatser second info", "indsatser whole info"])
  }

  @Test func `K10: § 108 that ends within six months is short, unless the citizen died`() throws {
    let warehouse = try CheckedWarehouse(
      "K10",
      borger("p1") + borger("p2") + borger("p3", ["doedsdato": "2025-03-10"])
        + indsats(
          "short", ["borger": "p1", "paragraf": "SEL §108", "startdato": "2025-01-01", "slutdato": "2025-06-29"])
        + indsats(
          "half", ["borger": "p2", "paragraf": "SEL §108", "startdato": "2025-01-01", "slutdato": "2025-06-30"])
        + indsats(
          "died", ["borger": "p3", "paragraf": "SEL §108", "startdato": "2025-01-01", "slutdato": "2025-03-10"])
        + indsats("new", ["borger": "p4", "paragraf": "SEL §108", "startdato": "2025-12-01"]))
    #expect(try warehouse.found == ["indsatser short info"])
  }

  @Test func `K11: § 82 b may last six months to the day`() throws {
    let warehouse = try CheckedWarehouse(
      "K11",
      indsats("exact", ["paragraf": "SEL §82 b", "startdato": "2025-01-01", "slutdato": "2025-06-30"])
        + indsats("over", ["paragraf": "SEL §82 b", "startdato": "2025-01-01", "slutdato": "2025-07-01"])
        + indsats("open", ["paragraf": "SEL §82 b", "startdato": "2025-06-30"])
        + indsats("still", ["paragraf": "SEL §82 b", "startdato": "2025-07-01"])
        + indsats("planned", ["paragraf": "SEL §82 b", "startdato": "2025-12-01", "slutdato": "2026-06-30"])
        + indsats("a", ["paragraf": "SEL §82 a", "startdato": "2020-01-01"]))
    #expect(try warehouse.found == ["indsatser open", "indsatser over", "indsatser planned"])
    #expect(
      try warehouse.messages.contains(
        "Hjælpen begyndte 01-01-2025 og skulle være slut senest 30-06-2025. Slutdato: 01-07-2025."))
    #expect(
      try warehouse.texts("SELECT key, days FROM findings.finding ORDER BY key") == ["open 2", "over 1", "planned 30"])
  }

  @Test func `K14: another acting or paying municipality needs the citizen to live there`() throws {
    let warehouse = try CheckedWarehouse(
      "K14",
      borger("home") + borger("there", ["bopaelskommune": "0250"]) + borger("third", ["bopaelskommune": "0270"])
        + borger("unknown", ["bopaelskommune": nil])
        + indsats("1", ["borger": "home", "betalingskommune": "0250"])
        + indsats("2", ["borger": "there", "betalingskommune": "0250"])
        + indsats("3", ["borger": "third", "handlekommune": "0250"])
        + indsats("4", ["borger": "unknown", "handlekommune": "0250"])
        + indsats("5", ["borger": "there", "handlekommune": "0250"])
        + indsats("6", ["borger": "home"])
        + indsats("7", ["borger": "home", "handlekommune": "0250", "betalingskommune": "0250"]))
    #expect(try warehouse.found == ["indsatser 1", "indsatser 3", "indsatser 4"])
    #expect(
      try warehouse.messages[1]
        == "Handlekommunen er 0250 og betalingskommunen 0999 fra 01-01-2025, men borgeren bor i 0270.")
  }

  @Test func `K17: a service may go on for seven days after a death`() throws {
    let warehouse = try CheckedWarehouse(
      "K17",
      borger("p1", ["doedsdato": "2025-10-10"]) + borger("p2", ["doedsdato": "2025-12-24"]) + borger("p3")
        + borger("p4", ["doedsdato": "2025-12-23"])
        + indsats("week", ["borger": "p1", "slutdato": "2025-10-17"])
        + indsats("more", ["borger": "p1", "slutdato": "2025-10-18"])
        + indsats("started", ["borger": "p1", "startdato": "2025-11-01"])
        + indsats("recent", ["borger": "p2"]) + indsats("eight", ["borger": "p4"]) + indsats("alive", ["borger": "p3"])
        + row(
          "posteringer",
          [
            "bilagsnr": "1", "linje": "1", "regnskabsaar": "2025", "periode": "11", "funktion": "5.38.59",
            "dranst": "1",
            "gruppering": "001", "borger": "p1", "beloeb_oere": "1000050",
          ]))
    #expect(
      try warehouse.found == ["indsatser eight blocking", "indsatser more blocking", "indsatser started blocking"])
    #expect(
      try warehouse.messages[1] == "Borgeren døde 10-10-2025, men indsatsen begyndte 01-01-2025 og slutter 18-10-2025. "
        + "Posteret efter måneden for dødsfaldet: 10.000,50 kr.")
    #expect(
      try warehouse.texts("SELECT key, days, amount_ore FROM findings.finding ORDER BY key")
        == ["eight 8 –", "more 8 1000050", "started 61 1000050"])
  }

  @Test func `K18: a law is for its ages on the first day`() throws {
    let warehouse = try CheckedWarehouse(
      "K18",
      borger("p1", ["foedselsdato": "2007-06-15"]) + borger("p2", ["foedselsdato": "2002-06-15"])
        + indsats("eve", ["borger": "p1", "startdato": "2025-06-14"])
        + indsats("birthday", ["borger": "p1", "startdato": "2025-06-15"])
        + indsats("child", ["borger": "p1", "paragraf": "BL §32", "startdato": "2025-06-15"])
        + indsats("placed", ["borger": "p1", "paragraf": "BL §46", "startdato": "2025-06-15"])
        + indsats("minor", ["borger": "p1", "paragraf": "BL §46", "startdato": "2025-06-14"])
        + indsats("22", ["borger": "p2", "paragraf": "BL §114", "startdato": "2025-06-14"])
        + indsats("23", ["borger": "p2", "paragraf": "BL §114", "startdato": "2025-06-15"])
        + indsats("any age", ["borger": "p1", "paragraf": "SEL §112", "startdato": "2020-01-01"])
        + indsats("no birth", ["borger": "p9", "startdato": "2025-01-01"]))
    #expect(try warehouse.found == ["indsatser 23", "indsatser eve", "indsatser placed"])
    #expect(
      try warehouse.messages == [
        "Borgeren var 23 år den 15-06-2025. BL §114 er for 22 år og yngre (barnets lov, med støtte til unge til og med 22 år).",
        "Borgeren var 17 år den 14-06-2025. SEL §104 er for 18 år og ældre (serviceloven, voksne).",
        "Borgeren var 18 år den 15-06-2025. BL §46 er for 17 år og yngre (barnets lov, anbringelse med samtykke).",
      ])
  }

  @Test func `K18: nobody is new in the central refusion after 67`() throws {
    func refusion(_ citizen: String, _ voucher: String, _ year: Int, _ period: Int) -> String {
      row(
        "posteringer",
        [
          "bilagsnr": voucher, "linje": "1", "regnskabsaar": "\(year)", "periode": "\(period)", "funktion": "5.22.07",
          "dranst": "2", "gruppering": "001", "borger": citizen, "beloeb_oere": "-500000",
        ])
    }
    let warehouse = try CheckedWarehouse(
      "K18",
      borger("before", ["foedselsdato": "1957-06-15"]) + borger("new", ["foedselsdato": "1957-06-15"])
        + borger("old", ["foedselsdato": "1950-06-15"])
        + refusion("before", "A", 2024, 5) + refusion("before", "B", 2024, 9) + refusion("new", "C", 2024, 7)
        + refusion("old", "D", 2024, 7))
    #expect(try warehouse.found == ["posteringer C|1"])
  }

  @Test func `K19: the later of two equal services that overlap is told, with the other beside it`() throws {
    let warehouse = try CheckedWarehouse(
      "K19",
      indsats("A", ["startdato": "2025-01-01", "slutdato": "2025-03-31"])
        + indsats("B", ["startdato": "2025-03-31", "slutdato": "2025-06-30"])
        + indsats("C", ["startdato": "2025-07-01"])
        + indsats("D", ["startdato": "2025-01-01", "leverandoer": "En anden", "leverandoer_cvr": "87654321"])
        + indsats("E", ["startdato": "2025-01-01", "ydelse": "Kreativ aktivitet"])
        + indsats("F", ["startdato": "2025-01-01", "paragraf": "SEL §103"])
        + indsats("G", ["borger": "p2", "startdato": "2025-01-01"])
        + indsats("H", ["startdato": "2025-01-01", "status": "Annulleret"]))
    #expect(try warehouse.found == ["indsatser B blocking"])
    #expect(try warehouse.texts("SELECT file, key FROM findings.related") == ["indsatser A"])
    #expect(try warehouse.texts("SELECT days FROM findings.finding") == ["1"])
  }

  @Test func `K20: § 107 and § 108 may meet on the day of moving and no longer`() throws {
    let warehouse = try CheckedWarehouse(
      "K20",
      indsats("A", ["paragraf": "SEL §107", "startdato": "2025-01-01", "slutdato": "2025-04-01"])
        + indsats("B", ["paragraf": "SEL §108", "startdato": "2025-04-01"])
        + indsats("C", ["borger": "p2", "paragraf": "SEL §107", "startdato": "2025-01-01", "slutdato": "2025-04-02"])
        + indsats("D", ["borger": "p2", "paragraf": "SEL §108", "startdato": "2025-04-01"])
        + indsats("E", ["borger": "p3", "paragraf": "SEL §110", "startdato": "2025-05-01", "slutdato": "2025-05-31"])
        + indsats("F", ["borger": "p3", "paragraf": "SEL §108", "startdato": "2025-01-01"])
        + indsats("G", ["borger": "p4", "paragraf": "SEL §107", "startdato": "2025-01-01"])
        + indsats("H", ["borger": "p4", "paragraf": "SEL §110", "startdato": "2025-01-01"]))
    #expect(try warehouse.found == ["indsatser D", "indsatser E"])
    #expect(
      try warehouse.messages == [
        "SEL §108 fra 01-04-2025 og SEL §107 fra 01-01-2025 gælder samtidig i 2 dage.",
        "SEL §110 fra 01-05-2025 og SEL §108 fra 01-01-2025 gælder samtidig i 31 dage.",
      ])
  }

  @Test func `K22: one primary target group, neither none nor several`() throws {
    let warehouse = try CheckedWarehouse(
      "K22",
      indsats("none", ["maalgruppe": nil]) + indsats("two", ["maalgruppe": "Angst, Depression"]) + indsats("one")
        + indsats("with og", ["maalgruppe": "Udviklingsforstyrrelse af tale og sprog"])
        + indsats("void", ["maalgruppe": nil, "status": "Annulleret"]))
    #expect(try warehouse.found == ["indsatser none", "indsatser two"])
  }

  @Test func `K23: a target group is a leaf of FFB by name or code; a group names its own leaves`() throws {
    let warehouse = try CheckedWarehouse(
      "K23",
      indsats("leaf", ["maalgruppe": "hjemløshed"]) + indsats("code", ["maalgruppe": "D5B9ED8E"])
        + indsats("group", ["maalgruppe": "Hjerneskade"]) + indsats("slip", ["maalgruppe": "Depresion"])
        + indsats("none", ["maalgruppe": nil]))
    #expect(try warehouse.found == ["indsatser code", "indsatser group", "indsatser slip"])
    let messages = try warehouse.messages
    #expect(messages[1].contains("Erhvervet hjerneskade") && messages[1].contains("Medfødt hjerneskade"))
    #expect(messages[2].contains("Depression"))
  }

  @Test func `K24: no next follow-up is a warning, a late one information, today is neither`() throws {
    let warehouse = try CheckedWarehouse(
      "K24",
      indsats("none", ["naeste_opfoelgning": nil])
        + indsats("used", ["naeste_opfoelgning": "2025-11-01", "seneste_opfoelgning": "2025-11-01"])
        + indsats("late", ["naeste_opfoelgning": "2025-12-30", "seneste_opfoelgning": "2025-06-01"])
        + indsats("today", ["naeste_opfoelgning": "2025-12-31"])
        + indsats("last day", ["naeste_opfoelgning": nil, "slutdato": "2025-12-31"])
        + indsats("ended", ["naeste_opfoelgning": nil, "slutdato": "2025-12-30"])
        + indsats("planned", ["naeste_opfoelgning": nil, "startdato": "2026-01-01"]))
    #expect(
      try warehouse.found == ["indsatser last day", "indsatser late info", "indsatser none", "indsatser used"])
  }

  @Test func `K44: a child's service from 2024 is by barnets lov`() throws {
    let warehouse = try CheckedWarehouse(
      "K44",
      borger("p1", ["foedselsdato": "2012-01-01"]) + borger("p2") + sag("S1", ["omraade": "Børn"]) + sag("S2")
        + indsats("old", ["paragraf": "SEL §52", "startdato": "2023-12-31"])
        + indsats("new", ["paragraf": "SEL §52 stk. 3 nr. 7", "startdato": "2024-01-01"])
        + indsats("right", ["paragraf": "BL §32", "startdato": "2024-01-01"])
        + indsats("visit", ["paragraf": "SEL §148", "startdato": "2024-01-01"])
        + indsats("adult", ["borger": "p2", "sags_id": "S2", "paragraf": "SEL §148", "startdato": "2024-01-01"])
        + indsats("83", ["borger": "p2", "sags_id": "S2", "paragraf": "SEL §83", "startdato": "2025-08-01"]))
    #expect(try warehouse.found == ["indsatser new blocking", "indsatser visit blocking"])
    #expect(try warehouse.messages[0].hasSuffix("Forslag: BL §32, BL §46."))
  }

  @Test func `K45: from 1 July 2025 a person of 67 has no new help by § 83`() throws {
    let warehouse = try CheckedWarehouse(
      "K45",
      borger("p1", ["foedselsdato": "1958-07-01"]) + borger("p2", ["foedselsdato": "1958-07-02"])
        + indsats("before", ["paragraf": "SEL §83", "startdato": "2025-06-30"])
        + indsats("first", ["paragraf": "SEL §83", "startdato": "2025-07-01"])
        + indsats("train", ["paragraf": "SEL §86", "startdato": "2025-09-01"])
        + indsats("young", ["borger": "p2", "paragraf": "SEL §84", "startdato": "2025-07-01"])
        + indsats("85", ["paragraf": "SEL §85", "rammetype": "Øvrig", "startdato": "2025-07-01"]))
    #expect(try warehouse.found == ["indsatser first", "indsatser train"])
  }
}
