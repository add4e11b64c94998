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
    let explanation = try engine.explanation(
      of: ExplanationRequest(
        metric: metric, from: request.from, to: request.to, filters: request.filters, limit: limit), scope: scope)
    switch explanation.rows {
    case .withheld(let reason): return RowListing(columns: [], rows: [], total: 0, withheld: reason)
    case .shown(let lists):
      guard let list = lists.first else { return RowListing(columns: [], rows: [], total: 0) }
      return RowListing(
        columns: list.columns.map(\.title),
        rows: list.rows.map { row in zip(row, list.columns).map { item($0, titled: $1.title) } }, total: list.total)
    }
  }

  private func item(_ cell: Explanation.Cell, titled title: String) -> RowListing.Item {
    switch cell {
    case .text(let text) where title == "Team": .text(labels.label(text, of: .team).name)
    case .text(let text) where title == "Tilbud": .text(labels.label(text, of: .facility).name)
    case .text(let text): .text(text)
    case .number(let number), .kroner(let number): .number(number)
    case .day(let day): .day(day)
    case .month(let month): .text(Words.period(month))
    case .none: .none
    }
  }
}
