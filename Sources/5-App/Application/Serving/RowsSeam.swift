internal import Access
internal import CareModel
internal import MetricEngine
internal import Reporting

// The one place where the rows behind a report's figure meet the engine.

extension OpenWarehouse {
  func rows(_ request: MetricRequest, scope: Scope, limit: Int) throws -> RowListing {
    guard let metric = request.metrics.first else {
      return RowListing(columns: [], rows: [], total: 0, withheld: "Der er ikke spurgt om et nøgletal.")
    }
    let rows = try engine.rows(
      behind: ExplanationRequest(
        metric: metric, from: request.from, to: request.to, filters: request.filters, limit: limit), scope: scope)
    switch rows {
    case .withheld(let reason): return RowListing(columns: [], rows: [], total: 0, withheld: reason)
    case .shown(let lists):
      guard let list = lists.first else { return RowListing(columns: [], rows: [], total: 0) }
      return RowListing(
        columns: list.columns.map(\.title),
        rows: list.rows.map { row in zip(row, list.columns).map { item($0, titled: $1.title) } }, total: list.total)
    }
  }

  /// What people call a team or a facility that a row holds the id of.
  func name(_ text: String, titled title: String) -> String {
    switch title {
    case "Team": labels.label(text, of: .team).name
    case "Tilbud": labels.label(text, of: .facility).name
    default: text
    }
  }

  private func item(_ cell: Explanation.Cell, titled title: String) -> RowListing.Item {
    switch cell {
    case .text(let text): .text(name(text, titled: title))
    case .number(let number), .kroner(let number): .number(number)
    case .day(let day): .day(day)
    case .month(let month): .text(Words.period(month))
    case .none: .none
    }
  }
}
