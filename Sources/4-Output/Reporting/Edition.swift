internal import Access
internal import CareModel
internal import MetricEngine

/// What one edition leaves out of its report, and why (udgavens udeladelser). A figure that cannot be right for a reader's
/// part of the municipality, or for a month that has gone, is left out as a whole and not shown as a dash in five places.
struct Edition {
  /// The report as this edition shows it.
  var report: ReportDefinition
  /// The day that the figures are counted to.
  let asOf: Day
  /// Money is booked on other units than the persons: no price of a person can be made.
  var leavesOutPrices = false
  /// A case belongs to a team and to no facility.
  var leavesOutCases = false
  /// How follow-ups stood then is not known.
  var leavesOutFollowUps = false

  init(
    of report: ReportDefinition, period: Period, scope: Scope, filters: [MetricFilter], asOf: Day, money: NumberText,
    labels: Labels
  ) {
    self.report = report.money(in: money)
    self.asOf = asOf
    let isPart = scope.unit != nil || filters.contains { [.unit, .team, .facility].contains($0.dimension) }
    if isPart, !report.prices.isEmpty {
      leavesOutPrices = true
      self.report = self.report.without(report.prices)
    }
    if scope.unit.map(labels.isFacility) ?? filters.contains(where: { $0.dimension == .facility && $0.value != nil }),
      report.uses(Cases.metrics)
    {
      leavesOutCases = true
      self.report = self.report.without(Cases.metrics)
    }
    if !FollowUps.areKnown(at: period.lastDay, asOf: asOf), report.uses(FollowUps.metrics) {
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

/// Cases (sager): each is a team's, whatever facility its services are in.
enum Cases {
  static let metrics: Set<String> = ["sager", "sager_pr_sagsbehandler", "frist_overholdt", "aabne_over_frist"]
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

  /// Whether any of some metrics stands in it.
  func uses(_ metrics: Set<String>) -> Bool {
    keyFigures.contains { metrics.contains($0.metric) }
      || sections.contains { section in
        switch section.kind {
        case .list(let list): metrics.contains(list.metric)
        case .bars(let bars): metrics.contains(bars.metric)
        case .line(let line): metrics.contains(line.metric)
        case .table(let table): table.columns.contains { metrics.contains($0.metric) }
        case .flow, .deviation, .quality: false
        }
      }
  }

  /// Whether it holds a year to date against an earlier one.
  var comparesYearToDate: Bool {
    keyFigures.contains { $0.window == .yearToDate }
      || sections.contains { section in
        switch section.kind {
        case .table(let table):
          table.columns.contains { $0.window == .yearToDate && [.lastYear, .change].contains($0.kind) }
        case .bars(let bars): bars.window == .yearToDate && bars.showsLastYear
        case .line, .flow, .deviation, .list, .quality: false
        }
      }
  }

  /// Whether it draws the months of a year beside those of the year before.
  var showsMonthsBesideLastYear: Bool {
    sections.contains { section in
      switch section.kind {
      case .line, .flow: true
      case .table, .deviation, .bars, .list, .quality: false
      }
    }
  }

  /// The same report without what some metrics say: their key figures, their columns, sections that say nothing else, and
  /// the words that explain them.
  func without(_ metrics: Set<String>) -> ReportDefinition {
    var report = self
    report.keyFigures.removeAll { metrics.contains($0.metric) }
    report.words.removeAll { $0.metric.map(metrics.contains) ?? false }
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
