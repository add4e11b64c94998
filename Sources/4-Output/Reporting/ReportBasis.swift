package import CareModel
package import MetricEngine

/// A figure that a report rests on: a metric and its months, for the whole of what the reader sees.
package struct ReportQuestion: Hashable, Sendable {
  package var metric: String
  package var from: Period
  package var to: Period
}

/// What an edition of a report rests on (grundlag): every figure that it asks for, or may ask for once it knows others. It is
/// made by writing the edition without an answer, so nobody keeps a list of it, and it is the same whether the edition is
/// shown or only judged.
package struct ReportBasis: Hashable, Sendable {
  private var months: [String: Set<ClosedRange<Int>>] = [:]
  private var asked: Set<ReportQuestion> = []

  mutating func add(_ question: ReportQuestion) {
    guard asked.insert(question).inserted else { return }
    months[question.metric, default: []].insert(question.months)
  }

  /// Whether a figure is among them, or lies inside one.
  func holds(_ question: ReportQuestion) -> Bool {
    asked.contains(question)
      || months[question.metric, default: []].contains {
        $0.lowerBound <= question.months.lowerBound && question.months.upperBound <= $0.upperBound
      }
  }

  package var metrics: Set<String> { Set(asked.map(\.metric)) }

  /// Those that reach into the report's own period; what lies wholly before it is only held against.
  package func questions(in period: Period) -> [ReportQuestion] {
    asked.filter { $0.to.lastDay >= period.firstDay }
      .sorted { ($0.metric, $0.from, $0.to) < ($1.metric, $1.from, $1.to) }
  }
}

extension ReportQuestion {
  fileprivate var months: ClosedRange<Int> {
    from.firstDay.monthIndex...max(from.firstDay.monthIndex, to.lastDay.monthIndex)
  }
}

extension ReportBuilder {
  /// What an edition rests on, found without counting anything; nothing where there is no such report.
  ///
  /// - Parameter unit: the unit or facility that the edition is about.
  package func basis(
    _ id: String, period: Period, unit: String?, filters: [MetricFilter] = []
  ) throws -> ReportBasis {
    guard let report = reports[id: id] else { return ReportBasis() }
    let reader = FigureReader(filters: filters, answers: { _ in [] })
    let writer = try writer(of: report, period: period, unit: unit, comparison: nil, reader: reader, quality: nil)
    _ = try contents(writer)
    return reader.basis
  }

  /// The figures of its own period that decide whether an edition must wait.
  package func questions(_ id: String, period: Period, unit: String?) throws -> [ReportQuestion] {
    try basis(id, period: period, unit: unit).questions(in: period)
  }
}

extension ReportCatalogue {
  /// The metrics that a report for the whole municipality rests on, in any period.
  package func metrics(of id: String) throws -> Set<String> {
    guard let report = self[id: id] else { return [] }
    let period = Period.holding(Day(number: 0), grain: report.grain)
    let builder = ReportBuilder(
      reports: self, labels: Labels(), municipalityName: "", asOf: period.lastDay, definitionVersion: "")
    return Set(try builder.questions(id, period: period, unit: nil).map(\.metric))
  }
}
