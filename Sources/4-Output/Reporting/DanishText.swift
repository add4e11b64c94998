package import CareModel

/// How days, periods and counted things are written in Danish. The no-break space keeps a number with its unit.
package enum DanishText {
  /// "måneder midlertidigt: 24": the limits of a check, whose names are written without Danish letters in its file.
  package static func thresholds(_ text: String) -> String {
    [("maaned", "måned"), ("aar", "år"), ("foer", "før")].reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  static let space = "\u{00A0}"

  /// "SEL § 107" of `SEL §107`: no break between sign and number.
  package static func legalBasis(_ text: String) -> String {
    text.split(separator: "§", omittingEmptySubsequences: false).map(String.init).joined(separator: "§" + space)
  }

  private static let shortMonths = [
    "jan.", "feb.", "mar.", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec.",
  ]

  package static func month(_ number: Int) -> String { danishMonthNames[number - 1] }
  static func shortMonth(_ number: Int) -> String { shortMonths[number - 1] }
  /// Three letters, for narrow drawings.
  static func tinyMonth(_ number: Int) -> String { String(danishMonthNames[number - 1].prefix(3)) }

  /// "oktober 2026", "3. kvartal 2026", "1. halvår 2026", "2026".
  package static func name(of period: Period) -> String {
    switch period {
    case .year(let year): "\(year)"
    case .half(let year, let half): "\(half).\(space)halvår \(year)"
    case .quarter(let year, let quarter): "\(quarter).\(space)kvartal \(year)"
    case .month(let year, let number): "\(month(number)) \(year)"
    }
  }

  /// "jan.–okt. 2026"; one month alone is its own name.
  static func name(from: Period, to: Period) -> String {
    let (first, last) = (from.firstDay, to.lastDay)
    if from == to { return name(of: from) }
    if first.year == last.year {
      if first.month == 1 && last.month == 12 { return "\(first.year)" }
      return "\(shortMonth(first.month))–\(shortMonth(last.month)) \(last.year)"
    }
    return "\(shortMonth(first.month)) \(first.year)–\(shortMonth(last.month)) \(last.year)"
  }

  /// "maj og juli 2026", "januar til september 2026", "maj 2025 og juni 2026": the year where it changes, three or more
  /// in a row by their ends.
  static func months(_ months: [Period]) -> String {
    var runs: [(first: Period, last: Period)] = []
    for month in months {
      if let last = runs.last?.last, last.advanced(by: 1) == month, last.year == month.year {
        runs[runs.count - 1].last = month
      } else {
        runs.append((month, month))
      }
    }
    let parts = runs.flatMap { first, last -> [(text: String, year: Int)] in
      let (from, to) = (first.firstDay.month, last.firstDay.month)
      return to - from > 1
        ? [("\(month(from)) til \(month(to))", last.year)] : (from...to).map { (month($0), last.year) }
    }
    return list(
      parts.enumerated().map { index, part in
        let isLastOfYear = index + 1 == parts.count || parts[index + 1].year != part.year
        return isLastOfYear ? "\(part.text) \(part.year)" : part.text
      })
  }

  /// "31-10-2026".
  package static func date(_ day: Day) -> String {
    let (year, month, number) = day.parts
    return "\(padded(number, 2))-\(padded(month, 2))-\(year)"
  }

  /// "31. oktober 2026".
  package static func longDate(_ day: Day) -> String {
    let (year, number, date) = day.parts
    return "\(date).\(space)\(month(number)) \(year)"
  }

  /// "09-11-2026 kl. 02.14" of an ISO time; the text itself when it is not one.
  package static func time(_ iso: String) -> String {
    let parts = iso.split(separator: "T")
    guard parts.count == 2, let day = Day(iso: parts[0]), parts[1].utf8.count >= 5 else { return iso }
    return "\(date(day)) kl.\(space)\(parts[1].prefix(2)).\(parts[1].dropFirst(3).prefix(2))"
  }

  /// "én borger", "3 borgere": the number in words up to one, else digits.
  static func count(_ number: Int, one: String, many: String) -> String {
    number == 1 ? one : "\(NumberText.whole(number))\(space)\(many)"
  }

  /// "måned", "kvartal", "halvår", "år".
  static func name(of grain: Period.Grain) -> String {
    switch grain {
    case .month: "måned"
    case .quarter: "kvartal"
    case .half: "halvår"
    case .year: "år"
    }
  }

  /// "måneden", "kvartalet", "halvåret", "året".
  static func definite(_ grain: Period.Grain) -> String {
    switch grain {
    case .month: "måneden"
    case .quarter: "kvartalet"
    case .half: "halvåret"
    case .year: "året"
    }
  }

  /// "Midlertidigt botilbud" inside a sentence; an abbreviation keeps its letters.
  static func inSentence(_ name: String) -> String {
    let letters = name.prefix(2)
    guard letters.count == 2, letters.last?.isLowercase == true else { return name }
    return name.prefix(1).lowercased() + name.dropFirst()
  }

  package static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// "a, b og c".
  package static func list(_ items: [String]) -> String {
    items.count < 2 ? items.joined() : items.dropLast().joined(separator: ", ") + " og " + items[items.count - 1]
  }
}
