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
    case .suppressed: format.countsThings ? .suppressed : .hidden
    case .missing: .missing
    case .notApplicable: .normal
    }
  }

  /// The number without unit, or the word that stands in its place.
  var number: String {
    if let value = figure.value { return format.format.text(value) }
    switch figure.state {
    // "Under 5" is a number of persons or things; a share or an amount that is hidden is not under anything.
    case .suppressed: return format.countsThings ? "<5" : "skjult"
    case .notApplicable: return "–"
    default: return "mangler"
    }
  }

  func cell(_ reference: FigureReference?, strong: Bool = false) -> Cell {
    Cell(
      number, note: note, state: state,
      number: figure.value.map { $0 / format.format.scale }, decimals: format.format.decimals, reference: reference,
      strong: strong)
  }

  /// "foreløbig", "foreløbig, uden maj 2026": what must stand beside the number.
  private var note: String? {
    guard figure.state == .preliminary, figure.value != nil else { return nil }
    return figure.missing.isEmpty ? "foreløbig" : "foreløbig, uden \(DanishText.months(figure.missing))"
  }

  var point: ChartPoint { ChartPoint(figure.value, state: state) }

  /// A counted figure in a sentence: "ingen borgere", "én borger", "1.234 borgere", "under fem borgere"; nil when no source
  /// has it.
  func counted(_ noun: CountedNoun) -> String? {
    if let value = figure.value { return noun.text(Int(value.rounded())) }
    return figure.state == .suppressed ? noun.few : nil
  }
}
