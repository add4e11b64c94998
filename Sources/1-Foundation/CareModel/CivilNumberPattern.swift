/// What looks like a CPR number (personnummer), however it is written: the one rule for comments, reasons, searches, addresses and logs.
///
/// It looks at the form alone: a day (also 61–91, as replacement numbers have), a month, a year and four digits, at most with
/// spaces, hyphens, dots or the like between them. A check digit says nothing: numbers since 2007 need not fit it. Rather one
/// refusal too many than a number that stays.
package enum CivilNumberPattern {
  /// Whether a text holds something that looks like a CPR number.
  package static func isIn(_ text: String) -> Bool {
    chains(of: text).contains { chain in
      chain.indices.contains { start in
        (start..<chain.count).contains { end in isNumber(chain, start, end) }
      }
    }
  }

  /// Digits in a row, and whether what stands before them is a hyphen or nothing.
  private struct Group {
    var digits: [Int]
    /// A dash of some kind, or nothing: a space or a dot between a date with its century and four digits is no CPR number's.
    var followsDash: Bool
  }

  /// Groups with one separator between each and the next; anything else than digits and separators ends a chain.
  private static func chains(of text: String) -> [[Group]] {
    var chains: [[Group]] = []
    var groups: [Group] = []
    var separators: [Separator] = []
    for scalar in text.unicodeScalars {
      if let digit = digit(scalar) {
        if separators.isEmpty, !groups.isEmpty {
          groups[groups.count - 1].digits.append(digit)
        } else {
          groups.append(Group(digits: [digit], followsDash: separators.contains(.dash)))
          separators = []
        }
      } else if let separator = Separator(scalar) {
        // What nobody sees separates nothing.
        if separator == .invisible || groups.isEmpty { continue }
        separators.append(separator)
        if separators.count <= 3 { continue }
        (groups, separators) = ended(groups, &chains)
      } else {
        (groups, separators) = ended(groups, &chains)
      }
    }
    _ = ended(groups, &chains)
    return chains
  }

  private static func ended(_ groups: [Group], _ chains: inout [[Group]]) -> ([Group], [Separator]) {
    if !groups.isEmpty { chains.append(groups) }
    return ([], [])
  }

  /// Whether some groups of a chain, first and last included, are a CPR number's digits, cut as people cut them.
  private static func isNumber(_ chain: [Group], _ start: Int, _ end: Int) -> Bool {
    let groups = chain[start...end]
    let lengths = groups.map(\.digits.count)
    var digits = groups.flatMap(\.digits)
    switch lengths {
    case [10], [6, 4], [2, 2, 2, 4], [4, 2, 4], [2, 4, 4], [2, 2, 6], [3, 3, 4]: break
    // Pairs of digits are as often two dates; alone they are none.
    case [6, 2, 2], [2, 2, 2, 2, 2]: guard groups.count == chain.count else { return false }
    case let all where all.count == 10 && all.allSatisfy({ $0 == 1 }): break
    // A zero that a spreadsheet has taken.
    case [5, 4], [1, 2, 2, 4]:
      guard chain[end].followsDash else { return false }
      digits.insert(0, at: 0)
    case [12], [8, 4], [2, 2, 4, 4]:
      guard lengths == [12] || chain[end].followsDash || lengths == [8, 4],
        (18...20).contains(digits[4] * 10 + digits[5])
      else { return false }
      digits.removeSubrange(4...5)
    default: return false
    }
    return isDay(digits[0] * 10 + digits[1], month: digits[2] * 10 + digits[3])
  }

  /// Whether the first four digits can be a day of a month, or the day and sixty of a replacement number (erstatnings-CPR).
  package static func isDay(_ day: Int, month: Int) -> Bool {
    ((1...31).contains(day) || (61...91).contains(day)) && (1...12).contains(month)
  }

  /// A digit of any script, also a full-width one.
  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    guard scalar.properties.numericType == .decimal else { return nil }
    return scalar.properties.numericValue.map(Int.init)
  }

  private enum Separator {
    case dash, space, dot, invisible

    init?(_ scalar: Unicode.Scalar) {
      switch scalar {
      case ".", "/", "\\", "_", "+", "·", "•", ":", "(", ")": self = .dot
      case "\u{2212}", "~": self = .dash
      default:
        if scalar.properties.isDefaultIgnorableCodePoint { self = .invisible; return }
        if scalar.properties.isWhitespace { self = .space; return }
        guard scalar.properties.generalCategory == .dashPunctuation else { return nil }
        self = .dash
      }
    }
  }
}
