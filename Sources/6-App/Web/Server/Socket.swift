internal import Foundation
internal import Serving

/// Makes sure that nobody but the owner can come to a socket: by its folder, which is made if it is not there.
///
/// - Throws: when others can come into the folder, when it is another's, or when something else than a socket is in the way.
func prepareSocket(_ path: String) throws(Refusal) {
  // The kernel's own limit, with the byte that ends it.
  guard path.utf8.count < 108 else { throw .badSocket(path, "Stien er for lang; en sokkel kan have 107 tegn.") }
  let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
  if !FileManager.default.fileExists(atPath: folder) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .badSocket(path, "Mappen kan ikke laves.")
    }
  }
  var info = stat()
  guard stat(folder, &info) == 0, info.st_mode & S_IFMT == S_IFDIR else {
    throw .badSocket(path, "Mappen kan ikke læses.")
  }
  guard info.st_uid == geteuid(), info.st_mode & 0o077 == 0 else {
    throw .badSocket(path, "Andre end dig kan komme ind i mappen: chmod 700 \(folder).")
  }
  guard lstat(path, &info) == 0 else { return }
  guard info.st_mode & S_IFMT == S_IFSOCK else { throw .badSocket(path, "Der ligger noget andet på stien.") }
  if isAnswering(path) { throw .badSocket(path, "Et andet program lytter på den.") }
}

/// Closes a socket that is there to others than its owner.
func closeToOthers(_ path: String) throws(Refusal) {
  guard chmod(path, 0o600) == 0 else { throw .badSocket(path, "Den kan ikke lukkes for andre.") }
}

private func isAnswering(_ path: String) -> Bool {
  let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
  guard descriptor >= 0 else { return false }
  defer { close(descriptor) }
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
  return withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
    }
  }
}
