/// The names along a time axis: all where they fit, every third on a phone, the highlighted always.
struct TimeLabels {
  let labels: [String]
  let highlighted: Int?
  let style: Style

  init(_ labels: [String], short: [String], highlighted: Int?, style: Style) {
    self.labels = style.isNarrow && short.count == labels.count ? short : labels
    self.highlighted = highlighted.flatMap { labels.indices.contains($0) ? $0 : nil }
    self.style = style
  }

  /// Draws the names centred below their places and returns the lower edge. Names that would touch are dropped.
  func draw(centres: [Double], baseline: Double, on canvas: inout Canvas) -> Double {
    let shown = chosen(centres: centres)
    for index in shown.indices {
      let (place, rect) = shown[index]
      canvas.text(
        text(place), tone(place), at: Point(x: rect.middle.x, y: baseline), anchor: .middle)
    }
    return baseline + style.descent
  }

  private func tone(_ index: Int) -> Tone { index == highlighted ? .strong : .axis }
  private func text(_ index: Int) -> String { style.cut(labels[index], tone(index), limit: style.width / 3) }

  /// Every k-th place, the smallest k at which no names touch, with the highlighted one and the last where they fit.
  func chosen(centres: [Double]) -> [(index: Int, rect: Rect)] {
    guard !labels.isEmpty else { return [] }
    let least = style.isNarrow && labels.count > 6 ? 3 : 1
    let steps = ([1, 2, 3, 4, 6] + stride(from: 12, through: max(12, labels.count), by: 12)).filter { $0 >= least }
    let step = steps.first { step in
      let places = stride(from: 0, to: labels.count, by: step).map { rect($0, centres) }
      return zip(places, places.dropFirst()).allSatisfy { !$0.intersects($1, gapX: 6) }
    }
    var wanted = highlighted.map { [$0] } ?? []
    wanted += stride(from: 0, to: labels.count, by: step ?? labels.count)
    wanted.append(labels.count - 1)
    var result: [(index: Int, rect: Rect)] = []
    for index in wanted where !result.contains(where: { $0.index == index }) {
      let place = rect(index, centres)
      if !result.contains(where: { $0.rect.intersects(place, gapX: 6) }) { result.append((index, place)) }
    }
    return result.sorted { $0.index < $1.index }
  }

  /// Centred on its place, but inside the drawing.
  private func rect(_ index: Int, _ centres: [Double]) -> Rect {
    let width = style.width(of: text(index), tone(index))
    let left = min(max(centres[index] - width / 2, 0), style.width - width)
    return Rect(x: left, y: 0, width: width, height: style.textHeight)
  }
}
