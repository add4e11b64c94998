internal import CareModel
internal import Danish
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

  private var writing: FigureWriting { FigureWriting(format: format.format, countsThings: format.countsThings) }

  var state: CellState { writing.sign(figure.state) }

  /// The number without unit, or the word that stands in its place.
  var number: String { writing.text(figure.value, figure.state) }

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
