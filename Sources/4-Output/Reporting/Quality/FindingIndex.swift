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
  /// Unit or facility to the unit above it.
  private let parents: [String: String]

  /// - Parameters:
  ///   - touches: check id to the metrics that its findings may change, as the checks say it.
  ///   - catalogue: a ratio is touched by what touches its parts.
  ///   - setAside: rows set aside by file.
  ///   - parents: the organisation, each unit and facility with the unit above it.
  package init(
    findings: [QualityFinding], runs: [QualityCheck], touches: [String: Set<String>], catalogue: MetricCatalogue,
    setAside: [String: Int] = [:], parents: [String: String] = [:]
  ) {
    self.findings = findings
    self.runs = runs
    self.parents = parents
    var byMetric: [String: [Int]] = [:]
    var checksByMetric: [String: Set<String>] = [:]
    var rows: [String: Int] = [:]
    for metric in catalogue.all {
      let parts = catalogue.parts(of: metric.id)
      let checks = Set(touches.filter { !$0.value.isDisjoint(with: parts) }.keys)
      checksByMetric[metric.id] = checks
      let sources = metric.sources(in: catalogue)
      byMetric[metric.id] = findings.indices.filter { place in
        let finding = findings[place]
        guard checks.contains(finding.check) else { return false }
        // One about a whole file says nothing of figures that do not rest on it.
        return !finding.isAboutWholeFile || (finding.file.map(sources.contains) ?? true)
      }
      rows[metric.id] = sources.reduce(0) { $0 + (setAside[$1] ?? 0) }
    }
    self.byMetric = byMetric
    self.checksByMetric = checksByMetric
    self.setAside = rows
  }

  /// Whether checks have been made at all: without them nothing can be said of findings.
  package var isChecked: Bool { !runs.isEmpty }

  package func run(of check: String) -> QualityCheck? { runs.first { $0.id == check } }

  /// Checks that could touch a metric but said nothing: switched off, or without their source.
  package func silentChecks(touching metric: String) -> [QualityCheck] {
    runs.filter { $0.state != .ran && checksByMetric[metric, default: []].contains($0.id) }
  }

  /// Findings that touch a figure, the gravest and dearest first.
  func findings(touching question: QualityQuestion) -> [QualityFinding] {
    let units = question.unit.map { below($0) }
    return (byMetric[question.metric] ?? []).map { findings[$0] }
      .filter { question.overlaps($0) && agrees($0, question, inside: units) }
      .sorted { ($0.severity, -($0.amount ?? 0), $0.id) < ($1.severity, -($1.amount ?? 0), $1.id) }
  }

  /// Rows that were set aside and could have changed the metric.
  func rowsSetAside(touching metric: String) -> Int { setAside[metric] ?? 0 }

  /// A unit or facility with everything below it.
  func below(_ unit: String) -> Set<String> {
    var inside: Set<String> = [unit]
    var waiting = [unit]
    while let next = waiting.popLast() {
      for (child, parent) in parents where parent == next && inside.insert(child).inserted { waiting.append(child) }
    }
    return inside
  }

  /// Whether a finding lies in a part of the organisation. One about a whole file lies everywhere; one about a person or
  /// a row without a unit lies in no part, only in the whole.
  func lies(_ finding: QualityFinding, in units: Set<String>) -> Bool {
    let own = [Dimension.unit, .facility, .team].compactMap { finding.places[$0] }
    return own.isEmpty ? finding.isAboutWholeFile : own.contains { units.contains($0) }
  }

  /// Filters on one dimension: any of them. A finding that does not say where it belongs may belong there.
  private func agrees(_ finding: QualityFinding, _ question: QualityQuestion, inside units: Set<String>?) -> Bool {
    if let units, !lies(finding, in: units) { return false }
    for (dimension, values) in question.values {
      guard let own = finding.places[dimension] else { continue }
      let isInside = values.contains { value in
        guard let value else { return false }
        return value == own || (dimension == .unit && below(value).contains(own))
      }
      if !isInside { return false }
    }
    return true
  }
}

/// Which figure is asked about: metric, months, filters, and the part of the organisation that the reader sees.
package struct QualityQuestion: Hashable, Sendable {
  var metric: String
  var firstMonth: Int
  var lastMonth: Int
  /// Dimension to the values asked for; nil among them is "without".
  var values: [Dimension: Set<String?>]
  var unit: String?

  package init(metric: String, from: Period, to: Period, filters: [MetricFilter] = [], unit: String? = nil) {
    self.metric = metric
    firstMonth = from.firstDay.monthIndex
    lastMonth = to.lastDay.monthIndex
    values = Dictionary(grouping: filters, by: \.dimension).mapValues { Set($0.map(\.value)) }
    self.unit = unit
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
