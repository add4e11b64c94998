internal import Testing

@Suite struct LedgerTests {
  /// A ledger line with what the test does not care about filled in.
  private func posting(
    year: Int = 2023, period: Int = 1, amount: Int = 100, type: String? = "NOR", function: String = "5.38.50",
    centre: String = "C1", citizen: String? = nil, cvr: String? = nil, line: Int = 1
  ) -> String {
    func quoted(_ text: String?) -> String { text.map { "'\($0)'" } ?? "NULL" }
    return """
      INSERT INTO staging.posteringer (bilagsnr, linje, regnskabsaar, periode, posteringsdato, funktion, dranst,
        gruppering, art, omkostningssted, borger, leverandoer_cvr, beloeb_oere, type)
      VALUES ('B1', \(line), \(year), \(period), '2024-02-10', '\(function)', 1, '001', '4.7', '\(centre)',
        \(quoted(citizen)), \(quoted(cvr)), \(amount), \(quoted(type)));
      """
  }

  @Test func `period 13 is December and the posting date does not matter`() throws {
    let warehouse = try TestWarehouse(posting(period: 13) + posting(period: 12) + posting(period: 1))
    #expect(
      try warehouse.rows("SELECT month - 2023 * 12, count(*) FROM facts.ledger GROUP BY 1 ORDER BY 1") == [
        "0 1", "11 2",
      ])
  }

  @Test func `an empty type is NOR and every type is kept`() throws {
    let warehouse = try TestWarehouse(
      posting(type: nil, line: 1) + posting(type: "", line: 2) + posting(type: "FIKTIV", line: 3)
        + posting(type: "PRI", line: 4) + posting(type: "SUP", line: 5))
    #expect(
      try warehouse.rows("SELECT posting_type FROM facts.ledger ORDER BY line") == [
        "NOR", "NOR", "FIKTIV", "PRI", "SUP",
      ])
  }

  @Test func `lines that repeat count as they stand and income keeps its sign`() throws {
    let warehouse = try TestWarehouse(posting() + posting() + posting(amount: -250))
    #expect(try warehouse.rows("SELECT count(*), sum(amount_ore)::BIGINT FROM facts.ledger") == ["3 -50"])
  }

  @Test func `a line knows its citizen, facility, unit and the supplier's number`() throws {
    let warehouse = try TestWarehouse(
      posting(period: 6, citizen: "p1", cvr: "12345678", line: 1)
        + posting(centre: "C9", citizen: "p2", cvr: "87654321", line: 2)
          + """
          INSERT INTO staging.borgere (borger, foedselsdato, koen, row_number, file_id) VALUES ('p1', '1943-07-01', 'M', 2, 1);
          INSERT INTO staging.tilbud (tilbud_id, navn, omkostningssted, row_number, file_id) VALUES ('T1', 'Huset', 'C1', 2, 1);
          INSERT INTO staging.organisation (enhed, navn, omkostningssted, row_number, file_id) VALUES ('E1', 'Huset', 'C1', 2, 1);
          INSERT INTO staging.indsatser (indsats_id, sags_id, borger, startdato, leverandoer, leverandoer_cvr, status)
            VALUES ('1', 'S1', 'p1', '2023-01-01', 'Hjælpen ApS', '12345678', 'Aktiv');
          """)
    #expect(
      try warehouse.rows("SELECT facility, unit, provider, sex, age_group FROM facts.ledger ORDER BY line")
        == ["T1 E1 12345678 M 67-79", "– – 87654321 – –"])
    #expect(
      try warehouse.rows(
        "SELECT l.line, c.pseudonym FROM facts.ledger l JOIN model.citizen c USING (citizen) ORDER BY 1")
        == ["1 p1", "2 p2"])
  }

  @Test func `a line posted before its citizen's birth has no age group`() throws {
    let warehouse = try TestWarehouse(
      posting(period: 5, citizen: "p1", line: 1) + posting(period: 6, citizen: "p1", line: 2)
        + "INSERT INTO staging.borgere (borger, foedselsdato, row_number, file_id) VALUES ('p1', '2023-06-15', 2, 1);")
    #expect(try warehouse.rows("SELECT age_group FROM facts.ledger ORDER BY line") == ["–", "0-17"])
  }

  @Test func `a cost centre shared by facilities names none, by units the one above the others`() throws {
    let warehouse = try TestWarehouse(
      posting()
        + """
        INSERT INTO staging.tilbud (tilbud_id, navn, omkostningssted, row_number, file_id) VALUES
          ('T1', 'Et', 'C1', 2, 1), ('T2', 'To', 'C1', 3, 1);
        INSERT INTO staging.organisation (enhed, navn, overenhed, omkostningssted, row_number, file_id) VALUES
          ('Top', 'Top', NULL, 'C1', 2, 1), ('A', 'A', 'Top', 'C1', 3, 1), ('B', 'B', 'Top', 'C1', 4, 1);
        """)
    #expect(try warehouse.rows("SELECT facility, unit FROM facts.ledger") == ["– Top"])
  }

  @Test func `a cost centre shared by units side by side names none`() throws {
    let warehouse = try TestWarehouse(
      posting()
        + """
        INSERT INTO staging.organisation (enhed, navn, overenhed, omkostningssted, row_number, file_id) VALUES
          ('A', 'A', 'Top', 'C1', 3, 1), ('B', 'B', 'Top', 'C1', 4, 1);
        """)
    #expect(try warehouse.rows("SELECT unit FROM facts.ledger") == ["–"])
  }

  @Test func `a budget line is twelve months of the year's amounts, dranst 1 alone`() throws {
    let warehouse = try TestWarehouse(
      """
      INSERT INTO staging.budget (regnskabsaar, funktion, dranst, gruppering, omkostningssted, oprindeligt_budget_oere,
        tillaegsbevilling_oere, omplacering_oere) VALUES
        (2023, '5.38.52', 1, '001', 'C1', 1000, -100, NULL), (2023, '5.38.52', 2, '001', 'C1', -500, NULL, NULL);
      """)
    #expect(
      try warehouse.rows(
        """
        SELECT count(*), min(month) - 2023 * 12, max(month) - 2023 * 12, min(original_ore), max(adjusted_ore),
          min(service_area) FROM facts.budget
        """) == ["12 0 11 1000 900 midlertidigt_botilbud"])
  }
}
