package import DocumentModel

/// Draws a sparkline or a deviation bar for a table cell; its numbers stand in the row or in a table beside.
package func inlineDrawing(of graphic: Cell.Graphic, for print: Bool) -> Drawing {
  var canvas = Canvas(style: Style(size: print ? .print : .wide, idPrefix: "inline"))
  let size: (width: Double, height: Double)
  switch graphic {
  case .sparkline(let values, let reference, let scale, let isLastPreliminary):
    size = (110, 30)
    let line = Sparkline(values: values, reference: reference, scale: scale, isLastPreliminary: isLastPreliminary)
    line.draw(on: &canvas, width: size.width, height: size.height)
  case .deviation(let value, let scale):
    size = (124, 18)
    drawDeviation(value, scale: scale, on: &canvas, width: size.width)
  }
  let space =
    "width=\"\(Canvas.number(size.width))\" height=\"\(Canvas.number(size.height))\" "
    + "viewBox=\"0 0 \(Canvas.number(size.width)) \(Canvas.number(size.height))\""
  let svg =
    print
    ? "<svg xmlns=\"http://www.w3.org/2000/svg\" \(space)>\(printPatterns(idPrefix: "inline"))\(canvas.content)</svg>"
    : "<svg class=\"mini\" \(space) overflow=\"visible\" aria-hidden=\"true\" focusable=\"false\">\(canvas.content)</svg>"
  return Drawing(svg: svg, width: Int(size.width), height: Int(size.height), axisNote: nil, labels: [])
}

/// A bar to the right for more, filled, or to the left for less, hatched; the line at zero runs through the rows.
private func drawDeviation(_ value: Double, scale: Double, on canvas: inout Canvas, width: Double) {
  let zero = width / 2
  if let share = ratio(value, scale) {
    let length = share * (zero - 3)
    let rect = Rect(x: min(zero, zero + length), y: 3, width: abs(length), height: 12)
    canvas.rectangle(rect, length < 0 ? .less : .more)
  }
  canvas.line(Point(x: zero, y: -8), Point(x: zero, y: 26), .zeroLine)
}

/// Months relative to a reference, on the scale of the whole column.
private struct Sparkline {
  let values: [Double?]
  let reference: Double?
  let scale: Double
  let isLastPreliminary: Bool

  func draw(on canvas: inout Canvas, width: Double, height: Double) {
    let middle = height / 2
    let known = values.compactMap { ChartPoint($0).shown }
    let base = reference.flatMap { ChartPoint($0).shown } ?? (known.reduce(0, +) / Double(max(known.count, 1)))
    if reference != nil { canvas.line(Point(x: 0, y: middle), Point(x: width, y: middle), .connector) }
    let step = values.count > 1 ? (width - 12) / Double(values.count - 1) : 0
    let points = values.enumerated().map { index, value -> Point? in
      guard let value = ChartPoint(value).shown else { return nil }
      let deviation = base == 0 ? (value == 0 ? 0 : value > 0 ? 1 : -1) : (value - base) / abs(base)
      let share = base == 0 ? deviation : ratio(deviation, scale) ?? 0
      return Point(x: 4 + Double(index) * step, y: middle - share * (middle - 4))
    }
    for part in points.split(separator: nil) {
      let line = part.compactMap { $0 }
      if line.count > 1 { canvas.polyline(line, .current) } else { canvas.circle(line[0], radius: 1.6, .dot) }
    }
    guard let last = points.last, let last else { return }
    canvas.circle(last, radius: 3.2, isLastPreliminary ? .hollowDot : .dot)
  }
}

/// A value as a part of the column's scale, from −1 to 1; nil where there is nothing to draw.
private func ratio(_ value: Double, _ scale: Double) -> Double? {
  guard value.isFinite, scale.isFinite, scale > 0 else { return nil }
  return min(max(value / scale, -1), 1)
}
