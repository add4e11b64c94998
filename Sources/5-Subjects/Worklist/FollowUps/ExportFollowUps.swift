internal import Access
internal import CareModel
internal import ControlStore
internal import Danish
internal import DocumentModel
internal import Foundation
internal import Rendering
package import Serving

extension FollowUpLists {
  /// The follow-ups as a spreadsheet, a sheet a team, or as CSV: what the filter holds of what the reader may see.
  package func export(_ filter: FollowUpFilter, as format: ListFormat) throws(Refusal) -> ListFile {
    try session.export { inside in
      let (open, reader) = (try inside.warehouse(), inside.reader)
      let all = try FollowUpReading(inside).all(unit: filter.unit)
      // Refuses what is not there to choose, as the page does.
      let list = try FollowUpList(all, filter, page: 1, pageSize: max(1, all.count), in: open)
      let table = FollowUpTable(names: list.names)
      let bytes =
        switch format {
        case .csv: Data(CSVText.text(table.table(list.lines, caption: "", asOf: list.asOf)).utf8)
        case .xlsx: try FileRendering(inside).workbook(file(list, filter, table, reader, in: open))
        }
      return Shown(
        ListFile(name: "opfoelgninger_\(open.asOf)_\(reader.role.rawValue).\(format.rawValue)", bytes: bytes),
        log: LogLine("opfølgninger \(format.rawValue)", persons: Set(list.lines.map(\.citizen)).count))
    }
  }

  private func file(
    _ list: FollowUpList, _ filter: FollowUpFilter, _ table: FollowUpTable, _ reader: Reader, in open: OpenWarehouse
  ) -> WorklistFile {
    let groups = Dictionary(grouping: list.lines) { $0.team.map { list.names[$0] ?? $0 } ?? "Uden team" }
    return WorklistFile(
      kind: "Opfølgninger", title: "Opfølgninger, \(DanishText.longDate(list.asOf))",
      municipality: open.municipalityName,
      asOf: list.asOf,
      lead: FollowUpWords.lead(list) + ".",
      facts: open.coverFacts(reader.role, place: reader.unit.map { list.names[$0] ?? $0 }) + [
        Word(term: "Viser", meaning: filter.standing?.danishName ?? "Overskredet, inden 30 dage og uden dato")
      ],
      steps: [
        "Find dit team nedenfor. Det mest presserende står øverst.",
        "Slå sagen og indsatsen op i fagsystemet med sags- og indsatsnummeret.",
        "Hold opfølgningen, og skriv i fagsystemet, hvornår den er holdt, og hvornår den næste er.",
        "Linjen forsvinder af sig selv med den næste levering.",
      ],
      sheets: groups.keys.sorted().map { team in
        .init(name: team, table: table.table(groups[team] ?? [], caption: team, asOf: list.asOf))
      }, answers: [.init("Holdt den"), .init("Næste er den"), .init("Bemærkning")])
  }
}
