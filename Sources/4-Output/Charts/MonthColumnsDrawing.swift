internal import Danish
package import DocumentModel

/// Draws whole numbers month by month: a column from zero, its number above, its month below. One width fits all places.
package func drawing(of figure: MonthColumns, idPrefix: String) -> Drawing {
  let style = Style(size: .narrow, idPrefix: idPrefix, className: "mnd")
  var canvas = Canvas(style: style)
  MonthColumnsDrawing(style: style).draw(figure.columns, on: &canvas)
  return Drawing(
    svg: canvas.document(title: figure.alternative, description: figure.description), width: Int(canvas.width),
    height: Int(canvas.height), axisNote: nil, labels: canvas.labels)
}

private struct MonthColumnsDrawing {
  let style: Style

  func draw(_ all: [MonthColumns.Column], on canvas: inout Canvas) {
    let columns = shown(all)
    guard !columns.isEmpty else {
      canvas.nothingToShow()
      return
    }
    let (top, base) = (style.textHeight + 8, 112.0)
    let highest = Double(max(1, columns.map(\.value).max() ?? 1))
    let step = style.width / Double(columns.count)
    let width = min(38, step * 0.62)
    for (index, column) in columns.enumerated() {
      let centre = step * (Double(index) + 0.5)
      let height = (base - top) * Double(max(0, column.value)) / highest
      canvas.rectangle(Rect(x: centre - width / 2, y: base - height, width: width, height: height), .bar)
      canvas.text(number(column), .strong, at: Point(x: centre, y: base - height - 6), anchor: .middle)
      canvas.text(column.label, .axis, at: Point(x: centre, y: base + style.ascent + 6), anchor: .middle)
    }
    canvas.line(Point(x: 0, y: base), Point(x: style.width, y: base), .zeroLine)
    canvas.height = (base + style.textHeight + 8).rounded(.up)
  }

  /// The latest months whose numbers and names have room beside each other; at most a year.
  private func shown(_ all: [MonthColumns.Column]) -> [MonthColumns.Column] {
    for count in stride(from: min(12, all.count), through: 1, by: -1) {
      let columns = Array(all.suffix(count))
      let room = style.width / Double(count) - 6
      if columns.allSatisfy({
        max(style.width(of: number($0), .strong), style.width(of: $0.label, .axis)) <= room
      }) {
        return columns
      }
    }
    return Array(all.suffix(1))
  }

  private func number(_ column: MonthColumns.Column) -> String { NumberFormat().text(Double(column.value)) }
}
