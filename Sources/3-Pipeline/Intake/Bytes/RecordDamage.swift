internal import Foundation

/// What can be wrong with a record before its fields are looked at: where it ends, what it is written in, what it repeats.
struct RecordDamage {
  private let width: Int
  private let holdsNUL: Bool
  private let header: [[UInt8]]
  /// The first column of the header that is not empty.
  private let firstNamed: Int?
  private let foreign: [Range<Int>]
  private var nextForeign = 0

  /// - Parameter reader: has just read the header.
  init(_ input: CheckInput, header reader: RecordReader) {
    self.init(
      input.bytes, foreign: input.foreign, header: (0..<reader.fieldCount).map { Array(trimmed(reader.bytes($0))) })
  }

  /// - Parameter header: none where something else finds the header and knows how wide the file is.
  init(_ bytes: Bytes, foreign: [Range<Int>], header: [[UInt8]] = []) {
    width = header.count
    holdsNUL = bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    self.header = header
    firstNamed = header.firstIndex { !$0.isEmpty }
    self.foreign = foreign
  }

  /// The first damage of the record just read; records come in their order.
  mutating func found(_ reader: RecordReader) -> (kind: FaultKind, detail: String, column: Int?)? {
    if holdsNUL, reader.holdsNUL { return (.nul, "", nil) }
    if !foreign.isEmpty, isForeign(reader) { return (.foreignEncoding, "", nil) }
    if reader.recordEnd - reader.recordStart > Limits.field, let long = tooLong(reader) { return long }
    if reader.fieldCount < width, reader.isUnended, reader.fieldCount > 0 {
      return (.cutOff, "efter \(reader.fieldCount) af \(width) felter", nil)
    }
    return repeatsHeader(reader) ? (.repeatedHeader, "", nil) : nil
  }

  private func tooLong(_ reader: RecordReader) -> (kind: FaultKind, detail: String, column: Int?)? {
    for column in 0..<reader.fieldCount where reader.bytes(column).count > Limits.field {
      return (.fieldTooLong, "det fylder \(reader.bytes(column).count >> 20) MB", column)
    }
    let size = reader.recordEnd - reader.recordStart
    return size > Limits.record ? (.recordTooLong, "den fylder \(size >> 20) MB", nil) : nil
  }

  private mutating func isForeign(_ reader: RecordReader) -> Bool {
    while nextForeign < foreign.count, foreign[nextForeign].upperBound <= reader.recordStart { nextForeign += 1 }
    return nextForeign < foreign.count && foreign[nextForeign].lowerBound < reader.recordEnd
  }

  private func repeatsHeader(_ reader: RecordReader) -> Bool {
    guard let firstNamed, reader.fieldCount == width, isSame(reader, firstNamed) else { return false }
    return header.indices.allSatisfy { isSame(reader, $0) }
  }

  private func isSame(_ reader: RecordReader, _ column: Int) -> Bool {
    let bytes = trimmed(reader.bytes(column))
    return bytes.count == header[column].count && bytes.elementsEqual(header[column])
  }
}
