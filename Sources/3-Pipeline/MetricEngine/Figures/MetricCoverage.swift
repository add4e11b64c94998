internal import CareModel

/// Which months the files behind a metric speak of (nøgletallets dækning): what it may count, and what it must leave out.
///
/// A month counts where every part of the metric has it, so that both sides of a ratio are of the same months.
struct MetricCoverage {
  /// A window, before anything is counted.
  enum State: Hashable {
    /// Months that have begun and are not counted; in order.
    case counted(FigureState, missing: [Int])
    /// Nothing can be counted; the whole window has this state.
    case empty(FigureState, FigureReason)

    var isCounted: Bool { if case .counted = self { true } else { false } }
  }

  private let definition: MetricDefinition
  private let asOf: Day
  /// Why nothing can be counted in any window.
  private let absence: FigureReason?
  /// By file; files that hold no months (limits, inhabitants) are not here.
  private let sources: [(name: String, coverage: SourceCoverage)]
  private let isMeasuredByMonth: Bool
  private let isMeasuredOnDay: Bool
  private let isKnownAhead: Bool
  /// Days are known to the as-of day and money by the month: they meet in months that have ended.
  private let needsWholeMonths: Bool

  init(_ definition: MetricDefinition, _ catalogue: MetricCatalogue, _ context: WarehouseContext) {
    let leaves = catalogue.leaves(of: definition.measure)
    let facts = leaves.compactMap(\.fact).unique
    let required = definition.requiredSources(in: catalogue)
    self.definition = definition
    asOf = context.asOf
    isMeasuredByMonth = leaves.contains { $0.moment == .inPeriod }
    isMeasuredOnDay = leaves.contains { $0.moment == .onDay }
    isKnownAhead = facts.allSatisfy(\.isKnownAhead)
    needsWholeMonths =
      facts.contains(where: \.isOfWholeMonths)
      || facts.contains(where: \.hasDays) && facts.contains { $0.isDeliveredByMonth && !$0.hasDays }
    let timed = required.filter { !catalogue.facts.standingSources.contains($0) }
    sources = timed.compactMap { name in context.coverage[name].map { (name, $0) } }
    absence =
      required.lazy.compactMap { context.absence(of: $0) }.first
      ?? leaves.flatMap(\.requiredFields).first { context.emptyFields.contains($0.key) }.map(FigureReason.noField)
      ?? timed.first { context.coverage[$0] == nil }.map { FigureReason.notCovered([$0]) }
  }

  func state(of window: Window) -> State {
    if window.end < definition.validFrom { return .empty(.notApplicable, .notValid(definition)) }
    if let validTo = definition.validTo, validTo < window.firstDay {
      return .empty(.notApplicable, .notValid(definition))
    }
    if let absence { return .empty(.missing, absence) }
    if window.firstDay > asOf && !isKnownAhead { return .empty(.missing, .notBegun) }
    let needed = needed(window)
    let missing = needed.filter { !isCovered($0) }
    if !needed.isEmpty, missing.count == needed.count { return .empty(.missing, reason(missing)) }
    return .counted(window.end > asOf || !missing.isEmpty ? .preliminary : .final, missing: missing)
  }

  /// Months of a window that a part may not count, although it may have rows there: the other part has no source for them.
  ///
  /// Of a window that has not ended, what is known ahead (a budget) counts whole, but for holes.
  func skipped(_ window: Window, _ measure: Measure) -> [Int] {
    guard case .counted(_, let missing) = state(of: window), isMeasuredByMonth else { return [] }
    guard measure.fact?.isKnownAhead == true, window.end > asOf else { return missing }
    let last = needed(window).last(where: isCovered) ?? window.firstMonth
    return missing.filter { $0 < last }
  }

  /// The months of a window that every file has to speak of, as far as they have begun.
  func needed(_ window: Window) -> [Int] {
    let last = isKnownAhead ? window.lastMonth : min(window.lastMonth, Window.month(asOf))
    if isMeasuredByMonth { return window.firstMonth <= last ? Array(window.firstMonth...last) : [] }
    return isMeasuredOnDay ? [last] : []
  }

  private func isCovered(_ month: Int) -> Bool {
    sources.allSatisfy { $0.coverage.covers(month) } && !isUnfinished(month)
  }

  private func isUnfinished(_ month: Int) -> Bool {
    needsWholeMonths && month == Window.month(asOf) && asOf < Period(monthOf: asOf).lastDay
  }

  private func reason(_ missing: [Int]) -> FigureReason {
    let lacking = sources.filter { source in missing.contains { !source.coverage.covers($0) } }.map(\.name)
    return lacking.isEmpty ? .unfinished : .notCovered(lacking)
  }
}
