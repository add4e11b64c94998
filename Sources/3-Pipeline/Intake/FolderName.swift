internal import Foundation

/// The name of something in a folder, also where its bytes are no text: one such name must not hide the others.
struct FolderName {
  /// With a sign in the place of what cannot be read.
  let text: String
  /// Whether the name is text, so that the file can be asked for by it.
  let isText: Bool

  /// What is in a folder and not hidden, by name with composed letters.
  static func list(_ folder: URL) throws -> [FolderName] {
    guard let open = opendir(folder.path) else { throw IntakeError.folderMissing(folder.lastPathComponent) }
    defer { closedir(open) }
    var names: [FolderName] = []
    while let entry = readdir(open) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if bytes.first == UInt8(ascii: ".") { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      names.append(FolderName(text: text, isText: Array(text.utf8) == bytes))
    }
    return names.sorted {
      ($0.text.precomposedStringWithCanonicalMapping, $0.isText ? 0 : 1)
        < ($1.text.precomposedStringWithCanonicalMapping, $1.isText ? 0 : 1)
    }
  }
}
