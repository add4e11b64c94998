internal import CareModel
internal import Foundation

/// The answer key (`facit.json`): every figure counted from the facts themselves, day by day and line by line.
///
/// It is written to be obviously right, not fast, and shares nothing with the pipeline that it checks: no SQL, no masks.
struct AnswerKey {
  /// A period whose days count through the day of the delivery.
  struct Window {
    let name: String
    let grain: Period.Grain
    let first: Int
    let last: Int
    let months: ClosedRange<Int>
    /// The last day that counts.
    let end: Int
    var year: Int { months.lowerBound / 12 }
  }

  let world: World
  let windows: [Window]
  private(set) var figures: [String] = []

  init(_ world: World) {
    self.world = world
    let asOf = Day(number: world.asOf)
    let start = Period.year(world.firstYear)
    let today = Period(monthOf: asOf)
    var periods = Period.series(from: start, to: today, by: .month).suffix(24)
    periods += Period.series(from: start, to: today, by: .quarter)
    periods += Period.series(from: start, to: today, by: .year)
    windows = periods.map {
      let (first, last) = ($0.firstDay.number, $0.lastDay.number)
      return Window(
        name: $0.description, grain: $0.grain, first: first, last: last, months: monthIndex(first)...monthIndex(last),
        end: min(last, world.asOf))
    }
    countPersons()
    countMoney()
    countCases()
    countFollowUps()
    countFacilities()
    countStaff()
    countQuality()
  }

  /// Adds the rows of one metric and grouping; a value is JSON text, nil is left out.
  mutating func add(
    _ metric: String, by dimensions: [String], grains: [Period.Grain] = [.month, .quarter, .year],
    keys: [[String?]], value: (_ key: Int, _ window: Int) -> String?
  ) {
    for grain in grains {
      var rows: [String] = []
      for (index, window) in windows.enumerated() where window.grain == grain {
        for (number, key) in keys.enumerated() {
          guard let value = value(number, index) else { continue }
          var row = "{\"period\":\"\(window.name)\""
          for (dimension, part) in zip(dimensions, key) {
            row += ",\"\(dimension)\":" + (part.map { "\"\($0)\"" } ?? "null")
          }
          rows.append(row + ",\"value\":" + value + "}")
        }
      }
      let by = dimensions.map { "\"\($0)\"" }.joined(separator: ",")
      figures.append(
        "{\"metric\":\"\(metric)\",\"grain\":\"\(grain.rawValue)\",\"by\":[\(by)],\"where\":{},\"rows\":[\n"
          + rows.joined(separator: ",\n") + "]}")
    }
  }

  func write(to url: URL, seed: UInt64, _ extracts: Extracts) throws {
    let head =
      "{\"municipality\":\"\(digits(world.code, 4))\",\"as_of\":\"\(Day(number: world.asOf))\",\"seed\":\(seed),"
    let body = "\"figures\":[\n" + figures.joined(separator: ",\n") + "],\n"
    try Data((head + body + faults(extracts) + "}\n").utf8).write(to: url)
  }

  /// Øre as kroner, exactly.
  static func kroner(_ amount: Int64) -> String {
    let size = abs(amount)
    return (amount < 0 ? "-" : "") + "\(size / 100)" + (size % 100 == 0 ? "" : "." + digits(Int(size % 100), 2))
  }

  /// The unlike keys, in order, and the position of each item's key.
  static func numbered<Key: Hashable & Comparable>(_ keys: [Key]) -> (keys: [Key], positions: [Int]) {
    let sorted = Set(keys).sorted()
    let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    return (sorted, keys.map { places[$0] ?? 0 })
  }
}
