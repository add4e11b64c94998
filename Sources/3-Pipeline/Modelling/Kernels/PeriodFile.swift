internal import Diagnostics

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Reads service periods from a table file straight into the catalogue, on every core, a block at a time.
///
/// The file is UTF-8 with `;` between fields, a header, no quotes, and the columns: person (a dense number), any number
/// of columns that make up the cell, start and end (`åååå-mm-dd`, end inclusive or empty), rate (whole øre a day).
///
/// - Throws: `Diagnostic` with the line of the first row that does not have this form.
package func catalogueOfMonths(
  csv path: String, calendar: MonthCalendar, workers: Int
) async throws -> MonthCatalogue {
  let file = try PeriodFile(path: path)
  let ranges = try file.ranges(workers)
  let builders = try await withThrowingTaskGroup(of: (Int, MonthCatalogueBuilder).self) { group in
    for (index, range) in ranges.enumerated() {
      group.addTask {
        var reader = PeriodReader(
          builder: MonthCatalogueBuilder(calendar: calendar, expecting: range.count / PeriodFile.bytesARow))
        try file.forEachBlock(in: range) { block, offset in
          if let fault = reader.read(block) { throw file.fault(at: offset + fault) }
        }
        return (index, reader.builder)
      }
    }
    return try await group.reduce(into: []) { $0.append($1) }
  }
  return MonthCatalogueBuilder.catalogue(of: builders.sorted { $0.0 < $1.0 }.map(\.1))
}

/// A file that several readers share, each with a range of whole lines.
final class PeriodFile: Sendable {
  /// A guess for making room.
  static let bytesARow = 40
  private static let blockSize = 1 << 18
  private let path: String
  private let descriptor: Int32
  private let size: Int

  init(path: String) throws {
    self.path = path
    descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else {
      throw Diagnostic(code: "fil-ulaeselig", "Filen kan ikke åbnes.", at: Place(file: path))
    }
    size = Int(lseek(descriptor, 0, SEEK_END))
  }

  deinit { close(descriptor) }

  /// The rows after the header, in about equal parts that begin and end at a line.
  func ranges(_ count: Int) throws -> [Range<Int>] {
    let first = try lineStart(from: 1)
    let bounds = try (0...count).map { part in
      part == 0 ? first : part == count ? size : try lineStart(from: max(first, first + (size - first) * part / count))
    }
    return zip(bounds, bounds.dropFirst()).map { $0..<max($0, $1) }
  }

  /// The offset after the first line break at or after `offset − 1`.
  private func lineStart(from offset: Int) throws -> Int {
    var position = max(0, offset - 1)
    var block = [UInt8](repeating: 0, count: 4096)
    while position < size {
      let count = try read(into: &block, count: block.count, at: position)
      if let found = block[..<count].firstIndex(of: UInt8(ascii: "\n")) { return position + found + 1 }
      position += count
    }
    return size
  }

  /// Lends the bytes of a range in blocks of whole lines, each with its offset in the file.
  func forEachBlock(in range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>, Int) throws -> Void) throws {
    var block = [UInt8](repeating: 0, count: PeriodFile.blockSize)
    var position = range.lowerBound
    while position < range.upperBound {
      let count = try read(into: &block, count: min(block.count, range.upperBound - position), at: position)
      var whole = count
      if position + count < range.upperBound {
        guard let last = block[..<count].lastIndex(of: UInt8(ascii: "\n")) else { throw fault(at: position) }
        whole = last + 1
      }
      try block.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[..<whole]), position) }
      position += whole
    }
  }

  private func read(into block: inout [UInt8], count: Int, at offset: Int) throws -> Int {
    let got = block.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, count, off_t(offset)) }
    guard got > 0 else {
      throw Diagnostic(code: "fil-ulaeselig", "Filen kunne ikke læses til ende.", at: Place(file: path))
    }
    return got
  }

  /// What is told about the row at an offset; its line is only counted now.
  func fault(at offset: Int) -> Diagnostic {
    var (line, position) = (1, 0)
    var block = [UInt8](repeating: 0, count: PeriodFile.blockSize)
    while position < offset {
      let wanted = min(block.count, offset - position)
      let got = block.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, wanted, off_t(position)) }
      guard got > 0 else { break }
      line += block[..<got].count { $0 == UInt8(ascii: "\n") }
      position += got
    }
    return Diagnostic(
      code: "periode-ulaeselig", "Rækken er ikke en indsatsperiode.",
      suggestion: "Forventet: borger;gruppe;…;startdato;slutdato;takst i øre, med datoer som åååå-mm-dd.",
      at: Place(file: path, line: line))
  }
}
