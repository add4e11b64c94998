internal import Danish
internal import DocumentModel

/// Draws horizontal bars from zero, each with its name and value.
struct BarsDrawing {
  let chart: BarChart
  let style: Style

  init(_ chart: BarChart, style: Style) {
    self.chart = chart
    self.style = style
  }

  func draw(on canvas: inout Canvas) -> String? {
    guard !chart.bars.isEmpty else {
      canvas.nothingToShow()
      return nil
    }
    let markName = chart.bars.contains { mark($0) != nil } ? chart.markName : nil
    let header = markName == nil ? style.scaled(8) : style.textHeight + style.scaled(10)
    let rows = BarRows(rows: chart.bars.map(row), style: style, headerHeight: header)
    rows.draw(on: &canvas)
    if let markName, let first = rows.placed.first(where: { $0.row.mark != nil }), let mark = first.row.mark {
      name(markName, at: rows.x(mark), isFirstRow: first.top == rows.placed[0].top, rows: rows, on: &canvas)
    }
    canvas.height = rows.bottom.rounded(.up)
    return nil
  }

  private func mark(_ bar: BarChart.Bar) -> Double? {
    guard bar.point.shown != nil else { return nil }
    return ChartPoint(bar.mark).shown
  }

  /// What the marks are stands over the first of them, or as a key where that is not in the first row.
  private func name(_ text: String, at x: Double, isFirstRow: Bool, rows: BarRows, on canvas: inout Canvas) {
    let key = style.scaled(12)
    let text = style.cut(text, .axis, limit: style.width - key - 4)
    let width = style.width(of: text, .axis)
    if isFirstRow && !rows.namesAbove {
      let left = min(max(x - width / 2, 0), style.width - width)
      canvas.text(text, .axis, at: Point(x: left + width / 2, y: style.ascent), anchor: .middle)
      return
    }
    canvas.line(
      Point(x: style.width - width - key, y: style.ascent - style.fontSize * 0.8),
      Point(x: style.width - width - key, y: style.ascent + 2), .mark)
    canvas.text(text, .axis, at: Point(x: style.width - 1, y: style.ascent), anchor: .end)
  }

  private func row(_ bar: BarChart.Bar) -> BarRows.Row {
    let tone: Tone = bar.isEmphasised ? .strong : .ink
    var row = BarRows.Row(
      name: bar.name, nameTone: tone, value: 0, mark: nil, text: "", textTone: .strong, word: "", aside: "",
      kind: .missing)
    row.fill(bar.point, format: chart.format)
    if let value = bar.point.shown {
      row.mark = mark(bar)
      if chart.format.isZero(value) { row.value = 0 }
      row.text = chart.format.text(value)
      row.textTone = .thread
      row.kind = .bar(bar.point.state == .normal ? .bar : .openBar)
    }
    return row
  }
}

extension BarRows.Row {
  /// The words for a point's state; the caller sets the look of a value.
  mutating func fill(_ point: ChartPoint, format: NumberFormat) {
    if let value = point.shown {
      self.value = value
      word = point.state == .preliminary ? "foreløbig" : point.state == .expected ? "ventet" : ""
      return
    }
    switch point.absence {
    case .suppressed:
      (text, aside, kind) = ("<5", "vises ikke", .suppressed)
    case .hidden:
      (text, aside, kind) = ("skjult", "ellers kan <5 regnes ud", .hidden)
    default:
      (text, kind) = ("mangler", .missing)
    }
  }
}
