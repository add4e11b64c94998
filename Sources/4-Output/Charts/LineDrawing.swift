internal import DocumentModel

/// Draws series over time: measured in red, last year thin, the plan dashed, names and last values at their ends.
struct LineDrawing {
  let chart: LineChart
  let style: Style
  let axis: ValueAxis
  let plot: Rect
  /// Series with something to draw; the measured one first.
  let series: [LineSeries]
  private let ends: [SeriesEnd]

  init(_ chart: LineChart, style: Style) {
    self.chart = chart
    self.style = style
    let count = chart.labels.count
    series = [
      LineSeries(chart.current, kind: .current, count: count),
      chart.comparison.map { LineSeries($0, kind: .comparison, count: count) },
      chart.plan.map { LineSeries($0, kind: .plan, count: count) },
    ].compactMap { $0 }
    axis = ValueAxis(values: series.flatMap { $0.values.compactMap { $0 } }, format: chart.format)
    let left = (axis.labels.map { style.width(of: $0, .axis) }.max() ?? 0) + style.scaled(10)
    ends = series.compactMap { SeriesEnd($0, chart: chart, style: style) }
    let margin = ends.filter(\.isAtRightEdge).map { style.width(of: $0.block) }.max()
    let right = style.width - (margin.map { $0 + style.scaled(10) } ?? style.scaled(12))
    let height: Double =
      switch style.size {
      case .wide, .half: 294
      case .narrow: 264
      case .print: 112
      }
    plot = Rect(x: left, y: style.scaled(16), width: max(right - left, 1), height: height)
  }

  func draw(on canvas: inout Canvas) -> String? {
    guard !chart.labels.isEmpty, !ends.isEmpty || series[0].source.contains(where: { $0.absence != nil }) else {
      canvas.nothingToShow()
      return nil
    }
    var room = LabelRoom(bounds: Rect(x: plot.x + 4, y: plot.y, width: roomWidth, height: plot.height - 2))
    var notes = Notes()
    drawBands(on: &canvas, room: &room)
    if ends.isEmpty {
      canvas.line(Point(x: plot.x, y: plot.bottom), Point(x: plot.right, y: plot.bottom), .zeroLine)
    } else {
      drawAxis(on: &canvas)
    }
    let absences = AbsenceDrawing(
      points: series[0].source, labels: chart.labels, plot: plot, style: style,
      foot: axis.holdsZero ? (y(0), y(5)) : nil)
    absences.drawAreas(on: &canvas, room: &room)
    for (index, position) in breakPositions.enumerated() where breakPositions.firstIndex(of: position) == index {
      let x = edge(position)
      canvas.line(Point(x: x, y: plot.y), Point(x: x, y: plot.bottom), .mark)
      room.avoid(line: [Point(x: x, y: plot.y), Point(x: x, y: plot.bottom)], cost: 200)
    }
    for line in series.reversed() { draw(line, on: &canvas, room: &room) }
    label(on: &canvas, room: &room, notes: &notes, absences: absences)
    let bottom = TimeLabels(chart.labels, short: chart.shortLabels, highlighted: chart.highlighted, style: style)
      .draw(centres: chart.labels.indices.map(x), baseline: plot.bottom + style.scaled(22), on: &canvas)
    canvas.height = notes.draw(below: bottom, on: &canvas)
    return ends.isEmpty ? nil : axis.note
  }

  /// Without names in a margin, labels may use it.
  private var roomWidth: Double {
    (ends.contains(where: \.isAtRightEdge) ? plot.right : style.width) - plot.x - 4
  }

  // MARK: Places

  private var step: Double { plot.width / Double(chart.labels.count) }
  func x(_ index: Int) -> Double { plot.x + (Double(index) + 0.5) * step }
  /// The border before a place on the axis.
  func edge(_ index: Int) -> Double { plot.x + Double(index) * step }
  func y(_ value: Double) -> Double {
    plot.bottom - (value - axis.low) / (axis.high - axis.low) * plot.height
  }

  private var breakPositions: [Int] { chart.breaks.map { min(max($0.before, 0), chart.labels.count) } }

  // MARK: Shapes

  private func drawBands(on canvas: inout Canvas, room: inout LabelRoom) {
    for run in runs(in: series[0].states, where: { $0 == .expected }) {
      let top = plot.y - style.scaled(8)
      let left = edge(run.lowerBound)
      let width = edge(run.upperBound + 1) - left
      let rect = Rect(x: left, y: top, width: width, height: plot.bottom - top)
      canvas.rectangle(rect, .band)
      // The halo has the paper's colour, not the band's.
      room.avoid(area: rect, cost: 12)
    }
  }

  private func drawAxis(on canvas: inout Canvas) {
    for (tick, label) in zip(axis.ticks, axis.labels) {
      let height = y(tick)
      let isZero = tick == 0
      canvas.line(Point(x: plot.x, y: height), Point(x: plot.right, y: height), isZero ? .zeroLine : .gridLine)
      let baseline = Point(x: plot.x - style.scaled(8), y: height + style.fontSize * 0.35)
      canvas.text(label, .axis, at: baseline, anchor: .end)
    }
    if axis.isCut { canvas.zigzag(at: Point(x: plot.x, y: plot.bottom)) }
  }

  private func draw(_ line: LineSeries, on canvas: inout Canvas, room: inout LabelRoom) {
    for stretch in line.stretches(breaks: breakPositions) {
      var points = stretch.indices.map { Point(x: x($0), y: y(line.values[$0] ?? 0)) }
      // A plan holds for the whole of its months, not for their middles.
      if line.kind == .plan, let first = points.first, let last = points.last {
        points.insert(Point(x: first.x - step / 2, y: first.y), at: 0)
        points.append(Point(x: last.x + step / 2, y: last.y))
      }
      if points.count > 1 {
        canvas.polyline(points, line.shape(stretch.state))
        room.avoid(line: points)
      } else if let only = points.first, line.kind != .current {
        let reach = min(step / 2, style.scaled(10))
        let ends = [Point(x: only.x - reach, y: only.y), Point(x: only.x + reach, y: only.y)]
        canvas.polyline(ends, line.shape(.normal))
        room.avoid(line: ends)
      }
    }
    guard line.kind == .current else { return }
    for dot in line.dots(highlighted: chart.highlighted, breaks: breakPositions) {
      let centre = Point(x: x(dot.index), y: y(line.values[dot.index] ?? 0))
      let radius = style.scaled(dot.isHollow ? 5.5 : 3.5)
      canvas.circle(centre, radius: radius, dot.isHollow ? .hollowDot : .dot)
      let reach = radius + 2
      room.avoid(
        area: Rect(x: centre.x - reach, y: centre.y - reach, width: 2 * reach, height: 2 * reach), cost: 80)
    }
  }

  // MARK: Labels

  private func label(
    on canvas: inout Canvas, room: inout LabelRoom, notes: inout Notes, absences: AbsenceDrawing
  ) {
    labelMargin(on: &canvas)
    for end in ends where !end.isAtRightEdge { place(end, on: &canvas, room: &room, notes: &notes) }
    if let end = ends.first, end.kind == .current, end.isAtRightEdge { placeMeasured(on: &canvas, room: &room) }
    let breaks = BreakLabels(drawing: self, positions: breakPositions)
    breaks.place(on: &canvas, room: &room, notes: &notes)
    absences.placeLabels(on: &canvas, room: &room, notes: &notes)
    AnnotationLabels(drawing: self).place(on: &canvas, room: &room, notes: &notes)
    for run in runs(in: series[0].states, where: { $0 == .expected }) {
      let block = TextBlock(["ventet"], .axis)
      let width = style.width(of: block)
      let left = (edge(run.lowerBound) + edge(run.upperBound + 1) - width) / 2
      let rect = Rect(x: left, y: plot.y + 2, width: width, height: style.height(of: block))
      // Only where the band is wide enough; the value at the line's end says "Ventet" too.
      guard width < edge(run.upperBound + 1) - edge(run.lowerBound), room.isFree(rect), room.cost(of: rect) < 20
      else { continue }
      room.take(rect)
      canvas.block(block, x: rect.middle.x, top: rect.y, anchor: .middle)
    }
    breaks.placeValuesBefore(on: &canvas, room: &room)
  }

  /// Names at the right edge, moved apart; a thin line leads to a name that had to move far.
  private func labelMargin(on canvas: inout Canvas) {
    let edgeEnds = ends.filter(\.isAtRightEdge).enumerated()
      .sorted { a, b in a.element.value == b.element.value ? a.offset < b.offset : a.element.value > b.element.value }
      .map(\.element)
    let heights = edgeEnds.map { style.height(of: $0.block) }
    let wishes = edgeEnds.map { y($0.value) - style.textHeight / 2 }
    let range = min(2, plot.y)...(plot.bottom + 2)
    for (end, (wish, top)) in zip(edgeEnds, zip(wishes, spread(wishes, heights: heights, within: range, gap: 2.5))) {
      let left = plot.right + style.scaled(8)
      canvas.block(end.block, x: left, top: top)
      if abs(top - wish) > style.lineHeight * 1.2 {
        let from = Point(x: x(end.index) + style.scaled(end.kind == .current ? 7 : 3), y: y(end.value))
        let reach = min(max(y(end.value), top + 4), top + style.height(of: end.block) - 4)
        canvas.line(from, Point(x: left - 3, y: reach), .connector)
      }
    }
  }

  private func place(_ end: SeriesEnd, on canvas: inout Canvas, room: inout LabelRoom, notes: inout Notes) {
    let target = Point(x: x(end.index), y: y(end.value))
    let rect = room.place(
      width: style.width(of: end.block), height: style.height(of: end.block),
      preferring: beside(target, end.block), near: target)
    if let rect {
      canvas.block(end.block, x: rect.x, top: rect.y, halo: true)
    } else {
      notes.add("\(end.block.lines.map(\.text).joined(separator: " ")) (\(chart.labels[end.index]))", .strong)
    }
  }

  /// The last measured value, where the line goes on to expected ones.
  private func placeMeasured(on canvas: inout Canvas, room: inout LabelRoom) {
    let line = series[0]
    guard let last = line.lastIndex, line.states[last] == .expected,
      let index = line.values.indices.last(where: { line.values[$0] != nil && line.states[$0] != .expected }),
      let value = line.values[index]
    else { return }
    let block = SeriesEnd.block(line, index: index, value: value, chart: chart, style: style)
    let target = Point(x: x(index), y: y(value))
    let rect = room.place(
      width: style.width(of: block), height: style.height(of: block), preferring: above(target, block), near: target)
    if let rect { canvas.block(block, x: rect.x, top: rect.y, halo: true) }
  }

  /// Where a label best stands at a point that the line goes on from.
  private func above(_ target: Point, _ block: TextBlock) -> [Point] {
    let width = style.width(of: block)
    let top = target.y - style.height(of: block) - style.scaled(9)
    let shifts = [0.5, 0.7, 0.9]
    return shifts.map { Point(x: target.x - width * $0, y: top) }
      + shifts.map { Point(x: target.x - width * $0, y: target.y + style.scaled(10)) } + beside(target, block)
  }

  /// Where a value's label best stands: right of its point, above, below, left.
  func beside(_ target: Point, _ block: TextBlock) -> [Point] {
    let width = style.width(of: block)
    let height = style.height(of: block)
    let gap = style.scaled(10)
    let first = target.y - style.textHeight / 2
    return [
      Point(x: target.x + gap, y: first), Point(x: target.x + gap, y: target.y - height - 1),
      Point(x: target.x + gap, y: target.y + 3), Point(x: target.x - width / 2, y: target.y - height - gap),
      Point(x: target.x - width / 2, y: target.y + gap), Point(x: target.x - width, y: target.y - height - gap),
      Point(x: target.x - width, y: target.y + gap), Point(x: target.x - gap - width, y: first),
    ]
  }
}

/// Runs of neighbouring places whose state is asked for.
func runs(in states: [CellState], where wanted: (CellState) -> Bool) -> [ClosedRange<Int>] {
  var result: [ClosedRange<Int>] = []
  for (index, state) in states.enumerated() where wanted(state) {
    if let last = result.last, last.upperBound == index - 1 {
      result[result.count - 1] = last.lowerBound...index
    } else {
      result.append(index...index)
    }
  }
  return result
}
