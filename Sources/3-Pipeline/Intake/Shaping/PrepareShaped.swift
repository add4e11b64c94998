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
    let decoded = try DecodedText(bytes, encoding: used, in: copy.deletingLastPathComponent())
    if !isWorkbook, let main = decoded.main { encoding = main }
    let shaped = withExtendedLifetime(decoded) {
      Shaper.shape(
        decoded.bytes, from: decoded.start, delimiter: delimiter, reading, isWorkbook: isWorkbook,
        foreign: decoded.foreign)
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
        try check(DecodedText(made: $0), source, UInt8(ascii: ";"), book, isWorkbook, rows: shaped.rows)
      }
      // What the profile made has no columns that are unknown; what it left alone has.
      unknownColumns = shaped.unused
    }
    // It stands in the copy now.
    if case .extract = reading.target { self.shaped?.text = [] }
  }
}
