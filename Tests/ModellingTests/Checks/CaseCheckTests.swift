internal import Testing

/// Checks of cases, assessments, goals, appeals and reviews.
@Suite struct CaseCheckTests {
  @Test func `K25: themes of Aktivitet og deltagelse have a level, Ikke vurderet is one, others have none`() throws {
    func assessed(_ theme: String, _ level: String?, stated: Bool? = true, row number: Int = 2) -> String {
      row(
        "vurderinger",
        [
          "borger": "p1", "sags_id": "S1", "vurderingsdato": "2025-03-01", "tema": theme, "funktionsevneniveau": level,
          "funktionsevneniveau_angivet": stated.map { String($0) }, "row_number": "\(number)",
        ])
    }
    let warehouse = try CheckedWarehouse(
      "K25",
      sag("S1") + assessed("Relationer", nil, stated: false) + assessed("egenomsorg", "2")
        + assessed("Mobilitet", nil, stated: true) + assessed("Samfundsliv", nil, stated: nil)
        + assessed("Mentale funktioner", "3") + assessed("Fysisk helbred", nil, stated: false)
        + assessed("Lave mad", nil, stated: false) + assessed("Kommunens eget tema", nil, stated: false))
    #expect(
      try warehouse.found == [
        "vurderinger p1|S1|2025-03-01|Lave mad", "vurderinger p1|S1|2025-03-01|Mentale funktioner",
        "vurderinger p1|S1|2025-03-01|Relationer",
      ])
    #expect(
      try warehouse.messages[1] == "Temaet kan ikke have et niveau. Tema: Mentale funktioner. Funktionsevneniveau: 3.")
    #expect(try warehouse.texts("SELECT DISTINCT team, case_id FROM findings.finding") == ["Nord S1"])
  }

  @Test func `K26: a goal has a known type and kind, and its levels are stated`() throws {
    func goal(_ id: String, _ changes: [String: String?] = [:]) -> String {
      let plain: [String: String?] = [
        "maal_id": id, "indsats_id": "I1", "niveau": "Indsatsmål", "maaltype": "Udvikle", "vurderet_dato": "2025-03-01",
        "niveau_start": "2", "niveau_start_angivet": "true", "niveau_forventet": "1",
        "niveau_forventet_angivet": "true",
      ]
      return row("maal", plain.merging(changes) { _, given in given })
    }
    let warehouse = try CheckedWarehouse(
      "K26",
      indsats("I1") + goal("right") + goal("type", ["maaltype": "Forbedre"]) + goal("kind", ["niveau": "Formål"])
        + goal("level", ["niveau_forventet": nil, "niveau_forventet_angivet": "false"])
        + goal("not rated", ["niveau_start": nil])
        + goal("no column", ["niveau_start": nil, "niveau_start_angivet": nil]))
    #expect(
      try warehouse.found == ["mål kind|2025-03-01", "mål level|2025-03-01", "mål type|2025-03-01"])
    #expect(
      try warehouse.messages[1]
        == "Niveauet mangler. Måltype: Udvikle. Niveau ved start: 2, forventet: ingen.")
  }

  @Test func `K27: a decision has a date, on or after the application`() throws {
    let warehouse = try CheckedWarehouse(
      "K27",
      sag("before", ["ansoegt": "2025-03-02", "afgjort": "2025-03-01", "afgoerelse": "Bevilling"])
        + sag("same", ["ansoegt": "2025-03-02", "afgjort": "2025-03-02", "afgoerelse": "Afslag"])
        + sag("no date", ["ansoegt": "2025-03-02", "afgoerelse": "Afslag"])
        + sag("open", ["ansoegt": "2025-03-02"]) + sag("own", ["afgjort": "2025-03-01", "afgoerelse": "Ophør"]))
    #expect(try warehouse.found == ["sager before", "sager no date"])
    #expect(
      try warehouse.messages[0]
        == "Afgørelsen er før ansøgningen. Ansøgt: 02-03-2025. Afgjort: 01-03-2025. Afgørelse: Bevilling.")
  }

  @Test func `K28: an open case has initials of someone who has worked within a year`() throws {
    let warehouse = try CheckedWarehouse(
      "K28",
      sag("none", ["sagsbehandler": "-"]) + sag("vacant", ["sagsbehandler": "Vakant"]) + sag("here")
        + sag("a name", ["sagsbehandler": "TOM"])
        + sag("left", ["sagsbehandler": "GON", "oprettet": "2024-01-01", "afgjort": "2024-12-30"])
        + sag("year", ["sagsbehandler": "YER", "oprettet": "2024-01-01", "afgjort": "2024-12-31"])
        + sag("followed", ["sagsbehandler": "FOL", "oprettet": "2020-01-01"])
        + indsats("I1", ["sags_id": "followed", "startdato": "2020-01-01", "seneste_opfoelgning": "2025-05-01"])
        + sag("closed", ["sagsbehandler": "?", "afsluttet": "2025-12-31"])
        + sag("still open", ["sagsbehandler": "?", "afsluttet": "2026-01-01"]))
    #expect(try warehouse.found == ["sager left", "sager none", "sager still open", "sager vacant"])
    #expect(
      try warehouse.messages[0] == "Sagsbehandleren ser ud til at være holdt op. Sagsbehandler: GON. "
        + "Sidste spor af arbejde i sagsbehandlerens sager: 30-12-2024.")
  }

  @Test func `K29: a closed case has no service that goes on, an open one has had a service within six months`() throws
  {
    let warehouse = try CheckedWarehouse(
      "K29",
      sag("goes on", ["afsluttet": "2025-10-01"]) + indsats("I1", ["sags_id": "goes on"])
        + sag("closed today", ["afsluttet": "2025-12-31"])
        + indsats("I2", ["sags_id": "closed today", "slutdato": "2025-12-31"])
        + sag("later", ["afsluttet": "2026-01-01"]) + indsats("I3", ["sags_id": "later"])
        + sag("quiet", ["oprettet": "2024-01-01"])
        + indsats("I4", ["sags_id": "quiet", "startdato": "2024-02-01", "slutdato": "2025-06-29"])
        + sag("just", ["oprettet": "2024-01-01"])
        + indsats("I5", ["sags_id": "just", "startdato": "2024-02-01", "slutdato": "2025-06-30"])
        + sag("empty", ["oprettet": "2025-06-29"]) + sag("new", ["oprettet": "2025-06-30"])
        + sag("planned", ["oprettet": "2024-01-01"])
        + indsats("I6", ["sags_id": "planned", "startdato": "2026-02-01"]))
    #expect(try warehouse.found == ["sager empty", "sager goes on", "sager quiet"])
    #expect(try warehouse.texts("SELECT file, key FROM findings.related") == ["indsatser I1"])
    #expect(
      try warehouse.messages[2]
        == "Sagen er åben, men har været uden indsats i 6 måneder. Sagen er oprettet 01-01-2024 "
        + "og ikke afsluttet. Sidste indsats slutter 29-06-2025.")
  }

  @Test func `K48: an appeal has outcome and date together, in their order`() throws {
    func appeal(_ id: String, _ decided: String?, _ outcome: String?) -> String {
      row(
        "klager",
        [
          "klage_id": id, "sags_id": "S1", "paragraf": "SEL §85", "klagedato": "2025-02-01", "afgjort_dato": decided,
          "udfald": outcome,
        ])
    }
    let warehouse = try CheckedWarehouse(
      "K48",
      sag("S1") + appeal("open", nil, nil) + appeal("right", "2025-02-01", "Hjemvisning")
        + appeal("no outcome", "2025-05-01", nil) + appeal("no date", nil, "Ændring")
        + appeal("before", "2025-01-31", "Afvisning") + appeal("ahead", "2026-01-01", "Afvisning")
        + appeal("unknown", "2025-05-01", "Medhold"))
    #expect(
      try warehouse.found == [
        "klager ahead", "klager before", "klager no date", "klager no outcome", "klager unknown",
      ])
  }

  @Test func `K49: every caseworker with a case open the whole quarter is drawn in it`() throws {
    func answer(_ caseId: String, _ initials: String?, quarter: Int = 2025 * 12 + 8, kind: String = "Ledelsestilsyn")
      -> String
    {
      row(
        "ledelsestilsyn",
        [
          "tilsyn_id": "L\(caseId)\(quarter)", "type": kind, "kvartal": "\(quarter)", "sags_id": caseId,
          "enhed": "Nord",
          "sagsbehandler": initials, "spoergsmaal": "Er der en plan?", "svar": "Ja",
        ])
    }
    let warehouse = try CheckedWarehouse(
      "K49",
      sag("S1") + sag("S2", ["sagsbehandler": "BBB"]) + sag("S3", ["sagsbehandler": "CCC"])
        + sag("S4", ["sagsbehandler": "DDD", "oprettet": "2025-07-01"])
        + sag("S5", ["sagsbehandler": "EEE", "afsluttet": "2025-09-30"]) + sag("S6", ["sagsbehandler": "FFF"])
        + answer("S1", "ABC") + answer("S3", nil)
        // The year's last quarter has not ended on the as-of day; an audit is no ledelsestilsyn.
        + answer("S2", "BBB", quarter: 2025 * 12 + 11) + answer("S6", "FFF", kind: "Audit"),
      asOf: "2025-12-30")
    #expect(try warehouse.found == ["ledelsestilsyn 2025-K3|BBB", "ledelsestilsyn 2025-K3|FFF"])
    #expect(
      try warehouse.messages[0]
        == "BBB havde 1 åben sag i hele kvartalet, der sluttede 30-09-2025, men ingen af dem er udtaget.")
  }
}
