package import CareModel

/// The time that a figure of a report covers, seen from the report's period (vindue).
package enum ReportWindow: String, Hashable, Sendable, CaseIterable {
  /// The report's own period.
  case period = "periode"
  /// January to the report's period.
  case yearToDate = "aar_til_dato"
  /// The quarter that the report's period ends in, whole.
  case quarter = "kvartal"
  /// The year that it ends in, whole.
  case year = "aar"
  /// The twelve months that end with it.
  case rollingYear = "rullende_12"

  package func bounds(_ period: Period) -> (from: Period, to: Period) {
    let last = Period(monthOf: period.lastDay)
    switch self {
    case .period: return (period, period)
    case .yearToDate: return (.month(last.year, 1), last)
    case .quarter:
      let quarter = Period.holding(period.lastDay, grain: .quarter)
      return (quarter, quarter)
    case .year: return (.year(last.year), .year(last.year))
    case .rollingYear: return (last.advanced(by: -11), last)
    }
  }

  /// Whether it has one of its own length just before it to be held against. A year to date has none, and the twelve months
  /// that ended a month ago are almost the same.
  var hasPrevious: Bool { self != .yearToDate && self != .rollingYear }

  /// Whether it can go on after the report's period: a part of a quarter is nothing to hold against a whole one.
  var mayGoOn: Bool { self == .quarter || self == .year }

  /// "året til dato": what figures of it are called where they are held against last year in any case.
  var words: String? {
    switch self {
    case .yearToDate: "året til dato"
    case .rollingYear: "de seneste 12 måneder"
    case .period, .quarter, .year: nil
    }
  }
}
