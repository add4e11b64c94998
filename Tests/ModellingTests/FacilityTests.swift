internal import Testing

@Suite struct FacilityTests {
  private let house = """
    INSERT INTO staging.tilbud (tilbud_id, navn, omkostningssted, ejerform, row_number, file_id) VALUES
      ('T1', 'Huset', 'C1', 'Kommunal', 2, 1), ('T2', 'Gården', 'C2', 'Privat', 3, 1);
    """

  private let rated = """
    INSERT INTO staging.pladser (tilbud_id, gyldig_fra, gyldig_til, normerede_pladser) VALUES
      ('T1', '2022-01-01', NULL, 5), ('T2', '2022-01-01', NULL, 5);
    """

  @Test func `days without rated places stand apart, and their facility is seen`() throws {
    let warehouse = try TestWarehouse(
      house
        + """
        INSERT INTO staging.pladser (tilbud_id, gyldig_fra, gyldig_til, normerede_pladser) VALUES
          ('T1', '2023-01-01', '2023-04-10', 5), ('T1', '2023-04-20', NULL, 4), ('T1', '2023-04-11', '2023-04-19', 0);
        INSERT INTO staging.ophold (tilbud_id, borger, ind, ud, betalingskommune) VALUES
          ('T1', 'p1', '2023-04-05', '2023-05-02', '0999'), ('T2', 'p2', '2023-04-01', '2023-04-30', '0999');
        """)
    #expect(
      try warehouse.rows(
        "SELECT facility, month - 2023 * 12 + 1, bit_count(mask)::INTEGER, bit_count(unrated_mask)::INTEGER FROM facts.stay ORDER BY ALL"
      ) == ["T1 4 17 9", "T1 5 2 0", "T2 4 0 30"])
    #expect(
      try warehouse.rows(
        "SELECT facility, sum(place_days) FROM facts.capacity WHERE month = 2023 * 12 + 3 GROUP BY 1 ORDER BY 1")
        == ["T1 \(5.0 * 10 + 4 * 11)", "T2 0.0"])
  }

  @Test func `one person twice in a facility on a day is one place`() throws {
    let warehouse = try TestWarehouse(
      house + rated
        + """
        INSERT INTO staging.ophold (tilbud_id, borger, ind, ud, betalingskommune) VALUES
          ('T1', 'p1', '2023-04-01', '2023-04-20', '0999'), ('T1', 'p1', '2023-04-20', '2023-04-30', '0101'),
          ('T1', 'p2', '2023-04-30', NULL, '0999'), ('T2', 'p1', '2023-04-20', '2023-04-20', '0999');
        """)
    #expect(
      try warehouse.rows(
        """
        SELECT facility, sum(days)::INTEGER FROM (
          SELECT facility, citizen, bit_count(bit_or(mask)) AS days FROM facts.stay WHERE month = 2023 * 12 + 3 GROUP BY ALL
        ) GROUP BY 1 ORDER BY 1
        """) == ["T1 31", "T2 1"])
  }

  @Test func `an open stay ends with the as-of day`() throws {
    let warehouse = try TestWarehouse(
      house + rated
        + "INSERT INTO staging.ophold (tilbud_id, borger, ind, betalingskommune) VALUES ('T1', 'p1', '2023-11-30', '0999');",
      asOf: "2023-12-10")
    #expect(
      try warehouse.rows("SELECT month - 2023 * 12, bit_count(mask)::INTEGER, ownership FROM facts.stay ORDER BY 1")
        == ["10 1 Kommunal", "11 10 Kommunal"])
  }

  @Test func `24 places to 15 April and 26 from 16 April are 750 place-days`() throws {
    let warehouse = try TestWarehouse(
      house
        + """
        INSERT INTO staging.pladser (tilbud_id, gyldig_fra, gyldig_til, normerede_pladser) VALUES
          ('T1', '2022-01-01', '2023-04-15', 24), ('T1', '2023-04-16', NULL, 26), ('T2', '2024-01-01', NULL, 9);
        """)
    #expect(
      try warehouse.rows("SELECT facility, sum(place_days) FROM facts.capacity WHERE month = 2023 * 12 + 3 GROUP BY 1")
        == ["T1 750.0"])
    #expect(
      try warehouse.rows("SELECT sum(place_days) FROM facts.capacity WHERE month // 12 = 2023") == [
        "\(24.0 * 105 + 26 * 260)"
      ])
    #expect(try warehouse.rows("SELECT max(month) - 2023 * 12 FROM facts.capacity") == ["11"])
  }

  @Test func `days after the as-of day have no place-days`() throws {
    let warehouse = try TestWarehouse(
      house + "INSERT INTO staging.pladser (tilbud_id, gyldig_fra, normerede_pladser) VALUES ('T1', '2023-12-05', 10);",
      asOf: "2023-12-10")
    #expect(try warehouse.rows("SELECT place_days FROM facts.capacity") == ["60.0"])
  }

  @Test func `a unit sees itself and all below it, and a circle widens nothing`() throws {
    let warehouse = try TestWarehouse(
      """
      INSERT INTO staging.organisation (enhed, navn, overenhed, row_number, file_id) VALUES
        ('Center', 'Center', NULL, 2, 1), ('Afd', 'Afd', 'Center', 3, 1), ('Team', 'Team', 'Afd', 4, 1),
        ('X', 'X', 'Y', 5, 1), ('Y', 'Y', 'X', 6, 1), ('Z', 'Z', 'X', 7, 1), ('W', 'W', 'W', 8, 1);
      INSERT INTO staging.sager (sags_id, borger, oprettet, team, row_number, file_id) VALUES ('S', 'p', '2023-01-01', 'Løst team', 2, 1);
      """)
    #expect(
      try warehouse.rows("SELECT scope, string_agg(unit, ',' ORDER BY unit) FROM model.unit_tree GROUP BY 1 ORDER BY 1")
        == ["Afd Afd,Team", "Center Afd,Center,Team", "Løst team Løst team", "Team Team", "W W", "X X,Z", "Y Y", "Z Z"])
  }

  @Test func `a scope sees the facilities of its tree by id and by cost centre, and a facility sees itself`() throws {
    let warehouse = try TestWarehouse(
      house + service("1", from: "2023-01-01", facility: "T9")
        + """
        INSERT INTO staging.organisation (enhed, navn, overenhed, omkostningssted, row_number, file_id) VALUES
          ('Center', 'Center', NULL, NULL, 2, 1), ('T1', 'Huset', 'Center', NULL, 3, 1), ('Afd', 'Afd', 'Center', 'C2', 4, 1);
        """)
    #expect(
      try warehouse.rows(
        "SELECT scope, string_agg(facility, ',' ORDER BY facility) FROM model.scope_facility GROUP BY 1 ORDER BY 1")
        == ["Afd T2", "Center T1,T2", "T1 T1", "T2 T2", "T9 T9"])
    #expect(try warehouse.rows("SELECT facility, unit FROM model.facility ORDER BY 1") == ["T1 T1", "T2 Afd"])
  }

  @Test func `possible day's work stands on every cause and counts once`() throws {
    let warehouse = try TestWarehouse(
      """
      INSERT INTO staging.fravaer (maaned, enhed, fravaersaarsag, fravaersdagsvaerk, mulige_dagsvaerk) VALUES
        (24276, 'A', 'Sygdom', 10, 200), (24276, 'A', 'Barsel', 20, 200), (24276, 'B', 'Sygdom', 5, 100);
      INSERT INTO staging.loen (maaned, enhed, omkostningssted, loen_oere, vikar_oere) VALUES
        (24276, 'A', 'C1', 1000, 50), (24276, 'B', 'C2', 500, NULL);
      INSERT INTO staging.ledelsestilsyn (tilsyn_id, type, kvartal, sags_id, enhed, spoergsmaal, svar) VALUES
        ('R', 'Audit', 24278, 'S', 'A', 'Er der en plan?', 'Ja');
      INSERT INTO staging.befolkning (municipality, sex, age, month, inhabitants) VALUES
        ('0101', 'K', 18, 24276, 10), ('0101', 'K', 29, 24276, 5), ('0101', 'K', 105, 24276, 1), ('0101', NULL, NULL, 24276, 7);
      """)
    #expect(
      try warehouse.rows("SELECT unit, possible_days FROM facts.absence_possible ORDER BY 1") == ["A 200.0", "B 100.0"])
    #expect(try warehouse.rows("SELECT sum(absence_days) FROM facts.absence") == ["35.0"])
    #expect(try warehouse.rows("SELECT unit, amount_ore FROM facts.pay ORDER BY 1") == ["A 1050", "B 500"])
    #expect(try warehouse.rows("SELECT month, review_kind, unit, answer FROM facts.review") == ["24278 Audit A Ja"])
    #expect(
      try warehouse.rows("SELECT age_group, inhabitants FROM facts.population ORDER BY 1 NULLS LAST")
        == ["18-29 15", "80+ 1", "– 7"])
  }

  @Test func `a day has the places of the period that began last, whatever order or however often rows say it`() throws
  {
    let warehouse = try TestWarehouse(
      house
        + """
        INSERT INTO staging.pladser (tilbud_id, gyldig_fra, gyldig_til, normerede_pladser) VALUES
          ('T1', '2023-07-01', '2023-08-31', 12), ('T1', '2022-01-01', NULL, 10), ('T1', '2022-01-01', NULL, 10),
          ('T2', '2022-01-01', NULL, 5), ('T2', '2023-03-11', NULL, 7), ('T2', '2023-05-01', '2023-04-01', 99);
        """)
    let places: (String) throws -> [String] = { facility in
      try warehouse.rows(
        """
        SELECT month - 2023 * 12 + 1, sum(place_days) FROM facts.capacity
        WHERE facility = '\(facility)' AND month BETWEEN 2023 * 12 + 1 AND 2023 * 12 + 8 GROUP BY 1 ORDER BY 1
        """)
    }
    #expect(
      try places("T1") == ["2 280.0", "3 310.0", "4 300.0", "5 310.0", "6 300.0", "7 372.0", "8 372.0", "9 300.0"])
    #expect(try places("T2").prefix(3) == ["2 140.0", "3 \(10 * 5.0 + 21 * 7)", "4 210.0"])
  }
}
