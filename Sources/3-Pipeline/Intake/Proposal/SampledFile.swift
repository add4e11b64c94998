internal import Foundation
internal import Warehouse

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

  /// Reads a text file, or the first sheet of a workbook; nil when it is neither or cannot be read.
  static func read(_ url: URL, work: URL, excel: URL?, on connection: Connection) throws -> SampledFile? {
    let name = url.lastPathComponent.precomposedStringWithCanonicalMapping
    var file = SampledFile(url: url, name: name)
    switch url.pathExtension.lowercased() {
    case "csv", "txt", "tsv":
      let data = try Data(contentsOf: url, options: .alwaysMapped)
      try data.withUnsafeBytes { try file.take($0.bindMemory(to: UInt8.self), work: work) }
    case "xlsx":
      guard let excel else { return nil }
      let text = work.appendingPathComponent("ark.csv")
      do {
        try connection.execute("LOAD \(literal: excel.path)")
        try SheetCopy(path: url.path, sheet: nil).writeWhole(to: text, on: connection)
      } catch is WarehouseError {
        return nil
      }
      let data = try Data(contentsOf: text)
      data.withUnsafeBytes { file.parse($0.bindMemory(to: UInt8.self), from: 0) }
      file.encoding = nil
    default: return nil
    }
    return file
  }

  private mutating func take(_ bytes: Bytes, work: URL) throws {
    let found = findEncoding(bytes)
    encoding = found
    let decoded = try DecodedText(bytes, encoding: found, in: work)
    withExtendedLifetime(decoded) { decide(decoded.bytes, from: decoded.start) }
  }

  private mutating func decide(_ bytes: Bytes, from start: Int) {
    delimiter = findDelimiter(bytes, from: start)
    parse(bytes, from: start)
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
            let text = reader.text(column)
            return text.trimmingCharacters(in: .whitespaces)
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
