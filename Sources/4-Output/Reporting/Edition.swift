internal import Access
internal import CareModel
internal import MetricEngine

/// What one edition leaves out of its report, and why (udgavens udeladelser). A figure that cannot be right for a reader's
/// part of the municipality, or for a month that has gone, is left out as a whole and not shown as a dash in five places.
struct Edition {
  /// The report as this edition shows it.
  var report: ReportDefinition
  /// Money is booked on other units than the persons: no price of a person can be made.
  var leavesOutPrices = false
  /// How follow-ups stood then is not known.
  var leavesOutFollowUps = false

  init(
    of report: ReportDefinition, period: Period, scope: Scope, filters: [MetricFilter], asOf: Day, money: NumberText
  ) {
    self.report = report.money(in: money)
    let isPart = scope.unit != nil || filters.contains { [.unit, .team, .facility].contains($0.dimension) }
    if isPart, !report.prices.isEmpty {
      leavesOutPrices = true
      self.report = self.report.without(report.prices)
    }
    if !FollowUps.areKnown(at: period.lastDay, asOf: asOf), report.hasFollowUps {
      leavesOutFollowUps = true
      self.report = self.report.without(FollowUps.metrics)
    }
  }
}

/// Follow-ups (opfølgninger): the extract holds the next date and the latest one alone, so how they stood on an earlier day
/// cannot be counted from it.
package enum FollowUps {
  package static let metrics: Set<String> = ["opfoelgning_overskredet", "opfoelgning_snart", "opfoelgning_mangler"]

  /// Whether a day is near enough to the day that the figures are counted to: the month that has just ended, or later.
  static func areKnown(at day: Day, asOf: Day) -> Bool {
    Period(monthOf: day).advanced(by: 1) >= Period(monthOf: asOf)
  }
}

extension ReportDefinition {
  /// Metrics that are written as a price of a person.
  var prices: Set<String> {
    Set(
      keyFigures.filter { $0.format == .unitCost }.map(\.metric)
        + sections.flatMap { section -> [String] in
          guard case .table(let table) = section.kind else { return [] }
          return table.columns.filter { $0.format == .unitCost }.map(\.metric)
        })
  }

  var hasFollowUps: Bool {
    keyFigures.contains { FollowUps.metrics.contains($0.metric) }
      || sections.contains { section in
        switch section.kind {
        case .list(let list): FollowUps.metrics.contains(list.metric)
        case .bars(let bars): FollowUps.metrics.contains(bars.metric)
        case .table(let table): table.columns.contains { FollowUps.metrics.contains($0.metric) }
        case .line, .flow, .deviation, .quality: false
        }
      }
  }

  /// The same report without what some metrics say: their key figures, their columns, and sections that say nothing else.
  func without(_ metrics: Set<String>) -> ReportDefinition {
    var report = self
    report.keyFigures.removeAll { metrics.contains($0.metric) }
    report.sections = sections.compactMap { section in
      var section = section
      switch section.kind {
      case .table(var table):
        table.columns.removeAll { metrics.contains($0.metric) }
        if table.columns.isEmpty { return nil }
        section.kind = .table(table)
      case .line(let line): if metrics.contains(line.metric) { return nil }
      case .bars(let bars): if metrics.contains(bars.metric) { return nil }
      case .list(let list): if metrics.contains(list.metric) { return nil }
      case .flow, .deviation, .quality: break
      }
      return section
    }
    return report
  }

  /// The same report with its millions written in another unit.
  func money(in unit: NumberText) -> ReportDefinition {
    func other(_ format: NumberText) -> NumberText { format == .millions ? unit : format }
    var report = self
    for index in report.keyFigures.indices { report.keyFigures[index].format = other(report.keyFigures[index].format) }
    for index in report.sections.indices {
      switch report.sections[index].kind {
      case .table(var table):
        for column in table.columns.indices { table.columns[column].format = other(table.columns[column].format) }
        report.sections[index].kind = .table(table)
      case .line(var line):
        line.format = other(line.format)
        report.sections[index].kind = .line(line)
      case .deviation(var deviation):
        deviation.format = other(deviation.format)
        report.sections[index].kind = .deviation(deviation)
      case .bars(var bars):
        bars.format = other(bars.format)
        report.sections[index].kind = .bars(bars)
      case .flow, .list, .quality: break
      }
    }
    return report
  }

  /// Whether it has money in millions, which a small unit's edition writes in thousands.
  var hasMillions: Bool { self != money(in: .thousands) }
}
