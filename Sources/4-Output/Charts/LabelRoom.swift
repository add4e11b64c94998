/// Where labels may still stand in a drawing: never on each other, and off the lines where there is a choice.
struct LabelRoom {
  /// Labels stay inside.
  let bounds: Rect
  private(set) var taken: [Rect] = []
  /// Drawn lines, with what it costs a label to lie on one.
  private var lines: [(from: Point, to: Point, cost: Double)] = []
  private var areas: [(rect: Rect, cost: Double)] = []

  init(bounds: Rect) { self.bounds = bounds }

  mutating func avoid(line points: [Point], cost: Double = 45) {
    for (from, to) in zip(points, points.dropFirst()) { lines.append((from, to, cost)) }
  }

  mutating func avoid(area: Rect, cost: Double = 60) { areas.append((area, cost)) }

  mutating func take(_ rect: Rect) { taken.append(rect) }

  func isFree(_ rect: Rect) -> Bool {
    bounds.holds(rect) && !taken.contains { $0.intersects(rect, gapX: 5, gapY: 1.5) }
  }

  /// What it costs to stand here: lines and hatchings under the text.
  func cost(of rect: Rect) -> Double {
    var sum = 0.0
    let wide = Rect(x: rect.x - 3, y: rect.y - 1, width: rect.width + 6, height: rect.height + 2)
    for line in lines where crosses(line.from, line.to, wide) { sum += line.cost }
    for area in areas where area.rect.intersects(rect) { sum += area.cost }
    return sum
  }

  /// Takes the cheapest free place for a label: first among the places named, in order of preference, then anywhere,
  /// near `target`. A label that only its place explains stands at one of the places named, at a cost of at most
  /// `most`, or not at all. nil when there is no place.
  mutating func place(
    width: Double, height: Double, preferring origins: [Point], near target: Point, within most: Double? = nil,
    extraCost: (Rect) -> Double = { _ in 0 }
  ) -> Rect? {
    var best: (rect: Rect, cost: Double)?
    func consider(_ origin: Point, _ rank: Double) {
      let rect = Rect(x: origin.x, y: origin.y, width: width, height: height)
      guard rank < best?.cost ?? .infinity, isFree(rect) else { return }
      let cost = rank + self.cost(of: rect) + extraCost(rect)
      if cost < best?.cost ?? .infinity { best = (rect, cost) }
    }
    for (index, origin) in origins.enumerated() { consider(origin, Double(index) * 3) }
    if let most, let found = best, found.cost > most { best = nil }
    // A good place among those named ends the search; else the whole room is looked through.
    if most == nil, best.map({ $0.cost > 25 }) ?? true {
      let columns = 16
      let rows = 20
      for column in 0...columns {
        for row in 0...rows {
          let origin = Point(
            x: bounds.x + max(0, bounds.width - width) * Double(column) / Double(columns),
            y: bounds.y + max(0, bounds.height - height) * Double(row) / Double(rows))
          let dx = origin.x + width / 2 - target.x
          let dy = origin.y + height / 2 - target.y
          consider(origin, 20 + (dx * dx + dy * dy).squareRoot() * 0.3)
        }
      }
    }
    if let best { taken.append(best.rect) }
    return best?.rect
  }

  /// Whether a line from a point to a label would run through another label.
  func isBlocked(_ from: Point, _ to: Point) -> Bool { taken.contains { crosses(from, to, $0) } }

  private func crosses(_ a: Point, _ b: Point, _ rect: Rect) -> Bool {
    guard min(a.x, b.x) <= rect.right, max(a.x, b.x) >= rect.x, min(a.y, b.y) <= rect.bottom, max(a.y, b.y) >= rect.y
    else { return false }
    // Liang and Barsky: the part of the line inside the rectangle is not empty.
    var low = 0.0
    var high = 1.0
    let dx = b.x - a.x
    let dy = b.y - a.y
    for (p, q) in [(-dx, a.x - rect.x), (dx, rect.right - a.x), (-dy, a.y - rect.y), (dy, rect.bottom - a.y)] {
      if p == 0 {
        if q < 0 { return false }
      } else if p < 0 {
        low = max(low, q / p)
      } else {
        high = min(high, q / p)
      }
    }
    return low <= high
  }
}

/// Moves labels in a column apart, as little as possible and in their order: the tops of labels with the given heights
/// that wish to be at `wishes`. The labels must fit within the range together.
func spread(_ wishes: [Double], heights: [Double], within range: ClosedRange<Double>, gap: Double) -> [Double] {
  guard !wishes.isEmpty else { return [] }
  var offsets: [Double] = []
  var used = 0.0
  for height in heights {
    offsets.append(used)
    used += height + gap
  }
  // Pool adjacent violators: the nearest rising sequence to the wishes.
  var pools: [(mean: Double, count: Int)] = []
  for (wish, offset) in zip(wishes, offsets) {
    pools.append((wish - offset, 1))
    while pools.count > 1, pools[pools.count - 2].mean > pools[pools.count - 1].mean {
      let last = pools.removeLast()
      let first = pools.removeLast()
      let count = first.count + last.count
      pools.append(((first.mean * Double(first.count) + last.mean * Double(last.count)) / Double(count), count))
    }
  }
  let highest = max(range.lowerBound, range.upperBound - used + gap)
  let starts = pools.flatMap { pool in
    Array(repeating: min(max(pool.mean, range.lowerBound), highest), count: pool.count)
  }
  return zip(starts, offsets).map { $0 + $1 }
}
