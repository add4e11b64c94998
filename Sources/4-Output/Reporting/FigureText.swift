internal import CareModel
internal import DocumentModel
internal import MetricEngine

/// A figure as it is written: the only road from a value to text in a report.
struct FigureText {
  let figure: Figure
  let format: NumberText

  init(_ figure: Figure, _ format: NumberText) {
    self.figure = figure
    self.format = format
  }

  var state: CellState {
    switch figure.state {
    case .final: .normal
    case .preliminary: .preliminary
    case .suppressed: .suppressed
    case .missing, .notApplicable: .missing
    }
  }

  /// The number without unit, or the word that stands in its place.
  var number: String {
    if let value = figure.value { return format.format.text(value) }
    switch figure.state {
    case .suppressed: return "<5"
    case .notApplicable: return "–"
    default: return "mangler"
    }
  }

  func cell(_ reference: FigureReference?, strong: Bool = false) -> Cell {
    Cell(
      number, note: figure.state == .preliminary ? "foreløbig" : nil, state: state,
      number: figure.value.map { $0 / format.format.scale }, decimals: format.format.decimals, reference: reference,
      strong: strong)
  }

  var point: ChartPoint { ChartPoint(figure.value, state: state) }
}

/// The difference of two figures; nil as soon as one of them is hidden or missing, so that nothing can be computed back.
func difference(_ figure: Figure, _ other: Figure) -> Double? {
  guard let value = figure.value, let base = other.value else { return nil }
  return value - base
}
