internal import Foundation
internal import Kernels

/// `coverage PERIODS.csv RESULT.csv`: one million service periods to month × paragraph × facility, as a whole process.
@main
enum Coverage {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      FileHandle.standardError.write(Data("coverage PERIODS.csv RESULT.csv\n".utf8))
      exit(2)
    }
    let calendar = MonthCalendar(firstMonth: 2013 * 12, count: 156)
    let catalogue = try await catalogueOfMonths(csv: arguments[1], calendar: calendar, workers: 2)
    try write(catalogue, to: arguments[2])
  }

  /// `måned;paragraf;sted;dage;øre;personer`, the form that the others write.
  private static func write(_ catalogue: MonthCatalogue, to path: String) throws {
    var text = "month;paragraph;facility;days;cost;persons\n"
    text.reserveCapacity(catalogue.occupied * 40)
    for (cell, name) in catalogue.cells.enumerated() {
      for month in 0..<catalogue.calendar.count {
        let figures = catalogue[cell: cell, month: month]
        guard figures.persons > 0 else { continue }
        text += "\(catalogue.calendar.firstMonth + month);\(name);\(figures.days);\(figures.cost);\(figures.persons)\n"
      }
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }
}
