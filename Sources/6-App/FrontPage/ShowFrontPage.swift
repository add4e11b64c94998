internal import Access
package import CareModel
internal import Danish
package import DocumentModel
package import Loads
internal import MetricEngine
internal import Reporting
package import Reports
package import Serving
package import Worklist

/// The front page of a reader: every number final, every sentence written.
package struct FrontPage: Sendable {
  package var today: Day
  /// "Tirsdag 10. november 2026".
  package var date: String
  /// "To ting venter på dig", "Fire opfølgninger er overskredet".
  package var heading: String
  package var waiting: [Item]
  /// What waits for nobody: the latest report that can be read, and the next one.
  package var known: [Item]
  /// At most three.
  package var figures: [KeyFigure]
  /// How far the figures' sources reach.
  package var figuresNote: String?
  /// The reader's own follow-ups past their date; nil where they are not the reader's work.
  package var followUps: FollowUps?
  /// The reports in operation that are for the reader.
  package var catalogue: [DeliverableState]
  /// The delivery, for readers who look after the sources and so are shown how far each reaches; nil for others.
  package var delivery: DeliveryView?

  package struct Item: Sendable {
    package var sign: Notice.Kind
    package var title: String
    package var text: String
    package var address: Address?
    package var action: String?
  }

  package struct FollowUps: Sendable {
    /// The longest past first.
    package var lines: [FollowUp]
    package var overdue: Int
    package var asOf: Day
    package var names: [String: String]

    /// How many citizens they are about.
    package var persons: Int { Set(lines.map(\.citizen)).count }
  }
}

/// The front page (forside) of a reader.
package struct FrontPages: Sendable {
  private static let rowsOnFrontPage = 10

  private let session: Session

  package init(_ session: Session) { self.session = session }

  package func show() throws(Refusal) -> FrontPage {
    try session.show { inside in
      let (reader, today) = (inside.reader, inside.surroundings.clock.today)
      let date = DanishText.capitalised("\(DanishText.weekdays[today.weekday]) \(DanishText.longDate(today))")
      var page = FrontPage(
        today: today, date: date, heading: "Intet venter på dig", waiting: [], known: [], figures: [],
        figuresNote: nil, followUps: nil, catalogue: [])
      guard let open = try inside.warehouseUnlessNew() else {
        page.heading = "Der er ikke indlæst nogen data endnu"
        page.waiting = [FrontItems.noData]
        return .withoutFigures(page)
      }
      if [.dataTeam, .leadership].contains(reader.role) {
        page.delivery = DeliveryView(open, FigureQuality(inside).freshness(in: open))
      }
      guard inside.knowledge.policy[reader.role].seesFigures else {
        page.known = [FrontItems.noFigures(reader.role)]
        return .withoutFigures(page)
      }
      try fill(&page, open, inside)
      let rows = page.followUps?.persons ?? 0
      return Shown(
        page,
        log: [LogLine("forside")]
          + (rows > 0 ? [LogLine("forside, opfølgninger", isRows: true, persons: rows)] : []))
    }
  }

  private func fill(_ page: inout FrontPage, _ open: OpenWarehouse, _ inside: OpenSession) throws {
    let reader = inside.reader
    page.catalogue = try CatalogueReading(inside).states().filter {
      $0.deliverable.isInOperation && $0.deliverable.isFor(reader.role)
    }
    page.followUps = try ownFollowUps(inside)
    let items = FrontItems(
      reader: reader, states: page.catalogue, open: open, fresh: FigureQuality(inside).freshness(in: open))
    let findings = try open.scope(of: reader).seesRows ? SeenFindings.of(reader, inside).summary : nil
    let overdue = reader.role == .authority ? nil : page.followUps
    page.waiting =
      items.held + items.stale + items.refused + items.setAside + items.findings(findings) + items.followUps(overdue)
      + items.missing
    page.known = items.latest + items.next + (page.catalogue.isEmpty ? [items.nothingYet] : [])
    page.heading = FrontItems.heading(
      waiting: page.waiting.count, overdue: reader.role == .authority ? page.followUps : nil)
    page.figures = try frontFigures(findings, inside)
    page.figuresNote = note(of: page.figures, in: open, inside.knowledge)
  }

  /// Those that are the reader's work: the authority's own on the page, the leadership's as a count.
  private func ownFollowUps(_ inside: OpenSession) throws -> FrontPage.FollowUps? {
    let (open, reader) = (try inside.warehouse(), inside.reader)
    guard [.leadership, .authority].contains(reader.role) else { return nil }
    let overdue = try FollowUpReading(inside).all(unit: nil).filter { $0.standing == .overdue }
    let lines = reader.role == .authority ? Array(overdue.prefix(Self.rowsOnFrontPage)) : []
    return FrontPage.FollowUps(lines: lines, overdue: overdue.count, asOf: open.asOf, names: open.unitNames)
  }

  /// How far the sources of some figures reach: "Indsatser til 31-10-2026. Posteringer til 31-10-2026."
  private func note(of figures: [KeyFigure], in open: OpenWarehouse, _ knowledge: Knowledge) -> String? {
    let files = figures.flatMap { knowledge.metrics[$0.reference.metric]?.requiredSources(in: knowledge.metrics) ?? [] }
    let dated = Set(files).sorted().compactMap { file in
      open.coversTo([file]).map { "\(Words.source(file)) til \(DanishText.date($0))." }
    }
    return dated.isEmpty ? nil : dated.joined(separator: " ")
  }

  /// Three figures with their quality. One that a finding blocks is withheld as a report is: from all who cannot release it;
  /// for those who can it says that it is not released.
  private func frontFigures(
    _ findings: Worklist.Summary?, _ inside: OpenSession
  ) throws -> [KeyFigure] {
    let (open, reader) = (try inside.warehouse(), inside.reader)
    if reader.role == .dataTeam, let findings { return FrontItems.ofData(findings, in: open) }
    let scope = try open.scope(of: reader)
    let definitions = FrontFigures.definitions(for: reader.role).filter { inside.knowledge.metrics[$0.metric] != nil }
    let view = try FigureQuality(inside).view(scope)
    let standing = try FigureQuality(inside).standing()
    let figures = try open.builder.keyFigures(definitions, period: open.latestMonth, scope: scope) { requests in
      try open.engine.answers(requests, scope: scope).flatMap { $0 }
    }
    // A dash is a figure that has no meaning for the reader.
    let meant = figures.filter { $0.value != "–" }
    var showing: ReportsShowing?
    return try (meant.isEmpty ? figures : meant).prefix(3).map { figure in
      var figure = figure
      figure.quality = view.mark(on: figure.reference)
      let blocking = view.effect(on: figure.reference)?.open.filter { $0.severity == .blocking } ?? []
      if blocking.isEmpty { return figure }
      // What every report rests on is asked for only where something is blocked, and then once.
      let reports =
        try showing ?? ReportsShowing(open, period: open.latestMonth, unit: scope.unit, inside.knowledge)
      showing = reports
      let released = reports.released(figure.reference.metric, for: reader.role, standing)
      if blocking.contains(where: { !released.contains($0.id) }) {
        if inside.knowledge.policy[reader.role].releasesReports {
          figure.period += ", ikke frigivet"
        } else {
          figure.withhold()
        }
      }
      return figure
    }
  }
}

/// Which reports rest on which figures in a period, within a unit.
private struct ReportsShowing {
  private let all: [(id: String, metrics: Set<String>)]
  private let deliverables: DeliverableCatalogue
  private let period: Period

  init(_ open: OpenWarehouse, period: Period, unit: String?, _ knowledge: Knowledge) throws {
    all = try knowledge.reports.reports.map { report in
      (report.id, Set(try open.builder.questions(report.id, period: period, unit: unit).map(\.metric)))
    }
    deliverables = knowledge.deliverables
    self.period = period
  }

  /// The findings that a figure has been let out in spite of: in the reader's own reports that show it, else in whatever
  /// reports do.
  func released(_ metric: String, for role: Role, _ standing: QualityStanding) -> Set<String> {
    let showing = all.filter { $0.metrics.contains(metric) }
    let own = showing.filter { deliverables[$0.id]?.isFor(role) ?? false }
    return [own, showing, all].first { !$0.isEmpty }?.reduce(into: []) {
      $0.formUnion(standing.released($1.id, period))
    } ?? []
  }
}

extension KeyFigure {
  /// Takes everything away that could tell the number.
  fileprivate mutating func withhold() {
    value = "holdt tilbage"
    unit = ""
    exact = nil
    state = .missing
    direction = nil
    comparisons = []
  }
}
