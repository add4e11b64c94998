extension DanishText {
  /// "1.234", "−1.234".
  package static func whole(_ number: Int) -> String {
    (number < 0 ? minus : "") + grouped(String(number.magnitude))
  }

  /// "1.234,5": at most two decimals, none where they say nothing; "ukendt" of what is no number.
  package static func number(_ number: Double) -> String {
    guard number.isFinite, number.magnitude < 1e15 else { return "ukendt" }
    return hundredths(Int((number * 100).rounded(.toNearestOrAwayFromZero)), keepsZero: false)
  }

  /// "41.250 kr.", "41.250,50 kr.": an amount to the øre, which are written where there are any.
  package static func exactKroner(_ ore: Int) -> String { "\(hundredths(ore, keepsZero: true))\(space)kr." }

  /// "41.250 kr.": an amount in whole kroner.
  package static func kroner(_ ore: Int) -> String { "\(wholeKroner(ore))\(space)kr." }

  /// "41.250": whole kroner of øre, where the unit stands elsewhere.
  package static func wholeKroner(_ ore: Int) -> String { NumberFormat(scale: 100).text(Double(ore)) }

  /// "1,94 mio. kr.", "41.250 kr.": as a sentence writes an amount.
  package static func amount(_ ore: Int) -> String {
    abs(ore) >= 100_000_000
      ? "\(NumberFormat(scale: 100_000_000, decimals: 2).text(Double(ore)))\(space)mio.\(space)kr."
      : kroner(ore)
  }

  /// "45 pct." of 0.45.
  package static func percent(_ share: Double) -> String { "\(NumberFormat(scale: 0.01).text(share))\(space)pct." }

  /// "1 linje", "3 linjer", "1.234 linjer".
  package static func counted(_ number: Int, _ one: String, _ many: String) -> String {
    "\(whole(number))\(space)\(number == 1 ? one : many)"
  }

  /// "én borger", "3 borgere": one in words, else digits.
  package static func count(_ number: Int, one: String, many: String) -> String {
    number == 1 ? one : counted(number, one, many)
  }

  /// "ét", "to" … "tolv" inside a sentence, and digits from thirteen.
  package static func spelled(_ number: Int) -> String {
    smallNumbers.indices.contains(number) ? smallNumbers[number] : whole(number)
  }

  private static let smallNumbers = [
    "nul", "ét", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv",
  ]

  static let minus = "−"

  /// `41250` → `41.250`.
  static func grouped(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { result.append(".") }
      result.append(digit)
    }
    return result
  }

  private static func hundredths(_ number: Int, keepsZero: Bool) -> String {
    let sign = number < 0 ? minus : ""
    let (whole, rest) = number.magnitude.quotientAndRemainder(dividingBy: 100)
    let text = sign + grouped(String(whole))
    if rest == 0 { return text }
    if rest % 10 == 0 && !keepsZero { return "\(text),\(rest / 10)" }
    return "\(text),\(rest < 10 ? "0" : "")\(rest)"
  }
}
