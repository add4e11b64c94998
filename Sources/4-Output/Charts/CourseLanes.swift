internal import DocumentModel

/// Bars that overlap in time, each in the first lane where it and its name have room.
struct CourseLanes {
  static let barHeight = 32.0
  private static let gap = 6.0

  private struct Placed {
    var bar: CourseChart.Bar
    var left: Double
    var right: Double
    var begins: Bool
    var ends: Bool
    var label: String
    /// Inside the bar, or at the left edge of the label outside it.
    var labelLeft: Double
    var isInside: Bool
    var lane = 0
  }

  private var placed: [Placed] = []
  private let scale: CourseScale
  private let style: Style

  init(_ bars: [CourseChart.Bar], scale: CourseScale, style: Style) {
    self.scale = scale
    self.style = style
    var lanes: [[(left: Double, right: Double)]] = []
    let order = bars.filter { scale.shows($0.from, $0.through) }
      .sorted {
        ($0.from, $0.through ?? .max, $0.names.first ?? "") < ($1.from, $1.through ?? .max, $1.names.first ?? "")
      }
    for bar in order {
      var each = place(bar)
      let width = each.label.isEmpty ? 0 : style.width(of: each.label, .strong)
      let left = min(each.left, each.labelLeft)
      let right = max(each.right + (each.ends ? 0 : 9), each.labelLeft + width)
      each.lane =
        lanes.firstIndex { lane in lane.allSatisfy { right + 8 <= $0.left || $0.right + 8 <= left } } ?? lanes.count
      if each.lane == lanes.count { lanes.append([]) }
      lanes[each.lane].append((left, right))
      placed.append(each)
    }
  }

  var height: Double {
    let lanes = (placed.map(\.lane).max() ?? 0) + 1
    return Double(lanes) * CourseLanes.barHeight + Double(lanes - 1) * CourseLanes.gap
  }

  /// The longest name that has room in the bar; else the longest that has room after it or before it.
  private func place(_ bar: CourseChart.Bar) -> Placed {
    let left = scale.x(bar.from)
    let right = max(left + 3, scale.x(bar.through.map { $0 + 1 } ?? .max) - (scale.isAfter(bar.through) ? 0 : 1.5))
    let begins = !scale.isBefore(bar.from)
    let inset = begins ? 10.0 : 16.0
    var placed = Placed(
      bar: bar, left: left, right: right, begins: begins, ends: !scale.isAfter(bar.through), label: "",
      labelLeft: left + inset, isInside: true)
    func width(_ name: String) -> Double { style.width(of: name, .strong) }
    if let name = bar.names.first(where: { left + inset + width($0) + 8 <= right }) {
      placed.label = name
      return placed
    }
    placed.isInside = false
    let after = right + 6 + (placed.ends ? 0 : 9)
    if let name = bar.names.first(where: { after + width($0) <= style.width }) {
      (placed.label, placed.labelLeft) = (name, after)
      return placed
    }
    if let name = bar.names.first(where: { scale.left <= left - 6 - width($0) }) {
      (placed.label, placed.labelLeft) = (name, left - 6 - width(name))
      return placed
    }
    // No side has room for a whole name: as much of the shortest as the wider side has.
    let shortest = bar.names.last ?? ""
    let (before, behind) = (left - 6 - scale.left, style.width - after)
    let text = style.cut(shortest, .strong, limit: max(before, behind))
    let isTooSmall = width(text) > max(before, behind)
    placed.label = isTooSmall ? "" : text
    placed.labelLeft = isTooSmall ? left : behind >= before ? after : left - 6 - width(text)
    return placed
  }

  func draw(top: Double, on canvas: inout Canvas) {
    for each in placed {
      let y = top + Double(each.lane) * (CourseLanes.barHeight + CourseLanes.gap)
      let isHollow = !each.bar.isEmphasised
      canvas.polygon(
        outline(each, y: isHollow ? y + 1 : y, height: CourseLanes.barHeight - (isHollow ? 2 : 0)),
        isHollow ? .openBar : .bar)
      guard !each.label.isEmpty else { continue }
      canvas.text(
        each.label, each.isInside && !isHollow ? .inverseStrong : .strong,
        at: Point(x: each.labelLeft, y: y + CourseLanes.barHeight / 2 + style.fontSize * 0.35), halo: !each.isInside)
    }
  }

  /// A notch where it began before the window, a point where it goes on after it.
  private func outline(_ each: Placed, y: Double, height: Double) -> [Point] {
    let (middle, bottom) = (y + height / 2, y + height)
    var points = [Point(x: each.left, y: y), Point(x: each.right, y: y)]
    if !each.ends { points.append(Point(x: each.right + 9, y: middle)) }
    points += [Point(x: each.right, y: bottom), Point(x: each.left, y: bottom)]
    if !each.begins { points.append(Point(x: each.left + 7, y: middle)) }
    return points
  }
}
