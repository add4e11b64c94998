/// Days, cost and distinct persons for every cell and month: cell is whatever the figures are grouped by.
///
/// Days and cost are summed over service periods, so two that overlap count twice, as two bills would. Persons are
/// distinct: one with several periods in a cell and month counts once. Persons therefore do not add up over cells.
package struct MonthCatalogue: Sendable, Equatable {
  package struct Figures: Sendable, Equatable {
    package var days = 0
    /// Øre.
    package var cost = 0
    package var persons = 0
  }

  package let calendar: MonthCalendar
  /// Names in the order of their bytes.
  package let cells: [String]
  /// One a cell and month, month by month within the cell.
  let figures: [Figures]

  package subscript(cell cell: Int, month month: Int) -> Figures { figures[cell * calendar.count + month] }

  /// The number of cells and months in which somebody had a service.
  package var occupied: Int { figures.count { $0.persons > 0 } }
}
