internal import Foundation

/// Reads files as a load would, and keeps only what would be refused and why.
struct Trial {
  private let work: URL
  private let excel: URL?
  private let book: Pseudonyms

  init(work: URL, excel: URL?) throws {
    self.work = work
    self.excel = excel
    // Keys of the trial alone: no pseudonym of it is ever used.
    book = Pseudonyms(try KeyRing(folder: work.appendingPathComponent("keys")))
  }

  func run(_ proposed: inout ProposedFile, _ file: DeliveredFile) throws {
    var file = file
    // An ending that only a profile reads is no obstacle when there is one.
    if file.obstacle?.isOrdinaryFile == true { file.obstacle = nil }
    switch proposed.outcome {
    case .placed(let reading, _): (file.role, file.reading) = (reading.role, reading)
    case .known("forslag", _), .incomplete, .unplaced: return
    case .known: break
    }
    let copy = work.appendingPathComponent("proeve.csv")
    var prepared = try PreparedFile.prepare(file, copy: copy, book)
    if file.isWorkbook, prepared.refusal == nil {
      let opened = try OpenedSheet.read(
        file.content, sheet: file.reading?.form.sheet, isWhole: file.reading != nil, excel: excel,
        copy: work.appendingPathComponent("proeve"))
      switch opened {
      case .refused(let code, let message): prepared.refusal = (code, message)
      case .text(let data): try prepared.take(sheet: data, of: file, book)
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
