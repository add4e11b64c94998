package import CareModel
internal import DocumentModel
internal import MetricEngine
internal import Reporting

extension Words {
  /// With a full stop at its end; an abbreviation's own is not written twice.
  package static func sentence(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }

  /// The number without unit, or the word that stands in its place.
  static func value(_ figure: Figure, of definition: MetricDefinition) -> String {
    value(figure.value, figure.state, of: definition)
  }

  static func value(_ value: Double?, _ state: FigureState, of definition: MetricDefinition) -> String {
    writing(definition).text(value, state)
  }

  static func cellState(_ state: FigureState, of definition: MetricDefinition) -> CellState {
    writing(definition).sign(state)
  }

  private static func writing(_ definition: MetricDefinition) -> FigureWriting {
    FigureWriting(format: format(definition), countsThings: countsThings(definition))
  }

  /// How a metric's values are written: whole things whole, averages and shares with one decimal.
  static func format(_ definition: MetricDefinition) -> NumberFormat {
    switch definition.measure {
    case .ratio where countedUnits.contains(definition.unit): NumberFormat(decimals: 1)
    case .persons, .spells, .count, .latestStatus: NumberFormat()
    default: format(definition.unit)
    }
  }

  private static let countedUnits: [Unit] = [.persons, .spells, .cases, .services, .places, .goals]

  private static func countsThings(_ definition: MetricDefinition) -> Bool {
    if case .ratio = definition.measure { return false }
    return countedUnits.contains(definition.unit)
  }

  /// "foreløbig, uden maj og juni 2025"; the state's word alone of a whole figure.
  static func state(_ figure: Figure) -> String {
    guard figure.value != nil, !figure.missing.isEmpty else { return state(figure.state) }
    return "\(state(figure.state)), uden \(months(figure.missing))"
  }

  /// Why a figure has no value, or what its value is without, as sentences; nil of a whole one.
  static func lack(_ figure: Figure) -> String? {
    if let reason = figure.reason { return reason.text }
    if figure.missing.isEmpty || figure.value == nil { return nil }
    return "Tallet er uden \(months(figure.missing)), som en kilde ikke dækker. Det er ikke nul."
  }

  /// "maj, juni og september 2025–januar 2026": months in order, those that follow one another as one.
  package static func months(_ months: [Period]) -> String {
    var runs: [(from: Period, to: Period)] = []
    for month in months {
      if let last = runs.last, last.to.advanced(by: 1) == month {
        runs[runs.count - 1].to = month
      } else {
        runs.append((month, month))
      }
    }
    let names = runs.map { run in
      run.from.advanced(by: 1) == run.to && run.from.year == run.to.year
        ? "\(month(run.from.firstDay.month)) og \(period(run.to))" : window(from: run.from, to: run.to)
    }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " og " + last
  }
}
