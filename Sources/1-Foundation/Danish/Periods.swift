package import CareModel

extension DanishText {
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
  package static func name(from: Period, to: Period) -> String { window(from, to, shortMonth) }

  /// "januar–oktober 2026"; one period alone is its own name.
  package static func longName(from: Period, to: Period) -> String { window(from, to, month) }

  private static func window(_ from: Period, _ to: Period, _ month: (Int) -> String) -> String {
    if from == to { return name(of: from) }
    let (first, last) = (from.firstDay, to.lastDay)
    if first.year == last.year {
      if first.month == 1 && last.month == 12 { return "\(first.year)" }
      return "\(month(first.month))–\(month(last.month)) \(last.year)"
    }
    return "\(month(first.month)) \(first.year)–\(month(last.month)) \(last.year)"
  }

  /// "maj og juli 2026", "januar til september 2026", "maj 2025 og juni 2026": the year where it changes, three or more
  /// in a row by their ends.
  package static func months(_ months: [Period]) -> String {
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

  /// "måned", "kvartal", "halvår", "år".
  package static func name(of grain: Period.Grain) -> String {
    switch grain {
    case .month: "måned"
    case .quarter: "kvartal"
    case .half: "halvår"
    case .year: "år"
    }
  }

  /// "måneden", "kvartalet", "halvåret", "året".
  package static func definite(_ grain: Period.Grain) -> String {
    switch grain {
    case .month: "måneden"
    case .quarter: "kvartalet"
    case .half: "halvåret"
    case .year: "året"
    }
  }

  /// "hver måned", "hvert kvartal", "hvert halvår", "hvert år".
  package static func every(_ grain: Period.Grain) -> String {
    (grain == .month ? "hver " : "hvert ") + name(of: grain)
  }
}
