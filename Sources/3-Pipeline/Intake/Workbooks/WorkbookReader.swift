internal import Foundation

/// A workbook, opened (regneark): its sheets, and the rows of each with typed cells.
///
/// Read in pieces: of a sheet no more than a row is in memory, and of the whole book the texts that its cells share.
final class WorkbookReader {
  private let archive: WorkbookArchive
  private let parts: WorkbookParts
  private var strings: SharedStrings?
  private var styles: CellStyles?
  private var hasShared = false

  /// - Parameter bytes: the file; must outlive this.
  /// - Throws: `WorkbookFault`.
  init(_ bytes: UnsafeRawBufferPointer) throws {
    guard bytes.count > 4, bytes[0] == 0x50, bytes[1] == 0x4B else { throw WorkbookFault.unreadable(sheet: nil) }
    archive = try WorkbookArchive(bytes)
    parts = try WorkbookParts(archive)
  }

  var sheets: [Sheet] { parts.sheets }

  /// Reads a sheet's rows in their order.
  ///
  /// - Parameter body: false when it has seen enough; then the rest of the sheet is not looked at.
  /// - Returns: the last row that the sheet tells of.
  /// - Throws: `WorkbookFault`, or what `body` throws.
  @discardableResult
  func readRows(of sheet: Sheet, _ body: (SheetReader) throws -> Bool) throws -> Int {
    try readShared()
    return try withoutActuallyEscaping(body) { body in
      let reader = SheetReader(
        strings: strings, styles: styles, dates: DateSystem(countsFrom1904: parts.countsFrom1904),
        recalculates: parts.recalculates, body)
      try reader.read(sheet.part, of: archive)
      return reader.lastRow
    }
  }

  private func readShared() throws {
    if hasShared { return }
    hasShared = true
    if let part = parts.styles {
      let read = CellStyles()
      try read.read(part, of: archive)
      styles = read
    }
    if let part = parts.sharedStrings {
      let read = SharedStrings()
      try read.read(part, of: archive)
      strings = read
    }
  }

  /// The texts of a sheet's first rows that have something in them, from its first row on where empty ones count.
  func head(of sheet: Sheet, rows: Int, isWhole: Bool) throws -> [[String]] {
    var head: [[String]] = []
    try readRows(of: sheet) { row in
      if isWhole {
        while head.count < min(row.row - 1, rows) { head.append([]) }
        if head.count >= rows { return false }
      }
      head.append(
        (0..<row.width).map { column in row.withCell(column) { String(decoding: TypedCell.plain($0), as: UTF8.self) } })
      return head.count < rows
    }
    return head
  }
}
