internal import Danish
internal import DocumentModel

/// The two-sided axis of a flow chart: round ticks, the same step up and down, counted from zero.
struct FlowScale {
  let up: Double
  let down: Double
  /// Ticks from the highest down; below the line they count upwards again.
  let labels: [(value: Double, text: String)]

  init(inflow: [Double], outflow: [Double], holdsSuppressed: Bool) {
    let least = holdsSuppressed ? 5.0 : 0
    let high = max(inflow.max() ?? 0, least, 0)
    let low = max(outflow.max() ?? 0, least, 0)
    up = high + low == 0 ? 1 : max(high, (high + low) * 0.06)
    down = high + low == 0 ? 1 : max(low, (high + low) * 0.06)
    var step = 1.0
    var exponent = 0
    search: while true {
      for mantissa in [1.0, 2, 5] {
        step = mantissa * ValueAxis.tenTo(exponent)
        if (up / step).rounded(.down) + (down / step).rounded(.down) <= 4 { break search }
      }
      exponent += 1
    }
    let above = (0...Int((up / step).rounded(.down))).reversed().map { Double($0) * step }
    let below = (0...Int((down / step).rounded(.down))).dropFirst().map { -Double($0) * step }
    let format = NumberFormat()
    labels = (above + below).map { ($0, format.text(abs($0))) }
  }
}

/// The totals at a flow chart's side, as far as they may and can be said.
struct FlowTotals {
  let inflow: String
  let outflow: String
  let net: String

  init(inflow: [ChartPoint], outflow: [ChartPoint], labels: [String]) {
    self.inflow = Self.total(inflow, labels)
    self.outflow = Self.total(outflow, labels)
    let states = (inflow + outflow).compactMap(\.absence)
    if states.contains(.suppressed) || states.contains(.hidden) {
      net = "skjult"
    } else if states.contains(.missing) {
      net = "mangler"
    } else {
      let sum = inflow.compactMap(\.shown).reduce(0, +) - outflow.compactMap(\.shown).reduce(0, +)
      net = NumberFormat(signed: true).text(sum)
    }
  }

  /// "80 i alt", "71 uden maj"; nothing that a suppressed part could be computed from.
  private static func total(_ points: [ChartPoint], _ labels: [String]) -> String {
    let states = points.compactMap(\.absence)
    if states.contains(.suppressed) || states.contains(.hidden) { return "i alt skjult" }
    let sum = NumberFormat().text(points.compactMap(\.shown).reduce(0, +))
    let missing = points.indices.filter { points[$0].absence == .missing }
    if missing.count == points.count { return "mangler" }
    if missing.count == 1 { return "\(sum) uden \(labels[missing[0]])" }
    return missing.isEmpty ? "\(sum) i alt" : "\(sum) uden \(missing.count) perioder"
  }
}
