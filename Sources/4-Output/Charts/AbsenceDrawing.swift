internal import DocumentModel

/// Places on a time axis without a value: hatched where data is missing, a stub where it is suppressed.
struct AbsenceDrawing {
  let points: [ChartPoint]
  let labels: [String]
  let plot: Rect
  let style: Style
  /// Heights of 0 and 5 on the axis; nil where the axis does not reach down to zero.
  let foot: (zero: Double, five: Double)?

  private struct Run {
    var state: CellState
    var range: ClosedRange<Int>
  }

  private var runs: [Run] {
    [CellState.missing, .suppressed, .hidden].flatMap { state in
      Charts.runs(in: points.map { $0.absence ?? .normal }, where: { $0 == state }).map { Run(state: state, range: $0) }
    }
  }

  private var step: Double { plot.width / Double(max(points.count, 1)) }
  private func left(_ run: Run) -> Double { plot.x + Double(run.range.lowerBound) * step }
  private func width(_ run: Run) -> Double { Double(run.range.count) * step }

  /// Bands over the whole height for missing places; stubs of a fixed height, 0–5 where the axis shows it, for `<5`.
  func drawAreas(on canvas: inout Canvas, room: inout LabelRoom) {
    for run in runs where run.state != .hidden {
      let rect = area(of: run)
      canvas.rectangle(rect, .gap)
      room.avoid(area: rect)
    }
  }

  private func area(of run: Run) -> Rect {
    guard run.state != .missing else { return Rect(x: left(run), y: plot.y, width: width(run), height: plot.height) }
    let base = foot?.zero ?? plot.bottom
    guard run.state == .suppressed else { return Rect(x: left(run), y: base, width: width(run), height: 0) }
    let height = foot.map { min(max($0.zero - $0.five, style.scaled(10)), plot.height / 4) } ?? style.scaled(20)
    let top = max(base - height, plot.y)
    return Rect(x: left(run) + 1, y: top, width: max(width(run) - 2, 1), height: base - top)
  }

  func placeLabels(on canvas: inout Canvas, room: inout LabelRoom, notes: inout Notes) {
    for state in [CellState.missing, .suppressed, .hidden] {
      let mine = runs.filter { $0.state == state }
      guard !mine.isEmpty else { continue }
      // Many separate gaps are named together below the axis; in the plot the words would crowd out the lines.
      if mine.count > 4 {
        notes.add(note(state, mine.map(name).joined(separator: ", ")), .ink)
        continue
      }
      for run in mine where !place(run, on: &canvas, room: &room) { notes.add(note(state, name(run)), .ink) }
    }
  }

  private func place(_ run: Run, on canvas: inout Canvas, room: inout LabelRoom) -> Bool {
    let text =
      switch run.state {
      case .missing: "\(name(run)) mangler"
      case .suppressed: "<5"
      default: "skjult"
      }
    let block = TextBlock([text], run.state == .missing ? .ink : .strong)
    let size = (width: style.width(of: block), height: style.height(of: block))
    let middle = left(run) + width(run) / 2
    var places: [Point] = []
    let gap = style.scaled(6)
    if run.state == .missing {
      for fraction in [0.03, 0.2, 0.4, 0.6, 0.8] {
        let top = plot.y + plot.height * fraction
        places.append(Point(x: left(run) + width(run) + gap, y: top))
        places.append(Point(x: left(run) - gap - size.width, y: top))
      }
      places.append(Point(x: middle - size.width / 2, y: plot.y + plot.height * 0.4))
    } else {
      for lift in [0.0, 1, 2, 3] {
        let top = area(of: run).y - 3 - size.height - lift * style.lineHeight
        places.append(Point(x: middle - size.width / 2, y: top))
      }
    }
    let target = Point(x: middle, y: run.state == .missing ? plot.y + size.height : plot.bottom - style.scaled(30))
    let rect = room.place(
      width: size.width, height: size.height, preferring: places, near: target, within: run.state == .missing ? 110 : 50
    )
    guard let rect else { return false }
    if run.state == .missing, area(of: run).intersects(rect) {
      canvas.rectangle(
        Rect(x: rect.x - 5, y: rect.y - 3, width: rect.width + 10, height: rect.height + 6), .plate)
    }
    canvas.block(block, x: rect.x, top: rect.y, halo: true)
    return true
  }

  /// "maj", "feb.–apr."
  private func name(_ run: Run) -> String {
    run.range.count == 1
      ? labels[run.range.lowerBound] : "\(labels[run.range.lowerBound])–\(labels[run.range.upperBound])"
  }

  private func note(_ state: CellState, _ names: String) -> String {
    switch state {
    case .missing: "Mangler: \(names)"
    case .suppressed: "<5: \(names)"
    default: "Skjult: \(names)"
    }
  }
}
