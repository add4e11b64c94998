internal import Access
internal import CareModel
internal import Danish
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
        rows: list.rows.map { row in zip(row, list.columns).map { item($0, titled: $1.title) } }, total: list.total,
        people: list.people)
    }
  }

  /// What people call what a row holds the id of: the name of a unit of the municipality's own, the name beside a code.
  package func name(_ text: String, titled title: String) -> String {
    switch title {
    case "Team", "Enhed": labels.label(text, of: .unit).name
    case "Tilbud": labels.label(text, of: .facility).name
    case "Ydelsesområde": labels.label(text, of: .serviceArea).name
    case "Paragraf": labels.label(text, of: .legalBasis).name
    case "Funktion": labels.label(text, of: .function).name
    case "Tilstand": Words.reconciliation(text)
    case "Kommune", "Betalingskommune", "Handlekommune": named(text, of: .municipality)
    default: text
    }
  }

  /// "0217 Helsingør"; the code alone where it has no name.
  private func named(_ code: String, of dimension: Dimension) -> String {
    let name = labels.label(code, of: dimension).name
    return name == code ? code : "\(code) \(name)"
  }

  private func item(_ cell: Explanation.Cell, titled title: String) -> RowListing.Item {
    switch cell {
    case .text(let text): .text(name(text, titled: title))
    case .number(let number), .kroner(let number): .number(number)
    case .day(let day): .day(day)
    case .month(let month): .text(DanishText.name(of: month))
    case .none: .none
    }
  }
}
