import Diagnostics
import Foundation
import Intake
import Testing
import Warehouse

/// Profiles: what the two built-in ones say, and what a broken one is told.
@Suite struct ProfileTests {
  @Test func `the standard profile has the 22 files and their required columns`() throws {
    let sources = try Delivered.profile("standard").sources
    #expect(
      sources.map(\.table) == [
        "borgere", "sager", "indsatser", "vurderinger", "maal", "observationer", "posteringer", "kontroltal", "budget",
        "disponering", "takster", "tilbud", "pladser", "ophold", "fravaer", "bemanding", "loen", "klager", "frister",
        "ledelsestilsyn",
        "organisation", "fit",
      ])
    #expect(sources.reduce(0) { $0 + $1.fields.count } == 177)
    #expect(sources.reduce(0) { $0 + $1.fields.count { $0.isRequired } } == 108)
  }

  @Test func `a broken profile is told all its faults at once`() throws {
    let (profile, faults) = Profile.parse(
      """
      id: min
      title: Min
      kind: records
      files:
        - name: sager
          title: Sager
          key: [Sag_ID]
          fields:
            - {name: Sags_ID, type: ammount, required: true}
            - {name: Sags_Id2, type: words}
            - {name: Oprettet, type: date, requried: true}
      """, name: "1-profiles/min.yaml")
    #expect(profile == nil)
    #expect(
      faults.map(\.description) == [
        "1-profiles/min.yaml:9:31: fejl [ord-ukendt]: `ammount` kan ikke bruges i `type`. Mente du `amount`?",
        "1-profiles/min.yaml:10:9: fejl [felt-mangler]: En ordliste skal have ord. Skriv `words: […]`.",
        "1-profiles/min.yaml:11:38: fejl [felt-ukendt]: Feltet `requried` kendes ikke her. Mente du `required`?",
        "1-profiles/min.yaml:7:10: fejl [felt-ukendt]: `key` nævner feltet `Sag_ID`, som filen ikke har. Mente du `Sags_Id2`?",
      ])
  }

  @Test func `a municipality's own headers are mapped to fields`() throws {
    let (profile, faults) = Profile.parse(
      """
      id: min
      title: Min
      kind: records
      delimiter: "|"
      missing: [".."]
      files:
        - name: priser
          title: Priser
          key: [Tilbud]
          fields:
            - {name: Tilbud, type: text, required: true, also: [Stednavn]}
            - {name: Antal, type: number}
      """, name: "min.yaml")
    #expect(faults.isEmpty)
    let delivered = try Delivered(
      ["Priser.csv": Data("STEDNAVN|antal\nA|..\nB|1.204\n".utf8)], profiles: [try #require(profile)])
    #expect(try delivered.rows("SELECT tilbud, antal FROM staging.priser ORDER BY 1") == ["A·", "B·1204.0"])
  }

  @Test(.enabled(if: StatisticsTests.hasShared, "testdata ved siden af arkivet findes ikke her"))
  func `the constructed file of dates and amounts agrees with its answer key`() throws {
    let (profile, faults) = Profile.parse(
      """
      id: grim
      title: Konstrueret
      kind: records
      missing: [".."]
      files:
        - name: konstrueret_datoer_beloeb
          title: Konstrueret
          fields:
            - {name: Kommune, type: text, required: true}
            - {name: Ydelse, type: text, also: ["Ydelse (§)"], required: true}
            - {name: Startdato, type: date, required: true}
            - {name: Slutdato, type: date}
            - {name: Beløb, type: amount, also: [Beløb pr. måned], required: true}
            - {name: Antal, type: number}
      """, name: "grim.yaml")
    #expect(faults.isEmpty)
    let folder = Delivered.shared.appendingPathComponent("grim_import")
    let delivered = try Delivered(
      [
        "konstrueret_datoer_beloeb.csv": Data(
          contentsOf: folder.appendingPathComponent("konstrueret_datoer_beloeb.csv"))
      ],
      profiles: [try #require(profile)], asOf: nil)
    let key = try String(
      contentsOf: folder.appendingPathComponent("konstrueret_datoer_beloeb_facit.csv"), encoding: .utf8)
    let expected = key.split(whereSeparator: \.isNewline).dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let oere = Double(cells[5]).map { Int(($0 * 100).rounded()) }
      return "§ \(cells[2])·\(cells[3])·\(cells[4])·\(oere.map(String.init) ?? "")·\(cells[6])"
    }
    #expect(
      try delivered.rows(
        "SELECT ydelse, startdato, slutdato, beloeb_oere, antal::BIGINT FROM staging.konstrueret_datoer_beloeb ORDER BY row_number"
      )
        == expected)
    #expect(try delivered.file("konstrueret_datoer_beloeb.csv").encoding == .utf8WithMark)
  }
}
