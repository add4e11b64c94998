internal import CareModel
internal import Danish
internal import Diagnostics
internal import Foundation
internal import Warehouse

/// A file that stands in staging, before anything is told of its rows: what its columns hold may still have to be hidden.
struct LoadedFile {
  let file: Int
  let name: String
  let source: SourceFile
  let check: FileCheck
  let faults: [Fault]
  var notes: [RowNote]
}

/// The DuckDB half of a delivery: pseudonyms, one statement a file, the log.
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
  /// The files whose rows stand in staging, with what is still to be told of them.
  var loaded: [LoadedFile] = []
  /// Which sheets of each workbook were not read, in words.
  var sheetNotes: [Int: String] = [:]
  /// What was left out of each file by its profile, in words.
  var leftOut: [Int: String] = [:]
  var counted = CountedFigures()

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
    refuseDoubles()
    var known: Set<String> = []
    for source in request.profiles.flatMap(\.sources) + request.extracts where known.insert(source.table).inserted {
      let before = loaded.count
      try read(source, progress)
      // The largest extracts one by one, so that no two of them are in memory as they were read.
      if loaded[before...].contains(where: { $0.check.records > 1_000_000 }) { try packStaging(on: connection) }
    }
    try hideCitizens()
    for file in loaded {
      try MetaTables.write(file.faults.map(safe), file: file.name, on: connection)
      try MetaTables.write(file.notes.map(safe), source: file.source.name, on: connection)
    }
    for index in files.indices { try readStatistics(index, progress) }
    for index in files.indices where files[index].profile == nil { leaveAlone(index) }
    messages += Edition.messages(files)
    var result = DeliveryReport(delivery: delivery, received: received, files: reports, messages: messages)
    result.owner = try DeliveryOwner(connection)
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
    sheetNotes[report.file] = prepared[index].sheetNote
    if case .record(let source, _) = files[index].role { report.source = source.table }
    return report
  }

  /// A file that no profile reads is archived and listed.
  private mutating func leaveAlone(_ index: Int) {
    var report = report(index)
    defer { reports.append(report) }
    if let obstacle = files[index].obstacle { return refuse(&report, obstacle.refusal) }
    report.status = .ignored
    if let other = files[index].supersededBy {
      (report.code, report.message) = ("fil-anden-udgave", "\(other) fortæller det samme og er læst i stedet.")
      return
    }
    let reason = UnknownFile.reason(files[index].url)
    (report.code, report.message) = (reason.code, reason.message)
    messages.append(Diagnostic(.info, code: reason.code, reason.message, at: Place(file: report.name)))
  }

  /// Two files for one source would count everything twice.
  private mutating func refuseDoubles() {
    for (index, reason) in DeliveredFile.doubles(files) { prepared[index].refusal = reason }
  }

  /// What several files share is said once, and so is what one file is refused for as several extracts.
  mutating func refuse(_ report: inout FileReport, _ refusal: (code: String, message: String)) {
    report.status = .refused
    report.code = refusal.code
    report.message = refusal.message
    let isSaid = messages.contains { said in
      said.code == refusal.code && said.message == refusal.message
        && (said.place?.file == report.name || refusal.code == DeliveredFile.doubleCode)
    }
    if !isSaid { messages.append(Diagnostic(code: refusal.code, refusal.message, at: Place(file: report.name))) }
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
    let kinds: [FaultKind] = [
      .cutOff, .nul, .foreignEncoding, .repeatedHeader, .fieldTooLong, .recordTooLong, .uncalculated,
    ]
    return kinds.compactMap { kind in
      let found = faults.filter { $0.kind == kind }
      guard let first = found.first else { return nil }
      let rows = found.reduce(0) { $0 + $1.rows } - 1
      let more = rows > 0 ? " Det samme gælder \(DanishText.counted(rows, "anden række", "andre rækker"))." : ""
      return Diagnostic(
        .warning, code: kind.code, first.message + more,
        at: Place(file: report.name, line: first.row, field: first.field))
    }
  }

  mutating func explain(_ report: inout FileReport, _ faults: [Fault]) {
    var parts: [String] = []
    if let note = sheetNotes[report.file] {
      report.code = "ark-valgt"
      parts.append(note)
      messages.append(Diagnostic(.info, code: "ark-valgt", note, at: Place(file: report.name)))
    }
    if let account = leftOut[report.file] {
      report.code = "raekker-udeladt"
      let text = "Udeladt efter profilen\(report.source.map { " til \($0)" } ?? ""): \(account)."
      parts.append(text)
      messages.append(Diagnostic(.info, code: "raekker-udeladt", text, at: Place(file: report.name)))
    }
    if report.rowsTotal == 0 && report.rowsLeftOut == 0 {
      report.code = "ingen-raekker"
      let text = "Filen har en overskrift og ingen rækker under den. Er den hel, og er dens linjer skilt ad?"
      parts.append(text)
      messages.append(Diagnostic(.warning, code: "ingen-raekker", text, at: Place(file: report.name)))
    }
    if report.rowsSetAside > 0 {
      report.code = "raekker-sat-til-side"
      let text =
        "\(DanishText.whole(report.rowsSetAside)) af \(DanishText.whole(report.rowsTotal)) rækker er sat til side, fordi de bryder en formregel."
      parts.append(text)
      messages.append(Diagnostic(.warning, code: "raekker-sat-til-side", text, at: Place(file: report.name)))
      messages += damages(faults, report)
    }
    if report.paddedCPR > 0 {
      let text = "\(DanishText.whole(report.paddedCPR)) CPR-numre havde ni cifre og fik et nul foran."
      report.code = report.code ?? "cpr-ni-cifre"
      parts.append(text)
      messages.append(Diagnostic(.info, code: "cpr-ni-cifre", text, at: Place(file: report.name)))
    }
    report.message = parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
