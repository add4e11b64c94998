internal import Foundation
internal import Warehouse

extension Load {
  /// A workbook's first sheet becomes a text file, and is then as any other.
  mutating func readWorkbooks(_ progress: (String) -> Void) throws {
    for index in files.indices where files[index].isWorkbook {
      guard case .record(let source, _) = files[index].role else { continue }
      guard let excel = request.excelExtension else {
        prepared[index].refusal = ("xlsx-mangler", "Regneark kan ikke læses her. Gem arket som CSV.")
        continue
      }
      progress("\(files[index].name): læser regneark")
      let text = work.appendingPathComponent("\(index)-ark.csv")
      do {
        try connection.execute("LOAD \(literal: excel.path)")
        try connection.execute(
          """
          COPY (SELECT * FROM read_xlsx(\(literal: plainPath(files[index].url.path)), header = false, all_varchar = true,
            stop_at_empty = false)) TO \(literal: text.path) (FORMAT csv, DELIMITER ';', HEADER false, QUOTE '"')
          """)
      } catch is WarehouseError {
        prepared[index].refusal = (
          "xlsx-ulaeselig",
          "Regnearket kan ikke læses. Åbn det, se efter at første ark har data, og gem det igen som .xlsx."
        )
        continue
      }
      let data = try Data(contentsOf: text, options: .alwaysMapped)
      try data.withUnsafeBytes {
        try prepared[index].check(
          $0.bindMemory(to: UInt8.self), source, UInt8(ascii: ";"), book, isWorkbook: true)
      }
    }
  }
}
