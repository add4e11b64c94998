import Access
import CareModel
import ControlStore
import DocumentModel
import Foundation
import MetricEngine
import Testing

@testable import Serving
@testable import Worklist

@Suite(.serialized) struct FollowUpTests {
  private static let workspace: Result<Workspace, any Error> = Result { try DemoHome.workspace(DemoHome.copy()) }
  private let day = Day(2026, 10, 31)!

  @Test(
    arguments: [
      (-1, nil as Int?, FollowUp.Standing.overdue), (0, nil, .soon), (30, nil, .soon), (31, nil, nil),
      (-5, -6, .overdue), (-5, -5, .withoutDate), (-5, -1, .withoutDate), (31, 31, .withoutDate),
    ] as [(Int, Int?, FollowUp.Standing?)])
  func `a date that is past and not held is overdue; one that is held is used up`(
    next: Int, last: Int?, standing: FollowUp.Standing?
  ) {
    #expect(
      FollowUp.Standing(next: day.advanced(by: next), last: last.map(day.advanced), on: day) == standing)
  }

  @Test func `without a date is its own kind`() {
    #expect(FollowUp.Standing(next: nil, last: nil, on: day) == .withoutDate)
    #expect(FollowUp.Standing(next: nil, last: day, on: day) == .withoutDate)
  }

  @Test(arguments: [
    "stab", "ledelse", "ledelse:CBU", "myndighed", "myndighed:VSY", "myndighed:VBO", "udfoerer:T117",
  ])
  func `the list holds as many as the key figures count for the same reader`(who: String) throws {
    let workspace = try FollowUpTests.workspace.get()
    let reader = try Reader.demonstration(who)
    let open = try workspace.serving.current()
    let list = try FollowUpLists(Session(workspace, for: reader, at: "prøve")).list(FollowUpFilter(), pageSize: 100_000)
    for standing in FollowUp.Standing.allCases {
      let request = MetricRequest(metrics: [standing.metric], from: open.latestMonth, to: open.latestMonth)
      let figure = try open.engine.figures(request, scope: open.scope(of: reader))
      #expect(Int(figure.first?.rows.first?.value ?? 0) == list.count(standing), "\(standing.metric)")
    }
    #expect(list.lines.count == list.counts.values.reduce(0, +))
    if who == "stab" { #expect(list.count(.overdue) > 0) }
  }

  @Test func `the longest overdue comes first, then what comes first, and pages hold every line once`() throws {
    let workspace = try FollowUpTests.workspace.get()
    let reader = try Reader.demonstration("stab")
    let all = try FollowUpLists(Session(workspace, for: reader, at: "prøve")).list(FollowUpFilter(), pageSize: 100_000)
      .lines
    let overdue = all.prefix { $0.standing == .overdue }
    #expect(!overdue.isEmpty && zip(overdue, overdue.dropFirst()).allSatisfy { ($0.days ?? 0) >= ($1.days ?? 0) })
    #expect(!all.dropFirst(overdue.count).contains { $0.standing == .overdue })
    let pages = try (1...((all.count + 6) / 7)).flatMap {
      try FollowUpLists(Session(workspace, for: reader, at: "prøve")).list(FollowUpFilter(), page: $0, pageSize: 7)
        .lines
    }
    #expect(pages == all)
  }

  @Test(arguments: ["fagudvalg", "direktoer"]) func `who sees no rows sees no list`(role: String) throws {
    let workspace = try FollowUpTests.workspace.get()
    let refusal = #expect(throws: Refusal.self) {
      try FollowUpLists(Session(workspace, for: Reader.demonstration(role), at: "prøve")).list(FollowUpFilter())
    }
    #expect(refusal?.kind == .forbidden)
    #expect(try workspace.controlDatabase().accessLog.latest(1).first?.action == .refuse)
  }

  @Test func `another team's lines are in no list, choice or course`() throws {
    let workspace = try FollowUpTests.workspace.get()
    let own = try Reader.demonstration("myndighed:VSY")
    let all = try FollowUpLists(Session(workspace, for: Reader.demonstration("stab"), at: "prøve")).list(
      FollowUpFilter(), pageSize: 100_000
    ).lines
    let list = try FollowUpLists(Session(workspace, for: own, at: "prøve")).list(FollowUpFilter(), pageSize: 100_000)
    #expect(!list.lines.isEmpty && list.lines.allSatisfy { $0.team == "VSY" } && list.teams.map(\.value) == ["VSY"])
    let other = try #require(all.first { $0.team != "VSY" })
    #expect(throws: Refusal.self) {
      try FollowUpLists(Session(workspace, for: own, at: "prøve")).course(other.servicePeriod)
    }
    for filter in [FollowUpFilter(team: other.team), FollowUpFilter(caseworker: "findes ikke")] {
      #expect(throws: Refusal.self) { try FollowUpLists(Session(workspace, for: own, at: "prøve")).list(filter) }
    }
    let mine = try #require(list.lines.first)
    let course = try FollowUpLists(Session(workspace, for: own, at: "prøve")).course(mine.servicePeriod)
    #expect(course.citizenName == mine.citizenName && course.origin.map(\.path) == ["/opfoelgninger"])
    let entry = try #require(workspace.controlDatabase().accessLog.latest(1).first)
    #expect(entry.persons == 1 && !entry.subject.contains(mine.servicePeriod))
  }

  @Test func `both files hold every line, and the log counts the persons`() throws {
    let workspace = try FollowUpTests.workspace.get()
    let reader = try Reader.demonstration("myndighed:VSY")
    let list = try FollowUpLists(Session(workspace, for: reader, at: "prøve")).list(FollowUpFilter(), pageSize: 100_000)
    let csv = try FollowUpLists(Session(workspace, for: reader, at: "prøve")).export(FollowUpFilter(), as: .csv)
    let lines = String(decoding: csv.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == list.lines.count + 1 && lines[0].hasPrefix("Borger;Hvor haster det;Dage over;"))
    #expect(lines[1].contains(list.lines[0].servicePeriod))
    let book = try FollowUpLists(Session(workspace, for: reader, at: "prøve")).export(FollowUpFilter(), as: .xlsx)
    #expect(book.bytes.starts(with: Data("PK".utf8)) && book.name.hasSuffix("_myndighed.xlsx"))
    let entry = try #require(workspace.controlDatabase().accessLog.latest(1).first)
    #expect(entry.action == .export && entry.persons > 0)
  }

  @Test(arguments: [
    (0, "Ingen opfølgninger er overskredet"), (1, "Én opfølgning er overskredet"),
    (2, "2\u{A0}opfølgninger er overskredet"),
    (1234, "1.234\u{A0}opfølgninger er overskredet"),
  ]) func `none, one and many are said as people say them`(count: Int, words: String) {
    #expect(FollowUpWords.overdue(count) == words)
    #expect(FollowUpWords.heading(count) == (count == 2 ? "To opfølgninger er overskredet" : words))
    #expect(FollowUpWords.withoutDate(0) == "alle indsatser har en dato")
    #expect(
      FollowUpWords.withoutDate(1) == "én indsats har ingen dato"
        && FollowUpWords.soon(0) == "ingen skal holdes inden 30 dage")
  }
}

@Suite(.serialized) struct SetAsideTests {
  private static let workspace: Result<Workspace, any Error> = Result { try DemoHome.workspace(DemoHome.copy()) }

  @Test func `every row that was set aside stands in one group, with file, column, why and what to do`() throws {
    let workspace = try SetAsideTests.workspace.get()
    let reader = try Reader.demonstration("stab")
    let page = try SetAside(Session(workspace, for: reader, at: "prøve")).show()
    #expect(page.count > 0 && page.groups.reduce(0) { $0 + $1.count } >= page.count)
    let rows = try #require(page.rows)
    #expect(rows.allSatisfy { !$0.file.isEmpty && !$0.message.isEmpty })
    let group = try #require(page.groups.first)
    #expect(!group.message.contains("formen"))
    let narrowed = try SetAside(Session(workspace, for: reader, at: "prøve")).show(group: group.id)
    #expect(narrowed.chosen == group && narrowed.rows?.allSatisfy { $0.file == group.file } == true)
    #expect(throws: Refusal.self) {
      try SetAside(Session(workspace, for: reader, at: "prøve")).show(group: "findes-ikke")
    }
    #expect(throws: Refusal.self) { try SetAside(Session(workspace, for: reader, at: "prøve")).show(page: 1000) }
  }

  @Test(arguments: [("myndighed:VSY", false), ("fagudvalg", true), ("direktoer", true)])
  func `who does not see the whole with its rows sees counts alone`(who: String, hides: Bool) throws {
    let page = try SetAside(Session(SetAsideTests.workspace.get(), for: Reader.demonstration(who), at: "prøve")).show()
    #expect(page.rows == nil && !page.groups.isEmpty && page.hidesSmallNumbers == hides)
  }
}
