internal import Foundation

/// Splits the bytes of a CSV file into records and fields (RFC 4180, any delimiter), one record at a time.
///
/// A quote counts only as the first byte of a field; `""` inside stands for one. An entirely empty line is no record.
/// A quote that is never rightly closed damages the line that opens it, and reading goes on with the next line. A quote
/// that is open for longer than a field may be is not closed either: one stray quote cannot swallow a file.
struct RecordReader {
  /// Where a field's bytes are, without its quotes.
  struct Range {
    var start: Int
    var end: Int
    /// Holds doubled quotes.
    var isEscaped = false
  }

  enum Outcome {
    case record
    /// A quote is not closed, or something follows the closing quote; `damage` says which.
    case brokenQuotes
    case end
  }

  /// What is wrong with the record whose quotes were broken.
  private(set) var damage = FaultKind.quotes

  private let base: UnsafePointer<UInt8>
  private let count: Int
  private let delimiter: UInt8
  private(set) var position: Int
  /// The fields of the record just read; those beyond `fieldCount` are old.
  private(set) var fields: [Range] = []
  private(set) var fieldCount = 0
  /// The record's bytes from its first to before the end of its line.
  private(set) var recordStart = 0
  private(set) var recordEnd = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8) {
    // An empty buffer has no address; any will do, since nothing is read.
    base = bytes.baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
    count = bytes.count
    position = start
    self.delimiter = delimiter
    fields.reserveCapacity(64)
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lf = UInt8(ascii: "\n")
  private static let cr = UInt8(ascii: "\r")

  /// Reads the next record into `fields`.
  mutating func next() -> Outcome {
    while position < count, base[position] == Self.lf || base[position] == Self.cr { endLine() }
    guard position < count else { return .end }
    recordStart = position
    fieldCount = 0
    let base = base
    let count = count
    var index = position
    while true {
      if index < count, base[index] == Self.quote {
        let open = index
        guard let after = quoted(from: open) else {
          // The damage is the line that the quote stands in; the rest is read anew.
          index = open
          while index < count, base[index] != Self.lf, base[index] != Self.cr { index += 1 }
          if index == count, damage == .quotes, endedOpen { damage = .cutOff }
          position = index
          recordEnd = index
          if index < count { endLine() }
          return .brokenQuotes
        }
        index = after
      } else {
        let start = index
        while index < count {
          let byte = base[index]
          if byte == delimiter || byte == Self.lf || byte == Self.cr { break }
          index += 1
        }
        add(Range(start: start, end: index))
      }
      guard index < count else {
        position = index
        recordEnd = index
        return .record
      }
      if base[index] == delimiter {
        index += 1
      } else {
        position = index
        recordEnd = index
        endLine()
        return .record
      }
    }
  }

  /// Reads a quoted field; nil when it has no right end. Gives the index after the closing quote.
  private mutating func quoted(from open: Int) -> Int? {
    var index = open + 1
    var escaped = false
    let limit = min(count, open + Limits.field)
    damage = .quotes
    endedOpen = false
    while index < limit {
      guard base[index] == Self.quote else {
        index += 1
        continue
      }
      if index + 1 < count, base[index + 1] == Self.quote {
        escaped = true
        index += 2
        continue
      }
      let after = index + 1
      guard after == count || base[after] == delimiter || base[after] == Self.lf || base[after] == Self.cr else {
        return nil
      }
      add(Range(start: open + 1, end: index, isEscaped: escaped))
      return after
    }
    if index < count { damage = .fieldTooLong } else { endedOpen = true }
    return nil
  }

  /// Whether the file ended inside the last quotes.
  private var endedOpen = false

  /// Whether the record just read is the last and no end of line follows it.
  var isUnended: Bool { recordEnd == count }

  /// Whether a byte of the record just read is zero.
  var holdsNUL: Bool { memchr(base + recordStart, 0, recordEnd - recordStart) != nil }

  private mutating func add(_ range: Range) {
    if fieldCount < fields.count { fields[fieldCount] = range } else { fields.append(range) }
    fieldCount += 1
  }

  /// Past LF, CRLF or a CR alone.
  private mutating func endLine() {
    let isPair = base[position] == Self.cr && position + 1 < count && base[position + 1] == Self.lf
    position += isPair ? 2 : 1
  }

  /// Bytes by their place in the file.
  func bytes(from start: Int, to end: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + start, count: end - start)
  }

  /// The bytes of a field of the record just read, doubled quotes still doubled.
  func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    let range = fields[column]
    return UnsafeBufferPointer(start: base + range.start, count: range.end - range.start)
  }

  /// A field's text as a reader sees it.
  func text(_ column: Int) -> String {
    let text = String(decoding: trimmed(bytes(column)), as: UTF8.self)
    return fields[column].isEscaped
      ? text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"") : text
  }
}
