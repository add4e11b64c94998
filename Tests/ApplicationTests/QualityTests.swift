import Access
import CareModel
import ControlStore
import DocumentModel
import Foundation
import Reporting
import TestSupport
import Testing
import Warehouse

@testable import Figures
@testable import FrontPage
@testable import Reports
@testable import Serving
@testable import Worklist

/// A demonstration home whose warehouse has the findings that a test wants, and no others.
private func home(_ findings: [(id: String, severity: String)]) throws -> Home {
  let home = try DemoHome.copy()
  try write(findings, to: home)
  return home
}

private func write(_ findings: [(id: String, severity: String)], to home: Home) throws {
  let connection = try Database(path: home.warehouse.path).connect()
  // The other checks have run, and found nothing.
  try connection.execute("DELETE FROM findings.check_run WHERE check_id = 'K3'")
  for table in ["finding", "touch", "related", "shown"] {
    try connection.execute("DELETE FROM findings.\(raw: table)")
  }
  for (id, severity) in findings {
    try connection.execute(
      """
      INSERT INTO findings.finding (finding, check_id, severity, owner, file, key, message, citizen, first_month,
        last_month, amount_ore)
      VALUES (\(literal: id), 'K3', \(literal: severity), 'oekonomi', 'posteringer', \(literal: id), 'Prøve', 1,
        \(raw: "\(2026 * 12 + 9)"), \(raw: "\(2026 * 12 + 9)"), 4125000)
      """)
  }
  try connection.execute("INSERT INTO findings.touch VALUES ('K3', 'forbrug', NULL), ('K3', 'sager', NULL)")
  try connection.execute(
    "INSERT INTO findings.check_run VALUES ('K3', 'Betalt efter ophør', 'blocking', 'oekonomi', 'ran', NULL, 1, NULL)")
  // Another warehouse than the demonstration's: its findings have not been seen before.
  try connection.execute("UPDATE meta.build SET received = '2026-11-09T03:0\(raw: "\(findings.count)"):00'")
  try connection.execute("CHECKPOINT")
}

private let report = "maanedsopfoelgning-myndighed"
private func reader(_ role: Role) -> Reader { Reader.test(role, user: "lone") }

@Suite(.serialized) struct HeldBackReportTests {
  @Test func `a held report is previewed by who may release it, and withheld in every file`() async throws {
    let workspace = try DemoHome.workspace(home([("K3-0000000a", "blocking")]))
    let edition = try Reports(Session(workspace, for: reader(.leadership), at: "prøve")).show(ReportCall(id: report))
    #expect(edition.standing.mayRelease && edition.document.status?.kind == .held)
    #expect(!edition.document.keyFigures.isEmpty && edition.document.notices.first?.kind == .held)
    // What is sent to the recipients: no preview.
    for format in [ReportFormat.json, .html] {
      let file = try await Reports(Session(workspace, for: reader(.leadership), at: "prøve")).export(
        ReportCall(id: report), as: format)
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(file.heldBack != nil && text.contains("Holdt tilbage") && text.contains("Betalt efter ophør"))
      for figure in edition.document.keyFigures { #expect(!text.contains("\(figure.value)\u{A0}\(figure.unit)")) }
    }
    let written = try await Reports(Session(workspace, for: reader(.dataTeam), at: "prøve")).write(
      ReportCall(id: report), to: try temporaryFolder().appendingPathComponent("r.json").path)
    #expect(written.heldBack.count == 1 && written.heldBack[0].contains("Ansvarlig: Økonomi"))
  }

  @Test func `a leader takes the preview of a held report to the meeting, the same figures in every form, marked`()
    async throws
  {
    let workspace = try DemoHome.workspace(home([("K3-0000000a", "blocking")]))
    let edition = try Reports(Session(workspace, for: reader(.leadership), at: "prøve")).show(ReportCall(id: report))
    #expect(edition.document.stamp == "Ikke frigivet" && edition.document.sections[1].id == "holdt-tilbage")
    let call = ReportCall(id: report)
    let paper = try await Reports(Session(workspace, for: reader(.leadership), at: "prøve")).export(
      call, as: .pdf, preview: true)
    #expect(paper.name.hasSuffix("_ikke-frigivet.pdf") && paper.heldBack == nil)
    #expect(try workspace.controlDatabase().accessLog.latest(1).first?.subject.hasSuffix("ikke frigivet") == true)
    let data = try await Reports(Session(workspace, for: reader(.leadership), at: "prøve")).export(
      call, as: .json, preview: true)
    let text = String(decoding: data.bytes, as: UTF8.self)
    #expect(data.name.hasSuffix("_ikke-frigivet.json") && data.heldBack == nil && text.contains("Ikke frigivet"))
    for figure in edition.document.keyFigures { #expect(text.contains(figure.label) && text.contains(figure.value)) }
    let book = try await Reports(Session(workspace, for: reader(.leadership), at: "prøve")).export(
      call, as: .xlsx, preview: true)
    #expect(book.name.hasSuffix("_ikke-frigivet.xlsx") && book.heldBack == nil)
    // A role without the right gets the paper that says why it has no figures.
    let withheld = try await Reports(Session(workspace, for: reader(.authority), at: "prøve")).export(
      ReportCall(id: "sagsoverblik"), as: .pdf, preview: true)
    #expect(withheld.heldBack != nil && !withheld.name.contains("ikke-frigivet"))
  }

  @Test func `the month report of a team or a facility is at most three pages of paper`() async throws {
    let workspace = try DemoHome.workspace(DemoHome.copy())
    let units = try workspace.serving.current().units.map(\.id)
    #expect(units.contains("VBO") && units.contains("T101"))
    for unit in ["VBO", "BAN", "T101"] {
      let paper = try await Reports(Session(workspace, for: reader(.leadership), at: "prøve")).export(
        ReportCall(id: "maanedsopfoelgning-myndighed", period: "2026-10", unit: unit), as: .pdf, preview: true)
      let pages = String(decoding: paper.bytes, as: Unicode.ASCII.self).ranges(of: "/StructParents ").count
      #expect((1...3).contains(pages), "\(unit)")
    }
  }

  @Test func `a reader without the right sees cause and owner, and no figure`() throws {
    let workspace = try DemoHome.workspace(home([("K3-0000000a", "blocking")]))
    let document = try Reports(Session(workspace, for: reader(.authority), at: "prøve")).show(
      ReportCall(id: "sagsoverblik")
    ).document
    #expect(document.keyFigures.isEmpty && document.lead.plainText.contains("Ansvarlig: Økonomi"))
    #expect(document.sections.map(\.id) == ["holdt-tilbage"] && document.persons == 0)
  }

  @Test func `a release with a reason lets it out, stands on it, is logged, and a new finding holds it again`() throws {
    let home = try home([("K3-0000000a", "blocking")])
    let workspace = try DemoHome.workspace(home)
    let call = ReportCall(id: report)
    let before = try Session(workspace, for: .program, at: "prøve").moment()
    let edition = try ReportReleases(Session(workspace, for: reader(.leadership), at: "prøve")).release(
      call, reason: "Kendt fejl, rettes i november.")
    #expect(edition.standing.heldBack == nil && !edition.document.keyFigures.isEmpty)
    let notice = try #require(edition.document.notices.first)
    #expect(
      notice.title == "Frigivet med forbehold." && notice.text.plainText.contains("“Kendt fejl, rettes i november.”"))
    #expect(try Session(workspace, for: .program, at: "prøve").moment() != before)
    #expect(try workspace.controlDatabase().accessLog.latest(5).contains { $0.action == .release })
    let state = try Reports(.command("catalogue", in: workspace)).catalogue().first { $0.deliverable.id == report }
    #expect(state?.heldBack == nil && state?.isReleased == true)
    #expect(state?.releaseReason == "Kendt fejl, rettes i november.")
    try write([("K3-0000000a", "blocking"), ("K3-0000000b", "blocking")], to: home)
    let later = try DemoHome.workspace(home)
    #expect(
      try Reports(Session(later, for: reader(.leadership), at: "prøve")).show(call).standing.heldBack?.findings == [
        "K3-0000000b"
      ])
  }

  @Test(arguments: [
    ("for kort", "begrundelse-mangler"), ("Borger 010190-1234 er rettet i kilden", "begrundelse-cpr"),
    (String(repeating: "lang ", count: 110), "begrundelse-lang"),
  ]) func `a reason says enough, not too much, and no CPR number`(reason: String, code: String) throws {
    let workspace = try DemoHome.workspace(home([("K3-0000000a", "blocking")]))
    let before = try workspace.controlDatabase().releases.all()
    let refusal = #expect(throws: Refusal.self) {
      try ReportReleases(Session(workspace, for: reader(.leadership), at: "prøve")).release(
        ReportCall(id: report), reason: reason)
    }
    #expect(refusal?.code == code)
    #expect(try workspace.controlDatabase().releases.all() == before)
  }

  @Test func `who has no right to release is refused and logged`() throws {
    let workspace = try DemoHome.workspace(home([("K3-0000000a", "blocking")]))
    let refusal = #expect(throws: Refusal.self) {
      try ReportReleases(Session(workspace, for: reader(.authority), at: "prøve")).release(
        ReportCall(id: "sagsoverblik"), reason: "Det er helt i orden.")
    }
    #expect(refusal?.kind == .forbidden)
    #expect(try workspace.controlDatabase().accessLog.latest(1).first?.action == .refuse)
  }

  @Test func `a report that nothing holds back cannot be released`() throws {
    let workspace = try DemoHome.workspace(home([("K3-0000000a", "warning")]))
    let refusal = #expect(throws: Refusal.self) {
      try ReportReleases(Session(workspace, for: reader(.dataTeam), at: "prøve")).release(
        ReportCall(id: report), reason: "Det er helt i orden.")
    }
    #expect(refusal?.code == "rapport-ikke-holdt-tilbage")
  }

  @Test func `a figure that a finding blocks is withheld on the front page from all who cannot release it`() throws {
    let workspace = try DemoHome.workspace(home([("K3-0000000a", "blocking")]))
    func figure(_ role: Role) throws -> KeyFigure {
      try #require(
        try FrontPages(Session(workspace, for: reader(role), at: "prøve")).show().figures.first {
          ["sager", "forbrug"].contains($0.reference.metric)
        })
    }
    for role in [Role.authority, .committee] {
      let figure = try figure(role)
      #expect(figure.value == "holdt tilbage" && figure.exact == nil && figure.comparisons.isEmpty, "\(role)")
    }
    let shown = try figure(.leadership)
    #expect(shown.exact != nil && shown.period.hasSuffix("ikke frigivet"))
    // Let out in the leadership's report, and not in the authority's own.
    _ = try ReportReleases(Session(workspace, for: reader(.leadership), at: "prøve")).release(
      ReportCall(id: report), reason: "Kendt fejl, rettes i november.")
    let released = try figure(.leadership)
    #expect(released.exact != nil && !released.period.hasSuffix("ikke frigivet"))
    #expect(try figure(.authority).value == "holdt tilbage")
    #expect(try figure(.committee).exact != nil)
  }

  @Test func `the catalogue and the front page say what is held back`() throws {
    let workspace = try DemoHome.workspace(home([("K3-0000000a", "blocking")]))
    let text = try Reports(.command("catalogue", in: workspace)).catalogueText(json: false)
    #expect(text.contains("Holdt tilbage: Betalt efter ophør"))
    let page = try FrontPages(Session(workspace, for: reader(.leadership), at: "prøve")).show()
    #expect(page.waiting.contains { $0.sign == .held && $0.title.contains("er holdt tilbage") })
    #expect(
      page.known.allSatisfy { $0.address != .report(ReportAddress(report)) }
        && page.catalogue.contains { $0.heldBack != nil })
  }
}

@Suite(.serialized) struct QualityOfFiguresTests {
  @Test func `an explained figure lists what touches it by check, and a committee gets no link to rows`() throws {
    let workspace = try DemoHome.workspace(home([("K3-0000000a", "warning"), ("K3-0000000b", "warning")]))
    let call = ExplainCall(metric: "forbrug", from: "2026-10")
    let quality = try #require(
      try Figures(Session(workspace, for: reader(.leadership), at: "prøve")).explain(call).quality)
    #expect(quality.checks.map(\.title) == ["Betalt efter ophør"] && quality.checks.first?.link != nil)
    #expect(quality.checks.first?.consequence == "Kan ændre tallet med op til 82.500\u{A0}kr.")
    let seen = try #require(try Figures(Session(workspace, for: reader(.committee), at: "prøve")).explain(call).quality)
    #expect(seen.mark?.link == nil && seen.checks.first?.link == nil && seen.mark?.amount == nil)
  }

  @Test func `steps to a hidden figure are hidden without a number that they may not have`() throws {
    let workspace = try DemoHome.workspace(DemoHome.copy())
    var hidden = 0
    for area in ["alkoholbehandling", "stofmisbrug", "krisecenter", "behandling_saerlig", "kontaktperson_ledsagelse"] {
      for metric in ["modtagere", "omgoerelsesprocent", "klager"] {
        let call = ExplainCall(metric: metric, from: "2026-10", filters: ["service_area=\(area)"])
        guard let said = try? Figures(Session(workspace, for: reader(.committee), at: "prøve")).explain(call) else {
          continue
        }
        let isHidden = ["<5", "skjult"].contains(said.value)
        #expect(said.steps.last?.number == said.value)
        for step in said.steps.dropLast() { #expect(step.number != "<5" || !isHidden) }
        if isHidden { hidden += said.steps.contains { $0.number == "skjult" } ? 1 : 0 }
      }
    }
    #expect(hidden > 0)
  }

  @Test func `the worklist can be narrowed to a figure`() throws {
    let workspace = try DemoHome.workspace(home([("K3-0000000a", "warning")]))
    var filter = FindingFilter()
    for (text, count) in [
      ("forbrug~2026-10~2026-10", 1), ("forbrug~2026-08~2026-09", 0), ("rapport~sagsoverblik~2026-10", 1),
    ] {
      filter.figures = text
      #expect(
        try Worklists(Session(workspace, for: reader(.dataTeam), at: "prøve")).list(filter).count == count, "\(text)")
    }
    for text in ["vrøvl", "vrøvl~2026-10~2026-10", "rapport~vrøvl~2026-10"] {
      filter.figures = text
      #expect(throws: Refusal.self, "\(text)") {
        try Worklists(Session(workspace, for: reader(.dataTeam), at: "prøve")).list(filter)
      }
    }
  }

  @Test func `the data-quality report counts open findings and kroner, and changes with a status`() throws {
    let workspace = try DemoHome.workspace(home([("K3-0000000a", "warning"), ("K3-0000000b", "blocking")]))
    let call = ReportCall(id: "datakvalitet")
    let first = try Reports(Session(workspace, for: reader(.leadership), at: "prøve")).show(call).document
    #expect(first.keyFigures.prefix(3).map(\.exact) == [2, 1, 82_500])
    let open = try workspace.serving.current()
    try workspace.controlDatabase().findings.change(
      "K3-0000000a", FindingChange(status: .accepted, acceptedUntil: Day(2027, 1, 31), text: "Kendt."), user: "lone",
      role: .leadership, asOf: open.asOf, time: "2026-11-09T08:00:00Z")
    let second = try Reports(Session(workspace, for: reader(.leadership), at: "prøve")).show(call).document
    #expect(second.keyFigures.first?.exact == 1)
    #expect(throws: Refusal.self) { try Reports(Session(workspace, for: reader(.operations), at: "prøve")).show(call) }
  }
}

struct DataValueChainTests {
  let chain: DataValueChain

  init() throws {
    let installation = try Installation.locate(environment: [:], program: nil)
    chain = try DataValueChain.read(Knowledge.load(folder: installation.definitions).0)
  }

  @Test(arguments: [
    ("forbrug", "posteringer.Beløb", DataValueChain.Use.carries), ("forbrug", "posteringer.Dranst", .decides),
    ("forbrug", "posteringer.Art", .splits), ("helaarspersoner", "indsatser.Startdato", .carries),
    ("helaarspersoner", "indsatser.Slutdato", .carries), ("helaarspersoner", "indsatser.Betalingskommune", .decides),
    ("helaarspersoner", "indsatser.Status", .decides), ("enhedspris", "indsatser.Startdato", .carries),
    ("enhedspris", "posteringer.Beløb", .carries), ("opfoelgning_overskredet", "indsatser.Næste_opfølgning", .carries),
    ("sygefravaersprocent", "fravær.Fraværsdagsværk", .carries), ("maalopnaaelse", "mål.Status", .carries),
  ]) func `a key figure is traced to the fields that feed it`(metric: String, field: String, use: DataValueChain.Use)
    throws
  {
    let found = try #require(chain.extracts.flatMap(\.fields).first { named($0) == field }, "\(field)")
    #expect(chain.metric(metric)?.fields[found] == use)
  }

  /// `mål.Status` of `maal.Status`.
  private func named(_ field: DataValueChain.Field) -> String {
    (["maal": "mål", "fravaer": "fravær", "loen": "løn"][field.extract] ?? field.extract) + "." + field.name
  }

  @Test func `a field that feeds nothing feeds nothing`() throws {
    let text = try #require(chain.extract("observationer")?.fields.first { $0.name == "Tekst" })
    #expect(chain.metrics(using: text).isEmpty && chain.unused.contains(text))
  }

  @Test func `every key figure has a field that carries it, and knows its reports`() {
    for metric in chain.metrics {
      #expect(metric.fields.values.contains(.carries), "\(metric.id)")
    }
    #expect(chain.metric("forbrug")?.reports == ["maanedsopfoelgning-myndighed"])
  }

  /// `make docs` writes it.
  @Test func `the page in the documents says what the definitions say`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/data-value-chain.md")
    if ProcessInfo.processInfo.environment["DOCS"] == "write" {
      try Data(chain.document.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == chain.document, "Kør make docs")
  }
}
