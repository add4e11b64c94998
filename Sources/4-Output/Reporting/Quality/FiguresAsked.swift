package import CareModel
package import DocumentModel
package import MetricEngine

extension Address {
  /// The worklist (fejlliste) with its filter set.
  package static func worklist(
    check: String? = nil, severity: FindingSeverity? = nil, figures: FiguresAsked? = nil, unit: String? = nil
  ) -> Address {
    var list = WorklistAddress()
    list.check = check
    list.severity = severity?.rawValue
    list.figures = figures?.text
    list.unit = unit
    return .worklist(list)
  }
}

/// Which figures a worklist is narrowed to.
///
/// As text in an address: `forbrug,enhedspris~2026-01~2026-10~service_area=bpa`, where an empty value is "without", or
/// `rapport~sagsoverblik~2026-10`.
package enum FiguresAsked: Hashable, Sendable {
  /// Some metrics over one window, all with the same filters.
  case figures(metrics: [String], from: Period, to: Period, filters: [MetricFilter] = [])
  /// All that an edition of a report shows of its own period.
  case report(String, Period)

  private static let reportWord = "rapport"

  /// nil for a text that says no figures.
  package init?(_ text: String) {
    let parts = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 3, parts[0] == FiguresAsked.reportWord {
      guard let period = Period(parts[2]) else { return nil }
      self = .report(parts[1], period)
      return
    }
    guard parts.count >= 3, let from = Period(parts[1]), let to = Period(parts[2]) else { return nil }
    var filters: [MetricFilter] = []
    for part in parts.dropFirst(3) {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard pair.count == 2, let dimension = Dimension(rawValue: pair[0]) else { return nil }
      filters.append(MetricFilter(dimension, pair[1].isEmpty ? nil : pair[1]))
    }
    self = .figures(metrics: parts[0].split(separator: ",").map(String.init), from: from, to: to, filters: filters)
  }

  package var text: String {
    switch self {
    case .figures(let metrics, let from, let to, let filters):
      ([metrics.joined(separator: ","), from.description, to.description]
        + filters.map { "\($0.dimension.rawValue)=\($0.value ?? "")" }).joined(separator: "~")
    case .report(let id, let period): [FiguresAsked.reportWord, id, period.description].joined(separator: "~")
    }
  }
}
