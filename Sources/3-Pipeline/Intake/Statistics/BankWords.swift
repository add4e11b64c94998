/// Reads what stands in the bank's columns of sex, age and area, where each value may be written as a code, as a text, or as
/// both (`1`, `Mænd`, `1 Mænd`, `Mænd 1`). What is not certain is nothing.
struct BankWords {
  private let men: Set<String>
  private let women: Set<String>
  private let totals: Set<String>
  private let areas: [String: String]

  init(_ rules: StatisticsRules) {
    men = Set(rules.men.map(folded))
    women = Set(rules.women.map(folded))
    totals = Set(rules.totals.map(folded))
    areas = rules.areas
  }

  enum Sex: Hashable {
    case men, women
    /// Both together (i alt).
    case total

    var staged: String? {
      switch self {
      case .men: "M"
      case .women: "K"
      case .total: nil
      }
    }
  }

  enum Age: Hashable {
    /// One year of age.
    case year(Int)
    /// From and with, to and with; an open end reaches higher than anybody.
    case group(ClosedRange<Int>)
    case total
  }

  func sex(_ text: String) -> Sex? {
    certain(text) { word in
      let word = folded(word)
      if men.contains(word) { return .men }
      if women.contains(word) { return .women }
      return totals.contains(word) ? .total : nil
    }
  }

  /// The text says more than the code: the bank's code of a group, or of all ages, may look like an age.
  func age(_ text: String) -> Age? {
    if let age = plainAge(text) { return age }
    for (_, words) in BankWords.parts(text) { if let age = plainAge(words) { return age } }
    return nil
  }

  /// Four digits.
  func area(_ text: String) -> String? {
    if let code = BankWords.areaCode(text) { return code }
    if let code = areas[folded(text)] { return code }
    for (code, words) in BankWords.parts(text) {
      guard let number = BankWords.areaCode(code) else { continue }
      // A name that is another area's than the code makes both uncertain.
      if let named = areas[folded(words)], named != number { return nil }
      return number
    }
    return nil
  }

  /// The whole where that is known; else the text of a code and a text, where the code does not speak against it.
  private func certain<Word: Equatable>(_ text: String, _ known: (String) -> Word?) -> Word? {
    if let word = known(text) { return word }
    for (code, words) in BankWords.parts(text) {
      guard let word = known(words) else { continue }
      let other = known(code)
      return other == nil || other == word ? word : nil
    }
    return nil
  }

  /// The ways to part a value in a code and a text: what is only capitals, digits and signs, at either end.
  private static func parts(_ text: String) -> [(code: String, text: String)] {
    var parts: [(code: String, text: String)] = []
    func isCode(_ word: Substring) -> Bool {
      (1...8).contains(word.count) && word.allSatisfy { $0.isNumber || $0.isUppercase || "-+_./".contains($0) }
    }
    if let space = text.firstIndex(of: " "), isCode(text[..<space]) {
      parts.append((String(text[..<space]), String(text[text.index(after: space)...])))
    }
    if let space = text.lastIndex(of: " "), isCode(text[text.index(after: space)...]) {
      parts.append((String(text[text.index(after: space)...]), String(text[..<space])))
    }
    return parts
  }

  private static func areaCode(_ text: String) -> String? {
    guard text.utf8.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
    switch text.utf8.count {
    case 3: return "0" + text
    case 4: return text
    default: return text == "0" ? "0000" : nil
    }
  }

  private static let oldest = 125

  /// `17`, `17 år`, `0-4 år`, `85 år og derover`, `85+`.
  private func plainAge(_ text: String) -> Age? {
    if totals.contains(folded(text)) { return .total }
    var words = text.lowercased()[...]
    var isOpen = false
    for ending in ["+", " og derover", " og over", " and over", " and older"] where words.hasSuffix(ending) {
      words = words.dropLast(ending.count)
      isOpen = true
    }
    for ending in [" år", " years", " year", "-årige"] where words.hasSuffix(ending) {
      words = words.dropLast(ending.count)
    }
    let ends = words.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }.map { age($0) }
    switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
    case (1, let year?, _): return isOpen ? .group(year...Int.max) : .year(year)
    case (2, let from?, let to?): return isOpen || from > to ? nil : .group(from...to)
    default: return nil
    }
  }

  private func age(_ digits: Substring) -> Int? {
    guard (1...3).contains(digits.count), digits.allSatisfy(\.isNumber), let age = Int(digits), age <= BankWords.oldest
    else { return nil }
    return age
  }
}
