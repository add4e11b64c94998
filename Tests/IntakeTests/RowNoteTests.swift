import Foundation
import Testing
import Warehouse

/// What is odd and was read all the same: noted once a citizen or a column, with its first row.
@Suite struct RowNoteTests {
  private func notes(_ delivered: Delivered) throws -> [String] {
    try delivered.rows(
      """
      SELECT file, column_name, code, row_number, rows, shape, row_key IN (SELECT borger FROM staging.borgere)
      FROM meta.row_note ORDER BY ALL
      """)
  }

  @Test func `an impossible day, a lost zero and a replacement number are noted by pseudonym and first row`() throws {
    let lines = [
      "Borger_CPR;Navn", "3102809991;Dag", "101809991;Nul", "010180ABC1;Erstatning", "0101809993;Almindelig",
      "2902019991;Skudår", "0000000000;Intet", "310280-9991;Dag igen", "101809991;Nul igen",
    ]
    let delivered = try Delivered(["borgere.csv": Data(lines.joined(separator: "\n").utf8)])
    #expect(
      try notes(delivered) == [
        "borgere·Borger_CPR·cpr-dag·2·2·9999999999·true", "borgere·Borger_CPR·cpr-erstatning·4·1·999999aaa9·true",
        "borgere·Borger_CPR·cpr-ni-cifre·3·2·999999999·true",
      ])
  }

  @Test func `three digits of a municipality and 31-12-9999 are noted once a column`() throws {
    let lines = [
      "Tilbud_ID;Borger_CPR;Ind;Ud;Betalingskommune", "T1;0101809991;01-01-2025;;0250",
      "T2;0101809991;02-01-2025;31-12-9999;250",
      "T3;0101809991;03-01-2025;31-12-9999;101",
    ]
    let delivered = try Delivered(["ophold.csv": Data(lines.joined(separator: "\n").utf8)])
    let found = try delivered.rows("SELECT code, column_name, row_number, rows FROM meta.row_note ORDER BY 1")
    #expect(found.count == 2)
    #expect(found[1] == "kommune-tre-cifre·Betalingskommune·3·2")
    #expect(
      try delivered.rows(
        """
        SELECT row_key = concat_ws('|', tilbud_id, borger, '02-01-2025') FROM meta.row_note, staging.ophold
        WHERE code = 'kommune-tre-cifre' AND tilbud_id = 'T2'
        """
      )
        == ["true"])
  }

  @Test func `an empty level is told from one that is not rated`() throws {
    let lines = [
      "Borger_CPR;Sags_ID;Vurderingsdato;Tema;Funktionsevneniveau", "0101809991;S;01-01-2025;Relationer;Ikke vurderet",
      "0101809991;S;01-01-2025;Mobilitet;", "0101809991;S;01-01-2025;Egenomsorg;0",
      "0101809991;S;01-01-2025;Samfundsliv; ",
    ]
    let delivered = try Delivered(["vurderinger.csv": Data(lines.joined(separator: "\n").utf8)])
    #expect(
      try delivered.rows(
        """
        SELECT tema, funktionsevneniveau IS NULL, funktionsevneniveau_angivet, stoettebehov_angivet IS NULL
        FROM staging.vurderinger ORDER BY row_number
        """
      ) == [
        "Relationer·true·true·true", "Mobilitet·true·false·true", "Egenomsorg·false·true·true",
        "Samfundsliv·true·false·true",
      ])
  }
}
