internal import Danish
internal import DocumentModel

/// Draws inflow above and outflow below a line (til- og afgang), the net as a row of numbers.
struct FlowDrawing {
  let chart: FlowChart
  let style: Style
  private let count: Int
  let inflow: [ChartPoint]
  let outflow: [ChartPoint]
  private let scale: FlowScale
  private let plot: Rect
  private let blocks: (inflow: TextBlock, outflow: TextBlock, net: TextBlock)
  private let format = NumberFormat()

  init(_ chart: FlowChart, style: Style) {
    self.chart = chart
    self.style = style
    count = chart.labels.count
    inflow = Self.padded(chart.inflow, count)
    outflow = Self.padded(chart.outflow, count)
    let inMarks = chart.inflowMarks.prefix(count).compactMap { ChartPoint($0).shown }
    let outMarks = chart.outflowMarks.prefix(count).compactMap { ChartPoint($0).shown }
    scale = FlowScale(
      inflow: inflow.compactMap(\.shown) + inMarks, outflow: outflow.compactMap(\.shown) + outMarks,
      holdsSuppressed: (inflow + outflow).contains { $0.absence == .suppressed })
    let totals = FlowTotals(inflow: inflow, outflow: outflow, labels: chart.labels)
    let isNarrow = style.isNarrow
    func named(_ name: String, _ total: String) -> TextBlock {
      TextBlock([.init(text: name, tone: .thread), .init(text: total, tone: .axis)])
    }
    blocks = (
      named("Tilgang", totals.inflow), named("Afgang", totals.outflow),
      TextBlock(isNarrow ? ["Netto \(totals.net)"] : ["Netto \(totals.net)"], .strong)
    )
    let left = (scale.labels.map { style.width(of: $0.text, .axis) }.max() ?? 0) + style.scaled(10)
    let key = chart.markName.map { min(style.width(of: $0, .axis), style.scaled(120)) + style.scaled(22) } ?? 0
    let margin =
      [style.width(of: blocks.inflow), style.width(of: blocks.outflow), style.width(of: blocks.net), key]
      .max() ?? 0
    let right = isNarrow ? style.width - 4 : style.width - margin - style.scaled(11)
    let top = isNarrow ? style.textHeight + 12 : style.scaled(16)
    plot = Rect(
      x: left, y: top, width: max(right - left, 1), height: style.size == .wide ? 236 : style.isPrint ? 104 : 210)
  }

  private static func padded(_ points: [ChartPoint], _ count: Int) -> [ChartPoint] {
    Array(points.prefix(count)) + Array(repeating: ChartPoint(nil), count: max(0, count - points.count))
  }

  func draw(on canvas: inout Canvas) -> String? {
    guard count > 0, (inflow + outflow).contains(where: { $0.shown != nil || $0.absence != nil }) else {
      canvas.nothingToShow()
      return nil
    }
    // Words may stand above the tallest column; on a phone the inflow's name is there.
    let above = style.isNarrow ? 0 : plot.y
    var room = LabelRoom(
      bounds: Rect(x: plot.x + 2, y: plot.y - above, width: plot.width - 2, height: plot.height + above))
    var notes = Notes()
    drawAxis(on: &canvas)
    drawColumns(on: &canvas, room: &room)
    canvas.line(Point(x: plot.x, y: zero), Point(x: plot.right, y: zero), .zeroLine)
    FlowAbsences(drawing: self).placeLabels(on: &canvas, room: &room, notes: &notes)
    let net = drawNet(on: &canvas)
    drawMargin(on: &canvas, netBaseline: net.first)
    let bottom = TimeLabels(chart.labels, short: chart.shortLabels, highlighted: chart.highlighted, style: style)
      .draw(centres: (0..<count).map(x), baseline: net.last + style.scaled(22), on: &canvas)
    canvas.height = notes.draw(below: bottom, on: &canvas)
    return nil
  }

  // MARK: Places

  var area: Rect { plot }
  var step: Double { plot.width / Double(count) }
  func x(_ index: Int) -> Double { plot.x + (Double(index) + 0.5) * step }
  /// How far the tallest of some columns reaches from the line, marks and stubs counted.
  func reach(_ range: ClosedRange<Int>, up: Bool) -> Double {
    let points = up ? inflow : outflow
    let marks = up ? chart.inflowMarks : chart.outflowMarks
    let heights = range.map { index -> Double in
      let mark = marks.indices.contains(index) ? ChartPoint(marks[index]).shown ?? 0 : 0
      let bar = points[index].absence == .suppressed ? stub : max(points[index].shown ?? 0, 0) * unit
      return max(bar, mark * unit)
    }
    return heights.max() ?? 0
  }
  /// The height of what stands for `<5`.
  private var stub: Double { min(5 * unit, plot.height / 4) }
  var unit: Double { plot.height / (scale.up + scale.down) }
  var zero: Double { plot.y + scale.up * unit }
  private var barWidth: Double { max(step * 0.68, 1) }

  // MARK: Shapes

  private func drawAxis(on canvas: inout Canvas) {
    for tick in scale.labels {
      let y = zero - tick.value * unit
      if tick.value != 0 { canvas.line(Point(x: plot.x, y: y), Point(x: plot.right, y: y), .gridLine) }
      canvas.text(
        tick.text, .axis, at: Point(x: plot.x - style.scaled(8), y: y + style.fontSize * 0.35), anchor: .end)
    }
  }

  private func drawColumns(on canvas: inout Canvas, room: inout LabelRoom) {
    for index in 0..<count {
      let left = x(index) - barWidth / 2
      let lacks = (up: inflow[index].absence == .missing, down: outflow[index].absence == .missing)
      if lacks.up || lacks.down {
        // Only the half that is missing is hatched; the other is known.
        let top = lacks.up ? plot.y : zero
        let rect = Rect(
          x: x(index) - step / 2, y: top, width: step, height: (lacks.down ? plot.bottom : zero) - top)
        canvas.rectangle(rect, .gap)
        room.avoid(area: rect)
      }
      for (point, direction) in [(inflow[index], -1.0), (outflow[index], 1.0)] {
        let isUp = direction < 0
        if let value = point.shown, value > 0 {
          let height = value * unit
          let rect = Rect(x: left, y: isUp ? zero - height : zero, width: barWidth, height: height)
          canvas.rectangle(rect, isUp ? (point.state == .normal ? .bar : .openBar) : .hatchedBar)
          room.avoid(area: rect)
        } else if point.absence == .suppressed {
          let rect = Rect(x: left, y: isUp ? zero - stub : zero, width: barWidth, height: stub)
          canvas.rectangle(rect, .gap)
          room.avoid(area: rect)
        }
      }
      mark(chart.inflowMarks, index, direction: -1, on: &canvas, room: &room)
      mark(chart.outflowMarks, index, direction: 1, on: &canvas, room: &room)
    }
  }

  private func mark(
    _ marks: [Double?], _ index: Int, direction: Double, on canvas: inout Canvas, room: inout LabelRoom
  ) {
    guard marks.indices.contains(index), let value = ChartPoint(marks[index]).shown else { return }
    let y = zero + direction * max(value, 0) * unit
    let reach = min(barWidth / 2 + style.scaled(3), step / 2)
    let ends = [Point(x: x(index) - reach, y: y), Point(x: x(index) + reach, y: y)]
    canvas.line(ends[0], ends[1], .mark)
    room.avoid(line: ends)
  }

  // MARK: Labels

  /// The net below each column, in one row or two; where even two are too narrow, only under the named places.
  private func drawNet(on canvas: inout Canvas) -> (first: Double, last: Double) {
    let first = plot.bottom + style.scaled(24) + (style.isNarrow ? style.lineHeight + 10 : 0)
    var format = format
    format.isSigned = true
    let texts = (0..<count).map { index -> String in
      guard let a = inflow[index].shown, let b = outflow[index].shown else {
        return inflow[index].absence == nil && outflow[index].absence == nil ? "" : "–"
      }
      return format.text(a - b)
    }
    func rect(_ index: Int) -> Rect {
      let width = style.width(of: texts[index], .strong)
      let limit = style.isNarrow ? style.width : plot.right + 4
      let left = max(min(x(index) - width / 2, limit - width), 0)
      return Rect(x: left, y: 0, width: width, height: style.textHeight)
    }
    func rows(_ indices: [Int]) -> [[Int]]? {
      var rows: [[Int]] = [[], []]
      for index in indices {
        let free = rows.indices.first { row in
          !rows[row].contains { rect($0).intersects(rect(index), gapX: 5) }
        }
        guard let free else { return nil }
        rows[free].append(index)
      }
      return rows
    }
    let all = (0..<count).filter { !texts[$0].isEmpty }
    let named = TimeLabels(chart.labels, short: chart.shortLabels, highlighted: chart.highlighted, style: style)
      .chosen(centres: (0..<count).map(x)).map(\.index).filter { !texts[$0].isEmpty }
    let lastOnly = all.suffix(1)
    let chosen = rows(all) ?? rows(named) ?? [Array(lastOnly), []]
    for (row, indices) in chosen.enumerated() {
      for index in indices {
        let box = rect(index)
        canvas.text(
          texts[index], .strong, at: Point(x: box.middle.x, y: first + Double(row) * style.lineHeight), anchor: .middle)
      }
    }
    return (first, first + (chosen[1].isEmpty ? 0 : style.lineHeight))
  }

  private func drawMargin(on canvas: inout Canvas, netBaseline: Double) {
    if style.isNarrow {
      drawNarrowNames(on: &canvas, baseline: plot.bottom + 22)
      return
    }
    let x = plot.right + style.scaled(10)
    var items: [(block: TextBlock, wish: Double, isKey: Bool)] = [(blocks.inflow, (plot.y + zero) / 2, false)]
    if let name = markName(limit: style.scaled(120)) {
      items.append((TextBlock([name], .axis), zero - style.scaled(14), true))
    }
    items.append((blocks.outflow, (zero + plot.bottom) / 2, false))
    let heights = items.map { style.height(of: $0.block) }
    let wishes = zip(items, heights).map { $0.wish - $1 / 2 }
    let range = 0...(netBaseline - style.ascent - 3)
    for (item, top) in zip(items, spread(wishes, heights: heights, within: range, gap: 4)) {
      guard item.isKey else {
        canvas.block(item.block, x: x, top: top)
        continue
      }
      let y = top + style.textHeight / 2
      canvas.line(Point(x: x, y: y), Point(x: x + style.scaled(16), y: y), .mark)
      canvas.block(item.block, x: x + style.scaled(22), top: top)
    }
    canvas.block(blocks.net, x: x, top: netBaseline - style.ascent)
  }

  /// On a phone the names stand above and below the columns, which need the whole width.
  private func drawNarrowNames(on canvas: inout Canvas, baseline: Double) {
    func line(_ block: TextBlock, at y: Double) -> Double {
      var x = 0.0
      for piece in block.lines {
        canvas.text(piece.text, piece.tone, at: Point(x: x, y: y))
        x += style.width(of: piece.text, piece.tone) + 7
      }
      return x
    }
    let used = line(blocks.inflow, at: style.ascent)
    if let name = markName(limit: style.width - used - 30) {
      let width = style.width(of: name, .axis)
      let y = style.ascent - style.fontSize * 0.35
      canvas.line(
        Point(x: style.width - width - 24, y: y), Point(x: style.width - width - 8, y: y), .mark)
      canvas.text(name, .axis, at: Point(x: style.width - 1, y: style.ascent), anchor: .end)
    }
    let after = line(blocks.outflow, at: baseline)
    let net = blocks.net.lines[0]
    let width = style.width(of: net.text, net.tone)
    if after + width <= style.width {
      canvas.text(net.text, net.tone, at: Point(x: style.width - 1, y: baseline), anchor: .end)
    }
  }

  private func markName(limit: Double) -> String? {
    guard let name = chart.markName, !name.isEmpty, limit > 20,
      (chart.inflowMarks + chart.outflowMarks).contains(where: { $0 != nil })
    else { return nil }
    return style.cut(name, .axis, limit: limit)
  }
}
