internal import CareModel
internal import Foundation

/// A day with a time (tidspunkt), as systems write it: `2024-12-31T23:30:00.123456+00:00`, `01-03-2024 02:14`.
struct Moment {
  private let day: Day
  /// Since midnight.
  private let microseconds: Int
  /// Seconds east of Greenwich; nil for a time that is Danish as it stands.
  private let offset: Int?

  /// nil when the text is none, or there is no such day or time.
  ///
  /// - Parameter form: how the day is written: `iso` or `dashed`.
  init?(_ text: String, _ form: DateWriting) {
    let bytes = Array(text.utf8)
    guard bytes.count > 10, bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T") else { return nil }
    guard let written = bytes[..<10].withUnsafeBufferPointer({ writtenDate($0) }),
      written.form == (form == .iso ? .iso : .dashed), let day = Day(written.year, written.month, written.day),
      let time = Moment.time(bytes[11...])
    else { return nil }
    self.day = day
    microseconds = time.microseconds
    offset = time.offset
  }

  /// `23:30`, `23:30:00`, with decimals of seconds and a zone (`Z`, `+01:00`, `+0100`, `+01`).
  private static func time(_ bytes: ArraySlice<UInt8>) -> (microseconds: Int, offset: Int?)? {
    var rest = bytes
    guard let hours = number(&rest, digits: 2), hours < 24, take(&rest, ":"), let minutes = number(&rest, digits: 2),
      minutes < 60
    else { return nil }
    var micro = (hours * 60 + minutes) * 60_000_000
    if take(&rest, ":") {
      guard let seconds = number(&rest, digits: 2), seconds < 61 else { return nil }
      micro += seconds * 1_000_000
      if take(&rest, ".") || take(&rest, ",") {
        let digits = rest.prefix { isDigit($0) }
        guard (1...9).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        let six = (Array(digits) + Array(repeating: 48, count: 6)).prefix(6)
        micro += six.reduce(0) { $0 * 10 + Int($1 - 48) }
      }
    }
    _ = take(&rest, " ")
    if rest.isEmpty { return (micro, nil) }
    if take(&rest, "Z") || take(&rest, "z") { return rest.isEmpty ? (micro, 0) : nil }
    let sign = rest.first == UInt8(ascii: "-") ? -1 : 1
    guard take(&rest, "+") || take(&rest, "-"), let east = number(&rest, digits: 2), east <= 14 else { return nil }
    _ = take(&rest, ":")
    let more = rest.isEmpty ? 0 : number(&rest, digits: 2)
    guard let more, more < 60, rest.isEmpty else { return nil }
    return (micro, sign * (east * 3600 + more * 60))
  }

  private static func number(_ bytes: inout ArraySlice<UInt8>, digits: Int) -> Int? {
    let found = bytes.prefix(digits)
    guard found.count == digits, found.allSatisfy(isDigit) else { return nil }
    bytes = bytes.dropFirst(digits)
    return found.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  private static func take(_ bytes: inout ArraySlice<UInt8>, _ sign: Unicode.Scalar) -> Bool {
    guard bytes.first == UInt8(ascii: sign) else { return false }
    bytes = bytes.dropFirst()
    return true
  }

  private static let denmark = TimeZone(identifier: "Europe/Copenhagen")

  /// The day that it was in Denmark; nil where the zones of the world are not known to the machine.
  var danishDay: Day? {
    guard let offset else { return day }
    let instant = day.number * 86_400 + microseconds / 1_000_000 - offset
    guard let zone = Moment.denmark else { return nil }
    let local = instant + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
    return Day(number: Int((Double(local) / 86_400).rounded(.down)))
  }

  /// What sorts moments by when they were, and leaves everything else as it stands.
  static func rank(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let moment = Moment(text, .iso) ?? Moment(text, .dashed) else { return bytes }
    let instant = (moment.day.number * 86_400 - (moment.offset ?? 0)) * 1_000_000 + moment.microseconds
    let digits = String(instant + 1 << 60)
    return Array(digits.utf8)
  }
}
