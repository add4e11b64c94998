internal import Crypto
internal import Foundation

/// A file sealed with AES-256-GCM in chunks, so that any size is sealed and opened in little memory.
///
/// `RTSEGL01`, 32 bytes of salt, then each chunk of 1 MiB as ciphertext and tag; the nonce is the chunk's number and the
/// last chunk says so in its authenticated data, so that nothing can be cut off, moved or added. The file's own key is
/// derived (HKDF) from the home's key and the salt, which is a keyed hash of the content: a key meets one content only.
enum SealedFile {
  private static let magic = Array("RTSEGL01".utf8)
  private static let chunk = 1 << 20
  private static let tag = 16

  /// - Parameter digest: SHA-256 of `bytes`.
  static func seal(_ bytes: UnsafeRawBufferPointer, digest: SHA256.Digest, name: String, key: SymmetricKey, to url: URL)
    throws
  {
    var mac = HMAC<SHA256>(key: key)
    mac.update(data: Array(digest))
    mac.update(data: Array(name.utf8))
    let salt = Data(mac.finalize())
    let fileKey = derive(key, salt)
    guard
      FileManager.default.createFile(
        atPath: url.path, contents: Data(magic) + salt, attributes: [.posixPermissions: 0o600])
    else { throw IntakeError.cannotWrite(url.lastPathComponent) }
    let handle = try FileHandle(forWritingTo: url)
    defer { handle.closeFile() }
    try handle.seekToEnd()
    var offset = 0
    var number: UInt64 = 0
    repeat {
      let end = min(offset + chunk, bytes.count)
      let part = UnsafeRawBufferPointer(rebasing: bytes[offset..<end])
      let box = try AES.GCM.seal(
        part, using: fileKey, nonce: nonce(number), authenticating: [end == bytes.count ? 1 : 0])
      try handle.write(contentsOf: box.ciphertext)
      try handle.write(contentsOf: box.tag)
      offset = end
      number += 1
    } while offset < bytes.count
    try handle.synchronize()
  }

  /// What the system cannot read (a folder in the file's place, a broken disk) is told by the file's name.
  private static func read(_ handle: FileHandle, _ count: Int, of url: URL) throws -> Data? {
    do { return try handle.read(upToCount: count) } catch { throw IntakeError.cannotRead(url.lastPathComponent) }
  }

  /// Opens a sealed file piece by piece.
  static func open(_ url: URL, key: SymmetricKey, _ body: (Data) throws -> Void) throws {
    guard FileManager.default.fileExists(atPath: url.path) else {
      throw IntakeError.sealedFileMissing(url.lastPathComponent)
    }
    guard let handle = FileHandle(forReadingAtPath: url.path) else {
      throw IntakeError.cannotRead(url.lastPathComponent)
    }
    defer { handle.closeFile() }
    guard let head = try read(handle, magic.count + 32, of: url), head.count == magic.count + 32,
      head.prefix(magic.count).elementsEqual(magic)
    else { throw IntakeError.sealBroken(url.lastPathComponent) }
    let fileKey = derive(key, head.suffix(32))
    let size = try FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int ?? 0
    var left = size - head.count
    var number: UInt64 = 0
    while left > 0 {
      let length = min(left, chunk + tag)
      guard let data = try read(handle, length, of: url), data.count == length, length >= tag else {
        throw IntakeError.sealBroken(url.lastPathComponent)
      }
      left -= length
      do {
        let box = try AES.GCM.SealedBox(
          nonce: nonce(number), ciphertext: data.prefix(length - tag), tag: data.suffix(tag))
        try body(AES.GCM.open(box, using: fileKey, authenticating: [UInt8(left == 0 ? 1 : 0)]))
      } catch is CryptoKitError {
        throw IntakeError.sealBroken(url.lastPathComponent)
      }
      number += 1
    }
    if number == 0 { throw IntakeError.sealBroken(url.lastPathComponent) }
  }

  private static func derive(_ key: SymmetricKey, _ salt: Data) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key, salt: salt, info: Data("roed-traad/seglfil/1".utf8), outputByteCount: 32)
  }

  private static func nonce(_ number: UInt64) throws -> AES.GCM.Nonce {
    try AES.GCM.Nonce(data: [0, 0, 0, 0] + withUnsafeBytes(of: number.bigEndian) { Array($0) })
  }
}
