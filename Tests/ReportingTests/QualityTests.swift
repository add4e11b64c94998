import Access
import CareModel
import DocumentModel
import Foundation
import MetricEngine
import TestSupport
import Testing

@testable import Reporting

/// The product's own key figures: what touches what is theirs to say.
let shippedMetrics: MetricCatalogue = {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let definitions = root.appendingPathComponent("Definitions")
  return MetricCatalogue.load(
    folder: definitions.appendingPathComponent("6-metrics"),
    facts: FactCatalogue.load(definitions: definitions).catalogue
  ).catalogue
}()

private let october = 2026 * 12 + 9

private func finding(
  _ id: String, check: String = "K3", _ severity: FindingSeverity = .warning, citizen: Int? = 1,
  places: [CareModel.Dimension: String] = [:], months: ClosedRange<Int>? = october...october, amount: Int? = 100_000,
  file: String? = nil
) -> QualityFinding {
  QualityFinding(
    id: id, check: check, severity: severity, owner: "oekonomi", file: file, citizen: citizen, places: places,
    firstMonth: months?.lowerBound, lastMonth: months?.upperBound, amount: amount)
}

private func view(
  _ findings: [QualityFinding], touches: [String: Set<String>] = ["K3": ["forbrug", "helaarspersoner"]],
  narrowed: [MetricTouch] = [], accepted: Set<String> = [], role: Role = .leadership, unit: String? = nil,
  setAside: [String: Int] = [:],
  received: String = "2026-11-09T02:14:00"
) throws -> QualityView {
  let checks = Set(touches.keys).union(narrowed.map(\.check)).sorted().map {
    QualityCheck(
      id: $0, title: "Prøvekontrol \($0)", severity: .warning, owner: "oekonomi", state: .ran, actions: ["Ret den."])
  }
  let index = FindingIndex(
    findings: findings, runs: checks,
    touches: touches.flatMap { check, metrics in metrics.map { MetricTouch(check: check, metric: $0) } } + narrowed,
    catalogue: shippedMetrics, setAside: setAside,
    parents: ["T1": "C1", "T2": "C1", "F1": "T1"])
  return try QualityView(
    index: index, catalogue: shippedMetrics, accepted: accepted,
    freshness: Freshness(
      of: shippedMetrics.facts,
      files: [
        FigureSource(
          file: "posteringer", delivery: "d1", received: received, rows: 1, setAside: 0, coversTo: Day(2026, 10, 31))
      ], today: Day(2026, 11, 22)!, asOf: Day(2026, 10, 31)!, limit: 35),
    scope: Scope.shipped(role, unit: unit),
    reach: unit.map { .part(units: index.below($0), facilities: index.below($0)) } ?? .whole)
}

private let month = Period.month(2026, 10)

struct FindingsOfAFigureTests {
  @Test func `a ratio is touched by what touches its parts, and only by that`() throws {
    let view = try view(
      [finding("K3-a"), finding("K9-a", check: "K9")], touches: ["K3": ["forbrug"], "K9": ["sager"]])
    #expect(view.effect(on: "enhedspris", from: month, to: month).open.map(\.id) == ["K3-a"])
    #expect(view.effect(on: "helaarspersoner", from: month, to: month).open.isEmpty)
  }

  @Test(arguments: [
    (october - 3, october - 1, false), (october - 3, october, true), (october, october + 5, true),
    (october + 1, october + 2, false),
  ]) func `a finding touches a figure whose months it overlaps`(first: Int, last: Int, touches: Bool) throws {
    let view = try view([finding("K3-a", months: first...last)])
    #expect(view.effect(on: "forbrug", from: month, to: month).open.isEmpty != touches)
  }

  @Test func `what is only worth knowing changes no figure and has nothing at stake`() throws {
    let reference = FigureReference(metric: "forbrug", from: "2026-10", to: "2026-10")
    #expect(try view([finding("K3-a", .info)]).mark(on: reference) == nil)
    let both = try view([finding("K3-a", .info, amount: 900_000), finding("K3-b")])
    let mark = try #require(both.mark(on: reference))
    #expect(mark.findings == 1 && mark.amount == 1000 && mark.sentence == "Kan ændre tallet med op til 1.000\u{A0}kr.")
    #expect(FindingCount(both.open).all == 2 && FindingCount(both.open).amountOre == 100_000)
    let builder = ReportBuilder(
      reports: ReportCatalogue([]), labels: labels, municipalityName: "", asOf: Day(2026, 10, 31)!,
      definitionVersion: "1")
    #expect(
      try both.findings(touching: .figures(metrics: ["forbrug"], from: month, to: month), in: builder) == ["K3-b"])
  }

  @Test func `a finding without months touches every window`() throws {
    let view = try view([finding("K3-a", months: nil)])
    #expect(view.effect(on: "forbrug", from: .year(2019), to: .year(2019)).open.count == 1)
  }

  @Test func `filters count what they hold, and what does not say where it belongs`() throws {
    let view = try view([
      finding("K3-a", places: [.serviceArea: "bpa"]), finding("K3-b", places: [.serviceArea: "alkoholbehandling"]),
      finding("K3-c"),
    ])
    let filters = [MetricFilter(.serviceArea, "bpa")]
    #expect(view.effect(on: "forbrug", from: month, to: month, filters: filters).open.map(\.id) == ["K3-a", "K3-c"])
  }

  @Test func `a posting outside every area stands beside no area's figure, and beside those without one`() throws {
    let view = try view([
      finding("K3-a", places: [.function: "5.22.07"], file: "posteringer"),
      finding("K3-b", places: [.function: "5.38.50", .serviceArea: "laengerevarende_botilbud"], file: "posteringer"),
      finding("K3-c", places: [.function: "5.38.50"], file: "kontroltal"),
    ])
    func touching(_ area: String?) -> [String] {
      let filters = [MetricFilter(.serviceArea, area)]
      return view.effect(on: "forbrug", from: month, to: month, filters: filters).open.map(\.id)
    }
    #expect(touching("bpa") == ["K3-c"] && touching(nil) == ["K3-a", "K3-c"])
    #expect(touching("laengerevarende_botilbud") == ["K3-b", "K3-c"])
    #expect(view.effect(on: "forbrug", from: month, to: month).open.count == 3)
  }

  @Test func `a finding names the figures whose marks count it, and no others`() throws {
    let view = try view([
      finding("K3-a", places: [.serviceArea: "bpa"]), finding("K3-b", .info),
      finding("K3-c", citizen: nil, amount: nil, file: "posteringer"),
    ])
    for each in view.index.findings {
      let marked = shippedMetrics.all.map(\.id).filter { metric in
        view.effect(on: metric, from: month, to: month).open.contains { $0.id == each.id }
      }
      #expect(view.index.metrics(touchedBy: each.id) == Set(marked), "\(each.id)")
    }
    #expect(view.index.metrics(touchedBy: "K3-b").isEmpty)
    #expect(!view.index.metrics(touchedBy: "K3-c").contains("helaarspersoner"))
  }

  @Test func `a unit's reader is told of the unit's tree, not of the others' and not of what has no unit`() throws {
    let findings = [
      finding("K3-a", places: [.unit: "T1"]), finding("K3-b", places: [.unit: "T2"]),
      finding("K3-c", places: [.facility: "F1"]), finding("K3-d"),
    ]
    #expect(
      try view(findings, unit: "T1").effect(on: "forbrug", from: month, to: month).open.map(\.id) == ["K3-a", "K3-c"])
    #expect(try view(findings, unit: "C1").effect(on: "forbrug", from: month, to: month).open.count == 3)
    #expect(try view(findings).effect(on: "forbrug", from: month, to: month).open.count == 4)
  }

  @Test func `what is about a whole file touches only the figures that rest on the file`() throws {
    let stale = finding("K50-a", check: "K50", citizen: nil, amount: nil, file: "posteringer")
    let view = try view([stale], touches: ["K50": ["forbrug", "helaarspersoner"]], unit: "T1")
    #expect(view.effect(on: "forbrug", from: month, to: month).open.count == 1)
    #expect(view.effect(on: "helaarspersoner", from: month, to: month).open.isEmpty)
  }

  @Test func `a check of several extracts touches by each finding's own`() throws {
    let touches = [
      MetricTouch(check: "K53", metric: "forbrug", file: "posteringer"),
      MetricTouch(check: "K53", metric: "helaarspersoner", file: "indsatser"),
    ]
    let view = try view(
      [finding("K53-a", check: "K53", file: "posteringer"), finding("K53-b", check: "K53", file: "indsatser")],
      narrowed: touches)
    #expect(view.effect(on: "forbrug", from: month, to: month).open.map(\.id) == ["K53-a"])
    #expect(view.effect(on: "helaarspersoner", from: month, to: month).open.map(\.id) == ["K53-b"])
    #expect(view.effect(on: "enhedspris", from: month, to: month).open.map(\.id) == ["K53-a", "K53-b"])
  }

  @Test func `an accepted deviation is counted apart`() throws {
    let view = try view([finding("K3-a"), finding("K3-b")], accepted: ["K3-b"])
    let effect = view.effect(on: "forbrug", from: month, to: month)
    #expect(effect.open.map(\.id) == ["K3-a"] && effect.accepted == 1)
    let mark = try #require(view.mark(on: FigureReference(metric: "forbrug", from: "2026-10", to: "2026-10")))
    #expect(mark.word == "Ét åbent fund")
    #expect(mark.sentence == "Kan ændre tallet med op til 1.000\u{A0}kr. Én accepteret afvigelse kommer oveni.")
  }

  @Test func `rows set aside in a figure's files are counted on it, others' are not`() throws {
    let view = try view([], setAside: ["posteringer": 3, "klager": 9])
    let mark = try #require(view.mark(on: FigureReference(metric: "forbrug", from: "2026-10", to: "2026-10")))
    #expect(mark.setAside == 3 && mark.word == "3\u{A0}rækker sat til side" && mark.kind == .info)
  }

  @Test func `persons are counted once however many findings there are`() throws {
    let view = try view([finding("K3-a"), finding("K3-b"), finding("K3-c", citizen: 2)])
    let mark = try #require(view.mark(on: FigureReference(metric: "helaarspersoner", from: "2026-10", to: "2026-10")))
    #expect(mark.sentence == "Kan højst flytte 2\u{A0}personer." && mark.persons == 2 && mark.findings == 3)
  }

  @Test func `a committee is not told of one to four persons, nor of what would tell of them`() throws {
    let view = try view([finding("K3-a"), finding("K3-b")], role: .committee)
    for metric in ["helaarspersoner", "forbrug", "enhedspris"] {
      let mark = try #require(view.mark(on: FigureReference(metric: metric, from: "2026-10", to: "2026-10")))
      #expect(mark.word == "Under 5 åbne fund")
      #expect(mark.persons == nil && mark.amount == nil && mark.findings == nil && mark.link == nil)
      #expect(!mark.sentence.contains("1.000") && !mark.sentence.contains("2.000"))
    }
  }

  @Test func `a committee is told counts and kroner where five or more persons are concerned`() throws {
    let view = try view((1...6).map { finding("K3-\($0)", citizen: $0) }, role: .committee)
    let mark = try #require(view.mark(on: FigureReference(metric: "forbrug", from: "2026-10", to: "2026-10")))
    #expect(mark.word == "6\u{A0}åbne fund" && mark.amount == 6000 && mark.link == nil)
  }
}

struct FreshnessTests {
  @Test func `a source is stale after the limit, not on it`() throws {
    #expect(try view([], received: "2026-10-18T00:00:00").freshness.stale.isEmpty)
    let banner = try #require(try view([], received: "2026-10-17T00:00:00").freshness.banner(for: ["posteringer"]))
    #expect(banner.text.plainText.contains("for 36 dage siden") && banner.text.plainText.contains("ikke aktuelle"))
    #expect(try view([], received: "2026-10-17T00:00:00").freshness.banner(for: ["indsatser"]) == nil)
  }
}

struct HeldBackTests {
  private let asked = [
    ReportQuestion(metric: "forbrug", from: .month(2026, 1), to: month),
    ReportQuestion(metric: "korrigeret_budget", from: .month(2026, 1), to: month),
  ]

  private func document(_ holdsPersons: Bool = true) -> Document {
    Document(
      id: "prøve", title: "Prøve, oktober 2026", name: "Prøve", period: "2026-10", municipality: "Prøveby",
      recipient: "Ledelse", lead: Prose("Vi har brugt 59,7 mio. kr."),
      keyFigures: [
        KeyFigure(
          label: "Forbrug", period: "oktober", value: "59,7", unit: "mio. kr.",
          reference: FigureReference(metric: "forbrug", from: "2026-10", to: "2026-10"))
      ], asOf: Day(2026, 10, 31)!, definitionVersion: "1", holdsPersons: holdsPersons)
  }

  @Test func `blocking findings in the report's period hold it back; warnings and other years do not`() throws {
    let now = finding("K3-a", .blocking)
    #expect(try view([now]).heldBack("prøve", period: month, restingOn: asked, released: []) != nil)
    #expect(
      try view([finding("K3-a", .warning)]).heldBack("prøve", period: month, restingOn: asked, released: []) == nil)
    let old = finding("K3-a", .blocking, months: (october - 24)...(october - 12))
    #expect(try view([old]).heldBack("prøve", period: month, restingOn: asked, released: []) == nil)
    #expect(try view([now], accepted: ["K3-a"]).heldBack("prøve", period: month, restingOn: asked, released: []) == nil)
  }

  @Test func `a release covers the findings that were known, and a new one holds again`() throws {
    let view = try view([finding("K3-a", .blocking), finding("K3-b", .blocking)])
    #expect(view.heldBack("prøve", period: month, restingOn: asked, released: ["K3-a", "K3-b"]) == nil)
    let held = try #require(view.heldBack("prøve", period: month, restingOn: asked, released: ["K3-a"]))
    #expect(held.findings == ["K3-b"])
    #expect(
      held.sentence
        == "Ét blokerende fund rører rapportens tal og kan flytte op til 1.000\u{A0}kr. Årsagen er “Prøvekontrol K3”.")
    #expect(held.owners == "Økonomi" && held.causes.first?.actions == ["Ret den."])
  }

  @Test func `a withheld report has no figure in it, and says cause, owner and what to do`() throws {
    let held = try #require(
      try view([finding("K3-a", .blocking)]).heldBack("prøve", period: month, restingOn: asked, released: []))
    let document = document().withheld(held)
    #expect(document.keyFigures.isEmpty && !document.holdsPersons && document.status?.kind == .held)
    let text = String(decoding: try JSONEncoder().encode(document), as: UTF8.self)
    #expect(
      !text.contains("59,7") && text.contains("Holdt tilbage") && text.contains("Økonomi") && text.contains("Ret den."))
  }

  @Test func `a released report keeps its figures and tells who let it out and why`() {
    let document = document().released(
      by: "lone (Ledelse)", at: "2026-11-09T09:00:00", because: "Kendt fejl, rettes i november.", findings: 2,
      isPart: false)
    #expect(document.keyFigures.count == 1)
    #expect(
      document.notices.first?.text.plainText
        == "Frigivet af lone (Ledelse) 09-11-2026 kl.\u{A0}09.00 trods 2\u{A0}blokerende fund. Begrundelse: “Kendt fejl, rettes i november.”"
    )
  }
}

struct WorklistAddressTests {
  @Test func `figures in an address come back as they were`() throws {
    let asked = FiguresAsked.figures(
      metrics: ["forbrug", "enhedspris"], from: .month(2026, 1), to: month,
      filters: [MetricFilter(.legalBasis, "SEL §107"), MetricFilter(.facility, nil)])
    for each in [asked, .report("sagsoverblik", month)] { #expect(FiguresAsked(each.text) == each) }
    #expect(
      Address.worklist(check: "K5", figures: asked).path.hasPrefix(
        "/datakvalitet?kontrol=K5&tal=forbrug%2Cenhedspris~2026-01~2026-10~"))
  }

  @Test(arguments: [
    "", "forbrug", "forbrug~2026-13~2026-10", "rapport~sagsoverblik~2026-13", "forbrug~2026-01~2026-10~vrøvl=1",
  ])
  func `what is no figures in an address is none`(text: String) { #expect(FiguresAsked(text) == nil) }
}
