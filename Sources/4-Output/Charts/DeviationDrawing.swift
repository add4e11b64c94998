internal import Danish
internal import DocumentModel

/// Draws bars to both sides of a plan: more is filled, less is hatched, both with their sign.
struct DeviationDrawing {
  let chart: DeviationChart
  let style: Style

  init(_ chart: DeviationChart, style: Style) {
    self.chart = chart
    self.style = style
  }

  func draw(on canvas: inout Canvas) -> String? {
    guard !chart.bars.isEmpty else {
      canvas.nothingToShow()
      return nil
    }
    let gap = style.scaled(6)
    let limit = style.width / 2 - gap - 2
    let less = style.cut("← \(chart.lessName)", .axis, limit: limit)
    let more = style.cut("\(chart.moreName) →", .axis, limit: limit)
    let rows = BarRows(
      rows: chart.bars.map(row), style: style, headerHeight: style.textHeight + style.scaled(10),
      least: (style.width(of: less, .axis) + gap + 1, style.width(of: more, .axis) + gap + 1))
    // Long words give way to the bars' own values.
    let leftText = style.cut(less, .axis, limit: rows.zero - gap)
    let rightText = style.cut(more, .axis, limit: style.width - rows.zero - gap)
    canvas.text(leftText, .axis, at: Point(x: rows.zero - gap, y: style.ascent), anchor: .end)
    canvas.text(rightText, .axis, at: Point(x: rows.zero + gap, y: style.ascent))
    rows.draw(on: &canvas)
    canvas.height = rows.bottom.rounded(.up)
    return nil
  }

  private func row(_ bar: DeviationChart.Bar) -> BarRows.Row {
    var row = BarRows.Row(
      name: bar.name, nameTone: bar.isEmphasised ? .strong : .ink, value: 0, mark: nil, text: "", textTone: .strong,
      word: "", aside: "", kind: .missing)
    row.fill(bar.point, format: chart.format)
    if let value = bar.point.shown {
      var format = chart.format
      format.isSigned = true
      row.text = format.text(value)
      if format.isZero(value) { row.value = 0 }
      row.textTone = row.value > 0 ? .more : row.value < 0 ? .less : .strong
      row.kind = .bar(row.value < 0 ? .less : .more)
    }
    return row
  }
}
