/// What a `FileCheck` reads.
struct CheckInput {
  var bytes: UnsafeBufferPointer<UInt8>
  /// Where the text begins, after a byte order mark.
  var start: Int
  var delimiter: UInt8
  var header: [String]
  var columns: [Int?]
  var source: SourceFile
  var isWorkbook = false
  /// Parts in another encoding than the file's own, in order.
  var foreign: [Range<Int>] = []
  /// The record of the delivered file that each record comes from; nil when this is that file.
  var rows: [Int]?

  /// A value's shape, behind its type where it has one. For messages.
  func shape(_ bytes: Bytes) -> String {
    (isWorkbook ? TypedCell(bytes) : nil)?.shape ?? Intake.shape(trimmed(bytes))
  }

  /// The number that people know a record by, the header being 1.
  func number(of record: Int) -> Int { rows.map { $0[record - 1] } ?? record + 1 }
}
