internal import CareModel
internal import Foundation
internal import Warehouse

extension Load {
  /// Reads one file of national figures into `staging.befolkning` or `staging.nationale_tal`.
  mutating func readStatistics(_ index: Int, _ progress: (String) -> Void) throws {
    guard case .statistics(let rules, let delimiter) = files[index].role else { return }
    var report = report(index)
    defer { reports.append(report) }
    if let refusal = prepared[index].refusal {
      refuse(&report, refusal)
      return
    }
    let shaped = prepared[index].shaped
    var name = files[index].url.deletingPathExtension().lastPathComponent
    if case .national(let table, _) = files[index].reading?.target { name = table }
    let isJSON = shaped == nil && files[index].url.pathExtension.lowercased() == "json"
    var faults: [Fault] = []
    var records = 0
    var tables: [StatisticsTable] = []
    if isJSON {
      do {
        switch try JSONStat(Data(prepared[index].text)) {
        case .cubes(let cubes): tables = cubes.map { StatisticsTable($0, name: name) }
        case .collection:
          refuse(
            &report,
            ("jsonstat-samling", "Filen er en liste over andre filer. Hent de enkelte datasæt, og læg dem i mappen."))
          return
        }
      } catch {
        refuse(
          &report, ("jsonstat-ulaeselig", "Filen kan ikke læses som JSON-stat. Hent den igen fra Statistikbanken."))
        return
      }
      records = tables.reduce(0) { $0 + $1.rows.count }
    } else {
      let table = prepared[index].text.withUnsafeBufferPointer {
        StatisticsTable(csv: $0, name: name, delimiter: delimiter, faults: &faults, records: &records)
      }
      if Roles(table.columns, rules).value == nil || table.columns.count < 2 {
        refuse(
          &report,
          (
            "kolonne-mangler",
            "Filen har ingen kolonne med tal (`INDHOLD`). Se efter skilletegnet, der skal være semikolon."
          ))
        return
      }
      tables = [table]
    }
    // Damaged rows are counted among the records that a profile read.
    let damaged = shaped?.damaged ?? 0
    var setAside = Set(faults.map(\.row)).count + damaged
    var accounted = 0
    var results: [(table: String, rows: [(number: Int, row: StatisticsTable.Row)])] = []
    var before = 0
    for table in tables {
      // Rows of one cube come after those of the one before it.
      let result = table.read(rules, name: name, after: before, rows: shaped?.rows)
      before += table.rows.count
      faults += result.faults
      setAside += result.setAside
      accounted += result.rows.count + result.totals
      results.append((table.id, result.rows))
    }
    guard accounted + setAside - damaged == records else {
      refuse(
        &report,
        (
          "raekker-uenige",
          "Filen blev talt til \(grouped(records)) rækker, men kunne ikke læses sådan. Meld det til driften."
        ))
      return
    }
    var latest: Int?
    var source = "nationale_tal"
    for (table, rows) in results {
      let written = try write(rows, table: table, file: report.file)
      if written.isPopulation { source = "befolkning" }
      latest = [latest, written.latest].compactMap { $0 }.max()
    }
    report.source = source
    records += shaped?.damaged ?? 0
    faults += shaped?.faults ?? []
    report.rowsTotal = records
    report.rowsSetAside = setAside
    report.rowsRead = records - setAside
    // Inhabitants are counted on the first day of their period; other figures cover it whole.
    report.coversTo = latest.flatMap { Day($0 / 12, $0 % 12 + 1, 1) }
      .map { source == "befolkning" ? $0 : $0.adding(months: 1).advanced(by: -1) }
    try account(for: shaped, &report)
    try MetaTables.write(faults.sorted { $0.row < $1.row }, file: report.name, on: connection)
    explain(&report, faults)
    progress("\(report.name): \(grouped(report.rowsRead)) rækker")
  }

  private func write(
    _ rows: [(number: Int, row: StatisticsTable.Row)], table: String, file: Int
  ) throws -> (isPopulation: Bool, latest: Int?) {
    var population: [[Value]] = []
    var figures: [[Value]] = []
    var latest: Int?
    for (number, row) in rows {
      switch row {
      case .population(let municipality, let sex, let age, let month, let inhabitants):
        population.append([
          .text(municipality), sex.map(Value.text) ?? .null, age.map(Value.int) ?? .null, .int(month),
          .int(inhabitants), .int(file), .int(number),
        ])
        latest = max(latest ?? month, month)
      case .figure(let indicator, let municipality, let period, let month, let value):
        figures.append([
          .text(table), .text(indicator), municipality.map(Value.text) ?? .null, period.map(Value.text) ?? .null,
          month.map(Value.int) ?? .null, value.map(Value.double) ?? .null, .int(file), .int(number),
        ])
        if let month { latest = max(latest ?? month, month) }
      }
    }
    if !population.isEmpty { try connection.append(population, to: "befolkning", schema: "main", catalog: "staging") }
    if !figures.isEmpty { try connection.append(figures, to: "nationale_tal", schema: "main", catalog: "staging") }
    return (!population.isEmpty, latest)
  }
}
