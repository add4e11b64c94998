/// A whole month, quarter, half year or year (periode): `2025-10`, `2025-K3`, `2025-H1`, `2025`.
package enum Period: Hashable, Sendable {
  case year(Int)
  /// Half 1–2 (halvår).
  case half(Int, Int)
  /// Quarter 1–4 (kvartal).
  case quarter(Int, Int)
  /// Month 1–12 (måned).
  case month(Int, Int)

  /// The length of the periods that a series is split into (periodelængde).
  package enum Grain: String, Sendable, CaseIterable, Codable {
    case month, quarter, half, year
  }

  /// Parses `2025`, `2025-H1`, `2025-K3` (letters of either case) and `2025-10`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    // `+1` is a number to Swift and no month to a reader.
    guard let first = parts.first, first.utf8.count == 4, !text.utf8.contains(UInt8(ascii: "+")), let year = Int(first),
      year >= 1900
    else { return nil }
    switch parts.count {
    case 1:
      self = .year(year)
    case 2 where parts[1].utf8.count == 2:
      switch parts[1].first {
      case "K", "k":
        guard let quarter = Int(parts[1].dropFirst()), (1...4).contains(quarter) else { return nil }
        self = .quarter(year, quarter)
      case "H", "h":
        guard let half = Int(parts[1].dropFirst()), (1...2).contains(half) else { return nil }
        self = .half(year, half)
      default:
        guard let month = Int(parts[1]), (1...12).contains(month) else { return nil }
        self = .month(year, month)
      }
    default:
      return nil
    }
  }

  /// The month that a day lies in.
  package init(monthOf day: Day) { self = .month(day.year, day.month) }

  /// The month of an index, as warehouses count them: year × 12 + month − 1.
  package init(monthIndex index: Int) { self = .month(index / 12, index % 12 + 1) }

  package var grain: Grain {
    switch self {
    case .year: .year
    case .half: .half
    case .quarter: .quarter
    case .month: .month
    }
  }

  package var year: Int {
    switch self {
    case .year(let year), .half(let year, _), .quarter(let year, _), .month(let year, _): year
    }
  }

  /// First month 1–12 and number of months.
  private var months: (first: Int, count: Int) {
    switch self {
    case .year: (1, 12)
    case .half(_, let half): (half * 6 - 5, 6)
    case .quarter(_, let quarter): (quarter * 3 - 2, 3)
    case .month(_, let month): (month, 1)
    }
  }

  package var firstDay: Day { Day(year, months.first, 1)! }
  package var lastDay: Day { firstDay.adding(months: months.count).advanced(by: -1) }
  package var days: Int { firstDay.distance(to: lastDay) + 1 }
  package func contains(_ day: Day) -> Bool { firstDay <= day && day <= lastDay }

  /// The period of the same length just before (forrige periode).
  package var previous: Period { advanced(by: -1) }
  /// The same period a year earlier (samme periode sidste år).
  package var lastYear: Period {
    switch self {
    case .year(let year): .year(year - 1)
    case .half(let year, let half): .half(year - 1, half)
    case .quarter(let year, let quarter): .quarter(year - 1, quarter)
    case .month(let year, let month): .month(year - 1, month)
    }
  }

  /// The period `count` periods of the same length later.
  package func advanced(by count: Int) -> Period {
    switch self {
    case .year(let year): return .year(year + count)
    case .half(let year, let half):
      let index = year * 2 + half - 1 + count
      return .half(index / 2, index % 2 + 1)
    case .quarter(let year, let quarter):
      let index = year * 4 + quarter - 1 + count
      return .quarter(index / 4, index % 4 + 1)
    case .month(let year, let month):
      return Period(monthIndex: year * 12 + month - 1 + count)
    }
  }

  /// The periods of a grain that this period begins and ends with, inclusive; a finer grain splits, a coarser one widens.
  package func split(by grain: Grain) -> [Period] { Period.series(from: self, to: self, by: grain) }

  /// Every period of the grain from the one that holds `from`'s first day to the one that holds `to`'s last day.
  package static func series(from: Period, to: Period, by grain: Grain) -> [Period] {
    var result: [Period] = []
    var next = Period.holding(from.firstDay, grain: grain)
    while next.firstDay <= to.lastDay {
      result.append(next)
      next = next.advanced(by: 1)
    }
    return result
  }

  package static func holding(_ day: Day, grain: Grain) -> Period {
    switch grain {
    case .year: .year(day.year)
    case .half: .half(day.year, (day.month - 1) / 6 + 1)
    case .quarter: .quarter(day.year, (day.month - 1) / 3 + 1)
    case .month: .month(day.year, day.month)
    }
  }
}

extension Period: CustomStringConvertible, Comparable {
  package var description: String {
    switch self {
    case .year(let year): padded(year, 4)
    case .half(let year, let half): "\(padded(year, 4))-H\(half)"
    case .quarter(let year, let quarter): "\(padded(year, 4))-K\(quarter)"
    case .month(let year, let month): "\(padded(year, 4))-\(padded(month, 2))"
    }
  }

  package static func < (left: Period, right: Period) -> Bool {
    (left.firstDay, left.lastDay) < (right.firstDay, right.lastDay)
  }
}
