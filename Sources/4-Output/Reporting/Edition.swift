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
    of report: ReportDefinition, period: Period, unit: String?, filters: [MetricFilter], asOf: Day, money: NumberText,
    labels: Labels
  ) {
    self.report = report.money(in: money)
    self.asOf = asOf
    let isPart = unit != nil || filters.contains { [.unit, .team, .facility].contains($0.dimension) }
    if isPart, !report.prices.isEmpty {
      leavesOutPrices = true
      self.report = self.report.without(report.prices)
    }
    if unit.map(labels.isFacility) ?? filters.contains(where: { $0.dimension == .facility && $0.value != nil }),
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
  private var figures: [ShownFigure] {
    keyFigures.map { ShownFigure(metric: $0.metric, format: $0.format, window: $0.window, isHeldAgainstEarlier: true) }
      + sections.flatMap(\.kind.figures)
  }

  /// Metrics that are written as a price of a person.
  var prices: Set<String> { Set(figures.filter { $0.format == .unitCost }.map(\.metric)) }

  /// Whether any of some metrics stands in it.
  func uses(_ metrics: Set<String>) -> Bool { figures.contains { metrics.contains($0.metric) } }

  /// The windows whose figures are held against an earlier one.
  var comparedWindows: Set<ReportWindow> { Set(figures.filter(\.isHeldAgainstEarlier).map(\.window)) }

  /// The months that its figures cover, with those of the year so far.
  func span(_ period: Period) -> (from: Period, to: Period) {
    let bounds = (figures.map(\.window) + [.yearToDate]).map { $0.bounds(period) }
    let (first, last) = (bounds.map(\.from.firstDay).min(), bounds.map(\.to.lastDay).max())
    return (Period(monthOf: first ?? period.firstDay), Period(monthOf: last ?? period.lastDay))
  }

  /// Whether it draws the months of a year beside those of the year before.
  var showsMonthsBesideLastYear: Bool { sections.contains { $0.kind.drawsMonthsBesideLastYear } }

  /// Whether it has money in millions, which a small unit's edition writes in thousands.
  var hasMillions: Bool { figures.contains { $0.format == .millions } }

  /// The same report without what some metrics say: their key figures, their columns, sections that say nothing else, and
  /// the words that explain them.
  func without(_ metrics: Set<String>) -> ReportDefinition {
    var report = self
    report.keyFigures.removeAll { metrics.contains($0.metric) }
    report.words.removeAll { $0.metric.map(metrics.contains) ?? false }
    report.sections = sections.compactMap { section in
      section.kind.without(metrics).map { kind in
        var section = section
        section.kind = kind
        return section
      }
    }
    return report
  }

  /// The same report with its millions written in another unit.
  func money(in unit: NumberText) -> ReportDefinition {
    var report = self
    for place in keyFigures.indices { report.keyFigures[place].format = keyFigures[place].format.money(in: unit) }
    for place in sections.indices { report.sections[place].kind = sections[place].kind.money(in: unit) }
    return report
  }
}
