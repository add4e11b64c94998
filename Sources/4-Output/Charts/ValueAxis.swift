internal import Danish
internal import DocumentModel

/// A value axis with three to five round ticks.
struct ValueAxis {
  /// In the data's own unit, from the lowest up.
  let ticks: [Double]
  let labels: [String]
  var low: Double { ticks.first ?? 0 }
  var high: Double { ticks.last ?? 1 }
  /// Whether it begins above zero.
  var isCut: Bool { low > 0 }
  var holdsZero: Bool { low <= 0 && high >= 0 }

  /// "Aksen begynder ved 28."
  var note: String? {
    guard isCut else { return nil }
    return "Aksen begynder ved \(labels[0])\(labels[0].hasSuffix(".") ? "" : ".")"
  }

  /// An axis round the values. It may begin above zero where all lie in the upper part of what zero would need.
  init(values: [Double], format: NumberFormat) {
    let scale = format.scale == 0 || !format.scale.isFinite ? 1 : format.scale
    let scaled = values.map { $0 / scale }
    var low = scaled.min() ?? 0
    var high = scaled.max() ?? 0
    if low > 0 && low < high * 0.6 { low = 0 }
    if low < 0 { high = max(high, 0) }
    // A flat line shows no change that a cut axis could bring out.
    if low == high && low > 0 { low = 0 }
    let (steps, step) = ValueAxis.steps(low: low, high: high, least: ValueAxis.resolution(of: format))
    ticks = steps.map { $0 * step * scale }
    labels = ValueAxis.texts(steps.map { $0 * step }, step: step, mayAbbreviate: scale == 1)
  }

  /// The smallest difference that the format shows; a finer axis would repeat its labels.
  static func resolution(of format: NumberFormat) -> Double {
    format.decimals == 0 ? max(format.step, 1) : tenTo(-format.decimals)
  }

  /// Round steps that cover low to high with three to five lines, as multiples of the step.
  private static func steps(low: Double, high: Double, least: Double) -> ([Double], Double) {
    var exponent = exponent(of: max(high - low, least)) - 2
    while true {
      for mantissa in [1.0, 2, 5] {
        let step = mantissa * tenTo(exponent)
        guard step >= least * 0.999 else { continue }
        // A hair's breadth below a round number is that number.
        let first = (low / step + 1e-9).rounded(.down)
        var last = (high / step - 1e-9).rounded(.up)
        // A step that is lost in the size of the numbers themselves cannot be told apart.
        guard abs(first) < 1e12, abs(last) < 1e12, last - first <= 4 else { continue }
        if last - first < 2 { last = first + 2 }
        if low < 0 && high <= 0 && last > 0 { return ((0...Int(last - first)).map { Double($0) + first - last }, step) }
        return ((0...Int(last - first)).map { Double($0) + first }, step)
      }
      exponent += 1
    }
  }

  private static func texts(_ values: [Double], step: Double, mayAbbreviate: Bool) -> [String] {
    let largest = values.map(abs).max() ?? 0
    var divisor = 1.0
    var word = ""
    if mayAbbreviate {
      for (size, name) in [(1e12, "bio."), (1e9, "mia."), (1e6, "mio.")] where largest >= size && word.isEmpty {
        divisor = size
        word = "\u{a0}\(name)"
      }
    }
    let decimals = max(0, -exponent(of: step / divisor))
    let format = NumberFormat(scale: divisor, decimals: min(decimals, 9))
    return values.map { $0 == 0 ? "0" : format.text($0) + word }
  }

  /// The power of ten of a number's first digit.
  private static func exponent(of value: Double) -> Int {
    var exponent = 0
    var size = abs(value)
    guard size > 0 else { return 0 }
    while size >= 10 * (1 - 1e-9) {
      size /= 10
      exponent += 1
    }
    while size < 1 - 1e-9 {
      size *= 10
      exponent -= 1
    }
    return exponent
  }

  static func tenTo(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<abs(exponent) { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }
}

extension NumberFormat {
  /// Whether a value is written as 0; it is then drawn as 0 too.
  func isZero(_ value: Double) -> Bool { text(value) == text(0) }
}

extension ChartPoint {
  /// The value where it may be drawn: suppressed, hidden and missing never, whatever the point holds.
  var shown: Double? {
    guard let value, value.isFinite, state == .normal || state == .preliminary || state == .expected else { return nil }
    // Beyond this no figure is written out; the drawing stays within what coordinates can hold.
    return min(max(value, -1e18), 1e18)
  }

  /// What stands instead of a value: missing data, `<5`, hidden; nil when there is a value or nothing is expected.
  var absence: CellState? {
    switch state {
    case .missing, .suppressed, .hidden: state
    case .normal, .preliminary, .expected: value.map { !$0.isFinite } == true ? .missing : nil
    }
  }
}
