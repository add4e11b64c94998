internal import Foundation

/// Reads files as a load would, and keeps only what would be refused and why.
struct Trial {
  private let work: URL
  private let book: Pseudonyms

  init(work: URL) throws {
    self.work = work
    // Keys of the trial alone: no pseudonym of it is ever used.
    book = Pseudonyms(try KeyRing.make(in: work.appendingPathComponent("keys")))
  }

  /// - Parameters:
  ///   - file: as the proposed profile has it read.
  ///   - reason: why a load would refuse it beside the other files.
  func run(_ proposed: inout ProposedFile, _ file: DeliveredFile, refused reason: (code: String, message: String)?)
    throws
  {
    if case .unknown = file.role { return }
    if let message = reason?.message {
      let question = "Filen ville blive afvist: \(message)"
      if !proposed.questions.contains(question) { proposed.questions.append(question) }
      return
    }
    let copy = work.appendingPathComponent("proeve.csv")
    let prepared = try PreparedFile.prepare(file, copy: copy, book)
    if let refusal = prepared.refusal {
      let question = "Filen ville blive afvist: \(refusal.message)"
      if !proposed.questions.contains(question) { proposed.questions.append(question) }
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
      let read = StatisticsFile(file, prepared, rules, delimiter: delimiter)
      if let refusal = read.refusal { proposed.questions.append("Filen ville blive afvist: \(refusal.message)") }
      faults = read.faults
      setAside = read.setAside
      proposed.rows = read.records
    }
    proposed.rowsSetAside += setAside
    let groups = Dictionary(grouping: faults) { "\($0.field ?? "hele rækken")·\($0.kind.code)" }
    proposed.refused += groups.sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }.prefix(8).map {
      ($0.value[0].field ?? "hele rækken", $0.value[0].kind, $0.value.count)
    }
  }
}
