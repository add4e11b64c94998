internal import Foundation

/// A file's text as UTF-8 with composed letters, and the lines of it that another encoding than the file's own was used for.
///
/// A line that is no UTF-8 is certainly Windows-1252. A line with letters beyond ASCII that is UTF-8 could be both, so where
/// a file holds lines of each kind, the fewer are the foreign ones: their rows are set aside, never guessed.
final class DecodedText {
  let bytes: Bytes
  /// Where the text begins, after a byte order mark and a line that says what stands between fields.
  let start: Int
  /// What that line says.
  let separator: UInt8?
  /// Parts of `bytes` in a foreign encoding, in order.
  private(set) var foreign: [Range<Int>] = []
  /// The encoding that most lines have, where several are mixed.
  private(set) var main: TextEncoding?
  private var owned: ScratchBytes?

  /// A text that was made here, in UTF-8; must outlive this.
  init(made bytes: Bytes) {
    self.bytes = bytes
    start = 0
    separator = nil
  }

  /// - Parameters:
  ///   - bytes: the file; must outlive this.
  ///   - scratch: folder for a text that is too long for memory.
  init(_ bytes: Bytes, encoding: TextEncoding, in scratch: URL) throws {
    if encoding.isUTF8 {
      let text = Bytes(rebasing: bytes[encoding.markLength...])
      var begin = encoding.markLength
      if PlainText.mayChange(text) {
        let composed = try PlainText.composed(text, foreign: [], in: scratch)
        owned = composed.text
        begin = 0
      }
      let whole = owned?.written ?? bytes
      self.bytes = whole
      let line = SeparatorLine(whole, from: begin)
      start = line?.end ?? begin
      separator = line?.separator
      return
    }
    let made: ScratchBytes
    if encoding == .windows1252, let mixture = Mixture(bytes) {
      made = try ScratchBytes(capacity: bytes.count * 3, in: scratch)
      main = mixture.main
      foreign = mixture.decode(bytes, into: made)
    } else {
      made = try ScratchBytes(capacity: decodedSize(bytes, encoding), in: scratch)
      var foreign: [Range<Int>] = []
      decode(bytes, from: encoding, into: made, unreadable: &foreign)
      self.foreign = foreign
    }
    let text = made.written
    if PlainText.mayChange(text) {
      let composed = try PlainText.composed(text, foreign: foreign, in: scratch)
      owned = composed.text
      foreign = composed.foreign
    } else {
      owned = made
    }
    let whole = owned?.written ?? text
    self.bytes = whole
    let line = SeparatorLine(whole, from: 0)
    start = line?.end ?? 0
    separator = line?.separator
  }
}

/// A file whose lines have two encodings.
private struct Mixture {
  var main: TextEncoding
  let start: Int

  /// nil when all lines can be read as Windows-1252 without doubt.
  init?(_ bytes: Bytes) {
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    start = hasMark ? 3 : 0
    var unicode = 0
    var other = 0
    Mixture.lines(bytes, from: start) { line in
      guard line.contains(where: { $0 >= 0x80 }) else { return }
      if isUTF8(line) { unicode += 1 } else { other += 1 }
    }
    guard unicode > 0 || hasMark else { return nil }
    main = hasMark ? .utf8WithMark : unicode > other ? .utf8 : .windows1252
  }

  func decode(_ bytes: Bytes, into output: ScratchBytes) -> [Range<Int>] {
    var foreign: [Range<Int>] = []
    var none: [Range<Int>] = []
    Mixture.lines(bytes, from: start) { line in
      let from = output.count
      let isUnicode = isUTF8(line)
      if isUnicode {
        output.add(line)
      } else {
        Intake.decode(line, from: .windows1252, into: output, unreadable: &none)
      }
      if line.contains(where: { $0 >= 0x80 }), isUnicode != main.isUTF8 { foreign.append(from..<output.count) }
    }
    return foreign
  }

  /// Every line with the byte that ends it.
  private static func lines(_ bytes: Bytes, from start: Int, _ body: (Bytes) -> Void) {
    var from = start
    while from < bytes.count {
      var end = from
      while end < bytes.count, bytes[end] != 10 { end += 1 }
      if end < bytes.count { end += 1 }
      body(Bytes(rebasing: bytes[from..<end]))
      from = end
    }
  }
}

/// Bytes made once: in memory, or in a file without a name when there are too many.
final class ScratchBytes {
  private let base: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  private let isMapped: Bool
  private(set) var count = 0

  init(capacity: Int, in folder: URL) throws {
    self.capacity = max(capacity, 1)
    isMapped = capacity > Limits.inMemory
    guard isMapped else {
      base = .allocate(capacity: self.capacity)
      return
    }
    let path = folder.appendingPathComponent(".\(UUID().uuidString)").path
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw IntakeError.cannotWrite("arbejdsfil") }
    defer { close(file) }
    guard unlink(path) == 0 else { throw IntakeError.cannotWrite("arbejdsfil") }
    // The room is taken now: a full disk is an answer here and would be the end of the process later.
    guard posix_fallocate(file, 0, off_t(self.capacity)) == 0 else { throw IntakeError.diskFull }
    guard let address = mmap(nil, self.capacity, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), address != MAP_FAILED
    else { throw IntakeError.cannotWrite("arbejdsfil") }
    base = address.assumingMemoryBound(to: UInt8.self)
  }

  deinit { if isMapped { munmap(base, capacity) } else { base.deallocate() } }

  var written: Bytes { Bytes(start: base, count: count) }

  @inline(__always) func add(_ byte: UInt8) {
    precondition(count < capacity)
    base[count] = byte
    count += 1
  }

  func add(_ bytes: Bytes) {
    guard let source = bytes.baseAddress else { return }
    precondition(count + bytes.count <= capacity)
    (base + count).update(from: source, count: bytes.count)
    count += bytes.count
  }
}
