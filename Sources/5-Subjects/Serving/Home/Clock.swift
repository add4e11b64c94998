package import CareModel
package import Foundation

/// The time of day, as the only part of the product that reads it; everything below takes it as an argument.
package struct Clock: Sendable {
  /// Seconds since 1 January 1970, UTC.
  package var now: @Sendable () -> TimeInterval

  package init(now: @escaping @Sendable () -> TimeInterval) { self.now = now }

  package static let system = Clock { Date().timeIntervalSince1970 }

  /// The calendar day in Denmark.
  package var today: Day { local.day }

  /// `2026-11-09T02:14:07`, Danish time: what people are shown.
  package var localTime: String {
    let (day, second) = local
    return "\(day)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
  }

  /// `2026-11-09T01:14:07Z`: what logs keep.
  package var utcTime: String {
    let (day, second) = Clock.split(Int(now().rounded(.down)))
    return "\(day)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
  }

  /// Danish time of `2026-11-09T01:14:07Z`, as people are shown what logs keep; the text itself when it is no such time.
  package func localTime(ofUTC text: String) -> String {
    let parts = text.split { $0 == "T" || $0 == ":" || $0 == "Z" }
    guard parts.count == 4, let day = Day(iso: parts[0]), let hour = Int(parts[1]), let minute = Int(parts[2]),
      let second = Int(parts[3])
    else { return text }
    let seconds = day.number * 86_400 + hour * 3600 + minute * 60 + second
    return Clock { TimeInterval(seconds) }.localTime
  }

  private var local: (day: Day, second: Int) {
    let utc = Int(now().rounded(.down))
    return Clock.split(utc + (Clock.isSummer(utc) ? 7200 : 3600))
  }

  private static func split(_ seconds: Int) -> (day: Day, second: Int) {
    let day = seconds >= 0 ? seconds / 86_400 : -((-seconds + 86_399) / 86_400)
    return (Day(number: day), seconds - day * 86_400)
  }

  /// Summer time runs from 01.00 UTC on the last Sunday of March to that of October (Directive 2000/84/EC).
  private static func isSummer(_ utc: Int) -> Bool {
    let year = split(utc).day.year
    guard let spring = lastSunday(year, 3), let autumn = lastSunday(year, 10) else { return false }
    return utc >= spring.number * 86_400 + 3600 && utc < autumn.number * 86_400 + 3600
  }

  private static func lastSunday(_ year: Int, _ month: Int) -> Day? {
    guard let last = Day(year, month, 31) else { return nil }
    return last.advanced(by: -((last.weekday + 1) % 7))
  }
}
