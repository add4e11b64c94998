internal import CareModel
internal import DocumentModel
internal import MetricEngine

extension Words {
  /// The number without unit, or the word that stands in its place.
  static func value(_ figure: Figure, _ format: NumberFormat) -> String {
    if let value = figure.value { return format.text(value) }
    switch figure.state {
    case .suppressed: return "<5"
    case .notApplicable: return "–"
    default: return "mangler"
    }
  }

  static func cellState(_ state: FigureState) -> CellState {
    switch state {
    case .final: .normal
    case .preliminary: .preliminary
    case .suppressed: .suppressed
    case .missing, .notApplicable: .missing
    }
  }
}
