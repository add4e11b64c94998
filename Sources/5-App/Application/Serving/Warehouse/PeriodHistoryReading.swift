internal import CareModel
internal import MetricEngine
internal import Reporting
internal import Warehouse

extension PeriodHistory {
  /// The closes in force and the months told anew; none in a warehouse from before there were any.
  static func read(_ connection: Connection, _ knowledge: Knowledge) throws -> PeriodHistory {
    let tables = try connection.query("TABLE information_schema.tables")
    let name = tables.index(of: "table_name")
    guard tables.rows.contains(where: { $0[name].text == "closed_period" }) else { return PeriodHistory() }
    let closes = try connection.query(SQL(raw: knowledge.query("lukninger")))
    return PeriodHistory(
      closes: closes.rows.compactMap { row in
        guard let month = row[closes.index(of: "last_month")].int, let time = row[closes.index(of: "closed")].text
        else { return nil }
        return Close(lastMonth: Period(monthIndex: month), closed: time)
      }, restated: try RestatedMonth.all(connection.query(SQL(raw: knowledge.query("efterregulering")))))
  }
}

extension RestatedMonth {
  static func all(_ table: Table) -> [RestatedMonth] {
    table.rows.compactMap { row in
      func int(_ column: String) -> Int { row[table.index(of: column)].int ?? 0 }
      return RestatedMonth(
        month: Period(monthIndex: int("month")), isClosed: row[table.index(of: "is_closed")].bool ?? false,
        spendingOre: int("spending_ore"), persons: int("persons"), days: int("days"), rows: int("rows"))
    }
  }
}
