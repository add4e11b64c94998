internal import Foundation

extension PreparedFile {
  /// Makes a municipality's own file into an extract's, and checks that as any other.
  mutating func shape(
    _ bytes: Bytes, _ reading: Reading, _ book: Pseudonyms, isWorkbook: Bool = false
  ) throws {
    let found = findEncoding(bytes)
    let told = isWorkbook ? nil : reading.form.encoding
    if let told, told.isUTF8, !found.isUTF8 {
      encoding = found
      refusal = (
        "tegnsaet-forkert",
        "Profilen siger, at filen er \(told.rawValue), men det er den ikke. Ret `encoding`, eller lad feltet være ude."
      )
      return
    }
    // What was found knows of a mark; what was told knows what plain bytes mean.
    let used = told.map { $0.isUTF8 == found.isUTF8 || !found.isUTF8 ? found : $0 } ?? found
    if !isWorkbook { encoding = used }
    let delimiter = isWorkbook ? UInt8(ascii: ";") : reading.form.delimiter ?? UInt8(ascii: ";")
    let shaped: ShapedFile =
      used.isUTF8
      ? ShapedFile.of(bytes, from: used.markLength, delimiter, reading, isWorkbook)
      : transcoded(bytes, from: used).withUnsafeBufferPointer {
        ShapedFile.of($0, from: 0, delimiter, reading, isWorkbook)
      }
    self.shaped = shaped
    unknownColumns = shaped.unused
    if let reason = shaped.refusal {
      refusal = reason
      return
    }
    switch reading.target {
    case .national: text = shaped.text
    case .extract(let source):
      try shaped.text.withUnsafeBufferPointer {
        try check(
          text: $0, start: 0, source, UInt8(ascii: ";"), book, isWorkbook, rows: shaped.rows)
      }
      // What the profile made has no columns that are unknown; what it left alone has.
      unknownColumns = shaped.unused
    }
    // It stands in the copy now.
    if case .extract = reading.target { self.shaped?.text = [] }
  }
}

extension ShapedFile {
  fileprivate static func of(
    _ bytes: Bytes, from start: Int, _ delimiter: UInt8, _ reading: Reading, _ isWorkbook: Bool
  ) -> ShapedFile {
    Shaper.shape(bytes, from: start, delimiter: delimiter, reading, isWorkbook: isWorkbook)
  }
}
