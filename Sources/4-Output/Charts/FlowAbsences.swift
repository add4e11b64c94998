internal import DocumentModel

/// The words at columns that are not plain numbers: "maj mangler", `<5`, "skjult", "foreløbig".
struct FlowAbsences {
  let drawing: FlowDrawing

  /// Neighbouring columns with the same word, above the line, below it, or on both sides.
  private struct Run {
    enum Side {
      case up
      case down
      case both
    }

    var range: ClosedRange<Int>
    var state: CellState
    var side: Side
  }

  func placeLabels(on canvas: inout Canvas, room: inout LabelRoom, notes: inout Notes) {
    for state in [CellState.missing, .suppressed, .hidden, .preliminary, .expected] {
      let all = found(state)
      let rest = all.count > 5 ? all : all.filter { !place($0, on: &canvas, room: &room) }
      guard !rest.isEmpty else { continue }
      var names: [String] = []
      for name in rest.map({ self.name($0.range) }) where !names.contains(name) { names.append(name) }
      notes.add("\(Self.word(state)): \(names.joined(separator: ", "))", .ink)
    }
  }

  private static func word(_ state: CellState) -> String {
    switch state {
    case .missing: "Mangler"
    case .suppressed: "<5"
    case .hidden: "Skjult"
    case .preliminary: "Foreløbig"
    case .expected, .normal: "Ventet"
    }
  }

  private func found(_ state: CellState) -> [Run] {
    let up = drawing.inflow.map { Self.state(of: $0) == state }
    let down = drawing.outflow.map { Self.state(of: $0) == state }
    func ranges(_ flags: [Bool]) -> [ClosedRange<Int>] {
      runs(in: flags.map { $0 ? .missing : .normal }, where: { $0 == .missing })
    }
    if state == .preliminary || state == .expected {
      return ranges(zip(up, down).map { $0 || $1 }).map { Run(range: $0, state: state, side: .up) }
    }
    guard state == .missing else {
      return ranges(up).map { Run(range: $0, state: state, side: .up) }
        + ranges(down).map { Run(range: $0, state: state, side: .down) }
    }
    let both = zip(up, down).map { $0 && $1 }
    return ranges(both).map { Run(range: $0, state: state, side: .both) }
      + ranges(zip(up, both).map { $0 && !$1 }).map { Run(range: $0, state: state, side: .up) }
      + ranges(zip(down, both).map { $0 && !$1 }).map { Run(range: $0, state: state, side: .down) }
  }

  private static func state(of point: ChartPoint) -> CellState {
    point.absence ?? (point.shown == nil ? .normal : point.state)
  }

  private func place(_ run: Run, on canvas: inout Canvas, room: inout LabelRoom) -> Bool {
    let style = drawing.style
    let isMissing = run.state == .missing
    let text: String =
      switch run.state {
      case .missing: "\(name(run.range)) mangler"
      case .suppressed: "<5"
      case .hidden: "skjult"
      case .preliminary: "foreløbig"
      case .expected, .normal: "ventet"
      }
    let isSmallWord = run.state == .preliminary || run.state == .expected
    let block = TextBlock([text], isMissing ? .ink : isSmallWord ? .axis : .strong)
    let width = style.width(of: block)
    let height = style.height(of: block)
    let left = drawing.x(run.range.lowerBound) - drawing.step / 2
    let right = drawing.x(run.range.upperBound) + drawing.step / 2
    let middle = (left + right) / 2
    var places: [Point] = []
    if isMissing {
      let tops =
        run.side == .down
        ? [drawing.area.bottom - height, drawing.zero + 4]
        : [drawing.area.y, drawing.zero - height - 4]
      for top in tops { places += [Point(x: right + 5, y: top), Point(x: left - 5 - width, y: top)] }
    }
    let reach = drawing.reach(run.range, up: run.side != .down)
    let edge = run.side == .down ? drawing.zero + reach + 4 : drawing.zero - reach - height - 4
    places.append(Point(x: middle - width / 2, y: edge))
    places.append(Point(x: min(middle - width / 2, drawing.area.right - width), y: edge))
    let target = Point(x: middle, y: run.side == .down ? edge + height / 2 : edge)
    guard let rect = room.place(width: width, height: height, preferring: places, near: target, within: 50)
    else { return false }
    canvas.block(block, x: rect.middle.x, top: rect.y, anchor: .middle, halo: true)
    return true
  }

  private func name(_ run: ClosedRange<Int>) -> String {
    let labels = drawing.chart.labels
    return run.count == 1 ? labels[run.lowerBound] : "\(labels[run.lowerBound])–\(labels[run.upperBound])"
  }
}
