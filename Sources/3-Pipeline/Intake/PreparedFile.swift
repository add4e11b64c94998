internal import Crypto
internal import Foundation

/// A file after its bytes have been read once: hashed, sealed, its encoding found, its records checked.
struct PreparedFile: Sendable {
  var digest = ""
  var bytes = 0
  var encoding: TextEncoding?
  /// What DuckDB reads: the file itself or a UTF-8 copy.
  var path = ""
  var check: FileCheck?
  var unknownColumns: [String] = []
  var refusal: (code: String, message: String)?
  var isRewritten = false
  /// Text of a statistics file.
  var text: [UInt8] = []

  /// Reads one file. Runs beside others.
  static func prepare(
    _ file: DeliveredFile, index: Int, archive: DeliveryArchive, partial: URL, work: URL, keys: KeyRing
  ) throws -> PreparedFile {
    let data: Data
    do {
      data = try Data(contentsOf: file.url, options: .alwaysMapped)
    } catch {
      throw IntakeError.cannotRead(file.name)
    }
    var result = PreparedFile()
    result.bytes = data.count
    result.path = file.url.path
    try data.withUnsafeBytes { raw in
      var hash = SHA256()
      hash.update(bufferPointer: raw)
      let digest = hash.finalize()
      result.digest = hexadecimal(digest)
      try archive.seal(raw, digest: digest, name: file.name, as: sealedName(index), in: partial)
      let bytes = raw.bindMemory(to: UInt8.self)
      switch file.role {
      case .unknown: break
      case .statistics: result.readText(bytes)
      case .record(let source, let delimiter):
        if !file.isWorkbook {
          try result.check(bytes, source, delimiter, work: work.appendingPathComponent("\(index).csv"), keys: keys)
        }
      }
    }
    return result
  }

  static func sealedName(_ index: Int) -> String {
    String(repeating: "0", count: max(0, 4 - String(index).count)) + "\(index).segl"
  }

  private mutating func readText(_ bytes: Bytes) {
    let found = findEncoding(bytes)
    encoding = found
    text = transcoded(bytes, from: found)
  }

  /// Finds the encoding, makes a UTF-8 copy where one is needed, matches the header and checks every record.
  mutating func check(
    _ bytes: Bytes, _ source: SourceFile, _ delimiter: UInt8, work: URL, keys: KeyRing, isWorkbook: Bool = false
  ) throws {
    let found = findEncoding(bytes)
    if !isWorkbook { encoding = found }
    if found.isUTF8 {
      // DuckDB takes these for patterns.
      let isPlain = !path.contains { "*?[]{}".contains($0) }
      try check(text: bytes, start: found.markLength, isCopy: !isPlain, source, delimiter, work, keys, isWorkbook)
    } else {
      try transcoded(bytes, from: found).withUnsafeBufferPointer {
        try check(text: $0, start: 0, isCopy: true, source, delimiter, work, keys, isWorkbook)
      }
    }
  }

  private mutating func check(
    text: Bytes, start: Int, isCopy: Bool, _ source: SourceFile, _ delimiter: UInt8, _ work: URL, _ keys: KeyRing,
    _ isWorkbook: Bool
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
      isWorkbook: isWorkbook)
    var check = FileCheck.run(input) { keys.pseudonym($0) }
    if start < text.count, text[start] == 10 || text[start] == 13 { check.needsRewriting = true }
    if check.needsRewriting {
      isRewritten = true
      let rows = Set(check.faults.map(\.row))
      try write(rewritten(input, without: rows), to: work)
    } else if isCopy {
      try write(text, to: work)
    }
    self.check = check
  }

  private mutating func write(_ bytes: some Sequence<UInt8>, to work: URL) throws {
    let data = Data(bytes)
    guard FileManager.default.createFile(atPath: work.path, contents: data, attributes: [.posixPermissions: 0o600])
    else { throw IntakeError.cannotWrite(work.lastPathComponent) }
    path = work.path
  }
}
