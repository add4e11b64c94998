package import CareModel
package import Danish
package import DocumentModel
package import MetricEngine
internal import Reporting

extension Words {
  /// The number without unit, or the word that stands in its place.
  package static func value(_ figure: Figure, of definition: MetricDefinition) -> String {
    value(figure.value, figure.state, of: definition)
  }

  package static func value(_ value: Double?, _ state: FigureState, of definition: MetricDefinition) -> String {
    writing(definition).text(value, state)
  }

  package static func cellState(_ state: FigureState, of definition: MetricDefinition) -> CellState {
    writing(definition).sign(state)
  }

  private static func writing(_ definition: MetricDefinition) -> FigureWriting {
    FigureWriting(format: format(definition), countsThings: countsThings(definition))
  }

  /// How a metric's values are written: whole things whole, averages and shares with one decimal.
  package static func format(_ definition: MetricDefinition) -> NumberFormat {
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
    return "\(state(figure.state)), uden \(DanishText.months(figure.missing))"
  }

  /// Why a figure has no value, or what its value is without, as sentences; nil of a whole one.
  package static func lack(_ figure: Figure) -> String? {
    if let reason = figure.reason { return reason.text }
    if figure.missing.isEmpty || figure.value == nil { return nil }
    return "Tallet er uden \(DanishText.months(figure.missing)), som en kilde ikke dækker. Det er ikke nul."
  }
}
