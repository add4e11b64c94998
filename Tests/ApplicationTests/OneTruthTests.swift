import Access
import CareModel
import Danish
import DocumentModel
import Foundation
import Reporting
import TestSupport
import Testing

@testable import FrontPage
@testable import Loads
@testable import Reports
@testable import Serving
@testable import Worklist

private struct Unexpected: Error {}

/// A reader meets the same findings, counts and kroner on every page.
@Suite(.serialized) struct OneTruthTests {
  static let readers = [
    "stab", "ledelse", "ledelse:CBU", "myndighed", "myndighed:VSY", "myndighed:VBO", "udfoerer:T117",
  ]

  private static let workspace: Result<Workspace, any Error> = Result { try DemoHome.workspace(DemoHome.copy()) }

  private func reader(_ text: String) throws -> Reader { try Reader.demonstration(text) }

  @Test(arguments: readers)
  func `worklist, front page, terminal and data-quality report count the same`(who: String) throws {
    let workspace = try OneTruthTests.workspace.get()
    let reader = try reader(who)
    let list = try Worklists(Session(workspace, for: reader, at: "prøve")).list(FindingFilter(), pageSize: 100_000)
    let counted = list.summary.counted
    #expect(counted.all > 0 && counted == list.counted && counted == FindingCount(list.lines.map(\.finding)))
    #expect(list.months.last?.openAtEnd == counted.all)

    let front = try FrontPages(Session(workspace, for: reader, at: "prøve")).show().waiting.first {
      $0.address == .worklist(WorklistAddress())
    }
    #expect(
      front?.title == "\(DanishText.whole(counted.all)) åbne fund i data" || counted.all == 1 || counted.doubts == 0)
    if counted.amountOre > 0 { #expect(front?.text.contains(Words.amount(counted.amountOre)) == true) }

    let terminal = try Worklists(Session(workspace, for: reader, at: "prøve")).check(json: false).text
    let amount = counted.amountOre > 0 ? ", \(Words.kroner(counted.amountOre)) kr. på spil" : ""
    let plain = { (text: String) in text.replacing("\u{A0}", with: " ") }
    #expect(plain(terminal).contains(plain("\(Words.openFindings(counted.all))\(amount)")))

    guard [.dataTeam, .leadership].contains(reader.role) else { return }
    let report = try Reports(Session(workspace, for: reader, at: "prøve")).show(ReportCall(id: "datakvalitet")).document
    #expect(
      report.keyFigures.prefix(3).map(\.exact)
        == [counted.all, counted.blocking, (counted.amountOre + 50) / 100].map { Double($0) })
  }

  @Test(arguments: readers)
  func `what a report says of findings is what its link to the worklist shows`(who: String) throws {
    let workspace = try OneTruthTests.workspace.get()
    let reader = try reader(who)
    var told = 0
    for id in ["maanedsopfoelgning-myndighed", "sagsoverblik", "til-og-afgang"] {
      guard let deliverable = workspace.knowledge.deliverables[id], deliverable.isFor(reader.role) else { continue }
      let edition = try Reports(Session(workspace, for: reader, at: "prøve")).show(ReportCall(id: id))
      let notices = edition.document.notices.compactMap { notice in notice.link.map { (notice.title, $0.address) } }
      for case (let title, .worklist(let asked)?) in notices {
        let list = try Worklists(Session(workspace, for: reader, at: "prøve")).list(filter(asked), pageSize: 100_000)
        let count = list.counted.all == 1 ? "Ét åbent fund" : "\(list.counted.all)\u{A0}åbne fund"
        #expect(title == "\(count) rører rapportens tal." && list.counted.informations == 0)
        told += 1
      }
      for figure in edition.document.keyFigures {
        guard let mark = figure.quality, case .worklist(let asked)? = mark.link else { continue }
        let list = try Worklists(Session(workspace, for: reader, at: "prøve")).list(filter(asked), pageSize: 100_000)
        #expect(
          list.counted.all == mark.findings && Double(list.counted.amountOre) / 100 == mark.amount, "\(figure.label)")
        told += 1
      }
      for cause in edition.standing.heldBack?.causes ?? [] {
        guard case .worklist(let asked)? = cause.link else {
          Issue.record("\(cause.check) fører ikke til fejllisten")
          continue
        }
        let list = try Worklists(Session(workspace, for: reader, at: "prøve")).list(filter(asked), pageSize: 100_000)
        #expect(list.counted.all == list.counted.blocking && list.counted.all > 0)
        told += 1
      }
    }
    if who == "ledelse" { #expect(told > 3) }
  }

  @Test(arguments: ["stab", "ledelse"])
  func `the rows set aside that a figure tells of are those that its link shows`(who: String) throws {
    let workspace = try OneTruthTests.workspace.get()
    let reader = try reader(who)
    var narrowed = 0
    for id in ["maanedsopfoelgning-myndighed", "sagsoverblik"] {
      let document = try Reports(Session(workspace, for: reader, at: "prøve")).show(ReportCall(id: id)).document
      for mark in document.keyFigures.compactMap(\.quality) where mark.setAside > 0 {
        guard case .setAside(let asked)? = mark.rowsLink else {
          Issue.record("\(id): mærket fører ikke til rækkerne")
          continue
        }
        let sources = asked.sources
        let page = try SetAside(Session(workspace, for: reader, at: "prøve")).show(sources: sources)
        #expect(page.count == mark.setAside)
        #expect(page.groups.reduce(0) { $0 + $1.count } >= page.count)
        narrowed += try SetAside(Session(workspace, for: reader, at: "prøve")).show().count > page.count ? 1 : 0
      }
    }
    #expect(narrowed > 0)
    #expect(throws: Refusal.self) {
      try SetAside(Session(workspace, for: reader, at: "prøve")).show(sources: ["vroevl"])
    }
  }

  @Test(arguments: ["2026-10", "2026-09", "2026-08"])
  func `sentence, numbers, chart and tables of a month say the same of its findings`(month: String) throws {
    let workspace = try OneTruthTests.workspace.get()
    let reader = try reader("ledelse")
    let report = try Reports(Session(workspace, for: reader, at: "prøve")).show(
      ReportCall(id: "datakvalitet", period: month)
    ).document
    let figures = report.keyFigures.map { $0.exact ?? -1 }
    #expect(figures[0] > 0 && report.lead.plainText.contains("\(report.keyFigures[0].value)\u{A0}åbne fund"))
    func rows(_ section: String) throws -> [[Double]] {
      switch try #require(report.sections.first { $0.id == section }?.blocks.first) {
      case .table(let table): table.rows.map { $0.cells.map { $0.number ?? 0 } }
      case .figure(let figure): figure.table.rows.map { $0.cells.map { $0.number ?? 0 } }
      default: []
      }
    }
    let shown = [figures[0], figures[3], figures[4]]
    #expect(try rows("udvikling").last.map { Array($0[1...3]) } == shown)
    for section in ["kontroller", "kilder", "teams"] {
      let rows = try rows(section)
      #expect((1...3).map { column in rows.reduce(0) { $0 + $1[column] } } == shown, "\(section)")
    }
    // Kroner stand by check, each rounded by itself.
    #expect(abs(try rows("kontroller").reduce(0) { $0 + $1[5] } - figures[2]) < 1)
  }

  @Test func `of a month before the first delivery nothing is known, which is not zero findings`() throws {
    let workspace = try OneTruthTests.workspace.get()
    let reader = try reader("ledelse")
    let call = ReportCall(id: "datakvalitet", period: "2026-05")
    let report = try Reports(Session(workspace, for: reader, at: "prøve")).show(call).document
    #expect(report.lead.plainText.hasPrefix("Fundene er ikke gjort op for maj 2026"))
    #expect(report.keyFigures.allSatisfy { $0.state == .missing && $0.exact == nil && $0.value == "mangler" })
    for section in report.sections where ["udvikling", "kontroller", "kilder", "teams"].contains(section.id) {
      guard case .table(let table) = section.blocks.first else { throw Unexpected() }
      #expect(table.rows.isEmpty && table.emptyText.contains("Det er ikke nul"), "\(section.id)")
    }
  }

  @Test func `rows set aside are as many everywhere, bad in several cells and by the ten thousand`() throws {
    let home = try DemoHome.copy()
    let workspace = try DemoHome.workspace(home)
    let before = try workspace.serving.current().rowsSetAside
    let folder = home.folder.appendingPathComponent("udtraek/2026-10-31")
    func append(_ text: String, to name: String) throws {
      let file = folder.appendingPathComponent(name)
      try (Data(contentsOf: file) + Data(text.utf8)).write(to: file)
    }
    // Twice as many as are told one by one, and one more; two cells of each are bad.
    try append(String(repeating: "2026;5.28.20;1;002;280100;x;y;\r\n", count: 20_001), to: "budget.csv")
    try append("x;x;x;x;x\r\n", to: "frister.csv")
    let outcome = try Loads(.command("load", in: workspace)).load(
      LoadCall(folder: folder.path, asOf: "31-10-2026", allowsOther: true))
    let count = before + 20_002
    #expect(outcome.rowsSetAside == count)

    let reader = try reader("stab")
    let bad = try Session(workspace, for: reader, at: "prøve").show { inside in
      .withoutFigures(try SetAsideReading(inside).rows().filter { $0.file == "frister.csv" })
    }
    #expect(bad.count > Set(bad.map(\.row)).count)
    let rows = DanishText.counted(count, "række", "rækker")
    let page = try SetAside(Session(workspace, for: reader, at: "prøve")).show()
    #expect(page.count == count)
    #expect(page.groups.filter { $0.file == "budget.csv" }.map(\.count).max() == 20_001)
    #expect(try Worklists(Session(workspace, for: reader, at: "prøve")).list(FindingFilter()).setAside == count)
    #expect(
      try FrontPages(Session(workspace, for: reader, at: "prøve")).show().waiting.contains {
        $0.title == "\(rows) er sat til side"
      })
    let terminal = try Worklists(Session(workspace, for: reader, at: "prøve")).check(json: false).text
    #expect(terminal.contains("\(rows) er sat til side, "))
    #expect(terminal.contains("Sat til side, til de er rettet i kilden (\(rows))"))
  }

  @Test func `an overdue follow-up is no doubt about how many are overdue`() throws {
    let workspace = try OneTruthTests.workspace.get()
    let open = try workspace.serving.current()
    let scope = try Scope.shipped(.leadership)
    let view = try Session(workspace, for: .program, at: "prøve").show { inside in
      .withoutFigures(try FigureQuality(inside).view(scope))
    }
    #expect(view.open.contains { $0.check == "K24" && $0.severity == .info })
    for metric in ["opfoelgning_overskredet", "opfoelgning_mangler"] {
      let effect = view.effect(on: metric, from: open.latestMonth, to: open.latestMonth)
      #expect(!effect.open.contains { $0.check == "K24" && $0.severity == .info })
      if metric == "opfoelgning_mangler" { #expect(!effect.open.contains { $0.check == "K24" }) }
    }
  }

  /// The filter that an address of the worklist says.
  private func filter(_ asked: WorklistAddress) -> FindingFilter {
    var filter = FindingFilter(
      severity: asked.severity.flatMap(FindingSeverity.init(rawValue:)), check: asked.check)
    filter.figures = asked.figures
    filter.unit = asked.unit
    return filter
  }
}
