internal import Access
internal import CareModel
internal import ControlStore
internal import Danish
internal import DocumentModel
internal import Foundation
internal import MetricEngine
internal import Rendering
internal import Reporting
package import Serving

extension Figures {
  /// A sheet of a workbook has room for so many, header and all.
  private static let mostRows = 1_000_000

  /// Every row behind a figure, for who may see them: as a spreadsheet, a sheet a list, or the first list as CSV.
  package func exportRows(_ call: ExplainCall, as format: ListFormat) throws(Refusal) -> ListFile {
    try session.export { inside in
      let open = try inside.warehouse()
      let narrowed = try open.narrow(inside.reader, to: call.unit)
      let scope = try open.scope(of: narrowed)
      let (request, definition) = try explained(call, inside)
      let rows = try open.engine.rows(
        behind: ExplanationRequest(
          metric: definition.id, from: request.from, to: request.to, filters: request.filters,
          limit: Figures.mostRows), scope: scope)
      let shown: [Explanation.RowList]
      switch rows {
      case .withheld(let reason):
        throw Refusal(.forbidden, code: "raekker-uden-for-rolle", reason).about("rækker bag \(definition.id)")
      case .shown(let lists): shown = lists
      }
      let lists = shown.map { RowTable.list($0, named: open.name) }
      let people = shown.reduce(into: Set<String>()) { $0.formUnion($1.people) }
      let period = DanishText.longName(from: request.from, to: request.to)
      let tables = lists.map { list in
        DataTable(
          id: "raekker", caption: list.title, note: "\(definition.title), \(period)", columns: list.columns,
          rows: list.rows.map { DataTable.Row($0) })
      }
      let file = WorklistFile(
        kind: "Rækker", title: "Rækkerne bag \(definition.title), \(period)", municipality: open.municipalityName,
        asOf: open.asOf,
        lead: tables.map { "\($0.caption): \(DanishText.whole($0.rows.count))" }.joined(separator: ", ") + ".",
        facts: open.coverFacts(inside.reader.role, place: open.name(of: scope))
          + request.filters.map {
            Word(term: Words.dimension($0.dimension), meaning: open.labels.label($0.value, of: $0.dimension).name)
          },
        steps: ["Rækkerne er dem, som tallet er talt af. Borgere står med et nummer, der ikke er CPR."],
        sheets: tables.map { .init(name: $0.caption, table: $0) }, answers: [])
      let bytes =
        switch format {
        case .csv: Data((tables.first.map(CSVText.text) ?? "").utf8)
        case .xlsx: try FileRendering(inside).workbook(file)
        }
      return Shown(
        ListFile(name: "raekker_\(definition.id)_\(request.from)_\(request.to).\(format.rawValue)", bytes: bytes),
        log: LogLine("rækker bag \(definition.id) \(format.rawValue)", persons: people.count))
    }
  }
}
