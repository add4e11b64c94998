package import Access
package import CareModel
package import DocumentModel
package import MetricEngine

/// The figures that mean most to a role (tre tal på forsiden), first what the role answers for. A front page shows three of them;
/// one more stands in where a figure has no meaning for the reader, as occupancy where no places are rated.
package enum FrontFigures {
  /// Empty for roles that see no figures, and for the data team, whose figures are of the data.
  package static func definitions(for role: Role) -> [KeyFigureDefinition] {
    switch role {
    case .committee, .financeCommittee, .council: [spending, fullYearPersons, unitCost]
    case .director, .leadership: [spending, fullYearPersons, overdue]
    case .operations: [occupancy, residents, arrivals, departures]
    case .authority: [overdue, soon, cases]
    case .dataTeam, .dataProtectionOfficer, .administrator: []
    }
  }

  private static let spending = figure(
    "forbrug", "Forbrug", .yearToDate, .millions,
    plan: Plan(metric: "korrigeret_budget", name: "Budget", definite: "budgettet"), lastYear: true)
  private static let fullYearPersons = figure(
    "gennemsnitligt_antal", "Gennemsnitligt antal borgere", .yearToDate, .persons, lastYear: true)
  private static let unitCost = figure(
    "enhedspris", "Enhedspris", .yearToDate, .unitCost, note: "pr. helårsperson", lastYear: true)
  private static let overdue = figure("opfoelgning_overskredet", "Opfølgning overskredet", .period, .count)
  private static let soon = figure("opfoelgning_snart", "Opfølgning inden 30 dage", .period, .count)
  private static let cases = figure("sager", "Åbne sager", .period, .count, previous: true)
  private static let occupancy = figure("belaegningsprocent", "Belægning", .period, .percent, previous: true)
  private static let arrivals = figure("tilgang", "Tilgang", .period, .count, previous: true)
  private static let departures = figure("afgang", "Afgang", .period, .count, previous: true)
  private static let residents = figure("beholdning", "Borgere ved månedens udgang", .period, .count, previous: true)

  private static func figure(
    _ metric: String, _ label: String, _ window: ReportWindow, _ format: NumberText, plan: Plan? = nil,
    note: String? = nil, lastYear: Bool = false, previous: Bool = false
  ) -> KeyFigureDefinition {
    KeyFigureDefinition(
      metric: metric, label: label, window: window, format: format, plan: plan, divisor: nil, note: note,
      showsLastYear: lastYear, showsPrevious: previous, marksExcess: plan != nil)
  }
}

extension ReportBuilder {
  /// Key figures that stand in no report, of one period within a scope.
  ///
  /// - Parameter figures: answers requests for one metric each within the scope, a set a request.
  package func keyFigures(
    _ definitions: [KeyFigureDefinition], period: Period, scope: Scope,
    figures: @escaping ([MetricRequest]) throws -> [FigureSet]
  ) throws -> [KeyFigure] {
    let reader = FigureReader(filters: [], answers: figures)
    let frame = ReportDefinition(
      id: "forside", version: "1", name: "Forside", heading: "Forside", grain: .month, facts: [], lead: [],
      keyFigures: definitions, sections: [], words: [])
    var written: [KeyFigure]
    repeat {
      let writer = try writer(
        of: frame, period: period, unit: scope.unit, comparison: nil, reader: reader, quality: nil,
        money: try money(
          of: definitions.filter { $0.format == .millions }.flatMap {
            [$0.metric] + ($0.plan.map { [$0.metric] } ?? [])
          }, period, reader))
      written = try writer.report.keyFigures.map(writer.keyFigure)
    } while try reader.answerWaiting()
    return written
  }
}
