internal import Danish
internal import Foundation

/// The sheet of a workbook that holds what is looked for, as text with typed cells.
struct OpenedSheet {
  let text: Data
  /// What people are told of the sheets that were not read; nil for a workbook of one sheet.
  let note: String?

  /// Which sheet to read, and how.
  struct Wish {
    /// Its name; the first visible sheet that fits when nil.
    var name: String?
    /// Every row is a record, as a profile with a header further down needs it.
    var isWhole: Bool
    /// Whether a sheet with these first rows holds the table.
    var fits: ([[String]]) -> Bool
  }

  /// Rows that are looked at before a sheet is chosen.
  private static let head = HeaderMatch.looked

  /// - Parameter folder: where the text may lie, without a name.
  static func read(_ content: Data, _ wish: Wish, in folder: URL) throws -> Result<OpenedSheet, WorkbookFault> {
    do {
      return .success(
        try content.withUnsafeBytes { raw in
          let book = try WorkbookReader(raw)
          let sheet = try choose(book, wish)
          let text = try SheetText.make(
            sheet, of: book, isWhole: wish.isWhole, width: wish.isWhole ? width(of: sheet, book) : nil, in: folder)
          if text.isEmpty { throw WorkbookFault.unreadable(sheet: wish.name) }
          return OpenedSheet(text: text, note: note(sheet, among: book.sheets))
        })
    } catch let fault as WorkbookFault {
      return .failure(fault)
    }
  }

  private static func choose(_ book: WorkbookReader, _ wish: Wish) throws -> Sheet {
    if let name = wish.name {
      guard let sheet = book.sheets.first(where: { folded($0.name) == folded(name) }) else {
        throw WorkbookFault.sheetMissing(name)
      }
      return sheet
    }
    if book.sheets.count == 1, book.sheets[0].isVisible {
      if let row = try headerBelow(book.sheets[0], book, wish) { throw WorkbookFault.headerBelow(row: row) }
      return book.sheets[0]
    }
    func fits(_ sheet: Sheet) throws -> Bool {
      wish.fits(try book.head(of: sheet, rows: head, isWhole: wish.isWhole))
    }
    let visible = book.sheets.filter(\.isVisible)
    if let sheet = try visible.first(where: fits) { return sheet }
    if let hidden = try book.sheets.first(where: { try !$0.isVisible && fits($0) }) {
      throw WorkbookFault.sheetHidden(hidden.name)
    }
    for sheet in visible {
      if let row = try headerBelow(sheet, book, wish) { throw WorkbookFault.headerBelow(row: row) }
    }
    // None fits: the first with anything in it is refused for what it lacks.
    if let sheet = try visible.first(where: { try !book.head(of: $0, rows: 1, isWhole: false).isEmpty }) {
      return sheet
    }
    throw WorkbookFault.unreadable(sheet: nil)
  }

  /// The row of the sheet with the names of the columns, where its first row has something else and a later one has them; nil for a
  /// profile, which says itself where they are.
  private static func headerBelow(_ sheet: Sheet, _ book: WorkbookReader, _ wish: Wish) throws -> Int? {
    if wish.isWhole { return nil }
    let rows = try book.head(of: sheet, rows: head, isWhole: true)
    guard let first = rows.firstIndex(where: { !$0.isEmpty }), !wish.fits([rows[first]]) else { return nil }
    return rows.indices.dropFirst(first + 1).first { wish.fits([rows[$0]]) }.map { $0 + 1 }
  }

  /// The last column with something in it among the first rows, where the header is.
  private static func width(of sheet: Sheet, _ book: WorkbookReader) throws -> Int {
    max(try book.head(of: sheet, rows: head, isWhole: true).map(\.count).max() ?? 0, 2)
  }

  private static func note(_ chosen: Sheet, among sheets: [Sheet]) -> String? {
    let others = sheets.filter { $0.part != chosen.part }
    if others.isEmpty { return nil }
    func named(_ sheets: [Sheet], _ one: String, _ many: String) -> String? {
      if sheets.isEmpty { return nil }
      return "\(sheets.count == 1 ? one : many) \(DanishText.quotedList(sheets.map(\.name)))"
    }
    let unread = [
      named(others.filter(\.isVisible), "arket", "arkene"),
      named(others.filter { !$0.isVisible }, "det skjulte ark", "de skjulte ark"),
    ].compactMap { $0 }
    return "Læst fra arket `\(chosen.name)`. Ikke læst: \(DanishText.list(unread))."
  }
}
