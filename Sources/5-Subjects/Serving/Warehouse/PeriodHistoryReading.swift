internal import CareModel
internal import MetricEngine
package import Reporting
internal import Warehouse

/// The closes in force: the last month of each, and when it was closed.
struct CloseQuery: PageQuery {
  static let file = "serving/closes"

  func row(_ cells: RowReader) throws -> PeriodHistory.Close {
    PeriodHistory.Close(
      lastMonth: Period(monthIndex: try cells.int("last_month")), closed: try cells.text("closed"))
  }
}

/// Months whose figures are not those that were shown before.
package struct RestatedMonthQuery: PageQuery {
  package init() {}

  package static let file = "serving/restated-months"

  package func row(_ cells: RowReader) throws -> RestatedMonth {
    RestatedMonth(
      month: Period(monthIndex: try cells.int("month")), isClosed: try cells.bool("is_closed"),
      spendingOre: try cells.int("spending_ore"), persons: try cells.int("persons"), days: try cells.int("days"),
      rows: try cells.int("rows"))
  }
}

extension PeriodHistory {
  /// The closes in force and the months told anew; none in a warehouse from before there were any.
  static func read(_ connection: Connection, _ knowledge: Knowledge) throws -> PeriodHistory {
    guard try connection.rows(RelationQuery(), knowledge.pages).contains("meta.closed_period") else {
      return PeriodHistory()
    }
    return PeriodHistory(
      closes: try connection.rows(CloseQuery(), knowledge.pages),
      restated: try connection.rows(RestatedMonthQuery(), knowledge.pages))
  }
}
