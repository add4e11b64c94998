internal import Foundation

/// A sheet as records of a text with `;`, each cell with the mark of its type: what comes after reads it as any file.
struct SheetText {
  /// Every row of the sheet is a record, from its first, so that records are numbered as the sheet's rows are; otherwise the
  /// table begins with the first row that has something in it, and empty rows are none.
  let isWhole: Bool
  /// Columns of each record; those of the first row when nil. What stands beyond them has no name above it.
  private var width: Int?
  private var records = 0
  private var buffer: [UInt8] = []
  private let file: ScratchFile

  private static let flushed = 1 << 20

  private init(isWhole: Bool, width: Int?, in folder: URL) throws {
    self.isWhole = isWhole
    self.width = width
    file = try ScratchFile(in: folder)
    buffer.reserveCapacity(Self.flushed + (1 << 16))
  }

  /// - Parameters:
  ///   - width: columns of each record; those of the first row when nil.
  ///   - folder: where the text lies, without a name.
  /// - Returns: the text, mapped and not in memory.
  static func make(_ sheet: Sheet, of book: WorkbookReader, isWhole: Bool, width: Int?, in folder: URL) throws -> Data {
    var text = try SheetText(isWhole: isWhole, width: width, in: folder)
    var last = try book.readRows(of: sheet) { row in
      try text.add(row)
      return true
    }
    last = max(last, 1)
    if let width = text.width, width > Limits.columns || width * last > Limits.sheetCells {
      throw WorkbookFault.tooWide(column: width, lastRow: last)
    }
    return try text.finished()
  }

  private mutating func add(_ row: SheetReader) throws {
    let width = self.width ?? row.width
    self.width = width
    // Too much to write; how far the sheet reaches is still to be seen.
    if width > Limits.columns || width * row.row > Limits.sheetCells { return }
    if isWhole {
      while records < row.row - 1 { try end(Array(repeating: 59, count: width - 1)) }
    }
    for column in 0..<width {
      if column > 0 { buffer.append(59) }
      row.withCell(column) { add($0) }
    }
    if width == 1, row.width == 0 { buffer += [34, 34] }
    try end([])
  }

  private mutating func add(_ value: Bytes) {
    guard value.contains(where: { $0 == 59 || $0 == 34 || $0 == 10 || $0 == 13 }) else {
      buffer.append(contentsOf: value)
      return
    }
    buffer.append(34)
    for byte in value {
      if byte == 34 { buffer.append(34) }
      buffer.append(byte)
    }
    buffer.append(34)
  }

  private mutating func end(_ rest: [UInt8]) throws {
    buffer += rest
    buffer.append(10)
    records += 1
    if buffer.count >= Self.flushed { try flush() }
  }

  private mutating func flush() throws {
    try buffer.withUnsafeBytes { try file.write($0) }
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func finished() throws -> Data {
    try flush()
    return try file.mapped()
  }
}

/// A file without a name, gone with the process: what is too long for memory.
final class ScratchFile {
  private let descriptor: Int32
  private var count = 0

  init(in folder: URL) throws {
    let path = folder.appendingPathComponent(".\(UUID().uuidString)").path
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0, unlink(path) == 0 else { throw IntakeError.cannotWrite("arbejdsfil") }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var written = 0
    while written < bytes.count {
      let more = Foundation.write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      guard more > 0 else { throw errno == ENOSPC ? IntakeError.diskFull : IntakeError.cannotWrite("arbejdsfil") }
      written += more
    }
    count += bytes.count
  }

  /// What was written, mapped.
  func mapped() throws -> Data {
    if count == 0 { return Data() }
    guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
      throw IntakeError.cannotRead("arbejdsfil")
    }
    return Data(bytesNoCopy: address, count: count, deallocator: .custom { munmap($0, $1) })
  }
}
