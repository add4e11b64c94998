internal import CareModel
internal import Diagnostics
internal import Foundation
internal import Modelling
internal import Testing

/// What whoever writes or tunes a check is told.
@Suite struct CheckFileTests {
  static let yaml = """
    id: FJ1
    title: En egen kontrol
    severity: warning
    owner: myndighed
    sources: [indsatser]
    touches: [modtagere]
    thresholds: {dage: 7, procent: 5.0}
    message: "Startede {start}."
    values:
      - {label: Start, source: indsatser, column: start}
    action:
      - Ret datoen.
    why: Ellers tælles der forkert.
    """
  static let sql = """
    -- One row a service.
    SELECT 'indsatser' AS file, indsats_id AS key, startdato AS start
    FROM staging.indsatser
    WHERE getvariable('dage') > 0 AND getvariable('procent') > 0
    """

  /// The faults of a folder of checks, and of an overlay where there is one.
  private func load(
    _ files: [String: String], overlay: [String: String] = [:]
  ) throws -> (catalogue: CheckCatalogue, faults: [String]) {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("checks-\(UUID().uuidString)")
    let result = Result {
      for (folder, files) in [("base", files), ("over", overlay)] {
        for (path, text) in files {
          let url = root.appendingPathComponent("\(folder)/4-checks/\(path)")
          try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
          try Data(text.utf8).write(to: url)
        }
      }
      return try CheckCatalogue.load(
        definitions: root.appendingPathComponent("base"), overlay: root.appendingPathComponent("over"))
    }
    try FileManager.default.removeItem(at: root)
    let (catalogue, faults) = try result.get()
    return (catalogue, faults.map(\.description))
  }

  private func faults(_ yaml: String, _ sql: String? = sql) throws -> [String] {
    try load(["sag/FJ1.yaml": yaml, "sag/FJ1.sql": sql].compactMapValues(\.self)).faults
  }

  @Test func `a sound check has no faults and keeps what it says`() throws {
    let (catalogue, faults) = try load(["sag/FJ1.yaml": Self.yaml, "sag/FJ1.sql": Self.sql])
    #expect(faults == [])
    let check = try #require(catalogue["FJ1"])
    #expect(check.severity == .warning && check.owner == .authority && check.isOn && !check.isOwn)
    #expect(check.action == ["Ret datoen."])
    #expect(check.touched(of: [CountedMetric(id: "modtagere", facts: [])]).map(\.metric) == ["modtagere"])
    #expect(check.thresholdText == "dage: 7; procent: 5,0")
  }

  @Test func `unknown keys, words and columns are told with their place and the nearest right one`() throws {
    #expect(
      try faults(Self.yaml.replacing("why:", with: "hvorfor:").replacing("severity: warning", with: "severity: warnin"))
        == [
          "4-checks/sag/FJ1.yaml:3:11: fejl [ord-ukendt]: `warnin` kan ikke bruges i `severity`. Mente du `warning`?",
          "4-checks/sag/FJ1.yaml:1:1: fejl [felt-mangler]: Feltet `why` mangler.",
          "4-checks/sag/FJ1.yaml:13:1: fejl [felt-ukendt]: Feltet `hvorfor` kendes ikke her. Kendte felter: action, except, "
            + "id, legal_basis, message, owner, severity, sources, thresholds, title, touches, values, why.",
        ])
    #expect(
      try faults(Self.yaml.replacing("source: indsatser", with: "source: indsatsr"))
        == [
          "4-checks/sag/FJ1.yaml:10:28: fejl [kilde-ukendt]: `indsatsr` står ikke under `sources`. Mente du `indsatser`?"
        ])
    #expect(
      try faults(Self.yaml.replacing("{start}.\"", with: "{start.\"")) == [
        "4-checks/sag/FJ1.yaml:8:10: fejl [besked-klamme]: Beskeden har en klamme, der ikke er lukket, eller som ikke "
          + "holder et kolonnenavn. Skriv {kolonne}, {kolonne:én|flere} eller [sætning med {kolonne}|ellers], med navne på kolonner "
          + "i SELECT."
      ])
  }

  @Test func `a variable that is no threshold, and a threshold that is no variable, are told`() throws {
    #expect(
      try faults(Self.yaml, Self.sql.replacing("'dage'", with: "'dag'")) == [
        "4-checks/sag/FJ1.sql:4:7: fejl [taerskel-ukendt]: `dag` er ingen tærskel i kontrollen. Mente du `dage`?",
        "4-checks/sag/FJ1.yaml:7:13: fejl [taerskel-ubrugt]: Tærsklen `dage` bruges ikke i SELECT. "
          + "Læs den med getvariable('dage'), eller fjern den.",
      ])
  }

  @Test func `a check is two files of one name`() throws {
    #expect(
      try faults(Self.yaml, nil)
        == ["4-checks/sag/FJ1.yaml: fejl [sql-mangler]: Kontrollen har ingen SELECT. Læg `FJ1.sql` i samme mappe."])
    #expect(
      try load(["sag/FJ2.yaml": Self.yaml, "sag/FJ2.sql": Self.sql, "sag/FJ3.sql": Self.sql]).faults == [
        "4-checks/sag/FJ3.sql: fejl [yaml-mangler]: Filen har en SELECT, men ingen beskrivelse af kontrollen. "
          + "Læg en .yaml med samme navn i samme mappe.",
        "4-checks/sag/FJ2.yaml:1:5: fejl [id-filnavn]: Kontrollen hedder `FJ1`, men filen `FJ2`. "
          + "Giv dem samme navn: filens navn er kontrollens id.",
      ])
    #expect(
      try load([
        "sag/FJ1.yaml": Self.yaml, "sag/FJ1.sql": Self.sql, "intern/FJ1.yaml": Self.yaml, "intern/FJ1.sql": Self.sql,
      ]).faults == [
        "4-checks/sag/FJ1.yaml: fejl [id-gentaget]: Kontrollen `FJ1` findes også i 4-checks/intern/FJ1.yaml. "
          + "Giv den ene et andet id."
      ])
  }

  @Test func `a metric or an extract that is not there is told with the nearest one`() throws {
    var (catalogue, _) = try load(["sag/FJ1.yaml": Self.yaml, "sag/FJ1.sql": Self.sql])
    let metrics = [CountedMetric(id: "modtager", facts: ["coverage"])]
    #expect(
      catalogue.settle(metrics: metrics, facts: [TouchableFact(id: "coverage", sources: [])], sources: ["sager"]).map(
        \.description) == [
          "4-checks/sag/FJ1.yaml:6:10: fejl [noegletal-ukendt]: Hverken et faktum eller et nøgletal hedder `modtagere`. Mente du `modtager`?",
          "4-checks/sag/FJ1.yaml:5:10: fejl [kilde-ukendt]: Udtrækket `indsatser` findes ikke.",
        ])
  }

  private func touched(_ fields: String, _ metrics: [CountedMetric]) throws -> (touched: [String], faults: [String]) {
    let yaml = Self.yaml.replacing("touches: [modtagere]", with: fields)
    var (catalogue, faults) = try load(["sag/FJ1.yaml": yaml, "sag/FJ1.sql": Self.sql])
    #expect(faults == [])
    faults = catalogue.settle(
      metrics: metrics, facts: ["coverage", "ledger"].map { TouchableFact(id: $0, sources: []) },
      sources: ["sager", "mål", "indsatser"]
    )
    .map(\.message)
    return (try #require(catalogue["FJ1"]).touchedMetrics.map { $0.metric + ($0.file.map { "/\($0)" } ?? "") }, faults)
  }

  private static let counted = [
    CountedMetric(id: "modtagere", facts: ["coverage"]),
    CountedMetric(id: "enhedspris", facts: ["ledger", "coverage"]),
    CountedMetric(id: "forbrug", facts: ["ledger"]), CountedMetric(id: "sager", facts: ["care_case"]),
  ]

  @Test func `a check names facts, and every key figure counted from them is touched, also one that comes later`()
    throws
  {
    #expect(try touched("touches: [coverage]", Self.counted).touched == ["modtagere", "enhedspris"])
    let later = Self.counted + [CountedMetric(id: "ny_andel", facts: ["coverage"])]
    #expect(try touched("touches: [coverage]", later).touched == ["modtagere", "enhedspris", "ny_andel"])
    #expect(
      try touched("touches: [coverage, forbrug]\nexcept: [enhedspris]", later).touched == [
        "modtagere", "forbrug", "ny_andel",
      ])
    #expect(
      try touched("touches: {sager: [ledger], mål: [coverage]}\nexcept: {mål: [modtagere]}", later).touched
        == ["enhedspris/mål", "enhedspris/sager", "forbrug/sager", "ny_andel/mål"])
  }

  @Test func `an exception from what is not touched is a fault`() throws {
    #expect(
      try touched("touches: [coverage]\nexcept: [sager]", Self.counted).faults == [
        "`sager` er undtaget, men er ikke rørt af det, der står i `touches`."
      ])
    #expect(try touched("touches: [coverage]\nexcept: [enhedspris]", Self.counted).faults == [])
  }

  @Test func `a municipality tunes a built-in check, and what it changed is said`() throws {
    let (catalogue, faults) = try load(
      ["sag/FJ1.yaml": Self.yaml, "sag/FJ1.sql": Self.sql],
      overlay: ["FJ1.yaml": "enabled: false\nseverity: info\nthresholds: {dage: 14, procent: 7.5}\n"])
    #expect(faults == [])
    let check = try #require(catalogue["FJ1"])
    #expect(!check.isOn && check.severity == .info)
    #expect(
      check.thresholdText
        == "dage: 14 (standard 7); procent: 7,5 (standard 5,0); alvor: oplysning (standard advarsel); slået fra af kommunen"
    )
  }

  @Test func `a municipality may not change what a built-in check asks, nor tune one that is not there`() throws {
    let base = ["sag/FJ1.yaml": Self.yaml, "sag/FJ1.sql": Self.sql]
    #expect(
      try load(base, overlay: ["FJ1.yaml": "thresholds: {dag: 14, dage: 1.5}\nowner: bi\n"]).faults == [
        "overlay/4-checks/FJ1.yaml:1:19: fejl [taerskel-ukendt]: Kontrollen FJ1 har ingen tærskel `dag`. Mente du `dage`?",
        "overlay/4-checks/FJ1.yaml:1:29: fejl [forkert-type]: `dage` skal være et helt tal.",
        "overlay/4-checks/FJ1.yaml:2:1: fejl [felt-ukendt]: Feltet `owner` kendes ikke her. "
          + "Kendte felter: enabled, id, severity, thresholds.",
      ])
    #expect(
      try load(base, overlay: ["FJ1.yaml": "enabled: true\n", "FJ1.sql": Self.sql]).faults == [
        "overlay/4-checks/FJ1.yaml: fejl [overlay-erstatter]: En indbygget kontrol kan indstilles, men dens SELECT kan "
          + "ikke erstattes. Slå den fra med `enabled: false`, og skriv en ny med sit eget id."
      ])
    #expect(
      try load(base, overlay: ["FJ2.yaml": "enabled: false\n"]).faults == [
        "overlay/4-checks/FJ2.yaml: fejl [overlay-ukendt]: Der er ingen kontrol `FJ2` at indstille, og filen har ingen "
          + "SELECT. Mente du `FJ1`?"
      ])
  }

  @Test func `a municipality's own check is one among the others`() throws {
    let (catalogue, faults) = try load(
      [
        "sag/K2.yaml": Self.yaml.replacing("FJ1", with: "K2"), "sag/K2.sql": Self.sql,
        "sag/K10.yaml": Self.yaml.replacing("FJ1", with: "K10"), "sag/K10.sql": Self.sql,
        "sag/K2b.yaml": Self.yaml.replacing("FJ1", with: "K2b"), "sag/K2b.sql": Self.sql,
      ],
      overlay: ["FJ1.yaml": Self.yaml, "FJ1.sql": Self.sql])
    #expect(faults == [])
    #expect(catalogue.all.map(\.id) == ["FJ1", "K2", "K2b", "K10"])
    #expect(catalogue.all.map(\.isOwn) == [true, false, false, false])
  }

  @Test func `the examples of the guide are a check and a tuning that work`() throws {
    let guide = try String(contentsOf: definitions.appendingPathComponent("4-checks/README.md"), encoding: .utf8)
    let examples = guide.matches(of: /(?s)```(?:yaml|sql)\n(.*?)```/).map { String($0.1) }
    try #require(examples.count == 3)
    let (catalogue, faults) = try load(["sag/FJ1.yaml": examples[0], "sag/FJ1.sql": examples[1]])
    #expect(faults == [])
    let warehouse = try CheckedWarehouse(
      catalogue,
      indsats("none", ["paragraf": "SEL §85", "startdato": "2025-11-30"])
        + indsats("new", ["paragraf": "SEL §85", "startdato": "2025-12-01"])
        + indsats("hours", ["paragraf": "SEL §85", "timer_pr_uge": "3"]))
    #expect(
      try warehouse.messages == ["Indsatsen begyndte 30-11-2025, men der er ikke skrevet timer efter 31 dage."])
    let built = try CheckedWarehouse.catalogue()
    let k11 = try #require(built["K11"])
    #expect(k11.thresholds.map(\.name) == ["maaneder"], "vejledningens indstilling er K11's")
    #expect(
      try load(
        [
          "sag/K11.yaml": Self.yaml.replacing("FJ1", with: "K11").replacing("dage: 7, ", with: "maaneder: 6, "),
          "sag/K11.sql": Self.sql.replacing("'dage'", with: "'maaneder'"),
        ],
        overlay: ["K11.yaml": examples[2]]
      ).faults == [])
  }
}
