internal import CareModel

/// Years, months and days of every day that the demo can meet, reckoned once.
struct DayTable: Sendable {
  static let shared = DayTable()
  private static let first = Day(1925, 1, 1)!.number
  private let table: [UInt32]

  private init() {
    let count = Day(2035, 1, 1)!.number - Self.first
    table = (0..<count).map {
      let parts = Day(number: Self.first + $0).parts
      return UInt32(parts.year << 9 | parts.month << 5 | parts.day)
    }
  }

  func parts(_ day: Int) -> (year: Int, month: Int, day: Int) {
    let packed = table[day - Self.first]
    return (Int(packed >> 9), Int(packed >> 5 & 15), Int(packed & 31))
  }
}
