package import Access
internal import CareModel
internal import ControlStore
internal import Danish
internal import MetricEngine
internal import Modelling
package import Reporting

/// The quality of figures (datakvalitet): the one place where findings, decisions and sources become it.
package struct FigureQuality {
  private let inside: OpenSession

  package init(_ inside: OpenSession) { self.inside = inside }

  /// Another text whenever what is said of quality may be another: a status, a release, a new day.
  package func revision() throws(Refusal) -> String {
    try refusing {
      let control = try inside.control()
      return
        "\(try control.findings.version())-\(try control.releases.version())-\(inside.surroundings.clock.today)"
    }
  }

  /// The quality of the figures as a scope may know it.
  package func view(_ scope: Scope) throws -> QualityView {
    let open = try inside.warehouse()
    return QualityView(
      index: try index(), catalogue: inside.knowledge.metrics, accepted: try standing().accepted,
      freshness: freshness(in: open), scope: scope, reach: open.reach(of: scope))
  }

  /// Another warehouse than the session's own is asked of where a page is made of one.
  package func freshness(in open: OpenWarehouse) -> Freshness {
    Freshness(
      of: inside.knowledge.metrics.facts,
      files: open.sources.filter(\.isRead).map { source in
        FigureSource(
          file: source.source, delivery: source.delivery, received: source.received, rows: source.rowsRead,
          setAside: source.rowsSetAside, coversTo: source.coversTo)
      }, today: inside.surroundings.clock.today, asOf: open.asOf, limit: daysBeforeStale)
  }

  /// K50's threshold; the municipality may have set it.
  private var daysBeforeStale: Int {
    inside.knowledge.checks["K50"]?.thresholds.compactMap { Int($0.value) }.first ?? 35
  }

  private struct OfDecisions: MemoQuestion {
    typealias Answer = QualityStanding

    let warehouse: String
    let revision: String
  }

  /// What people have decided, as it stands today.
  package func standing() throws -> QualityStanding {
    let open = try inside.warehouse()
    // First, so that an acceptance that the new delivery has ended is not read as one in force.
    let standings = try AllFindings(inside).standings()
    return try inside.memo.answer(OfDecisions(warehouse: open.version, revision: revision())) {
      let today = inside.surroundings.clock.today
      return QualityStanding(
        accepted: Set(standings.lines.filter { $0.state.isAccepted(on: today) }.map(\.finding.id)),
        releases: try inside.control().releases.all())
    }
  }

  private struct OfWarehouse: MemoQuestion {
    typealias Answer = FindingIndex

    let version: String
  }

  /// Which findings touch which figures, read once a warehouse.
  package func index() throws -> FindingIndex {
    let (open, knowledge) = (try inside.warehouse(), inside.knowledge)
    return try inside.memo.answer(OfWarehouse(version: open.version)) {
      let list = try AllFindings(inside).list()
      let touches = try list.runs.isEmpty ? [] : open.rows(TouchQuery(), knowledge)
      return FindingIndex(
        findings: list.findings.map(QualityFinding.init),
        runs: list.runs.map { QualityCheck($0, actions: knowledge.checks[$0.check]?.action ?? []) },
        touches: touches.map { MetricTouch(check: $0.check, metric: $0.metric, file: $0.file.map(asciiName)) },
        catalogue: knowledge.metrics,
        setAside: open.sources.reduce(into: [:]) { $0[$1.source, default: 0] += $1.rowsSetAside },
        parents: open.units.reduce(into: [:]) { $0[$1.id] = $1.parent })
    }
  }
}

extension QualityFinding {
  fileprivate init(_ finding: Finding) {
    let places: [(Dimension, String?)] = [
      (.serviceArea, finding.serviceArea), (.legalBasis, finding.legalBasis), (.facility, finding.facility),
      (.unit, finding.unit ?? finding.team), (.team, finding.team), (.caseworker, finding.caseworker),
      (.function, finding.function),
    ]
    self.init(
      id: finding.id, check: finding.check, severity: finding.severity,
      owner: finding.owner, file: finding.file.map(asciiName), citizen: finding.citizen,
      places: places.reduce(into: [:]) { $0[$1.0] = $1.1 }, firstMonth: finding.firstMonth,
      lastMonth: finding.lastMonth, amount: finding.amountOre)
  }
}

extension QualityCheck {
  fileprivate init(_ run: CheckRunState, actions: [String]) {
    self.init(
      id: run.check, title: run.title, severity: FindingSeverity(rawValue: run.severity) ?? .warning,
      owner: run.owner, state: State(rawValue: run.state) ?? .ran, missingSource: run.missingSource,
      thresholds: run.thresholds, actions: actions)
  }
}
