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
  let files: [DeliveredFile]
  var prepared: [PreparedFile]
  var reports: [FileReport] = []
  var messages: [Diagnostic] = []
  var nextFile = 1

  init(
    request: DeliveryRequest, connection: Connection, keys: KeyRing, work: URL, delivery: String,
    files: [DeliveredFile], prepared: [PreparedFile]
  ) {
    self.request = request
    self.connection = connection
    self.keys = keys
    self.work = work
    self.delivery = delivery
    self.files = files
    self.prepared = prepared
  }

  mutating func run(_ progress: (String) -> Void) throws -> DeliveryReport {
    try MetaTables.create(on: connection)
    // Record numbers are counted while reading.
    try connection.execute("SET preserve_insertion_order = true")
    // DuckDB takes a CSV file for a small table and would put all of it in a hash table to look few citizens up.
    let disabled = try connection.query("SELECT current_setting('disabled_optimizers')").single.text ?? ""
    try connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
    let last = try connection.query("SELECT coalesce(max(file_id), 0) FROM meta.source_file").single.int ?? 0
    nextFile = last + 1
    try readWorkbooks(progress)
    refuseDoubles()
    try nameCitizens()
    for profile in request.profiles {
      switch profile.content {
      case .records(let sources):
        for source in sources { try read(source, profile, progress) }
      case .statistics:
        for index in files.indices where files[index].profile == profile.id { try readStatistics(index, progress) }
      }
    }
    for index in files.indices where files[index].profile == nil {
      var report = report(index)
      report.status = .ignored
      report.code = "fil-ukendt"
      report.message = "Filen hører ikke til profilen. Den er arkiveret og ellers ikke brugt."
      reports.append(report)
    }
    try connection.execute("SET disabled_optimizers = \(literal: disabled)")
    let result = DeliveryReport(delivery: delivery, received: request.received, files: reports, messages: messages)
    try MetaTables.write(result, on: connection)
    return result
  }

  mutating func report(_ index: Int) -> FileReport {
    var report = FileReport(name: files[index].name, status: .read)
    report.file = nextFile
    nextFile += 1
    report.profile = files[index].profile
    report.sha256 = prepared[index].digest
    report.bytes = prepared[index].bytes
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
    for indices in bySource.values where indices.count > 1 {
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

  mutating func explain(_ report: inout FileReport) {
    var parts: [String] = []
    if report.rowsSetAside > 0 {
      report.code = "raekker-sat-til-side"
      parts.append(
        "\(grouped(report.rowsSetAside)) af \(grouped(report.rowsTotal)) rækker er sat til side, fordi de bryder en formregel."
      )
      messages.append(
        Diagnostic(.warning, code: "raekker-sat-til-side", parts[0], at: Place(file: report.name)))
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
