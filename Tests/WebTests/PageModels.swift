import Access
import CareModel
import ControlStore
import DocumentModel

@testable import Figures
@testable import FrontPage
@testable import Loads
@testable import Reporting
@testable import Reports
@testable import Serving
@testable import Web
@testable import Worklist

/// Models made by hand, about nobody.
enum Models {
  static let today = day(2026, 11, 10)

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day { Day(year, month, day) ?? Day(number: 0) }

  static let month = Period.month(2026, 10)

  static func front(waiting: [FrontPage.Item], figures: [KeyFigure] = []) -> FrontPage {
    FrontPage(
      today: today, date: "Tirsdag 10. november 2026", heading: "Én ting venter på dig", waiting: waiting, known: [],
      figures: figures, figuresNote: nil, followUps: nil, catalogue: [], delivery: nil)
  }

  static var busyFront: FrontPage {
    var figure = KeyFigure(
      label: "Forbrug", period: "oktober 2026", value: "holdt tilbage", unit: "",
      reference: FigureReference(metric: "forbrug", from: "2026-10", to: "2026-10"))
    figure.state = .missing
    var front = front(
      waiting: [
        .init(
          sign: .held, title: "Prøve er holdt tilbage", text: "To fund.", address: .report(ReportAddress("proeve")),
          action: "Se hvad der mangler")
      ], figures: [figure])
    front.catalogue = states
    front.followUps = .init(lines: followUpLines, overdue: 12, asOf: today, names: ["N": "Team Nord"])
    front.delivery = delivery
    return front
  }

  static func deliverable(_ id: String, recipients: [Role] = [.leadership]) -> Deliverable {
    Deliverable(
      id: id, demand: "M1", name: "Prøve \(id) & mere", contents: "Tal og ord", level: .administration, cadence: .month,
      due: DueRule(monthsAfter: 1, workingDay: 8), recipients: recipients, isInOperation: true, status: "I drift",
      sources: [])
  }

  static let held = HeldBack(causes: [], findings: ["K1-1"], sentence: "Ét blokerende fund rører rapportens tal.")

  static var states: [DeliverableState] {
    [
      DeliverableState(
        deliverable: deliverable("a"), latest: month, next: (month, today), coversTo: month.lastDay, missingSources: [],
        isLate: false),
      DeliverableState(
        deliverable: deliverable("b"), latest: month, next: (month, today), coversTo: nil, missingSources: [],
        isLate: false, heldBack: held),
      DeliverableState(
        deliverable: deliverable("c", recipients: [.council]), latest: nil, next: (month, today), coversTo: nil,
        missingSources: ["Løn"], isLate: true),
    ]
  }

  static func edition(_ held: HeldBack?) -> ReportEdition {
    let document = Document(
      id: "a", title: "Prøve, oktober 2026", name: "Prøve", period: "2026-10", municipality: "Prøve Kommune",
      recipient: "Ledelse", facts: ["Hele kommunen"], lead: Prose("Intet er sket."), asOf: today,
      definitionVersion: "1",
      holdsPersons: held == nil, persons: 0)
    return ReportEdition(
      document: document, standing: ReportStanding(heldBack: held, mayRelease: held != nil, release: nil),
      deliverable: deliverable("a"), period: month, unit: nil,
      units: [UnitChoice(kind: .facility, id: "T1 & 2", name: "Tilbud <1>", type: "Botilbud")],
      latest: month.advanced(by: 1),
      comparison: nil)
  }

  /// Of words that no definition has, so that a definition can change without them.
  static let metrics: [MetricPage.Definition] = {
    let known = (try? WebHome.site.get())?.workspace.knowledge.metricDefinitions() ?? []
    return zip(known.prefix(2), ["forbrug", "modtagere"]).map { definition, id in
      var definition = definition
      (definition.id, definition.title, definition.area) = (
        id, "Prøve <\(id)>", id == "forbrug" ? "Økonomi" : "Aktivitet"
      )
      definition.help = ["Tæller det, der er prøvet."]
      definition.facts = [Word(term: "Enhed", meaning: "kr.")]
      return definition
    }
  }()

  static func explanation(value: String, rows: FigureExplanation.Rows) -> FigureExplanation {
    FigureExplanation(
      metric: metrics[0], period: "oktober 2026", filters: [.init(term: "Team", value: "uden team")], value: value,
      unit: "personer", sentence: "Personer med en indsats.", state: nil, lack: nil,
      fraction: nil, steps: [.init(number: value, text: "tæller", note: nil, isResult: true)], sql: "SELECT 1 < 2",
      sources: [], rows: rows, quality: nil, staleness: nil, scope: "Hele kommunen")
  }

  static var hidden: FigureExplanation {
    explanation(value: "<5", rows: .init(lists: [], withheld: "Rækkerne vises ikke for udvalg."))
  }

  static var explained: FigureExplanation {
    explanation(
      value: "1",
      rows: .init(
        lists: [
          .init(
            title: "Indsatser", columns: [.init("Borger"), .init("Dage", number: true)],
            rows: [[Cell("7F3A"), Cell("31", number: 31)]], total: 1)
        ],
        withheld: nil, persons: 1))
  }

  static func source(_ name: String, status: String, aside: Int = 0, message: String? = nil) -> SourceState {
    SourceState(
      source: name, fileName: "\(name).csv", delivery: "L1", received: "2026-11-09T08:00:00", rowsTotal: 12,
      rowsRead: 12 - aside,
      rowsSetAside: aside, coversTo: month.lastDay, coverage: nil, profile: "", status: status, code: nil,
      message: message, unknownColumns: nil)
  }

  static let delivery = DeliveryView(
    delivery: "L1", received: "2026-11-09T08:00:00", asOf: today,
    sources: [
      source("indsatser", status: "read", aside: 2),
      source("posteringer", status: "refused", message: "Kolonnen `Dato` mangler."), source("budget", status: "absent"),
    ],
    banner: nil, stale: ["indsatser": "Forældet: modtaget for 81 dage siden"])

  static let group = SetAsidePage.Group(
    id: "g&1", file: "indsatser.csv", source: "Indsatser", column: "Startdato", message: "Er ikke en dato: `x`.",
    count: 3)
  static let row = SetAsidePage.Row(file: "indsatser.csv", number: 7, column: nil, message: "Er ikke en dato.")

  static func setAside(_ groups: [SetAsidePage.Group], rows: [SetAsidePage.Row]?, hides: Bool) -> SetAsidePage {
    SetAsidePage(
      groups: groups, count: groups.count * 3, sources: groups.isEmpty ? [] : ["indsatser"],
      chosen: hides ? nil : groups.first,
      rows: rows, page: 2, pages: 3, hidesSmallNumbers: hides)
  }

  static var line: FindingLine {
    let finding = Finding(
      id: "K1-7F", check: "K1", severity: .blocking, owner: "myndighed", message: "Betalt til 2026-10-31 & mere.",
      citizen: 1,
      citizenName: "7F3A", facility: "T1", amountOre: 1_234_500)
    var state = FindingState(
      new: "K1-7F", marks: .init(check: "K1", severity: "blocking", owner: "myndighed"), asOf: day(2026, 9, 1))
    state.due = day(2026, 10, 1)
    return FindingLine(finding, state, title: "Betalt efter ophør", today: today)
  }

  static func worklist(_ lines: [FindingLine]) -> Worklist {
    let counted = FindingCount(lines.map(\.finding))
    return Worklist(
      lines: lines, counted: counted, page: 1, pageSize: 50, summary: .init(counted: counted, overdue: lines.count),
      choices: .init(
        owners: [.init(value: "myndighed", title: "Myndighed", count: 1)], severities: [], standings: [], checks: [],
        legalBases: [], teams: [], facilities: []),
      months: [], received: "2026-11-09T08:00:00", asOf: today,
      notRun: lines.isEmpty
        ? []
        : [
          CheckRunState(
            check: "K9", title: "Løn uden fravær", severity: "info", owner: "loen", state: "source_missing",
            missingSource: "loen", findings: 0, thresholds: nil)
        ],
      isChecked: true, setAside: lines.count, names: ["T1": "Tilbud <1>"])
  }

  static func finding(_ line: FindingLine?) -> FindingPage {
    FindingPage(
      id: "K1-7F", check: "K1", title: "Betalt efter ophør", line: line,
      standing: .init(
        text: line == nil ? "Lukket" : "Ny", choice: .new, isThere: line != nil, mayChange: line != nil,
        isOpen: line != nil,
        isOverdue: line != nil, firstSeen: day(2026, 9, 1), reopened: nil, closed: line == nil ? today : nil,
        acceptedUntil: nil,
        practiceChanged: false, person: nil, owner: "Myndighed", due: day(2026, 10, 1)),
      facts: [Word(term: "Udtræk", meaning: "Posteringer, række 7")],
      values: .init(
        sources: [.init(name: "Fagsystem", received: "2026-11-09T08:00:00")],
        fields: [.init(label: "Slutdato", values: [nil], differs: true)]),
      related: [Word(term: "Indsatser", meaning: "I1")], action: ["Ret den."], why: "Pengene er brugt.",
      legalBasis: nil,
      thresholds: nil, touches: [Word(term: "forbrug", meaning: "Forbrug")], events: [], course: nil, people: ["Anja"],
      today: today)
  }

  static var followUpLines: [FollowUp] {
    FollowUp.Standing.allCases.map { standing in
      FollowUp(
        servicePeriod: "I 1/\(standing.rawValue)", caseID: standing == .soon ? nil : "S1", citizen: 1,
        citizenName: "7F3A", standing: standing,
        next: standing == .withoutDate ? nil : day(2026, 11, 1), last: nil, days: standing == .withoutDate ? nil : 9,
        legalBasis: nil, service: "Støtte", facility: "T1", team: "N", caseworker: "abc")
    }
  }

  static func followUps(_ lines: [FollowUp]) -> FollowUpList {
    FollowUpList(
      lines: lines, count: lines.count, page: 1, pageSize: 50, counts: [.overdue: 1],
      teams: [.init(value: "N", title: "Team Nord", count: 3)], caseworkers: [], asOf: today,
      received: "2026-11-09T08:00:00",
      names: ["N": "Team Nord", "T1": "Tilbud <1>"])
  }
}
