internal import Access
internal import CareModel
internal import ControlStore
internal import DocumentModel
internal import Foundation
internal import MetricEngine
internal import Rendering
internal import Reporting

extension Workspace {
  /// A sheet of a workbook has room for so many, header and all.
  private static let mostRows = 1_000_000

  /// Every row behind a figure, for who may see them: as a spreadsheet, a sheet a list, or the first list as CSV.
  package func exportRows(
    _ call: ExplainCall, as format: ListFormat, for reader: Reader
  ) throws(Refusal) -> ListFile {
    let open = try serving.current()
    let narrowed = try narrow(reader, to: call.unit, in: open)
    let scope = try scope(of: narrowed, in: open)
    let (request, definition) = try explained(call, in: open)
    let lists: [FigureExplanation.RowList]
    let people: Set<String>
    do {
      let rows = try open.engine.rows(
        behind: ExplanationRequest(
          metric: definition.id, from: request.from, to: request.to, filters: request.filters,
          limit: Workspace.mostRows), scope: scope)
      switch rows {
      case .withheld(let reason):
        try log(.refuse, "rækker bag \(definition.id)", by: reader)
        throw Refusal(.forbidden, code: "raekker-uden-for-rolle", reason).logged()
      case .shown(let shown):
        lists = shown.map { RowTable.list($0, named: open.name) }
        people = shown.reduce(into: []) { $0.formUnion($1.people) }
      }
    } catch {
      throw Refusal(error)
    }
    let period = Words.window(from: request.from, to: request.to)
    let tables = lists.map { list in
      DataTable(
        id: "raekker", caption: list.title, note: "\(definition.title), \(period)", columns: list.columns,
        rows: list.rows.map { DataTable.Row($0) })
    }
    let file = WorklistFile(
      kind: "Rækker", title: "Rækkerne bag \(definition.title), \(period)", municipality: open.municipalityName,
      asOf: open.asOf,
      lead: tables.map { "\($0.caption): \(Words.whole($0.rows.count))" }.joined(separator: ", ") + ".",
      facts: open.coverFacts(reader.role, place: scopeText(scope, in: open))
        + request.filters.map {
          Word(term: Words.dimension($0.dimension), meaning: open.labels.label($0.value, of: $0.dimension).name)
        },
      steps: ["Rækkerne er dem, som tallet er talt af. Borgere står med et nummer, der ikke er CPR."],
      sheets: tables.map { .init(name: $0.caption, table: $0) }, answers: [])
    let bytes =
      switch format {
      case .csv: Data((tables.first.map(CSVText.text) ?? "").utf8)
      case .xlsx: try workbook(file)
      }
    try log(.export, "rækker bag \(definition.id) \(format.rawValue)", by: reader, persons: people.count)
    return ListFile(name: "raekker_\(definition.id)_\(request.from)_\(request.to).\(format.rawValue)", bytes: bytes)
  }
}
