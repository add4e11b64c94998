internal import CWorkbook
internal import Foundation

/// The parts of a workbook, an archive of the zip kind, read through libzip.
///
/// Nothing is unpacked before the sizes are looked at, so that an archive that would fill the machine is never opened; and no
/// part gives more than its directory promised.
final class WorkbookArchive {
  private struct Entry {
    let index: zip_uint64_t
    let size: Int
    let packed: Int
  }

  private let archive: OpaquePointer
  /// By name in lower case, with `/` and without one in front.
  private var entries: [String: Entry] = [:]
  private static let piece = 1 << 16

  /// - Parameter bytes: the file; must outlive this.
  init(_ bytes: UnsafeRawBufferPointer) throws(WorkbookFault) {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
      throw .damaged
    }
    guard let opened = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw zip_error_code_zip(&error) == ZIP_ER_NOZIP ? .cutOff : .damaged
    }
    archive = opened
    try list(bytes.count)
  }

  deinit { zip_discard(archive) }

  private func list(_ available: Int) throws(WorkbookFault) {
    let count = zip_get_num_entries(archive, 0)
    guard count <= 20_000 else { throw .bomb }
    var (packed, size, isLocked) = (0, 0, false)
    for index in 0..<zip_uint64_t(max(count, 0)) {
      var stat = zip_stat_t()
      zip_stat_init(&stat)
      guard zip_stat_index(archive, index, 0, &stat) == 0, let raw = stat.name,
        let ownSize = Int(exactly: stat.size), let ownPacked = Int(exactly: stat.comp_size)
      else { throw .damaged }
      if stat.encryption_method != UInt16(ZIP_EM_NONE) { isLocked = true }
      guard ownSize <= Limits.unpacked, ownPacked <= available else { throw .bomb }
      size += ownSize
      packed += ownPacked
      // Deflate reaches 1,032 to 1 at most; the sheets of spreadsheets reach 60 to 1.
      if ownSize > 16 << 20, ownSize / max(ownPacked, 1) > 120 { throw .bomb }
      let entry = Entry(index: index, size: ownSize, packed: ownPacked)
      guard entries.updateValue(entry, forKey: WorkbookArchive.key(String(cString: raw))) == nil else { throw .damaged }
    }
    if isLocked { throw .locked }
    guard packed <= available, size <= Limits.unpacked else { throw .bomb }
  }

  private static func key(_ name: String) -> String {
    let slashed = name.lowercased().replacingOccurrences(of: "\\", with: "/")
    return slashed.hasPrefix("/") ? String(slashed.dropFirst()) : slashed
  }

  func has(_ name: String) -> Bool { entries[WorkbookArchive.key(name)] != nil }

  /// Unpacks a part piece by piece and holds it against its own length and checksum.
  ///
  /// - Parameter body: gets the bytes in order; false when it has seen enough, and then the rest is not looked at.
  func unpack(_ name: String, _ body: (Bytes) throws -> Bool) throws {
    guard let entry = entries[WorkbookArchive.key(name)] else { throw WorkbookFault.damaged }
    var stat = zip_stat_t()
    zip_stat_init(&stat)
    guard zip_stat_index(archive, entry.index, 0, &stat) == 0,
      Int32(stat.comp_method) == ZIP_CM_STORE || Int32(stat.comp_method) == ZIP_CM_DEFLATE,
      let file = zip_fopen_index(archive, entry.index, 0)
    else { throw WorkbookFault.damaged }
    defer { zip_fclose(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.piece, alignment: 16)
    defer { buffer.deallocate() }
    var count = 0
    while true {
      let read = Int(zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count)))
      // libzip compares the checksum and the length when the part ends.
      guard read >= 0 else { throw WorkbookFault.damaged }
      if read == 0 { return }
      count += read
      guard count <= entry.size else { throw WorkbookFault.bomb }
      let piece = UnsafeRawBufferPointer(rebasing: buffer[..<read]).bindMemory(to: UInt8.self)
      guard try body(piece) else { return }
    }
  }
}
