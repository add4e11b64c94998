internal import Foundation
internal import Warehouse

extension Load {
  /// A workbook's sheet becomes a text file, and is then as any other.
  ///
  /// In a database of its own: a workbook that upsets DuckDB's reader must not take the warehouse with it.
  mutating func readWorkbooks(_ progress: (String) -> Void) throws {
    for index in files.indices where files[index].isWorkbook {
      if case .unknown = files[index].role { continue }
      guard prepared[index].refusal == nil else { continue }
      guard let excel = request.excelExtension else {
        prepared[index].refusal = ("xlsx-mangler", "Regneark kan ikke læses her. Gem arket som CSV.")
        continue
      }
      progress("\(files[index].name): læser regneark")
      if let refusal = WorkbookGuard.refusal(files[index].content, sheet: files[index].reading?.form.sheet) {
        prepared[index].refusal = refusal
        continue
      }
      let whole = work.appendingPathComponent("\(index).xlsx")
      try files[index].content.write(to: whole)
      let text = work.appendingPathComponent("\(index)-ark.csv")
      let sheet = SheetCopy(path: whole.path, sheet: files[index].reading?.form.sheet)
      do {
        let connection = try Database(path: nil).connect()
        try connection.execute("LOAD \(literal: excel.path)")
        if files[index].reading == nil {
          try sheet.write(to: text, on: connection)
        } else {
          try sheet.writeWhole(to: text, on: connection)
        }
      } catch let error as WarehouseError {
        prepared[index].refusal = sheet.refusal(error)
        continue
      }
      let data = try Data(contentsOf: text, options: .alwaysMapped)
      try data.withUnsafeBytes { raw in
        let bytes = raw.bindMemory(to: UInt8.self)
        if let reading = files[index].reading {
          try prepared[index].shape(bytes, reading, book, isWorkbook: true)
        } else if case .record(let source, _) = files[index].role {
          try prepared[index].check(bytes, source, UInt8(ascii: ";"), book, isWorkbook: true)
        }
      }
    }
  }
}
