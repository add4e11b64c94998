/// How a number is written in Danish: `1.234,5`, true minus, sign on deviations. Halves are rounded away from zero.
package struct NumberFormat: Hashable, Sendable, Codable {
  /// Divides before it is written: 1,000,000 for "mio. kr.".
  package var scale: Double
  package var decimals: Int
  /// Rounds to a multiple of this after scaling; 100 writes 610.437 as 610.400.
  package var step: Double
  /// Writes `+` on positive numbers.
  package var isSigned: Bool

  package init(scale: Double = 1, decimals: Int = 0, step: Double = 1, signed: Bool = false) {
    self.scale = scale
    self.decimals = decimals
    self.step = step
    self.isSigned = signed
  }

  /// The same with `+` on positive numbers.
  package var signed: NumberFormat {
    var format = self
    format.isSigned = true
    return format
  }

  /// The number that is written, in the value's own unit: 610,400 of 610,437.
  package func shown(_ value: Double) -> Double { rounded(value) / power * scale }

  private var power: Double { (0..<decimals).reduce(1) { power, _ in power * 10 } }

  /// In units of the last digit that is written.
  private func rounded(_ value: Double) -> Double {
    let unit = decimals == 0 ? step : 1
    // A product like 1.005 × 100 falls just short of its half; one part in 10^12 brings it back.
    let scaled = value / scale * power / unit
    return (scaled * (1 + 1e-12)).rounded(.toNearestOrAwayFromZero) * unit
  }

  package func text(_ value: Double) -> String {
    precondition(value.isFinite, "a figure is finite or absent")
    let rounded = rounded(value)
    guard abs(rounded) < 9e15 else {
      return value > 0 ? "mere end 9 billiarder" : "mindre end \(DanishText.minus)9 billiarder"
    }
    let whole = Int(abs(rounded))
    let digits = String(whole)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    var text = DanishText.grouped(String(padded.dropLast(decimals)))
    if decimals > 0 { text += "," + padded.suffix(decimals) }
    if whole == 0 { return text }
    return (rounded < 0 ? DanishText.minus : isSigned ? "+" : "") + text
  }
}
