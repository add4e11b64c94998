internal import Foundation
internal import Warehouse

extension Load {
  /// A workbook's sheet becomes a text file, and is then as any other.
  mutating func readWorkbooks(_ progress: (String) -> Void) throws {
    for index in files.indices where files[index].isWorkbook {
      if case .unknown = files[index].role { continue }
      guard prepared[index].refusal == nil else { continue }
      progress("\(files[index].name): læser regneark")
      let opened = try OpenedSheet.read(
        files[index].content, sheet: files[index].reading?.form.sheet, isWhole: files[index].reading != nil,
        excel: request.excelExtension, copy: work.appendingPathComponent("\(index)"))
      switch opened {
      case .refused(let code, let message): prepared[index].refusal = (code, message)
      case .text(let data): try prepared[index].take(sheet: data, of: files[index], book)
      }
    }
  }
}

extension PreparedFile {
  /// Checks a sheet's text as the file's own.
  mutating func take(sheet: Data, of file: DeliveredFile, _ book: Pseudonyms) throws {
    try sheet.withUnsafeBytes { raw in
      let bytes = raw.bindMemory(to: UInt8.self)
      if let reading = file.reading {
        try shape(bytes, reading, book, isWorkbook: true)
      } else if case .record(let source, _) = file.role {
        try check(bytes, source, UInt8(ascii: ";"), book, isWorkbook: true)
      }
    }
  }
}
