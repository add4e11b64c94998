internal import Access
package import CareModel
package import MetricEngine

/// All findings of one warehouse in memory, laid out so that a figure finds those that touch it without asking the warehouse.
package struct FindingIndex: Sendable {
  package let findings: [QualityFinding]
  /// Every check of the load, in order.
  package let runs: [QualityCheck]
  /// Places in `findings` of those whose check touches a metric.
  private let byMetric: [String: [Int]]
  private let checksByMetric: [String: Set<String>]
  /// Rows of form that were set aside and could have changed a metric.
  private let setAside: [String: Int]
  /// The sources that they are in.
  private let sourcesSetAside: [String: [String]]
  /// Unit or facility to the unit above it.
  private let parents: [String: String]

  /// - Parameters:
  ///   - touches: the metrics that each check's findings may change, as the checks say it.
  ///   - catalogue: a ratio is touched by what touches its parts.
  ///   - setAside: rows set aside by file.
  ///   - parents: the organisation, each unit and facility with the unit above it.
  package init(
    findings: [QualityFinding], runs: [QualityCheck], touches: [MetricTouch], catalogue: MetricCatalogue,
    setAside: [String: Int] = [:], parents: [String: String] = [:]
  ) {
    self.findings = findings
    self.runs = runs
    self.parents = parents
    var byMetric: [String: [Int]] = [:]
    var checksByMetric: [String: Set<String>] = [:]
    var rows: [String: Int] = [:]
    var sourcesSetAside: [String: [String]] = [:]
    for metric in catalogue.all {
      let parts = catalogue.parts(of: metric.id)
      let own = touches.filter { parts.contains($0.metric) }
      // Of every extract (nil among them), or of those that are named.
      let checks = Dictionary(grouping: own, by: \.check).mapValues { Set($0.map(\.file)) }
      checksByMetric[metric.id] = Set(checks.keys)
      let sources = metric.sources(in: catalogue)
      byMetric[metric.id] = findings.indices.filter { place in
        let finding = findings[place]
        guard let files = checks[finding.check], files.contains(nil) || files.contains(finding.file) else {
          return false
        }
        // One about a whole file says nothing of figures that do not rest on it.
        return !finding.isAboutWholeFile || (finding.file.map(sources.contains) ?? true)
      }
      rows[metric.id] = sources.reduce(0) { $0 + (setAside[$1] ?? 0) }
      sourcesSetAside[metric.id] = sources.filter { (setAside[$0] ?? 0) > 0 }.sorted()
    }
    self.byMetric = byMetric
    self.checksByMetric = checksByMetric
    self.setAside = rows
    self.sourcesSetAside = sourcesSetAside
  }

  /// Whether checks have been made at all: without them nothing can be said of findings.
  package var isChecked: Bool { !runs.isEmpty }

  package func run(of check: String) -> QualityCheck? { runs.first { $0.id == check } }

  /// Checks that could touch a metric but said nothing: switched off, or without their source.
  package func silentChecks(touching metric: String) -> [QualityCheck] {
    runs.filter { $0.state != .ran && checksByMetric[metric, default: []].contains($0.id) }
  }

  /// Findings that touch a figure and that a reader is told of, in the order of the warehouse.
  func findings(touching question: QualityQuestion, within reach: Reach) -> [QualityFinding] {
    (byMetric[question.metric] ?? []).map { findings[$0] }
      .filter { question.overlaps($0) && reach.isTold(of: $0) && agrees($0, question) }
  }

  /// Rows that were set aside and could have changed the metric.
  func rowsSetAside(touching metric: String) -> Int { setAside[metric] ?? 0 }

  /// The sources of a metric that have rows set aside.
  func sourcesSetAside(touching metric: String) -> [String] { sourcesSetAside[metric] ?? [] }

  /// The metrics whose figures a finding may change: those whose marks can count it.
  package func metrics(touchedBy finding: String) -> Set<String> {
    guard let place = findings.firstIndex(where: { $0.id == finding }), findings[place].severity.isDoubt else {
      return []
    }
    return Set(byMetric.filter { $0.value.contains(place) }.keys)
  }

  /// A unit or facility with everything below it.
  func below(_ unit: String) -> Set<String> {
    var inside: Set<String> = [unit]
    var waiting = [unit]
    while let next = waiting.popLast() {
      for (child, parent) in parents where parent == next && inside.insert(child).inserted { waiting.append(child) }
    }
    return inside
  }

  /// Filters on one dimension: any of them. A finding that does not say where it belongs may belong there; one that lies
  /// outside every key belongs where the figures without one do.
  private func agrees(_ finding: QualityFinding, _ question: QualityQuestion) -> Bool {
    for (dimension, values) in question.values {
      guard let own = finding.places[dimension] else {
        if finding.liesOutside(dimension), !values.contains(nil) { return false }
        continue
      }
      let isInside = values.contains { value in
        guard let value else { return false }
        return value == own || (dimension == .unit && below(value).contains(own))
      }
      if !isInside { return false }
    }
    return true
  }
}

/// Which figure is asked about: metric, months, filters.
package struct QualityQuestion: Hashable, Sendable {
  var metric: String
  var firstMonth: Int
  var lastMonth: Int
  /// Dimension to the values asked for; nil among them is "without".
  var values: [Dimension: Set<String?>]

  package init(metric: String, from: Period, to: Period, filters: [MetricFilter] = []) {
    self.metric = metric
    firstMonth = from.firstDay.monthIndex
    lastMonth = to.lastDay.monthIndex
    values = Dictionary(grouping: filters, by: \.dimension).mapValues { Set($0.map(\.value)) }
  }

  func overlaps(_ finding: QualityFinding) -> Bool {
    (finding.firstMonth ?? .min) <= lastMonth && (finding.lastMonth ?? .max) >= firstMonth
  }
}

extension MetricCatalogue {
  /// A metric with the metrics that it is made of, however deep.
  package func parts(of id: String) -> Set<String> {
    var found: Set<String> = [id]
    func follow(_ measure: Measure) {
      switch measure {
      case .metric(let part):
        if found.insert(part).inserted, let definition = self[part] { follow(definition.measure) }
      case .ratio(let above, let below, _):
        follow(above)
        follow(below)
      default: break
      }
    }
    if let definition = self[id] { follow(definition.measure) }
    return found
  }
}
