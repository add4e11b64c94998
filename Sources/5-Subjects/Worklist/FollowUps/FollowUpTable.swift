internal import CareModel
internal import Danish
internal import DocumentModel
internal import Serving

/// Follow-ups as a table for those who hold them: numbers as numbers, days as days.
struct FollowUpTable {
  /// Names of teams and facilities by id.
  let names: [String: String]

  func table(_ lines: [FollowUp], caption: String, asOf: Day) -> DataTable {
    DataTable(
      id: "opfoelgninger", caption: caption,
      note: "Sådan stod det \(DanishText.date(asOf)). De mest presserende står først.",
      columns: [
        .init("Borger"), .init("Hvor haster det"), .init("Dage over", number: true), .init("Næste opfølgning"),
        .init("Seneste opfølgning"), .init("Paragraf"), .init("Ydelse"), .init("Tilbud"), .init("Sag"),
        .init("Indsats"), .init("Team"), .init("Sagsbehandler"),
      ],
      rows: lines.map { DataTable.Row(cells($0)) })
  }

  private func cells(_ line: FollowUp) -> [Cell] {
    [
      Cell("Borger \(line.citizenName)"), Cell(line.standing.danishName),
      line.standing == .overdue
        ? line.days.map { Cell(DanishText.whole($0), number: Double($0)) } ?? Cell("") : Cell(""),
      day(line.next), day(line.last), Cell(line.legalBasis.map(Words.legalBasis) ?? ""), Cell(line.service ?? ""),
      Cell(line.facility.map { names[$0] ?? $0 } ?? ""), Cell(line.caseID ?? ""), Cell(line.servicePeriod),
      Cell(line.team.map { names[$0] ?? $0 } ?? ""), Cell(line.caseworker ?? ""),
    ]
  }

  private func day(_ day: Day?) -> Cell { day.map { Cell(DanishText.date($0), date: $0.description) } ?? Cell("") }
}
