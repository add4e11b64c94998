internal import CareModel
internal import ControlStore
internal import Danish
internal import DocumentModel
internal import Modelling
internal import Serving

/// Findings as a table for those who correct them: numbers as numbers, days as days.
struct WorklistTable {
  /// Names of units and facilities by id.
  let names: [String: String]
  let checks: CheckCatalogue

  func table(_ lines: [FindingLine], id: String, caption: String, asOf: Day, order: FindingFilter.Order) -> DataTable {
    DataTable(
      id: id, caption: caption,
      note: "Fund i data, der er gjort op til \(DanishText.date(asOf)). \(order.sentence).",
      columns: [
        .init("Fund"), .init("Alvor"), .init("Hvad er galt"), .init("Beskrivelse"),
        .init("På spil", unit: "kr.", number: true),
        .init("Døgn", number: true), .init("Borger"), .init("Paragraf"), .init("Tilbud"), .init("Team"),
        .init("Sagsbehandler"), .init("Sag"), .init("Udtræk"), .init("Nøgle"), .init("Række", number: true),
        .init("Måneder"), .init("Status"), .init("Ansvarlig person"), .init("Frist"), .init("Set første gang"),
        .init("Sådan rettes det"),
      ],
      rows: lines.map { DataTable.Row(cells($0)) })
  }

  private func cells(_ line: FindingLine) -> [Cell] {
    let finding = line.finding
    return [
      Cell(finding.id), Cell(finding.severity.danishName), Cell(line.title), Cell(finding.message),
      finding.amountOre.map { Cell(Words.kroner($0), number: Double($0) / 100, decimals: 2) } ?? Cell(""),
      number(finding.days), Cell(finding.citizenName.map { "Borger \($0)" } ?? ""),
      Cell(finding.legalBasis.map(Words.legalBasis) ?? ""), Cell(finding.facility.map { names[$0] ?? $0 } ?? ""),
      Cell(finding.team.map { names[$0] ?? $0 } ?? ""), Cell(finding.caseworker ?? ""), Cell(finding.caseID ?? ""),
      Cell(finding.file ?? ""), Cell(finding.keyText ?? ""), number(finding.row), Cell(months(finding)),
      Cell(line.statusText), Cell(line.state.person ?? ""), day(line.state.due), day(line.state.firstSeen),
      Cell((checks[finding.check]?.action ?? []).enumerated().map { "\($0 + 1). \($1)" }.joined(separator: " ")),
    ]
  }

  private func number(_ value: Int?) -> Cell {
    value.map { Cell(DanishText.whole($0), number: Double($0)) } ?? Cell("")
  }

  private func day(_ day: Day?) -> Cell { day.map { Cell(DanishText.date($0), date: $0.description) } ?? Cell("") }

  private func months(_ finding: Finding) -> String {
    guard let months = finding.stakeMonths else { return "" }
    return CourseWindow(first: months.lowerBound, last: months.upperBound).name
  }
}
