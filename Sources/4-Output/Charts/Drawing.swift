package import DocumentModel

/// A finished drawing of a chart as SVG text.
package struct Drawing: Hashable, Sendable {
  package var svg: String
  package var width: Int
  package var height: Int
  /// "Aksen begynder ved 28." where the value axis does not begin at 0; belongs in the subtitle.
  package var axisNote: String?
  /// Where every text stands. No two touch, and none leaves the drawing; the tests hold it.
  package var labels: [LabelBox]
}

/// The space that one line of text takes.
package struct LabelBox: Hashable, Sendable {
  package var text: String
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double
}

/// The widths a chart is drawn for. One drawing is never scaled down to another's place.
package enum DrawingSize: String, Hashable, Sendable, CaseIterable {
  /// 720 units, for a desk.
  case wide = "bred"
  /// 516 units, for one of two charts side by side on a desk.
  case half = "halv"
  /// 350 units, for a phone.
  case narrow = "smal"
  /// 540 units, for A4: stands alone, with colours and font written out. Text keeps 8.5 pt at widths from 162 mm.
  case print = "tryk"

  var width: Double {
    switch self {
    case .wide: 720
    case .half: 516
    case .narrow: 350
    case .print: 540
    }
  }
}

/// Draws a figure's chart. Identifiers in the drawing begin with `idPrefix` and the size, so both sizes can share a page.
package func drawing(of figure: ChartFigure, size: DrawingSize, idPrefix: String) -> Drawing {
  var canvas = Canvas(style: Style(size: size, idPrefix: "\(identifier(idPrefix))-\(size.rawValue)"))
  let note: String?
  switch figure.chart {
  case .line(let chart): note = LineDrawing(chart, style: canvas.style).draw(on: &canvas)
  case .bars(let chart): note = BarsDrawing(chart, style: canvas.style).draw(on: &canvas)
  case .deviationBars(let chart): note = DeviationDrawing(chart, style: canvas.style).draw(on: &canvas)
  case .flow(let chart): note = FlowDrawing(chart, style: canvas.style).draw(on: &canvas)
  }
  return Drawing(
    svg: canvas.document(title: figure.alternative, description: figure.description), width: Int(canvas.width),
    height: Int(canvas.height), axisNote: note, labels: canvas.labels)
}

/// Letters that are safe in an identifier and in `url(#…)`; anything else becomes a hyphen.
private func identifier(_ text: String) -> String {
  let safe = text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "-" }
  return safe.first?.isLetter == true ? String(safe) : "f" + String(safe)
}
