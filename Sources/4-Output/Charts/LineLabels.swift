internal import Danish
internal import DocumentModel

/// Short causes beside the points they explain, each with a thin line.
struct AnnotationLabels {
  let drawing: LineDrawing

  func place(on canvas: inout Canvas, room: inout LabelRoom, notes: inout Notes) {
    let style = drawing.style
    for annotation in drawing.chart.annotations {
      guard drawing.chart.labels.indices.contains(annotation.index) else {
        notes.add(annotation.text, .ink)
        continue
      }
      let limit: Double = style.size == .wide ? 210 : style.size == .narrow ? 130 : 150
      let block = TextBlock(style.wrapped(annotation.text, .ink, limit: limit, lines: 4), .ink)
      let width = style.width(of: block)
      let height = style.height(of: block)
      let value = drawing.series[0].values[annotation.index]
      let point = Point(x: drawing.x(annotation.index), y: value.map(drawing.y) ?? drawing.plot.middle.y)
      var places: [Point] = []
      for distance in [24.0, 36, 52, 76, 104] {
        for shift in [0.5, 0.8, 0.2, 0.95, 0.05] {
          places.append(Point(x: point.x - width * shift, y: point.y - style.scaled(distance) - height))
          places.append(Point(x: point.x - width * shift, y: point.y + style.scaled(distance)))
        }
      }
      let taken = room
      let rect = room.place(width: width, height: height, preferring: places, near: point) { rect in
        let line = connector(from: point, to: rect)
        return taken.isBlocked(line.from, line.to) ? 500 : abs(line.from.y - line.to.y) < 6 ? 20 : 0
      }
      guard let rect else {
        notes.add("\(drawing.chart.labels[annotation.index]): \(annotation.text)", .ink)
        continue
      }
      let line = connector(from: point, to: rect)
      if !taken.isBlocked(line.from, line.to) {
        canvas.line(line.from, line.to, .tick)
        room.avoid(line: [line.from, line.to], cost: 40)
      }
      canvas.block(block, x: rect.middle.x, top: rect.y, anchor: .middle, halo: true)
    }
  }

  /// From just off the point to the label's nearest edge.
  private func connector(from point: Point, to rect: Rect) -> (from: Point, to: Point) {
    let style = drawing.style
    let x = min(max(point.x, rect.x + 2), rect.right - 2)
    let above = rect.middle.y < point.y
    let end = Point(x: x, y: above ? rect.bottom + 2 : rect.y - 2)
    let offset = style.scaled(7)
    return (Point(x: point.x, y: above ? point.y - offset : point.y + offset), end)
  }
}

/// The reasons at the lines that break a series, and the values just before them.
struct BreakLabels {
  let drawing: LineDrawing
  let positions: [Int]

  func place(on canvas: inout Canvas, room: inout LabelRoom, notes: inout Notes) {
    let style = drawing.style
    let plot = drawing.plot
    for (position, item) in zip(positions, drawing.chart.breaks) {
      let x = drawing.edge(position)
      let gap = style.scaled(8)
      let widest = max(x - plot.x, plot.right - x) - gap - 4
      let limit = min(widest, style.size == .wide ? 200 : style.scaled(140))
      guard limit > style.scaled(50) else {
        notes.add("Brud: \(item.reason)", .ink)
        continue
      }
      let texts = style.wrapped(item.reason, .strong, limit: limit, lines: 4)
      let block = TextBlock(texts, .strong)
      let width = style.width(of: block)
      var places: [Point] = []
      for fraction in [0.0, 0.12, 0.25, 0.4, 0.55, 0.7] {
        let top = plot.y + plot.height * fraction + 2
        places += [Point(x: x + gap, y: top), Point(x: x - gap - width, y: top)]
      }
      let rect = room.place(
        width: width, height: style.height(of: block), preferring: places, near: Point(x: x, y: plot.y))
      if let rect {
        let isLeft = rect.right <= x
        canvas.block(
          block, x: isLeft ? rect.right : rect.x, top: rect.y, anchor: isLeft ? .end : .start, halo: true)
      } else {
        notes.add("Brud: \(item.reason)", .ink)
      }
    }
  }

  /// The last value before each break, where there is room; it stands in the table too.
  func placeValuesBefore(on canvas: inout Canvas, room: inout LabelRoom) {
    let line = drawing.series[0]
    for position in positions where position > 0 && position < drawing.chart.labels.count {
      guard let value = line.values[position - 1], line.states[position - 1] != .expected else { continue }
      let block = TextBlock([drawing.chart.format.text(value)], .thread)
      let target = Point(x: drawing.x(position - 1), y: drawing.y(value))
      let width = drawing.style.width(of: block)
      let height = drawing.style.height(of: block)
      let gap = drawing.style.scaled(8)
      let places = [
        Point(x: target.x - width, y: target.y + gap), Point(x: target.x - width, y: target.y - gap - height),
        Point(x: target.x - width / 2, y: target.y - gap - height), Point(x: target.x - width / 2, y: target.y + gap),
      ]
      let free = places.map { Rect(x: $0.x, y: $0.y, width: width, height: height) }
        .first { room.isFree($0) && room.cost(of: $0) == 0 }
      guard let free else { continue }
      room.take(free)
      canvas.block(block, x: free.x, top: free.y, halo: true)
    }
  }
}
