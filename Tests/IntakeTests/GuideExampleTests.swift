import Diagnostics
import Foundation
import Intake
import Testing
import Warehouse

/// The example of the user guide, and OS2bos' exports, as they would be delivered.
@Suite struct GuideExampleTests {
  @Test func `the example of the guide reads a file with titles, two header rows, groups, totals and notes`() throws {
    let guide = try String(
      contentsOf: Delivered.root.appendingPathComponent("docs/vejledning/profiler.md"), encoding: .utf8)
    let example = try #require(guide.components(separatedBy: "```yaml\n").dropFirst().first)
    let yaml = try #require(example.components(separatedBy: "```").first)
    let (profile, faults) = Profile.parse(yaml, name: "profiler.md", beside: try Delivered.catalogue())
    #expect(faults.map(\.description) == [])
    let text = """
      Bevillinger;;;;;;;;;
      Udtrukket 1. november;;;;;;;;;
      Team;Bevilling;;Borger;Lov;Ydelse;Periode;;Handler;Tilstand
      ;Nr.;Sag;CPR;;;Fra;Til;;
      Nord;B1;S1;010101-1234;Serviceloven 85;Støtte;01-02-2024;..;Randers;I gang
      ;B2;S1;010101-1234;Serviceloven 82 b;Støtte;01-02-2024;31-03-2024;Århus Kommune;Slut
      ;B3;S2;020202-1234;Serviceloven 85;Støtte;01-02-2024;;Randers;Kladde
      I alt;3;;;;;;;;
      Syd;B4;S3;030303-1234;BL §32;Støtte;1/2-2024;;Randers;I gang
      Kilde: fagsystemet;;;;;;;;;
      """
    let delivered = try Delivered(
      ["Bevillinger 2026.csv": Data(text.utf8)], profiles: [try #require(profile)])
    #expect(
      try delivered.rows(
        """
        SELECT row_number, indsats_id, sags_id, paragraf, startdato, slutdato, handlekommune, betalingskommune, status
        FROM staging.indsatser ORDER BY 1
        """) == [
          "5·B1·S1·SEL §85·2024-02-01··0730·0250·Aktiv",
          "6·B2·S1·SEL §82 b·2024-02-01·2024-03-31·0751·0250·Afsluttet",
        ])
    #expect(try delivered.setAside == ["9·Startdato·dato-ugyldig"])
    #expect(
      try delivered.rows("SELECT row_number, reason FROM meta.left_out ORDER BY 1") == [
        "1·række over overskriften", "2·række over overskriften", "7·række: bevillingen er en kladde", "8·totallinje",
        "10·række efter den sidste",
      ])
  }

  private static let payments = [
    "id", "paid_amount", "paid_date", "account_string", "account_alias", "payment_schedule__payment_id",
    "payment_schedule__payment_amount", "payment_schedule__payment_frequency", "recipient_type", "recipient_id",
    "recipient_name", "fictive", "activity__details__activity_id", "activity__details__name", "activity_start_date",
    "activity_end_date", "activity_status", "section", "sbsys_id", "cpr_number", "name", "target_group",
    "paying_municipality", "acting_municipality", "residence_municipality",
  ]

  /// A line of payments; what is not said is as in the first one.
  private func payment(_ changes: [String: String]) -> String {
    let usual = [
      "id": "1", "paid_amount": "1000.00", "paid_date": "2025-03-01",
      "account_string": "01005-528221002-015025-529CPR---",
      "account_alias": "BOS0000002", "payment_schedule__payment_id": "77",
      "payment_schedule__payment_amount": "2500.50",
      "payment_schedule__payment_frequency": "MONTHLY", "recipient_type": "COMPANY", "recipient_id": "12345678",
      "recipient_name": "\"Hus, have A/S\"", "fictive": "False", "activity__details__activity_id": "015025",
      "activity__details__name": "Plejefamilie", "activity_start_date": "2025-01-01", "activity_status": "GRANTED",
      "section": "SEL-52-3.7", "sbsys_id": "27.24-1", "cpr_number": "0101101234", "name": "Et Barn",
      "paying_municipality": "Ballerup", "acting_municipality": "Ballerup", "residence_municipality": "Furesø",
    ].merging(changes) { $1 }
    return Self.payments.map { usual[$0] ?? "" }.joined(separator: ",")
  }

  private func delivered(_ payments: [String]) throws -> Delivered {
    let cases = """
      id,history_id,history_date,cpr_number,case_sbsys_id,name,case_worker,team,paying_municipality
      9,3,2025-05-01T10:00:00.123456+00:00,0101101234,S-1,Et Barn,ny,Team 1,Ballerup
      9,1,2024-01-02T10:00:00.123456+00:00,0101101234,S-1,Et Barn,abc,Team 1,Ballerup
      """
    return try Delivered(
      [
        "granted_payments_v3.csv": Data(
          ([Self.payments.joined(separator: ",")] + payments).joined(separator: "\n").utf8),
        "expected_cases_v0.csv": Data(cases.utf8),
      ], profiles: [Delivered.profile("os2bos")])
  }

  @Test func `payments of OS2bos are postings when paid, and fictive ones are marked as such`() throws {
    let delivered = try delivered([
      payment([:]), payment(["id": "2", "paid_date": "", "paid_amount": ""]),
      payment(["id": "3", "fictive": "True", "recipient_type": "PERSON", "recipient_id": "0202801111"]),
      payment(["id": "4", "paid_amount": "-12.5", "paid_date": "2025-12-31", "account_alias": ""]),
    ])
    #expect(
      try delivered.rows(
        """
        SELECT bilagsnr, regnskabsaar, periode, posteringsdato, funktion, dranst, gruppering, omkostningssted,
          leverandoer_cvr, beloeb_oere, type FROM staging.posteringer ORDER BY bilagsnr
        """) == [
          "1·2025·3·2025-03-01·5.28.22·1·002·BOS0000002·12345678·100000·NOR",
          "3·2025·3·2025-03-01·5.28.22·1·002·BOS0000002··100000·FIKTIV",
          "4·2025·12·2025-12-31·5.28.22·1·002·01005·12345678·-1250·NOR",
        ])
    #expect(
      try delivered.rows("SELECT row_number, reason FROM meta.left_out WHERE source = 'posteringer'") == [
        "3·række: betalingen er ikke betalt endnu"
      ])
  }

  @Test func `payments of OS2bos are also services, commitments and citizens, each once`() throws {
    let delivered = try delivered([
      payment([:]), payment(["id": "2", "paid_date": "2025-04-01"]),
      payment([
        "id": "3", "section": "SEL-54-a", "sbsys_id": "27.24-2", "payment_schedule__payment_id": "78",
        "payment_schedule__payment_frequency": "BIWEEKLY", "acting_municipality": "Aarhus",
        "activity_end_date": "2025-06-30",
      ]),
      payment(["id": "4", "activity_status": "EXPECTED", "sbsys_id": "27.24-3", "payment_schedule__payment_id": "79"]),
    ])
    #expect(
      try delivered.rows(
        "SELECT indsats_id, paragraf, startdato, slutdato, handlekommune, betalingskommune FROM staging.indsatser ORDER BY 1"
      ) == [
        "27.24-1-015025-2025-01-01·SEL §52·2025-01-01··0151·0151",
        "27.24-2-015025-2025-01-01·SEL §54 a·2025-01-01·2025-06-30·0751·0151",
      ])
    #expect(
      try delivered.rows("SELECT disponering_id, takst_oere, takstenhed, antal FROM staging.disponering ORDER BY 1")
        == [
          "77·250050·Måned·1.0", "78·250050·Uge·0.5",
        ])
    #expect(try delivered.rows("SELECT bopaelskommune FROM staging.borgere") == ["0190"])
    #expect(
      try delivered.rows("SELECT sags_id, omraade, oprettet, sagsbehandler FROM staging.sager") == [
        "S-1·Børn·2024-01-02·ny"
      ])
  }
}
