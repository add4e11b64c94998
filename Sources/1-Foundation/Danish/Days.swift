package import CareModel

extension DanishText {
  /// January first, as they stand inside a sentence.
  package static let monthNames = [
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
  ]

  private static let shortMonths = [
    "jan.", "feb.", "mar.", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec.",
  ]

  /// Monday first.
  package static let weekdays = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]

  package static func month(_ number: Int) -> String { monthNames[number - 1] }
  package static func shortMonth(_ number: Int) -> String { shortMonths[number - 1] }
  /// Three letters, for narrow drawings.
  package static func tinyMonth(_ number: Int) -> String { String(monthNames[number - 1].prefix(3)) }

  /// "31-10-2026".
  package static func date(_ day: Day) -> String {
    let (year, month, number) = day.parts
    return "\(padded(number, 2))-\(padded(month, 2))-\(year)"
  }

  /// "31. oktober 2026".
  package static func longDate(_ day: Day) -> String { "\(dayOfYear(day)) \(day.year)" }

  /// "31. oktober".
  package static func dayOfYear(_ day: Day) -> String { "\(day.parts.day).\(space)\(month(day.month))" }

  /// "09-11-2026 kl. 02.14" of an ISO time; the text itself when it is not one.
  package static func time(_ iso: String) -> String {
    let parts = iso.split(separator: "T")
    guard parts.count == 2, let day = Day(iso: parts[0]), parts[1].utf8.count >= 5 else { return iso }
    return "\(date(day)) kl.\(space)\(parts[1].prefix(2)).\(parts[1].dropFirst(3).prefix(2))"
  }
}
