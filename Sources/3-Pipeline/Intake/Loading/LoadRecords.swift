internal import CareModel
internal import Danish
internal import Foundation
internal import Warehouse

extension Load {
  mutating func read(_ source: SourceFile, _ progress: (String) -> Void) throws {
    let mine = files.indices.filter { index in
      guard case .record(let own, _) = files[index].role else { return false }
      return own.table == source.table
    }
    // Every file adds its rows; a refused one adds none.
    try connection.execute(StagingSelect.empty(source))
    if mine.isEmpty {
      var absent = FileReport(source: source.table, name: "\(source.name).csv", status: .absent)
      absent.profile = request.profiles.first { $0.sources.contains { $0.table == source.table } }?.id
      absent.file = nextFile
      nextFile += 1
      absent.code = "fil-mangler"
      absent.message = "Udtrækket er ikke i leverancen. Tal, der bygger på det, kan ikke vises."
      reports.append(absent)
    }
    for index in mine {
      var report = report(index)
      if let refusal = prepared[index].refusal {
        refuse(&report, refusal)
      } else if let check = prepared[index].check {
        try load(index, source, check, &report, isFirst: index == mine.first)
        let extract = files[index].reading == nil ? "" : " til \(source.name)"
        progress("\(report.name): \(DanishText.whole(report.rowsRead)) rækker\(extract)")
      }
      reports.append(report)
    }
  }

  mutating func load(
    _ index: Int, _ source: SourceFile, _ check: FileCheck, _ report: inout FileReport, isFirst: Bool
  ) throws {
    guard case .record(_, let delimiter) = files[index].role else { return }
    let wanted = check.records - check.rowsSetAside
    var select = statement(index, source, check, delimiter, fileID: report.file)
    select.isAddition = !isFirst
    // DuckDB guesses where a record begins when several threads share a file; one thread never has to.
    guard check.copied == wanted, try fill(source, select, wanted) || fill(source, select.inOneThread, wanted) else {
      try discard(source, report.file)
      refuse(
        &report,
        (
          "raekker-uenige",
          "Filen blev talt til \(DanishText.whole(wanted)) rækker, men kunne ikke læses sådan. Intet af den er indlæst; meld det til driften."
        ))
      return
    }
    let shaped = prepared[index].shaped
    report.rowsTotal = check.records + (shaped?.damaged ?? 0)
    report.rowsSetAside = check.rowsSetAside + (shaped?.damaged ?? 0)
    report.rowsRead = wanted
    report.coversTo = try coversTo(source, file: report.file)
    let undelivered = source.fields.indices.filter { check.columns[$0] == nil }.compactMap { source.fields[$0].column }
    try connection.append(
      undelivered.map { [.text(source.table), .text($0), .int(report.file)] }, to: "felt_ikke_leveret", schema: "main",
      catalog: "staging")
    report.paddedCPR = check.checks.reduce(0) { $0 + $1.paddedCitizens }
    try account(for: shaped, &report)
    let faults = shaped.map { ($0.faults + check.faults).sorted { $0.row < $1.row } } ?? check.faults
    loaded.append(
      LoadedFile(
        file: report.file, name: report.name, source: source, check: check, faults: faults, notes: check.notes))
    explain(&report, faults)
  }

  /// Makes the staging table; false when DuckDB does not find the rows that were counted.
  private func fill(_ source: SourceFile, _ select: StagingSelect, _ wanted: Int) throws -> Bool {
    if select.isAddition { try discard(source, select.fileID) }
    do {
      try connection.execute(select.statement)
    } catch {
      guard error.kind == "Invalid Input Error" || error.kind == "Conversion Error" else { throw error }
      return false
    }
    return try connection.query(
      "SELECT count(*) FROM staging.\(identifier: source.table) WHERE file_id = \(raw: String(select.fileID))"
    ).single.int == wanted
  }

  private func discard(_ source: SourceFile, _ file: Int) throws {
    try connection.execute("DELETE FROM staging.\(identifier: source.table) WHERE file_id = \(raw: String(file))")
  }

  func statement(
    _ index: Int, _ source: SourceFile, _ check: FileCheck, _ delimiter: UInt8, fileID: Int
  ) -> StagingSelect {
    StagingSelect(
      source: source, check: check, path: prepared[index].copy.path, fileID: fileID,
      delimiter: files[index].isWorkbook || files[index].reading != nil
        ? UInt8(ascii: ";") : prepared[index].separator ?? delimiter)
  }

  /// The last day that the file's own dates show, never after the as-of day.
  func coversTo(_ source: SourceFile, file: Int) throws -> Day? {
    var days = source.covers.compactMap { name -> String? in
      guard let index = source.index(of: name), let column = source.fields[index].column else { return nil }
      let quoted = "\"\(column)\""
      return source.fields[index].kind == .date
        ? quoted : "last_day(make_date(\(quoted) // 12, \(quoted) % 12 + 1, 1))"
    }
    if source.coversPeriod.count == 2 {
      let (year, period) = (stagingName(source.coversPeriod[0]), stagingName(source.coversPeriod[1]))
      days.append("last_day(make_date(\(year), least(\(period), 12), 1))")
    }
    if days.isEmpty { return nil }
    let limit = request.asOf.map { "DATE '\($0)'" }
    // Months reach to the as-of day at most; a day after it is a plan, not coverage.
    let latest = days.map { day in
      let isMonth = day.hasPrefix("last_day")
      guard let limit else { return "max(\(day))" }
      return isMonth
        ? "least(max(\(day)) FILTER (WHERE date_trunc('month', \(day)) <= \(limit)), \(limit))"
        : "max(\(day)) FILTER (WHERE \(day) <= \(limit))"
    }
    let all = latest.count == 1 ? latest[0] : "greatest(\(latest.joined(separator: ", ")))"
    let result = try connection.query(
      "SELECT CAST(\(raw: all) AS DATE) FROM staging.\(identifier: source.table) WHERE file_id = \(raw: String(file))"
    ).single
    return result.date.map(Day.init(number:))
  }
}
