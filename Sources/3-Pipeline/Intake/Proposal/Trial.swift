internal import Foundation
internal import Warehouse

/// Reads files as a load would, and keeps only what would be refused and why.
struct Trial {
  private let work: URL
  private let excel: URL?
  private let connection: Connection
  private let book: Pseudonyms

  init(work: URL, excel: URL?, connection: Connection) throws {
    self.work = work
    self.excel = excel
    self.connection = connection
    // Keys of the trial alone: no pseudonym of it is ever used.
    book = Pseudonyms(try KeyRing(folder: work.appendingPathComponent("keys")))
  }

  func run(_ proposed: inout ProposedFile, _ file: DeliveredFile) throws {
    var file = file
    switch proposed.outcome {
    case .placed(let reading, _): (file.role, file.reading) = (reading.role, reading)
    case .known("forslag", _), .incomplete, .unplaced: return
    case .known: break
    }
    let copy = work.appendingPathComponent("proeve.csv")
    var prepared = try PreparedFile.prepare(file, copy: copy, book)
    if file.isWorkbook, let sheet = try text(of: file) {
      try sheet.withUnsafeBytes { raw in
        let bytes = raw.bindMemory(to: UInt8.self)
        if let reading = file.reading {
          try prepared.shape(bytes, reading, book, isWorkbook: true)
        } else if case .record(let source, _) = file.role {
          try prepared.check(bytes, source, UInt8(ascii: ";"), book, isWorkbook: true)
        }
      }
    }
    if let refusal = prepared.refusal {
      proposed.questions.append("Filen ville blive afvist: \(refusal.message)")
      return
    }
    if let account = prepared.shaped?.account {
      let name = file.isRepeat || proposed.leftOut != nil ? "\(file.reading?.targetName ?? ""): \(account)" : account
      proposed.leftOut = [proposed.leftOut, name].compactMap { $0 }.joined(separator: "; ")
    }
    count(prepared, file, &proposed)
  }

  private func text(of file: DeliveredFile) throws -> Data? {
    guard let excel else { return nil }
    let text = work.appendingPathComponent("ark.csv")
    do {
      try connection.execute("LOAD \(literal: excel.path)")
      let sheet = SheetCopy(path: file.url.path, sheet: nil)
      if file.reading == nil {
        try sheet.write(to: text, on: connection)
      } else {
        try sheet.writeWhole(to: text, on: connection)
      }
    } catch is WarehouseError {
      return nil
    }
    return try Data(contentsOf: text)
  }

  private func count(_ prepared: PreparedFile, _ file: DeliveredFile, _ proposed: inout ProposedFile) {
    var faults = prepared.shaped?.faults ?? []
    var setAside = prepared.shaped?.damaged ?? 0
    proposed.rows += setAside
    if let check = prepared.check {
      faults += check.faults
      setAside += check.rowsSetAside
      proposed.rows += check.records
    }
    if case .statistics(let rules, let delimiter) = file.role {
      var records = 0
      let table = prepared.text.withUnsafeBufferPointer {
        StatisticsTable(csv: $0, name: file.name, delimiter: delimiter, faults: &faults, records: &records)
      }
      setAside = faults.count
      if Roles(table.columns, rules).value != nil {
        let result = table.read(rules, name: file.name, rows: prepared.shaped?.rows)
        faults += result.faults
        setAside += result.setAside
      }
      proposed.rows += records
    }
    proposed.rowsSetAside += setAside
    let groups = Dictionary(grouping: faults) { "\($0.field ?? "hele rækken")·\($0.kind.code)" }
    proposed.refused += groups.sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }.prefix(8).map {
      ($0.value[0].field ?? "hele rækken", $0.value[0].kind, $0.value.count)
    }
  }
}
