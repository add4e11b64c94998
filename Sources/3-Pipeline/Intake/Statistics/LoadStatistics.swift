internal import CareModel
internal import Danish
internal import Diagnostics
internal import Foundation
internal import Warehouse

extension Load {
  /// Reads one file of national figures into `staging.befolkning` and `staging.nationale_tal`.
  mutating func readStatistics(_ index: Int, _ progress: (String) -> Void) throws {
    guard case .statistics(let rules, let delimiter) = files[index].role else { return }
    var report = report(index)
    defer { reports.append(report) }
    if let refusal = prepared[index].refusal {
      refuse(&report, refusal)
      return
    }
    let file = StatisticsFile(files[index], prepared[index], rules, delimiter: delimiter)
    if let refusal = file.refusal {
      refuse(&report, refusal)
      return
    }
    var faults = file.faults
    var written = Written()
    for (table, result) in file.tables { try write(result, table: table, file: report.file, &written) }
    faults += written.twice.map { Fault(row: $0, field: nil, kind: .countedTwice, detail: "", key: nil) }
    report.source = written.isPopulation ? "befolkning" : "nationale_tal"
    report.rowsTotal = file.records
    report.rowsSetAside = file.setAside + written.twice.count
    report.rowsRead = report.rowsTotal - report.rowsSetAside
    // Inhabitants are counted on the first day of their period; other figures cover it whole.
    report.coversTo = written.latest.flatMap { Day($0 / 12, $0 % 12 + 1, 1) }
      .map { written.isPopulation ? $0 : $0.adding(months: 1).advanced(by: -1) }
    try account(for: prepared[index].shaped, &report)
    try MetaTables.write(faults.sorted { $0.row < $1.row }, file: report.name, on: connection)
    explain(&report, faults)
    if file.incomplete > 0 { warn(of: file.incomplete, &report) }
    if !file.dividedBy.isEmpty { warn(ofDivision: file.dividedBy, &report) }
    progress("\(report.name): \(DanishText.whole(report.rowsRead)) rækker")
  }

  /// The parts say less than the total: whoever divides the figure must know.
  private mutating func warn(of incomplete: Int, _ report: inout FileReport) {
    let many = DanishText.counted(incomplete, "kommune og dag", "kommuner og dage")
    warn(
      "opdeling-ufuldstaendig",
      "For \(many) giver opdelingen på køn og alder ikke filens egen total. Totalen er brugt, så de tal kan ikke deles helt op.",
      &report)
  }

  /// Who counts parts that nothing says are all of them, counts wrong.
  private mutating func warn(ofDivision columns: [String], _ report: inout FileReport) {
    let names = columns.map { "`\($0)`" }.joined(separator: ", ")
    warn(
      "folketal-opdelt",
      "Folketallet er delt på \(names) uden en række for alle under ét og er derfor ikke brugt som folketal. Hent tabellen uden den opdeling eller med `I alt`.",
      &report)
  }

  private mutating func warn(_ code: String, _ text: String, _ report: inout FileReport) {
    report.code = report.code ?? code
    report.message = [report.message, text].compactMap { $0 }.joined(separator: " ")
    messages.append(Diagnostic(.warning, code: code, text, at: Place(file: report.name)))
  }

  /// What one file has given.
  private struct Written {
    var isPopulation = false
    var latest: Int?
    /// Records that an earlier file has counted.
    var twice: [Int] = []

    mutating func covers(_ month: Int) { latest = max(latest ?? month, month) }
  }

  private mutating func write(
    _ result: StatisticsTable.Result, table: String, file: Int, _ written: inout Written
  ) throws {
    var population: [[Value]] = []
    for row in result.population {
      guard let inhabitants = row.inhabitants, counted.take(row) else {
        written.twice.append(row.number)
        continue
      }
      let age: Value = if case .year(let age) = row.age { .int(age) } else { .null }
      population.append([
        .text(row.municipality), row.sex.staged.map(Value.text) ?? .null, age, .int(row.month), .int(inhabitants),
        .int(file), .int(row.number),
      ])
      written.covers(row.month)
    }
    var figures: [[Value]] = []
    for (number, figure) in result.figures {
      guard counted.take(figure, of: table) else {
        written.twice.append(number)
        continue
      }
      figures.append([
        .text(table), .text(figure.indicator), figure.municipality.map(Value.text) ?? .null,
        figure.period.map(Value.text) ?? .null, figure.month.map(Value.int) ?? .null,
        figure.value.map(Value.double) ?? .null, .int(file), .int(number),
      ])
      if let month = figure.month { written.covers(month) }
    }
    if !population.isEmpty { try connection.append(population, to: "befolkning", schema: "main", catalog: "staging") }
    if !figures.isEmpty { try connection.append(figures, to: "nationale_tal", schema: "main", catalog: "staging") }
    written.isPopulation = written.isPopulation || !population.isEmpty
  }
}
