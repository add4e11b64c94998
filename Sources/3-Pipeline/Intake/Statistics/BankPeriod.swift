/// The bank's times: `2014`, `2014K1`, `2014Q1`, `2014M03`, `2014H1` as month indices.
enum BankPeriod {
  static func first(of text: String) -> Int? { span(text)?.lowerBound }
  static func last(of text: String) -> Int? { span(text)?.upperBound }

  /// The time without the text that may stand beside its code (`2014K1 2014K1`).
  static func code(of text: String) -> String {
    if span(text) != nil { return text }
    let first = String(text.prefix { $0 != " " })
    return span(first) == nil ? text : first
  }

  private static func span(_ text: String) -> ClosedRange<Int>? {
    guard text.count >= 4, let year = Int(text.prefix(4)), (1900...2999).contains(year) else { return nil }
    let rest = text.dropFirst(4)
    if rest.isEmpty { return year * 12...year * 12 + 11 }
    guard rest.dropFirst().allSatisfy(\.isNumber), let number = Int(rest.dropFirst()) else { return nil }
    switch rest.first {
    case "K", "Q", "k", "q":
      guard (1...4).contains(number), rest.count == 2 else { return nil }
      return year * 12 + number * 3 - 3...year * 12 + number * 3 - 1
    case "M", "m":
      guard (1...12).contains(number) else { return nil }
      return year * 12 + number - 1...year * 12 + number - 1
    case "H", "h":
      guard (1...2).contains(number) else { return nil }
      return year * 12 + number * 6 - 6...year * 12 + number * 6 - 1
    default: return nil
    }
  }
}
