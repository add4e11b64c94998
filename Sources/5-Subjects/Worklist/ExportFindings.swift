internal import Access
package import CareModel
internal import ControlStore
internal import Danish
internal import DocumentModel
internal import Foundation
internal import Modelling
internal import Rendering
internal import Reporting
package import Serving

extension Worklists {
  /// The worklist as a spreadsheet in memory, for a download: what the filter holds of what the reader may see.
  package func export(_ filter: FindingFilter) throws(Refusal) -> ReportFile {
    try session.export { inside in
      let open = try inside.warehouse()
      let reader = try open.narrow(inside.reader, to: filter.unit)
      let lines = try found(
        filter, among: SeenFindings.of(reader, inside), for: reader, inside)
      let bytes = try FileRendering(inside).workbook(worklistFile(lines, filter, reader, in: open, inside.knowledge))
      return Shown(
        ReportFile(name: "fejlliste_\(open.asOf)_\(reader.role.rawValue).xlsx", format: .xlsx, bytes: bytes),
        log: LogLine("fejlliste xlsx", persons: Set(lines.compactMap(\.finding.citizen)).count, for: reader))
    }
  }

  /// Writes the open findings to a spreadsheet, whole or not at all (`traad check --output`). Gives the path.
  package func write(to output: String, atLeast severity: FindingSeverity) throws(Refusal) -> String {
    let file = session.place(output)
    guard file.pathExtension.lowercased() == "xlsx" else {
      throw Refusal(
        .badCall, code: "format-ukendt", "`\(file.lastPathComponent)` er ikke et regneark.",
        suggestion: "Skriv en fil, der ender på .xlsx.")
    }
    var filter = FindingFilter()
    filter.least = severity
    let export = try export(filter)
    do {
      try WholeFile.write(export.bytes, to: file)
    } catch {
      guard error is Refusal else {
        throw Refusal(
          .badInput, code: "fil-skrivebeskyttet", "Filen kan ikke skrives.",
          suggestion: "Se, om mappen findes, og om du må skrive i den.")
      }
      throw Refusal(error)
    }
    return file.path
  }

  private func worklistFile(
    _ lines: [FindingLine], _ filter: FindingFilter, _ reader: Reader, in open: OpenWarehouse,
    _ knowledge: Knowledge
  ) -> WorklistFile {
    let count = FindingCount(lines.map(\.finding))
    let names = open.unitNames
    let groups = Dictionary(grouping: lines) { SheetKey($0, names: names) }
    let writing = WorklistTable(names: names, checks: knowledge.checks)
    return WorklistFile(
      kind: "Fejlliste", title: "Fejlliste, \(DanishText.longDate(open.asOf))", municipality: open.municipalityName,
      asOf: open.asOf,
      lead: Words.findings(count) + ".",
      facts: open.coverFacts(reader.role, place: reader.unit.map { names[$0] ?? $0 }) + [
        Word(term: "Viser", meaning: filter.standing.danishName + (filter.isNarrowed ? ", med filtre fra siden" : ""))
      ],
      steps: [
        "Find dit ark nedenfor: et ark til hver ansvarlig, og til hvert team i Myndighed.",
        "Ret fejlen i kilden, som der står under “Sådan rettes det”. Er to systemer uenige, skal begge stemme bagefter.",
        "Skriv dit svar i de tomme kolonner til sidst i arket, og send det tilbage til den, du fik det fra.",
        "Fundet lukker af sig selv, når den næste levering fra de systemer, det handler om, stemmer.",
      ],
      sheets: groups.keys.sorted().map { key in
        .init(
          name: key.title,
          table: writing.table(
            groups[key] ?? [], id: "fund", caption: key.title, asOf: open.asOf, order: filter.order))
      },
      answers: [
        .init(
          "Svar",
          choices: [
            "Rettet i fagsystemet", "Rettet i økonomisystemet", "Rettet i begge", "Undersøges", "Ikke en fejl",
          ]), .init("Rettet den"), .init("Praksis ændret", choices: ["Ja", "Nej"]), .init("Bemærkning"),
      ])
  }
}

/// Which sheet a finding stands on: its owner's, and in the authority its team's.
private struct SheetKey: Hashable, Comparable {
  let place: Int
  let title: String

  init(_ line: FindingLine, names: [String: String]) {
    let owner = line.finding.owner
    place = FindingOwner.place(owner)
    let team = owner == "myndighed" ? line.finding.team.map { names[$0] ?? $0 } : nil
    title = [FindingOwner.name(owner), team].compactMap { $0 }.joined(separator: ", ")
  }

  static func < (left: SheetKey, right: SheetKey) -> Bool { (left.place, left.title) < (right.place, right.title) }
}
