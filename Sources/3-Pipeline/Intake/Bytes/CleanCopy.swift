internal import Foundation

/// The copy of a file that DuckDB reads: UTF-8, each good record with its number in front and LF after it, pseudonyms in
/// the place of CPR numbers, nothing in the place of what never enters the warehouse.
struct CleanCopy {
  private let handle: FileHandle
  private let name: String
  private let delimiter: UInt8
  private var buffer: [UInt8] = []
  private static let flushed = 1 << 20

  init(_ url: URL, delimiter: UInt8) throws {
    name = url.lastPathComponent
    self.delimiter = delimiter
    guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
    else { throw IntakeError.cannotWrite(name) }
    handle = try FileHandle(forWritingTo: url)
    buffer.reserveCapacity(Self.flushed + (1 << 16))
  }

  /// Adds the record just read.
  mutating func add(row: Int, _ reader: RecordReader, _ edits: Edits) throws {
    append(number: row)
    buffer.append(delimiter)
    var from = reader.recordStart
    edits.forEach { column, value in
      let field = reader.fields[column]
      buffer.append(contentsOf: reader.bytes(from: from, to: field.start))
      buffer.append(contentsOf: value)
      from = field.end
    }
    buffer.append(contentsOf: reader.bytes(from: from, to: reader.recordEnd))
    buffer.append(10)
    if buffer.count >= Self.flushed { try flush() }
  }

  /// Begins anew, when the file is read once more with another plan.
  mutating func restart() throws {
    buffer.removeAll(keepingCapacity: true)
    try handle.truncate(atOffset: 0)
  }

  mutating func finish() throws {
    try flush()
    try handle.close()
  }

  private mutating func flush() throws {
    try handle.write(contentsOf: Data(buffer))
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func append(number: Int) {
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      buffer.append(48 + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }
}
