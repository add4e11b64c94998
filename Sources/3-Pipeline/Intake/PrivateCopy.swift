internal import Foundation

/// A file of the delivery as it stood at one moment (øjebliksbillede): copied before anyone reads it, so that nobody can
/// change it or cut it off underneath, and gone with the process, so that nothing is left when the power goes.
enum PrivateCopy {
  /// - Parameters:
  ///   - scratch: where the copy lies while it is made; it has no name afterwards.
  ///   - meanwhile: what happens while the copy is made; tests change the file here.
  /// - Throws: `IntakeError` when the file is gone, not a plain file, or not the same before and after.
  static func take(_ url: URL, name: String, in scratch: URL, meanwhile: () throws -> Void = {}) throws -> Data {
    // NOFOLLOW and NONBLOCK: a link or a pipe that came since the folder was listed is refused, never waited for.
    let source = open(url.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard source >= 0 else { throw errno == ENOENT ? IntakeError.fileGone(name) : IntakeError.cannotRead(name) }
    defer { close(source) }
    let before = try state(source, name)
    guard before.st_mode & S_IFMT == S_IFREG else { throw IntakeError.cannotRead(name) }
    if before.st_size == 0 {
      try meanwhile()
      guard try state(source, name).st_size == 0 else { throw IntakeError.fileChanged(name) }
      return Data()
    }
    let path = scratch.appendingPathComponent(".\(UUID().uuidString)").path
    let target = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard target >= 0 else { throw IntakeError.cannotWrite(name) }
    defer { close(target) }
    guard unlink(path) == 0 else { throw IntakeError.cannotWrite(name) }
    let copied = try copy(source, to: target, atMost: Int(before.st_size), name)
    try meanwhile()
    let after = try state(source, name)
    guard copied == Int(before.st_size), after.st_size == before.st_size,
      after.st_mtim.tv_sec == before.st_mtim.tv_sec, after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
    else { throw IntakeError.fileChanged(name) }
    guard let address = mmap(nil, copied, PROT_READ, MAP_PRIVATE, target, 0), address != MAP_FAILED else {
      throw IntakeError.cannotRead(name)
    }
    return Data(bytesNoCopy: address, count: copied, deallocator: .custom { munmap($0, $1) })
  }

  /// Lets go of the memory of a copy that has been read; it is read from the disk again where it is asked for once more.
  ///
  /// - Parameter copy: what `take` gave, and no other data.
  static func rest(_ copy: Data) {
    // A small one may lie inside its value, and costs nothing.
    guard copy.count > 1 << 20 else { return }
    copy.withUnsafeBytes { bytes in
      _ = madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_DONTNEED)
    }
  }

  private static func state(_ file: Int32, _ name: String) throws -> stat {
    var state = stat()
    guard fstat(file, &state) == 0 else { throw IntakeError.cannotRead(name) }
    return state
  }

  /// Copies in pieces; one byte too many tells that the file grows. Gives how many bytes there were.
  private static func copy(_ source: Int32, to target: Int32, atMost size: Int, _ name: String) throws -> Int {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { piece.deallocate() }
    var copied = 0
    while copied <= size {
      let count = read(source, piece.baseAddress, min(piece.count, size + 1 - copied))
      guard count >= 0 else { throw IntakeError.cannotRead(name) }
      if count == 0 { break }
      var written = 0
      while written < count {
        let more = write(target, piece.baseAddress?.advanced(by: written), count - written)
        guard more > 0 else { throw errno == ENOSPC ? IntakeError.diskFull : IntakeError.cannotWrite(name) }
        written += more
      }
      copied += count
    }
    return copied
  }
}
