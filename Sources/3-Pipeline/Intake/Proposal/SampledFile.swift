internal import Foundation

/// An unknown file as it is looked at: how it is written, and its first records as text.
struct SampledFile {
  let url: URL
  let name: String
  var isWorkbook: Bool { url.pathExtension.lowercased() == "xlsx" }
  var stem: String { url.deletingPathExtension().lastPathComponent }
  var encoding: TextEncoding?
  var delimiter = UInt8(ascii: ";")
  var rows: [[String]] = []
  /// Whether there are more records than were looked at.
  var isCut = false

  /// More than enough to see what a column holds.
  static let limit = 20_000

  /// Why the file cannot be looked at.
  var refusal: String?

  /// Reads a text file, or the first sheet of a workbook; nil when it is neither.
  static func read(_ file: DeliveredFile, work: URL) throws -> SampledFile? {
    let ending = file.url.pathExtension.lowercased()
    guard ["csv", "txt", "tsv", "xlsx"].contains(ending) else { return nil }
    var sample = SampledFile(url: file.url, name: file.name)
    sample.refusal = FileKind.of(file.content).refusal(isWorkbook: file.isWorkbook)?.message
    if sample.refusal != nil { return sample }
    guard file.isWorkbook else {
      try file.content.withUnsafeBytes { try sample.take($0.bindMemory(to: UInt8.self), work: work) }
      return sample
    }
    // A table has more than one row with more than one cell; a cover has not.
    let wish = OpenedSheet.Wish(isWhole: true) { rows in rows.count { $0.count { !$0.isEmpty } > 1 } > 1 }
    switch try OpenedSheet.read(file.content, wish, in: work) {
    case .failure(let fault): sample.refusal = fault.refusal.message
    case .success(let sheet): sheet.text.withUnsafeBytes { sample.parse($0.bindMemory(to: UInt8.self), from: 0) }
    }
    return sample
  }

  private mutating func take(_ bytes: Bytes, work: URL) throws {
    let found = findEncoding(bytes)
    encoding = found
    let decoded = try DecodedText(bytes, encoding: found, in: work)
    withExtendedLifetime(decoded) {
      delimiter = decoded.separator ?? findDelimiter(decoded.bytes, from: decoded.start)
      parse(decoded.bytes, from: decoded.start)
    }
  }

  private mutating func parse(_ bytes: Bytes, from start: Int) {
    var reader = RecordReader(bytes, from: start, delimiter: delimiter)
    while true {
      switch reader.next() {
      case .end: return
      case .brokenQuotes: rows.append([])
      case .record:
        if rows.count == Self.limit {
          isCut = true
          return
        }
        rows.append(
          (0..<reader.fieldCount).map { column in
            let bytes = reader.bytes(column)
            guard isWorkbook, TypedCell(bytes) != nil else { return reader.text(column) }
            return String(decoding: TypedCell.written(Array(bytes)), as: UTF8.self)
          })
      }
    }
  }
}

/// The character that splits the first records into the same number of fields, most of them.
private func findDelimiter(_ bytes: Bytes, from start: Int) -> UInt8 {
  var best: (delimiter: UInt8, score: Double) = (UInt8(ascii: ";"), 0)
  for delimiter in [";", ",", "\t", "|"].compactMap({ Character($0).asciiValue }) {
    var reader = RecordReader(bytes, from: start, delimiter: delimiter)
    var counts: [Int: Int] = [:]
    var records = 0
    while records < 200, case .record = reader.next() {
      counts[reader.fieldCount, default: 0] += 1
      records += 1
    }
    guard let common = counts.filter({ $0.key > 1 }).max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else {
      continue
    }
    let score = Double(common.value) / Double(max(records, 1)) + Double(min(common.key, 20)) / 100
    if score > best.score { best = (delimiter, score) }
  }
  return best.delimiter
}
