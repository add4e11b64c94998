internal import Diagnostics
internal import Foundation
internal import Modelling
internal import Testing
internal import Warehouse

/// What whoever writes SQL or reference data is told.
@Suite struct DefinitionFaultTests {
  /// The faults of definitions made of a few files, and of an overlay when there is one.
  private func faults(_ files: [String: String], overlay: [String: String] = [:]) throws -> [String] {
    try withFolder { root in
      let base = root.appendingPathComponent("base")
      let over = root.appendingPathComponent("over")
      try write(files, to: base)
      try write(overlay, to: over)
      do {
        _ = try ModelBuild(definitions: base, overlay: overlay.isEmpty ? nil : over)
        return []
      } catch let faults as Diagnostics {
        return faults.all.map(\.description)
      }
    }
  }

  /// Lends an empty folder and removes it again, also when the test fails.
  private func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("modelling-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let result = Swift.Result { try body(folder) }
    try FileManager.default.removeItem(at: folder)
    return try result.get()
  }

  private func write(_ files: [String: String], to folder: URL) throws {
    for (path, text) in files {
      let url = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  @Test func `relations that build on each other in a ring are told with the place`() throws {
    #expect(
      try faults([
        "3-model/a.sql": "-- a\nSELECT 1 AS x\nFROM model.b", "3-model/b.sql": "-- b\nSELECT 1 AS x FROM model.a",
      ]) == [
        "3-model/b.sql:2:20: fejl [relation-ring]: Relationerne bygger på hinanden i ring: model.a → model.b → model.a."
          + " Del en af dem, så den ene kan bygges først."
      ])
  }

  @Test func `a relation that does not exist is told with the nearest one, but not in comments and texts`() throws {
    #expect(
      try faults([
        "3-model/citizen.sql": "-- of model.nothing\nSELECT 'model.nothing' AS x",
        "5-facts/a.sql": "-- a\nSELECT x\nFROM model.citizn",
      ]) == [
        "5-facts/a.sql:3:6: fejl [relation-ukendt]: Relationen `model.citizn` findes ikke. Mente du `model.citizen`?"
      ])
  }

  @Test func `the model may not read facts`() throws {
    #expect(
      try faults(["3-model/a.sql": "-- a\nSELECT x FROM facts.b", "5-facts/b.sql": "-- b\nSELECT 1 AS x"])
        == ["3-model/a.sql:2:15: fejl [relation-opad]: `model.a` må ikke læse `facts.b`, som bygges senere i kæden."])
  }

  @Test func `a file is one SELECT with a comment on top`() throws {
    #expect(
      try faults(["3-model/a.sql": "DROP TABLE x;", "3-model/B b.sql": "-- b\nSELECT 1"]) == [
        "3-model/B b.sql: fejl [filnavn]: Filnavnet er relationens navn og skal være små bogstaver a–z, cifre og `_`.",
        "3-model/a.sql:1:1: fejl [sql-hoved-mangler]: Filen mangler en kommentar øverst om, hvad en række er. "
          + "Begynd filen med en linje som `-- One row a …`.",
        "3-model/a.sql:1:1: fejl [sql-ikke-select]: Filen skal indeholde én SELECT og intet andet.",
        "3-model/a.sql:1:13: fejl [sql-semikolon]: En fil er én SELECT uden semikolon. Del filen, eller fjern tegnet.",
      ])
  }

  @Test func `reference data with a wrong date, too few fields or overlapping validity is told line by line`() throws {
    #expect(
      try faults([
        "reference/a.csv": "k;valid_from;valid_to;v\nx;2024-01-01;;1\nx;;2024-01-01;2\ny;30-02-2024;;1\nz;;\n"
      ]) == [
        "reference/a.csv:3 (valid_from): fejl [reference-overlap]: Gyldigheden overlapper en tidligere linje med samme "
          + "nøgle eller ender før start. Sæt `valid_to` på den gamle linje til dagen før den nye.",
        "reference/a.csv:4 (valid_from): fejl [reference-dato]: Datoen findes ikke eller er skrevet på en form, som ikke "
          + "kendes. Skriv den som åååå-mm-dd.",
        "reference/a.csv:5: fejl [reference-felter]: Linjen har 3 felter; der skal være 4.",
      ])
  }

  @Test func `an overlay replaces files of the same name and columns and no others`() throws {
    let base = ["reference/a.csv": "k;valid_from;valid_to;v\nx;;;1\n"]
    #expect(try faults(base, overlay: ["reference/a.csv": "k;valid_from;valid_to;v\nx;;01-01-2024;2\n"]) == [])
    #expect(
      try faults(base, overlay: ["reference/aa.csv": "k;valid_from;valid_to;v\n"])
        == [
          "overlay/reference/aa.csv: fejl [overlay-ukendt]: Kommunens fil erstatter ingen fil: `reference.aa` findes ikke i "
            + "forvejen. Mente du `reference.a`?"
        ])
    #expect(
      try faults(base, overlay: ["reference/a.csv": "k;valid_from;valid_to;w\n"])
        == [
          "overlay/reference/a.csv:1: fejl [reference-kolonner]: Filen skal have de samme kolonner som den, den erstatter. "
            + "Første linje skal være: k;valid_from;valid_to;v"
        ])
  }

  @Test func `a municipality's own service areas replace the built-in ones`() throws {
    let areas = try withFolder { overlay in
      try write(
        ["reference/service_area_rule.csv": "legal_basis;setting;valid_from;valid_to;service_area\n§ 104;;;;bpa\n"],
        to: overlay)
      let warehouse = try TestWarehouse(
        service("1", "SEL §104", from: "2023-01-01") + service("2", "SEL §108", from: "2023-01-01"), overlay: overlay)
      return try warehouse.rows("SELECT service_area FROM model.service_period ORDER BY service_period")
    }
    #expect(areas == ["bpa", "uden_omraade"])
  }

  @Test func `a staging table or a column that is not there is told with the line`() throws {
    let connection = try Database(path: nil).connect()
    let build = try withFolder { root in
      try write(["3-model/a.sql": "-- a\nSELECT x\nFROM staging.borgere"], to: root)
      return try ModelBuild(definitions: root)
    }
    func fault() throws -> String {
      do {
        try build.run(on: connection, asOf: 0, municipality: "0999")
        return "none"
      } catch let faults as Diagnostics { return faults.description }
    }
    #expect(
      try fault()
        == "3-model/a.sql:3:6: fejl [relation-ukendt]: Tabellen `staging.borgere` findes ikke i indlæsningen.")
    try connection.execute("CREATE SCHEMA staging")
    try connection.execute("CREATE TABLE staging.borgere (y INTEGER)")
    #expect(try fault().hasPrefix("3-model/a.sql:2: fejl [sql-fejl]: DuckDB kan ikke bygge `model.a`: Binder Error:"))
  }

  /// Builds definitions made of a few files on an empty database.
  private func built(_ files: [String: String], times: Int = 1) throws -> Connection {
    try withFolder { root in
      try write(files, to: root)
      let connection = try Database(path: nil).connect()
      for _ in 0..<times { try ModelBuild(definitions: root).run(on: connection, asOf: 0, municipality: "0999") }
      return connection
    }
  }

  @Test func `codes are stored as numbers here and in what is made of them, with texts and order kept`() throws {
    let connection = try built(
      [
        "3-model/a.sql": """
        -- One row a team.
        -- Codes: team, none
        SELECT unnest(['b', 'a', NULL, 'æ', 'b']) AS team, NULL::VARCHAR AS "none"
        """,
        "5-facts/f.sql": "-- One row a team.\nSELECT team, none || 'x' AS text FROM model.a ORDER BY team",
      ], times: 2)
    let types = try connection.query("SELECT starts_with(typeof(team), 'ENUM') FROM facts.f LIMIT 1")
    #expect(types.single == .bool(true))
    #expect(
      try connection.query("SELECT team FROM facts.f").rows.map { $0[0].text } == ["a", "b", "b", "æ", nil])
  }

  @Test func `a code that reference data list has one type wherever the list is kept to`() throws {
    let connection = try built([
      "reference/area.csv": "area;valid_from;valid_to;name\nb;;;B\na;;;A\nc;;;C\n",
      "3-model/x.sql": "-- One row.\n-- Codes: area\nSELECT unnest(['c', 'a', NULL]) AS area",
      "3-model/y.sql": "-- One row.\n-- Codes: area\nSELECT unnest(['a', 'b']) AS area",
      "3-model/z.sql": "-- One row.\n-- Codes: area\nSELECT unnest(['c', 'elsewhere']) AS area",
    ])
    let types = try connection.query(
      "SELECT (SELECT DISTINCT typeof(area) FROM model.x), (SELECT DISTINCT typeof(area) FROM model.y), typeof(area), area "
        + "FROM model.z ORDER BY area")
    #expect(
      types.rows.map { $0.map { $0.text ?? "" } } == [
        ["ENUM('a', 'b', 'c')", "ENUM('a', 'b', 'c')", "ENUM('c', 'elsewhere')", "c"],
        ["ENUM('a', 'b', 'c')", "ENUM('a', 'b', 'c')", "ENUM('c', 'elsewhere')", "elsewhere"],
      ])
  }

  @Test func `a code that is no column is told`() throws {
    let faults = #expect(throws: Diagnostics.self) {
      try built(["3-model/a.sql": "-- One row.\n-- Codes: temm\nSELECT 'a' AS team"])
    }
    #expect(faults?.all.map(\.code) == ["sql-fejl"])
    #expect(faults?.all.first?.message.contains("temm") == true)
  }

  @Test func `a cell's value is not told when a SELECT fails on it`() throws {
    let connection = try Database(path: nil).connect()
    try connection.execute("CREATE SCHEMA staging")
    try connection.execute("CREATE TABLE staging.borgere AS VALUES ('hemmelig')")
    let build = try withFolder { root in
      try write(["3-model/a.sql": "-- a\nSELECT col0::INTEGER AS x FROM staging.borgere"], to: root)
      return try ModelBuild(definitions: root)
    }
    do {
      try build.run(on: connection, asOf: 0, municipality: "0999")
      Issue.record("built")
    } catch let faults as Diagnostics {
      #expect(
        faults.description == "3-model/a.sql: fejl [sql-fejl]: DuckDB kan ikke bygge `model.a` (Conversion Error).")
    }
  }

  @Test func `the order puts each relation after those it reads, and a fact knows the extracts it rests on`() throws {
    let build = try ModelBuild(definitions: definitions)
    var built: Set<String> = []
    for relation in build.relations {
      for mention in relation.mentions
      where mention.relation.hasPrefix("model.") || mention.relation.hasPrefix("facts.") {
        #expect(built.contains(mention.relation), "\(relation.name) before \(mention.relation)")
      }
      built.insert(relation.name)
    }
    // A unit is known by the organisation, however the file writes it.
    #expect(build.sources(of: "facts.absence").isSuperset(of: ["fravaer", "organisation"]))
    #expect(build.sources(of: "model.legal_basis") == ["indsatser", "sager", "klager", "frister"])
    #expect(build.sources(of: "facts.coverage").isSuperset(of: ["indsatser", "sager", "borgere", "tilbud"]))
  }

  @Test func `no SELECT reads the clock or draws lots`() throws {
    for relation in try ModelBuild(definitions: definitions).relations {
      #expect(
        relation.sql.firstMatch(of: /\b(now|today|current_date|current_timestamp|random|uuid)\b/) == nil,
        "\(relation.path)")
    }
  }
}
