internal import CareModel
internal import Diagnostics
internal import Foundation
internal import Warehouse

/// The DuckDB half of a delivery: workbooks to text, pseudonyms, one statement a file, the log.
struct Load {
  let request: DeliveryRequest
  let connection: Connection
  let keys: KeyRing
  let work: URL
  let delivery: String
  /// When it first came.
  let received: String
  let files: [DeliveredFile]
  let sealed: [SealedCopy]
  let book: Pseudonyms
  var prepared: [PreparedFile]
  var reports: [FileReport] = []
  var messages: [Diagnostic] = []
  var nextFile = 1
  /// What was left out of each file by its profile, in words.
  var leftOut: [Int: String] = [:]

  init(
    request: DeliveryRequest, connection: Connection, keys: KeyRing, work: URL, delivery: String,
    received: String, files: [DeliveredFile], sealed: [SealedCopy], prepared: [PreparedFile], book: Pseudonyms
  ) {
    self.request = request
    self.connection = connection
    self.keys = keys
    self.work = work
    self.delivery = delivery
    self.received = received
    self.files = files
    self.sealed = sealed
    self.prepared = prepared
    self.book = book
  }

  mutating func run(_ progress: (String) -> Void) throws -> DeliveryReport {
    try MetaTables.create(on: connection)
    let last = try connection.query("SELECT coalesce(max(file_id), 0) FROM meta.source_file").single.int ?? 0
    nextFile = last + 1
    try readWorkbooks(progress)
    refuseDoubles()
    var known: Set<String> = []
    for source in request.profiles.flatMap(\.sources) + request.extracts where known.insert(source.table).inserted {
      try read(source, progress)
    }
    for index in files.indices { try readStatistics(index, progress) }
    for index in files.indices where files[index].profile == nil {
      var report = report(index)
      report.status = .ignored
      report.code = "fil-ukendt"
      report.message = "Filen hører ikke til profilen. Den er arkiveret og ellers ikke brugt."
      reports.append(report)
    }
    let result = DeliveryReport(delivery: delivery, received: received, files: reports, messages: messages)
    try MetaTables.write(result, on: connection)
    return result
  }

  mutating func report(_ index: Int) -> FileReport {
    var report = FileReport(name: files[index].name, status: .read)
    report.file = nextFile
    nextFile += 1
    report.profile = files[index].profile
    report.sha256 = sealed[index].digest
    report.bytes = sealed[index].bytes
    report.encoding = prepared[index].encoding
    report.unknownColumns = prepared[index].unknownColumns
    if case .record(let source, _) = files[index].role { report.source = source.table }
    return report
  }

  /// Two files for one source would count everything twice.
  private mutating func refuseDoubles() {
    var bySource: [String: [Int]] = [:]
    for index in files.indices {
      if case .record(let source, _) = files[index].role { bySource[source.table, default: []].append(index) }
    }
    // A profile may say that a month has a file of its own.
    for indices in bySource.values
    where indices.count > 1 && !indices.contains(where: { files[$0].obstacle != nil })
      && !indices.allSatisfy({ files[$0].reading?.takesSeveral == true })
    {
      let names = indices.map { files[$0].name }.sorted().joined(separator: " og ")
      for index in indices {
        prepared[index].refusal = ("fil-dobbelt", "Der er flere filer til samme udtræk: \(names). Behold én af dem.")
      }
    }
  }

  mutating func refuse(_ report: inout FileReport, _ refusal: (code: String, message: String)) {
    report.status = .refused
    report.code = refusal.code
    report.message = refusal.message
    messages.append(Diagnostic(code: refusal.code, refusal.message, at: Place(file: report.name)))
  }

  /// Writes down what a profile says is no row, each with its place.
  mutating func account(for shaped: ShapedFile?, _ report: inout FileReport) throws {
    guard let shaped, let words = shaped.account else { return }
    leftOut[report.file] = words
    report.rowsLeftOut = shaped.leftOut.count
    try MetaTables.write(shaped.leftOut, file: report.name, source: report.source, on: connection)
  }

  /// Faults that tell of a damaged file and not of a wrong value are said once a file, with the first place.
  private func damages(_ faults: [Fault], _ report: FileReport) -> [Diagnostic] {
    let kinds: [FaultKind] = [.cutOff, .nul, .foreignEncoding, .repeatedHeader, .fieldTooLong, .recordTooLong]
    return kinds.compactMap { kind in
      let found = faults.filter { $0.kind == kind }
      guard let first = found.first else { return nil }
      let more = found.count > 1 ? " Det samme gælder \(grouped(found.count - 1)) andre rækker." : ""
      return Diagnostic(
        .warning, code: kind.code, first.message + more,
        at: Place(file: report.name, line: first.row, field: first.field))
    }
  }

  mutating func explain(_ report: inout FileReport, _ faults: [Fault]) {
    var parts: [String] = []
    if let account = leftOut[report.file] {
      report.code = "raekker-udeladt"
      parts.append("Udeladt efter profilen\(report.source.map { " til \($0)" } ?? ""): \(account).")
      messages.append(Diagnostic(.info, code: "raekker-udeladt", parts[0], at: Place(file: report.name)))
    }
    if report.rowsSetAside > 0 {
      report.code = "raekker-sat-til-side"
      let text =
        "\(grouped(report.rowsSetAside)) af \(grouped(report.rowsTotal)) rækker er sat til side, fordi de bryder en formregel."
      parts.append(text)
      messages.append(Diagnostic(.warning, code: "raekker-sat-til-side", text, at: Place(file: report.name)))
      messages += damages(faults, report)
    }
    if report.paddedCPR > 0 {
      let text = "\(grouped(report.paddedCPR)) CPR-numre havde ni cifre og fik et nul foran."
      report.code = report.code ?? "cpr-ni-cifre"
      parts.append(text)
      messages.append(Diagnostic(.info, code: "cpr-ni-cifre", text, at: Place(file: report.name)))
    }
    report.message = parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
