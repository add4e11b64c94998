internal import Foundation

extension PreparedFile {
  /// Makes a municipality's own text file into an extract's, and checks that as any other.
  mutating func shape(_ bytes: Bytes, _ reading: Reading, _ book: Pseudonyms) throws {
    let found = findEncoding(bytes)
    let told = reading.form.encoding
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
    let decoded = try DecodedText(bytes, encoding: used, in: copy.deletingLastPathComponent())
    encoding = decoded.main ?? used
    let delimiter = decoded.separator ?? reading.form.delimiter ?? UInt8(ascii: ";")
    try withExtendedLifetime(decoded) {
      try shape(decoded, delimiter: delimiter, reading, book, isWorkbook: false)
    }
  }

  /// - Parameter isWorkbook: whether the text is a sheet's, whose cells have types.
  mutating func shape(
    _ file: DecodedText, delimiter: UInt8, _ reading: Reading, _ book: Pseudonyms, isWorkbook: Bool
  ) throws {
    let shaped = Shaper.shape(
      file.bytes, from: file.start, delimiter: delimiter, reading, isWorkbook: isWorkbook, foreign: file.foreign)
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
          DecodedText(made: $0), source, UInt8(ascii: ";"), book, isWorkbook: isWorkbook, rows: shaped.rows)
      }
      // What the profile made has no columns that are unknown; what it left alone has.
      unknownColumns = shaped.unused
    }
    // It stands in the copy now.
    if case .extract = reading.target { self.shaped?.text = [] }
  }
}
