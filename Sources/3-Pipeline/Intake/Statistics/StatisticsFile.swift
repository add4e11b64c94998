internal import Danish
internal import Foundation

/// What one file of national figures says, however it is written; a load and a trial read it alike.
struct StatisticsFile {
  typealias Refusal = (code: String, message: String)

  private(set) var tables: [(id: String, result: StatisticsTable.Result)] = []
  /// In the order of the rows.
  private(set) var faults: [Fault] = []
  private(set) var records = 0
  private(set) var setAside = 0
  private(set) var refusal: Refusal?

  var dividedBy: [String] { tables.flatMap(\.result.dividedBy) }
  var incomplete: Int { tables.reduce(0) { $0 + $1.result.incomplete } }

  /// - Parameters:
  ///   - file: one whose role is national figures.
  init(_ file: DeliveredFile, _ prepared: PreparedFile, _ rules: StatisticsRules, delimiter: UInt8) {
    let shaped = prepared.shaped
    var name = file.url.deletingPathExtension().lastPathComponent
    if case .national(let table, _) = file.reading?.target { name = table }
    let isJSON = shaped == nil && file.url.pathExtension.lowercased() == "json"
    let read: [StatisticsTable]
    if isJSON {
      switch StatisticsFile.cubes(prepared.text, name: name) {
      case .success(let tables): read = tables
      case .failure(let reason):
        refusal = (reason.code, reason.message)
        return
      }
      records = read.reduce(0) { $0 + $1.rows.count }
    } else {
      let table = prepared.text.withUnsafeBufferPointer {
        StatisticsTable(
          csv: $0, name: name, delimiter: prepared.separator ?? delimiter, faults: &faults, records: &records)
      }
      let roles = Roles(table.columns, rules)
      if roles.time == nil, table.columns.contains(where: { BankPeriod.first(of: $0) != nil }) {
        refusal = (
          "perioder-i-kolonner",
          "Perioderne er kolonner. Hent tabellen, så hver periode er rækker med `TID` og `INDHOLD`, eller lav en profil til filen med `traad init`."
        )
        return
      }
      if roles.value == nil || table.columns.count < 2 {
        refusal = (
          "kolonne-mangler",
          "Filen har ingen kolonne med tal (`INDHOLD`). Se efter skilletegnet, der skal være semikolon."
        )
        return
      }
      read = [table]
    }
    // Damaged rows are counted among the records that a profile read.
    let damaged = shaped?.damaged ?? 0
    setAside = Set(faults.map(\.row)).count
    var accounted = 0
    var before = 0
    for table in read {
      // Rows of one cube come after those of the one before it.
      let result = table.read(rules, name: name, after: before, rows: shaped?.rows)
      before += table.rows.count
      faults += result.faults
      setAside += result.setAside
      accounted += result.accounted
      tables.append((table.id, result))
    }
    guard accounted + setAside == records else {
      refusal = (
        "raekker-uenige",
        "Filen blev talt til \(DanishText.whole(records)) rækker, men kunne ikke læses sådan. Meld det til driften."
      )
      return
    }
    records += damaged
    setAside += damaged
    faults = (faults + (shaped?.faults ?? [])).sorted { $0.row < $1.row }
  }

  private struct Unreadable: Error {
    var code: String
    var message: String
  }

  private static func cubes(_ text: [UInt8], name: String) -> Result<[StatisticsTable], Unreadable> {
    do {
      switch try JSONStat(Data(text)) {
      case .cubes(let cubes): return .success(cubes.map { StatisticsTable($0, name: name) })
      case .collection:
        return .failure(
          Unreadable(
            code: "jsonstat-samling",
            message: "Filen er en liste over andre filer. Hent de enkelte datasæt, og læg dem i mappen."))
      }
    } catch {
      return .failure(
        Unreadable(
          code: "jsonstat-ulaeselig", message: "Filen kan ikke læses som JSON-stat. Hent den igen fra Statistikbanken.")
      )
    }
  }
}
