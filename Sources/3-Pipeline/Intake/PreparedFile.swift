internal import Crypto
internal import Foundation

/// A file's hash, once its bytes are sealed in the archive.
struct SealedCopy: Sendable {
  var digest: String
  var bytes: Int

  static func seal(_ file: DeliveredFile, index: Int, archive: DeliveryArchive, partial: URL) throws -> SealedCopy {
    let data = try file.mapped()
    return try data.withUnsafeBytes { raw in
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
  /// What was done to a municipality's own file before it was checked.
  var shaped: ShapedFile?

  /// Reads one file. Runs beside others; workbooks wait for DuckDB.
  static func prepare(_ file: DeliveredFile, copy: URL, _ book: Pseudonyms) throws -> PreparedFile {
    var result = PreparedFile(copy: copy)
    if let reading = file.reading {
      if file.isWorkbook { return result }
      try file.mapped().withUnsafeBytes { try result.shape($0.bindMemory(to: UInt8.self), reading, book) }
      return result
    }
    switch file.role {
    case .unknown: break
    case .statistics:
      try file.mapped().withUnsafeBytes { result.readText($0.bindMemory(to: UInt8.self)) }
    case .record(let source, let delimiter):
      if file.isWorkbook { break }
      try file.mapped().withUnsafeBytes {
        try result.check($0.bindMemory(to: UInt8.self), source, delimiter, book)
      }
    }
    return result
  }

  private mutating func readText(_ bytes: Bytes) {
    let found = findEncoding(bytes)
    encoding = found
    text = transcoded(bytes, from: found)
  }

  /// Finds the encoding, matches the header and checks every record.
  mutating func check(
    _ bytes: Bytes, _ source: SourceFile, _ delimiter: UInt8, _ book: Pseudonyms, isWorkbook: Bool = false
  ) throws {
    let found = findEncoding(bytes)
    if !isWorkbook { encoding = found }
    if found.isUTF8 {
      try check(text: bytes, start: found.markLength, source, delimiter, book, isWorkbook)
    } else {
      try transcoded(bytes, from: found).withUnsafeBufferPointer {
        try check(text: $0, start: 0, source, delimiter, book, isWorkbook)
      }
    }
  }

  /// - Parameters:
  ///   - rows: the record of the delivered file that each record comes from, where that is another file.
  mutating func check(
    text: Bytes, start: Int, _ source: SourceFile, _ delimiter: UInt8, _ book: Pseudonyms, _ isWorkbook: Bool,
    rows: [Int]? = nil
  ) throws {
    var reader = RecordReader(text, from: start, delimiter: delimiter)
    guard case .record = reader.next() else {
      refusal = ("fil-tom", "Filen har ingen overskrift. Første linje skal være navnene på kolonnerne.")
      return
    }
    let header = (0..<reader.fieldCount).map { reader.text($0) }
    let match = HeaderMatch(header, source)
    unknownColumns = match.unknown
    if let reason = match.refusal {
      refusal = reason
      return
    }
    let input = CheckInput(
      bytes: text, start: start, delimiter: delimiter, header: header, columns: match.columns, source: source,
      isWorkbook: isWorkbook, rows: rows)
    var clean = try CleanCopy(copy, delimiter: delimiter)
    check = try FileCheck.run(input, book, copy: &clean)
  }
}
