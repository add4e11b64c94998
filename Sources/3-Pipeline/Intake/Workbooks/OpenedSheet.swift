internal import Foundation
internal import Warehouse

/// A workbook's sheet as text, once the workbook is known to be safe to open.
///
/// In a database of its own: a workbook that upsets DuckDB's reader must not take the warehouse with it.
enum OpenedSheet {
  case text(Data)
  case refused(code: String, message: String)

  /// - Parameters:
  ///   - isWhole: from the sheet's first cell, as a profile with a header further down needs it.
  ///   - copy: where the workbook and its text may lie, without ending.
  static func read(_ content: Data, sheet: String?, isWhole: Bool, excel: URL?, copy: URL) throws -> OpenedSheet {
    guard let excel else {
      return .refused(code: "xlsx-mangler", message: "Regneark kan ikke læses her. Gem arket som CSV.")
    }
    if let refusal = WorkbookGuard.refusal(content, sheet: sheet) {
      return .refused(code: refusal.code, message: refusal.message)
    }
    let workbook = copy.appendingPathExtension("xlsx")
    try content.write(to: workbook)
    let text = copy.appendingPathExtension("ark.csv")
    let sheet = SheetCopy(path: workbook.path, sheet: sheet)
    do {
      let connection = try Database(path: nil).connect()
      try connection.execute("LOAD \(literal: excel.path)")
      if isWhole { try sheet.writeWhole(to: text, on: connection) } else { try sheet.write(to: text, on: connection) }
    } catch let error as WarehouseError {
      let refusal = sheet.refusal(error)
      return .refused(code: refusal.code, message: refusal.message)
    }
    return .text(try Data(contentsOf: text, options: .alwaysMapped))
  }
}
