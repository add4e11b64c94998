internal import Testing

/// Files that a spreadsheet, an encoding or a limit has spoiled (K55, K56, K57).
@Suite struct FileCheckTests {
  @Test func `K55: a code that a spreadsheet has changed warns, once a column`() throws {
    let warehouse = try CheckedWarehouse(
      "K55", "",
      meta: """
        INSERT INTO meta.row_note VALUES
          ('indsatser', 7, 'Leverandør_CVR', 'I6', 'kode-eksponent', 1, '9a+99'), ('indsatser', 4, 'Leverandør_CVR', 'I3', 'kode-eksponent', 2, '9a+99'),
          ('posteringer', 3, 'Funktion', 'B1|1', 'kode-dato', 1, NULL), ('løn', 2, 'Vikar', NULL, 'celle-fejl', 1, NULL),
          ('indsatser', NULL, 'Slutdato', NULL, 'dato-aaben', 0, NULL);
        """)
    #expect(try warehouse.found == ["indsatser Leverandør_CVR", "løn Vikar info", "posteringer Funktion"])
    #expect(
      try warehouse.messages[0]
        == "Koden er skrevet som et tal med eksponent. Kolonnen Leverandør_CVR i indsatser: 3 rækker, første gang i række 4."
    )
    #expect(
      try warehouse.texts("SELECT owner FROM findings.finding ORDER BY file") == ["myndighed", "loen", "oekonomi"])
  }

  @Test func `K56: letters that are lost warn, a question at a sentence's end does not`() throws {
    func question(_ id: String, _ text: String) -> String {
      row(
        "ledelsestilsyn",
        ["tilsyn_id": id, "type": "Audit", "sags_id": "S1", "enhed": "Nord", "spoergsmaal": text, "svar": "Ja"])
    }
    let warehouse = try CheckedWarehouse(
      "K56",
      indsats("I1", ["ydelse": "B?rnehus", "row_number": "5"]) + indsats("I2", ["ydelse": "St?tte", "row_number": "4"])
        + question("R1", "Er der en plan?") + question("R2", "Hvad? Hvornår?")
        + row("tilbud", ["tilbud_id": "T1", "navn": "Huset", "tilbudstype": "Værested"]),
      meta: "INSERT INTO meta.row_note VALUES ('tilbud', 3, 'Navn', 'T1', 'tegn-forvansket', 1, NULL);")
    #expect(try warehouse.found == ["indsatser Ydelse", "tilbud Navn"])
    #expect(
      try warehouse.messages == [
        "Der står spørgsmålstegn, hvor der skal stå et bogstav. Kolonnen Ydelse i indsatser: 2 rækker, første gang i række 4.",
        "Bogstaver er læst med forkert tegnsæt eller er gået tabt. Kolonnen Navn i tilbud: 1 række, første gang i række 3.",
      ])
  }

  @Test func `K57: just as many rows as a program holds, an end within a row, and a fall that is not K34's`() throws {
    let meta = """
      DELETE FROM meta.source_file;
      INSERT INTO meta.source_file (source, file_name, rows_total, status) VALUES
        ('posteringer', 'post.csv', 1048575, 'read'), ('indsatser', 'ind.csv', 65537, 'read'), ('sager', 'sager.csv', 940, 'read'),
        ('maal', 'mål.csv', 899, 'read'), ('klager', 'klager.csv', 11, 'read'), ('loen', 'løn.csv', 960, 'read'),
        ('observationer', 'obs.csv', 40, 'read'), ('fit', 'fit.csv', 65536, 'refused');
      INSERT INTO meta.previous_source SELECT source, rows, 'd', 'r', NULL
      FROM (VALUES ('sager', 1000), ('maal', 1000), ('klager', 12), ('loen', 1000)) AS t (source, rows);
      INSERT INTO meta.set_aside VALUES ('obs.csv', 41, NULL, NULL, 'raekke-afkortet', '', 1);
      """
    let warehouse = try CheckedWarehouse("K57", "", meta: meta)
    #expect(try warehouse.found == ["observationer observationer", "posteringer posteringer", "sager sager"])
    #expect(
      try warehouse.messages == [
        "Filen slutter midt i en række.",
        "Filen har 1.048.575 rækker, og det er lige så mange, som et regneark kan rumme.",
        "Udtrækket er faldet fra 1.000 til 940 rækker.",
      ])
    // The fall beyond a tenth is told once, and by K34.
    #expect(try CheckedWarehouse("K34", "", meta: meta).found == ["mål mål blocking"])
  }
}
