import Danish
import DocumentModel

/// The same numbers for the same seed, on every machine (SplitMix64).
struct Dice: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func chance(_ part: Double) -> Bool { Double.random(in: 0..<1, using: &self) < part }
  mutating func pick<T>(_ items: [T]) -> T { items[Int.random(in: 0..<items.count, using: &self)] }
}

/// Charts with everything that real data may hold, and more.
struct RandomCharts {
  var dice: Dice

  init(seed: UInt64) { dice = Dice(seed) }

  private static let words = [
    "Midlertidigt", "botilbud", "støtte", "§\u{a0}107", "Åsen", "og", "samværstilbud", "i", "Ungdomsuddannelse",
    "særligt", "tilrettelagt", "døgnforanstaltninger", "<Fjordby>", "&", "Længerevarende", "efter", "BPA", "Ø",
    "aflastningsophold", "Botilbudslignendestøtteialmenboligmedserviceareal",
  ]

  mutating func text(most: Int) -> String {
    (0..<Int.random(in: 1...most, using: &dice)).map { _ in dice.pick(Self.words) }.joined(separator: " ")
  }

  mutating func chart() -> Chart {
    switch Int.random(in: 0..<6, using: &dice) {
    case 0, 1, 2: .line(line())
    case 3: .bars(bars())
    case 4: .deviationBars(deviations())
    default: .flow(flow())
    }
  }

  private mutating func format() -> NumberFormat {
    dice.pick([
      NumberFormat(), NumberFormat(decimals: 1), NumberFormat(scale: 1_000_000, decimals: 1), NumberFormat(step: 100),
      NumberFormat(decimals: 1, signed: true),
    ])
  }

  /// One scale of sizes for the whole chart, as a measure has.
  private mutating func values(_ count: Int) -> [Double?] {
    let size = dice.pick([0, 0.0001, 1, 30, 400, 1000, 610_000, 1e7, 1e9, 9e11])
    let start = dice.pick([0, 0, 1, 1, -1, 20]) * size
    let spread = dice.pick([0, 0.01, 0.5, 2]) * size
    let signs = dice.pick([1.0, 1, -1])
    return (0..<count).map { _ in
      let value = signs * (start + Double.random(in: -0.2...1, using: &dice) * spread)
      return dice.chance(0.05) ? 0 : value
    }
  }

  private mutating func points(_ values: [Double?]) -> [ChartPoint] {
    let gaps = dice.pick([0, 0, 0.1, 0.5, 1])
    let end = dice.pick([0, 0, 1, 2])
    let tail = dice.pick([CellState.preliminary, .expected])
    var points = values.enumerated().map { index, value -> ChartPoint in
      if dice.chance(gaps) {
        let state = dice.pick([CellState.missing, .missing, .suppressed, .hidden, .normal])
        return ChartPoint(dice.chance(0.1) ? value : nil, state: state)
      }
      return ChartPoint(value, state: index >= values.count - end ? tail : .normal)
    }
    if dice.chance(0.02), !points.isEmpty { points[0].value = .nan }
    return points
  }

  private mutating func labels(_ count: Int) -> (long: [String], short: [String]) {
    let kind = Int.random(in: 0..<10, using: &dice)
    let long = (0..<count).map { index -> String in
      let month = Examples.months[index % 12]
      return kind < 6 ? month : kind < 9 ? "\(month) \(2024 + index / 12)" : "\(month) i en lang periode"
    }
    return (long, (0..<count).map { Examples.short[$0 % 12] })
  }

  mutating func line() -> LineChart {
    let count = dice.pick([0, 1, 2, 3, 6, 10, 12, 12, 12, 13, 24, 31])
    let names = labels(count)
    let mine = values(count)
    let last = mine.last ?? nil
    let coincide = dice.chance(0.4)
    func other(_ dice: inout Dice) -> [Double?] {
      var other = mine.map { $0.map { $0 * Double.random(in: 0.8...1.1, using: &dice) } }
      if coincide, !other.isEmpty { other[other.count - 1] = last }
      return other
    }
    let shortened = dice.pick([0, 0, 0, 2])
    let current = points(Array(mine.dropLast(shortened)))
    let comparison = points(other(&dice))
    let plan = points(other(&dice))
    return LineChart(
      labels: names.long, shortLabels: names.short,
      current: .init(name: dice.chance(0.3) ? text(most: 6) : "2026", points: current),
      comparison: dice.chance(0.7) ? .init(name: dice.chance(0.2) ? text(most: 4) : "2025", points: comparison) : nil,
      plan: dice.chance(0.7) ? .init(name: dice.chance(0.2) ? text(most: 4) : "Budget", points: plan) : nil,
      highlighted: dice.chance(0.5) ? Int.random(in: 0...max(count, 1), using: &dice) : nil,
      annotations: (0..<dice.pick([0, 0, 1, 2, 5])).map { _ in
        .init(index: Int.random(in: 0...max(count, 1), using: &dice), text: text(most: 9))
      },
      breaks: (0..<dice.pick([0, 0, 0, 1, 3])).map { _ in
        .init(before: Int.random(in: 0...max(count, 1), using: &dice), reason: text(most: 8))
      }, format: format())
  }

  mutating func bars() -> BarChart {
    let points = points(values(dice.pick([0, 1, 2, 5, 8, 31])))
    let marks = dice.chance(0.5)
    return BarChart(
      bars: points.map { point in
        .init(
          name: text(most: dice.pick([1, 3, 14])), point: point,
          mark: marks && dice.chance(0.8) ? point.value.map { $0 * Double.random(in: -0.5...1.5, using: &dice) } : nil,
          emphasised: dice.chance(0.2))
      }, markName: marks ? dice.pick(["2025", text(most: 12)]) : nil, format: format())
  }

  mutating func deviations() -> DeviationChart {
    let points = points(values(dice.pick([0, 1, 2, 5, 8, 31])))
    let mixed = dice.chance(0.7)
    return DeviationChart(
      bars: points.map { point in
        var point = point
        if mixed, dice.chance(0.5) { point.value = point.value.map { -$0 } }
        return .init(name: text(most: dice.pick([1, 3, 14])), point: point, emphasised: dice.chance(0.2))
      }, lessName: dice.pick(["mindreforbrug", "under", text(most: 5)]),
      moreName: dice.pick(["merforbrug", text(most: 5)]),
      format: format())
  }

  mutating func flow() -> FlowChart {
    let count = dice.pick([0, 1, 2, 10, 12, 12, 24, 31])
    let names = labels(count)
    let size = dice.pick([0.0, 1, 4, 12, 900, 40_000, 9e8])
    func some(_ dice: inout Dice) -> [Double?] {
      (0..<count).map { _ in (Double.random(in: 0...1, using: &dice) * size).rounded() }
    }
    return FlowChart(
      labels: names.long, shortLabels: names.short, inflow: points(some(&dice)), outflow: points(some(&dice)),
      inflowMarks: dice.chance(0.5) ? some(&dice) : [], outflowMarks: dice.chance(0.5) ? some(&dice) : [],
      markName: dice.chance(0.5) ? dice.pick(["2025", text(most: 8)]) : nil,
      highlighted: dice.chance(0.5) ? Int.random(in: 0...max(count, 1), using: &dice) : nil)
  }
}
