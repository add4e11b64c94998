package import CareModel

/// The time that a figure of a report covers, seen from the report's period.
package enum ReportWindow: String, Hashable, Sendable, CaseIterable {
  /// The report's own period.
  case period = "periode"
  /// January to the report's period.
  case yearToDate = "aar_til_dato"

  package func bounds(_ period: Period) -> (from: Period, to: Period) {
    switch self {
    case .period: return (period, period)
    case .yearToDate:
      let last = Period(monthOf: period.lastDay)
      return (.month(last.year, 1), last)
    }
  }
}
