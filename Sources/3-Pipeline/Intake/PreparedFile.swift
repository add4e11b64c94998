internal import CareModel
internal import Crypto
internal import Foundation

/// A file's hash, once its bytes are sealed in the archive.
struct SealedCopy: Sendable {
  var digest: String
  var bytes: Int

  static func seal(_ file: DeliveredFile, index: Int, archive: DeliveryArchive, partial: URL) throws -> SealedCopy {
    try file.content.withUnsafeBytes { raw in
      var hash = SHA256()
      hash.update(bufferPointer: raw)
      let digest = hash.finalize()
      try archive.seal(raw, digest: digest, name: file.name, as: name(index), in: partial)
      return SealedCopy(digest: hexadecimal(digest), bytes: raw.count)
    }
  }

  static func name(_ index: Int) -> String {
    String(repeating: "0", count: max(0, 4 - String(index).count)) + "\(index).segl"
  }
}

/// A file after its encoding is found and its records are checked.
struct PreparedFile: Sendable {
  var encoding: TextEncoding?
  /// The copy that DuckDB reads.
  var copy: URL
  var check: FileCheck?
  var unknownColumns: [String] = []
  var refusal: (code: String, message: String)?
  /// Text of a statistics file.
  var text: [UInt8] = []
  /// What stands between the fields, where the file itself says so.
  var separator: UInt8?
  /// What was done to a municipality's own file before it was checked.
  var shaped: ShapedFile?
  /// What people are told of a workbook's other sheets.
  var sheetNote: String?

  /// Reads one file. Runs beside others.
  static func prepare(_ file: DeliveredFile, copy: URL, _ book: Pseudonyms) throws -> PreparedFile {
    var result = PreparedFile(copy: copy)
    if case .unknown = file.role { return result }
    if let reason = file.obstacle?.refusal ?? FileKind.of(file.content).refusal(isWorkbook: file.isWorkbook) {
      result.refusal = reason
      return result
    }
    if file.isWorkbook {
      try result.openSheet(file, book)
      return result
    }
    if let reading = file.reading {
      try file.content.withUnsafeBytes { try result.shape($0.bindMemory(to: UInt8.self), reading, book) }
      return result
    }
    switch file.role {
    case .unknown: break
    case .statistics:
      try file.content.withUnsafeBytes { try result.readText($0.bindMemory(to: UInt8.self)) }
    case .record(let source, let delimiter):
      try file.content.withUnsafeBytes {
        try result.check($0.bindMemory(to: UInt8.self), source, delimiter, book)
      }
    }
    return result
  }

  /// National figures are small; one of a gigabyte is none.
  private mutating func readText(_ bytes: Bytes) throws {
    guard bytes.count <= Limits.statistics else {
      refusal = (
        "fil-for-stor",
        "Filen fylder mere end \(Limits.statistics >> 20) MB og læses ikke som statistik. Hent et mindre udtræk."
      )
      return
    }
    let found = findEncoding(bytes)
    encoding = found
    let decoded = try DecodedText(bytes, encoding: found, in: copy.deletingLastPathComponent())
    if !decoded.foreign.isEmpty {
      refusal = ("tegnsaet-blandet", "Filen blander flere tegnsæt. Hent den igen, eller gem hele filen som UTF-8.")
      return
    }
    text = Array(decoded.bytes[decoded.start...])
    separator = decoded.separator
  }

  /// A sheet's text is then as any other, but that its cells have types.
  private mutating func openSheet(_ file: DeliveredFile, _ book: Pseudonyms) throws {
    let wish = OpenedSheet.Wish(
      name: file.reading?.form.sheet, isWhole: file.reading != nil, fits: { file.fits($0) })
    switch try OpenedSheet.read(file.content, wish, in: copy.deletingLastPathComponent()) {
    case .failure(let fault): refusal = fault.refusal
    case .success(let sheet):
      sheetNote = sheet.note
      try sheet.text.withUnsafeBytes { raw in
        let text = DecodedText(made: raw.bindMemory(to: UInt8.self))
        if let reading = file.reading {
          try shape(text, delimiter: UInt8(ascii: ";"), reading, book, isWorkbook: true)
        } else if case .record(let source, _) = file.role {
          try check(text, source, UInt8(ascii: ";"), book, isWorkbook: true)
        }
      }
    }
  }

  /// Finds the encoding, matches the header and checks every record.
  private mutating func check(_ bytes: Bytes, _ source: SourceFile, _ delimiter: UInt8, _ book: Pseudonyms) throws {
    let found = findEncoding(bytes)
    let decoded = try DecodedText(bytes, encoding: found, in: copy.deletingLastPathComponent())
    encoding = decoded.main ?? found
    try withExtendedLifetime(decoded) { try check(decoded, source, delimiter, book, isWorkbook: false) }
  }

  /// - Parameters:
  ///   - rows: the record of the delivered file that each record comes from, where that is another file.
  mutating func check(
    _ text: DecodedText, _ source: SourceFile, _ usual: UInt8, _ book: Pseudonyms, isWorkbook: Bool,
    rows: [Int]? = nil
  ) throws {
    separator = text.separator
    let delimiter = text.separator ?? usual
    var reader = RecordReader(text.bytes, from: text.start, delimiter: delimiter)
    let first = reader.next()
    if case .end = first {
      refusal =
        text.bytes.isEmpty
        ? ("fil-tom", "Filen er tom. Første linje skal være navnene på kolonnerne.")
        : ("fil-tom", "Filen har ingen overskrift. Første linje skal være navnene på kolonnerne.")
      return
    }
    if let reason = Limits.refusal(ofHeader: reader, first) {
      refusal = reason
      return
    }
    let header = (0..<reader.fieldCount).map { reader.text($0) }
    let match = HeaderMatch(header, source)
    unknownColumns = match.unknown
    if let reason = match.refusal {
      refusal = reason
      if match.lacksColumns, rows == nil, let row = PreparedFile.headerBelow(&reader, source) {
        unknownColumns = []
        refusal = HeaderMatch.below(row: row)
      }
      return
    }
    let input = CheckInput(
      bytes: text.bytes, start: text.start, delimiter: delimiter, header: header, columns: match.columns,
      source: source, isWorkbook: isWorkbook, foreign: text.foreign, rows: rows)
    var clean = try CleanCopy(copy, delimiter: delimiter)
    check = try FileCheck.run(input, book, copy: &clean)
  }
}

extension PreparedFile {
  /// The record, the first being 1, that has the names of a source's columns though the first has not; nil when none has.
  fileprivate static func headerBelow(_ reader: inout RecordReader, _ source: SourceFile) -> Int? {
    for record in 2...HeaderMatch.looked {
      switch reader.next() {
      case .end: return nil
      case .brokenQuotes: continue
      case .record:
        let names = (0..<reader.fieldCount).map { reader.text($0) }
        if HeaderMatch(names, source).refusal == nil { return record }
      }
    }
    return nil
  }
}

extension DeliveredFile {
  /// Whether a sheet with these first rows can hold the file's table.
  fileprivate func fits(_ rows: [[String]]) -> Bool {
    if let reading {
      let header = reading.header.map { rows.indices.contains($0 - 1) ? rows[$0 - 1] : [] }
      if case .success = Layout.make(HeaderNames(header), header, reading) { return true }
      return false
    }
    guard case .record(let source, _) = role, let header = rows.first else { return false }
    return HeaderMatch(header, source).refusal == nil
  }
}
