import CareModel
import Diagnostics
import Foundation
import MetricEngine
import Testing

/// One broken definition a rule, and the message as people read it.
@Suite struct BrokenDefinitionTests {
  /// Sound lines; a case replaces some of them.
  private static let lines = [
    "id: antal", "title: Antal", "help: |", "  Et.", "", "  To.", "", "  Tre.", "unit: sager", "population: handle",
    "direction: neutral", "owner: Leder", "legal_basis: RSL", "purpose: Styring", "valid_from: 2020-01-01",
    "version: \"1\"", "fact: care_case", "measure: {count: on_day, predicate: open_case}", "dimensions: [team, unit]",
  ]

  private static let oracle = """
    metric: antal
    as_of: 2023-12-31
    municipality: "0999"
    tables:
      care_case:
        - {case_id: S1, opened: 2023-01-01}
    cases:
      - period: 2023
        sql: SELECT count(*) AS value FROM facts.care_case
        expect:
          - {value: 1}
    """

  /// Loads a folder with these files and gives what is wrong, as text.
  private func load(_ files: [String: String]) throws -> (catalogue: MetricCatalogue, faults: [String]) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("6-metrics-\(UUID())/6-metrics")
    let area = folder.appendingPathComponent("x")
    try FileManager.default.createDirectory(at: area, withIntermediateDirectories: true)
    for (name, text) in files {
      try text.write(to: area.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    let (catalogue, faults) = MetricCatalogue.load(folder: folder, facts: facts)
    try FileManager.default.removeItem(at: folder.deletingLastPathComponent())
    return (catalogue, faults.map(\.description))
  }

  private static func text(_ changes: [String: String]) -> String {
    var lines = Self.lines
    for (key, value) in changes {
      if let index = lines.firstIndex(where: { $0.hasPrefix(key + ":") }) {
        lines[index] = value
      } else {
        lines.append(value)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test func `the sound definition that the cases break is sound`() throws {
    let (catalogue, faults) = try load(["antal.yaml": Self.text([:]), "antal.oracle.yaml": Self.oracle])
    #expect(faults == [])
    #expect(catalogue["antal"]?.title == "Antal")
    #expect(catalogue["antal"]?.help == ["Et.", "To.", "Tre."])
    #expect(catalogue["antal"]?.area == "x")
  }

  @Test(arguments: [
    (["titel": "titel: X"], ":20:1: fejl [felt-ukendt]: Feltet `titel` kendes ikke her. Mente du `title`?"),
    (["owner": "ejer: Leder"], ":1:1: fejl [felt-mangler]: Feltet `owner` mangler."),
    (["id": "id: Antal"], ":1:5: fejl [id-form]: `id` må kun have små bogstaver a–z, cifre og `_`."),
    (
      ["id": "id: antallet"],
      ":1:5: fejl [id-fil]: `id` er ikke det samme som filens navn."
        + " Kald filen `antallet.yaml`, eller skriv `id: antal`."
    ),
    (["unit": "unit: sagr"], ":9:7: fejl [ord-ukendt]: `sagr` kan ikke bruges i `unit`. Mente du `sager`?"),
    (
      ["population": "population: haandle"],
      ":10:13: fejl [ord-ukendt]: `haandle` kan ikke bruges i `population`. Mente du `handle`?"
    ),
    (
      ["valid_from": "valid_from: 01-01-2020"],
      ":15:13: fejl [dato-ugyldig]: `valid_from` er ikke en dato. Skriv den som `åååå-mm-dd`."
    ),
    (
      ["valid_to": "valid_to: 2019-12-31"],
      ":20:11: fejl [gyldighed-omvendt]: `valid_to` ligger før `valid_from`."
    ),
    (
      ["dimensions": "dimensions: [team, team]"],
      ":19:13: fejl [dimension-gentaget]: Dimensionen `team` står to gange."
    ),
    (
      ["dimensions": "dimensions: [facility]"],
      ":1:1: fejl [dimension-ikke-i-faktum]: Dimensionen `facility` findes ikke i `care_case`."
        + " Fjern den, eller vælg mellem: service_area, legal_basis, unit, team, caseworker, age_group, sex, process_step."
    ),
    (
      ["population": "population: betaler"],
      ":1:1: fejl [population-umulig]: `care_case` kan ikke tælles for populationen `betaler`."
        + " Mulig population: handle."
    ),
    (
      ["unit": "unit: pct."],
      ":9:7: fejl [enhed-passer-ikke]: Enheden er pct., men nøgletallet er ikke en brøk."
        + " Brug `ratio` i `measure`, eller vælg en anden enhed."
    ),
    (
      ["measure": "measure: {cuont: on_day}"],
      ":18:10: fejl [opgoerelse-uklar]: Her står ikke, hvordan der tælles. Mente du `count` i stedet for `cuont`?"
    ),
    (
      ["measure": "measure: {count: on_day, predicate: open_case, sum: opened}"],
      ":18:10: fejl [opgoerelse-uklar]: Her står flere måder at tælle på."
        + " Skriv præcis én af: covered_days, persons, spells, sum, count, score, latest_status, latest_value, metric, ratio."
    ),
    (
      ["measure": "measure: {count: on_day, predikate: open_case}"],
      ":18:26: fejl [felt-ukendt]: Feltet `predikate` kendes ikke her. Mente du `predicate`?"
    ),
    (
      ["measure": "measure: {count: on_day, predicate: follow_up_soon}"],
      ":18:37: fejl [betingelse-passer-ikke]: Betingelsen `follow_up_soon` hører ikke til `care_case` med `on_day`."
        + " Vælg mellem: open_case, open_past_deadline."
    ),
    (
      ["measure": "measure: {count: on_day}"],
      ":18:18: fejl [betingelse-mangler]: En optælling i `care_case` skal have en betingelse (`predicate`)."
    ),
    (
      ["measure": "measure: {persons: covered}"],
      ":18:20: fejl [faktum-uden-dage]: `care_case` har ingen dage at tælle."
        + " Faktaene med dage er: coverage, stay."
    ),
    (
      ["measure": "measure: {count: on_day, predicate: open_case, distinct: caseworkr}"],
      ":18:58: fejl [kolonne-ukendt]: Kolonnen `caseworkr` findes ikke i `care_case`. Mente du `caseworker`?"
    ),
    (
      ["measure": "measure: {fact: ledger, sum: function}"],
      ":18:30: fejl [kolonne-forkert-type]: Kolonnen `function` kan ikke bruges i `sum`."
    ),
    (
      ["measure": "measure: {sum: citizen}"],
      ":18:16: fejl [faktum-uden-maaned]: `care_case` har ingen måned at lægge sammen over."
    ),
    (
      ["measure": "measure: {fact: pay, sum: amount_ore, divide: 0}"],
      ":18:47: fejl [divisor-ugyldig]: `divide` skal være mindst 1."
    ),
    (
      ["measure": "measure: {fact: appeal, count: in_period, where: {outcome: []}}"],
      ":18:60: fejl [vaerdi-mangler]: `outcome` skal have mindst én værdi."
    ),
    (
      ["measure": "measure: {fact: goal, latest_status: []}"],
      ":18:38: fejl [felt-mangler]: `latest_status` skal have mindst ét ord."
    ),
    (
      ["measure": "measure: {metric: antalet}"],
      ":1:1: fejl [noegletal-ukendt]: Nøgletallet `antalet` findes ikke eller er selv i stykker. Mente du `antal`?"
    ),
    (
      ["measure": "measure: {metric: antal}"],
      ":1:1: fejl [noegletal-kreds]: Nøgletallet hviler på sig selv gennem andre."
    ),
    (
      ["fact": "", "measure": "measure: {count: on_day, predicate: open_case}"],
      ":18:10: fejl [faktum-mangler]: Her står ikke, hvilket faktum der tælles i. Skriv `fact:` med et af:"
        + " absence, absence_possible, appeal, budget, capacity, care_case, coverage, data_quality, follow_up, goal, ledger,"
        + " pay, population, reconciliation, review, stay."
    ),
    (
      ["fact": "fact: care_cases"],
      ":17:7: fejl [faktum-ukendt]: Faktum `care_cases` findes ikke eller er selv i stykker. Mente du `care_case`?"
    ),
    (
      ["measure": "measure: {count: on_day, predicate: open_cases}"],
      ":18:37: fejl [betingelse-passer-ikke]: Betingelsen `open_cases` hører ikke til `care_case` med `on_day`."
        + " Mente du `open_case`?"
    ),
    (
      ["help": "help: Kort."],
      ":3:7: fejl [hjaelp-for-kort]: Hjælpeteksten skal have mindst tre afsnit, og her er 1. Skriv hvad tallet tæller,"
        + " hvordan det læses, og hvad det ikke kan vise, med en tom linje imellem."
    ),
  ])
  func `each rule tells its fault in words`(changes: [String: String], message: String) throws {
    var text = Self.text(changes)
    // A one-line help leaves its paragraphs behind.
    if changes["help"] != nil { text = text.replacing("  Et.\n\n  To.\n\n  Tre.\n", with: "") }
    let (catalogue, faults) = try load(["antal.yaml": text, "antal.oracle.yaml": Self.oracle])
    #expect(faults.contains("6-metrics/x/antal.yaml" + message), "\(faults)")
    #expect(catalogue.all.isEmpty)
  }

  @Test(arguments: [
    (
      "tables:\n  care_case:", "tables:\n  care_cases:",
      ":6:5: fejl [faktum-ukendt]: Faktum `care_cases` findes ikke eller er selv i stykker. Mente du `care_case`?"
    ),
    ("{case_id", "{case_ids", ":6:8: fejl [felt-ukendt]: Feltet `case_ids` kendes ikke her. Mente du `case_id`?"),
    (
      "opened: 2023-01-01", "opened: 01-01-2023",
      ":6:29: fejl [forkert-type]: `opened` kan ikke læses som en dato (åååå-mm-dd)."
    ),
    (
      "period: 2023", "period: 23",
      ":8:13: fejl [periode-ugyldig]: `period` er ikke en periode. Skriv `2025`, `2025-H1`, `2025-K3` eller `2025-10`."
    ),
    (
      "{value: 1}", "{groups: [A], value: 1}",
      ":11:9: fejl [facit-grupper]: Der er 1 værdier i `groups`, men 0 dimensioner i `by`. Skriv `–` for uden værdi."
    ),
    ("{value: 1}", "{groups: []}", ":11:9: fejl [felt-mangler]: Skriv enten `value` eller `state`."),
    (
      "    sql: SELECT count(*) AS value FROM facts.care_case\n", "",
      ":8:3: fejl [facit-uden-sql]: Mindst ét tilfælde skal have SQL, der er skrevet i hånden."
    ),
    (
      "metric: antal", "metric: andet",
      ":1:9: fejl [id-fil]: `metric` er ikke det samme som filens navn. Skriv `metric: antal`."
    ),
    (
      "as_of: 2023-12-31", "as_of: i dag",
      ":2:8: fejl [dato-ugyldig]: `as_of` er ikke en dato. Skriv den som `åååå-mm-dd`."
    ),
  ])
  func `each rule of an oracle tells its fault in words`(old: String, new: String, message: String) throws {
    let broken = Self.oracle.replacing(old, with: new)
    #expect(broken != Self.oracle)
    let (catalogue, faults) = try load(["antal.yaml": Self.text([:]), "antal.oracle.yaml": broken])
    #expect(faults.contains("6-metrics/x/antal.oracle.yaml" + message), "\(faults)")
    #expect(catalogue.oracle(of: "antal") == nil)
    #expect(catalogue.all.isEmpty, "a metric whose oracle is broken is broken")
  }

  @Test func `an oracle without cases says so`() throws {
    let text = String(Self.oracle.prefix { $0 != "c" || true }).components(separatedBy: "cases:")[0]
    let (_, faults) = try load(["antal.yaml": Self.text([:]), "antal.oracle.yaml": text])
    #expect(
      faults.contains(
        "6-metrics/x/antal.oracle.yaml:1:1: fejl [facit-tomt]: Facit skal have mindst ét tilfælde under `cases`."),
      "\(faults)")
  }

  @Test func `a metric without an oracle never reaches a page`() throws {
    let (catalogue, faults) = try load(["antal.yaml": Self.text([:])])
    #expect(
      faults == [
        "6-metrics/x/antal.yaml:1:1: fejl [facit-mangler]: Nøgletallet har intet facit."
          + " Skriv `antal.oracle.yaml` ved siden af: få rækker, SQL skrevet i hånden og tallene."
      ])
    #expect(catalogue.all.isEmpty)
  }

  @Test func `an oracle without a metric is told whose it may be`() throws {
    let (_, faults) = try load([
      "antal.yaml": Self.text([:]), "antal.oracle.yaml": Self.oracle,
      "antall.oracle.yaml": Self.oracle.replacing("metric: antal", with: "metric: antall"),
    ])
    #expect(
      faults == [
        "6-metrics/x/antall.oracle.yaml:1:1: fejl [facit-uden-noegletal]: Der er intet nøgletal til dette facit."
          + " Hører det til `antal`?"
      ])
  }

  @Test func `a ratio that mixes populations is refused`() throws {
    let paying = Self.text([
      "id": "id: kroner", "unit": "unit: kr.", "population": "population: betaler", "fact": "fact: ledger",
      "measure": "measure: {sum: amount_ore, divide: 100}", "dimensions": "dimensions: [unit]",
    ])
    let mixed = Self.text([
      "id": "id: blandet", "unit": "unit: pct.", "dimensions": "dimensions: [unit]",
      "measure": "measure: {ratio: {numerator: {metric: kroner}, denominator: {metric: antal}}}",
    ])
    var files = ["antal.yaml": Self.text([:]), "kroner.yaml": paying, "blandet.yaml": mixed]
    for id in ["antal", "kroner", "blandet"] {
      files[id + ".oracle.yaml"] = Self.oracle.replacing("metric: antal", with: "metric: \(id)")
    }
    let (catalogue, faults) = try load(files)
    #expect(
      faults == [
        "6-metrics/x/blandet.yaml:1:1: fejl [population-blandet]: Nøgletallet har populationen `handle`, men `kroner`"
          + " har `betaler`. En brøk har samme population over og under stregen (M58)."
          + " Vælg dele med samme population."
      ])
    #expect(catalogue.all.map(\.id) == ["antal", "kroner"])
  }

  @Test func `a ratio of ratios and a stray ignored dimension are refused`() throws {
    let part = "{count: on_day, predicate: open_case}"
    let nested = Self.text([
      "unit": "unit: pct.",
      "measure":
        "measure: {ratio: {numerator: {ratio: {numerator: \(part), denominator: \(part)}}, denominator: \(part)},"
        + " ignore_in_denominator: [sex]}",
    ])
    let (_, faults) = try load(["antal.yaml": nested, "antal.oracle.yaml": Self.oracle])
    #expect(
      faults.contains { $0.contains("[broek-i-broek]: En brøk kan ikke have en brøk som `numerator`.") }, "\(faults)")
    let stray = Self.text([
      "unit": "unit: pct.",
      "measure": "measure: {ratio: {numerator: \(part), denominator: \(part)}, ignore_in_denominator: [sex]}",
    ])
    let second = try load(["antal.yaml": stray, "antal.oracle.yaml": Self.oracle]).faults
    #expect(
      second == [
        "6-metrics/x/antal.yaml:1:1: fejl [ignoreret-dimension]: `sex` ignoreres i nævneren, men nøgletallet kan ikke"
          + " deles på den. Skriv den også under `dimensions`, eller fjern den."
      ])
  }

  @Test func `a ratio metric cannot stand in a ratio, and a circle ends`() throws {
    func metric(_ id: String, _ measure: String) -> String {
      Self.text([
        "id": "id: \(id)", "unit": "unit: pct.", "dimensions": "dimensions: []", "measure": "measure: \(measure)",
      ])
    }
    let part = "{count: on_day, predicate: open_case}"
    var files = [
      "andel.yaml": metric("andel", "{ratio: {numerator: \(part), denominator: \(part)}}"),
      "dobbelt.yaml": metric("dobbelt", "{ratio: {numerator: {metric: andel}, denominator: \(part)}}"),
      "ring.yaml": metric("ring", "{ratio: {numerator: {metric: rundt}, denominator: \(part)}}"),
      "rundt.yaml": metric("rundt", "{ratio: {numerator: {metric: ring}, denominator: \(part)}}"),
    ]
    for name in files.keys {
      let id = String(name.dropLast(5))
      files[id + ".oracle.yaml"] = Self.oracle.replacing("metric: antal", with: "metric: \(id)")
    }
    let (catalogue, faults) = try load(files)
    #expect(
      faults == [
        "6-metrics/x/dobbelt.yaml:1:1: fejl [broek-i-broek]: `andel` er en brøk og kan ikke stå i en brøk."
          + " Skriv dens tæller og nævner i stedet.",
        "6-metrics/x/ring.yaml:1:1: fejl [noegletal-kreds]: Nøgletallet hviler på sig selv gennem andre.",
        "6-metrics/x/rundt.yaml:1:1: fejl [noegletal-kreds]: Nøgletallet hviler på sig selv gennem andre.",
      ])
    #expect(catalogue.all.map(\.id) == ["andel"])
  }

  @Test func `all faults of a file are told at once`() throws {
    let text = Self.text(["unit": "unit: sagr", "owner": "ejer: Leder", "valid_from": "valid_from: i går"])
    let (_, faults) = try load(["antal.yaml": text, "antal.oracle.yaml": Self.oracle])
    #expect(faults.count == 4, "\(faults)")
  }

  @Test func `a folder that is not there is a fault, not an empty catalogue`() {
    let (_, faults) = MetricCatalogue.load(folder: URL(fileURLWithPath: "/findes-ikke/6-metrics"), facts: facts)
    #expect(faults.map(\.description) == ["6-metrics: fejl [mappe-ulaeselig]: Mappen med nøgletal kan ikke læses."])
  }
}
