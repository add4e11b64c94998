internal import CareModel
internal import Danish

/// The bank's times: `2014`, `2014K1`, `2014Q1`, `2014M03`, `2014H1` as month indices.
enum BankPeriod {
  static func first(of text: String) -> Int? { span(text)?.lowerBound }
  static func last(of text: String) -> Int? { span(text)?.upperBound }

  /// The time's code: without the text that may stand beside it (`2014K1 2014K1`), or made of its words (`2014 1. kvartal`,
  /// `2014 januar`). What says something else is left as it is, and is no time.
  static func code(of text: String) -> String {
    if span(text) != nil { return text }
    let first = String(text.prefix { $0 != " " })
    guard span(first) != nil else { return text }
    let rest = text.dropFirst(first.count).drop { $0 == " " }.lowercased()
    if rest == first.lowercased() { return first }
    guard first.count == 4 else { return text }
    if let month = DanishText.monthNames.firstIndex(of: rest) { return "\(first)M\(month < 9 ? "0" : "")\(month + 1)" }
    if let quarter = rest.wholeMatch(of: /([1-4])\. ?(?:kvartal|kvt\.?)|[kq]([1-4])/) {
      return "\(first)K\(quarter.1 ?? quarter.2 ?? "")"
    }
    return text
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
