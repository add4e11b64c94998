package import Foundation

/// Where copies are being written outside the home: a line for each, so that the next command finds what a killed one left,
/// wherever that was. Whoever writes it holds the lock of loads.
package struct DraftNote {
  static let fileName = ".kopier-under-vejs"

  private let file: URL

  package init(in home: Home) { file = home.folder.appendingPathComponent(DraftNote.fileName) }

  var isThere: Bool { FileManager.default.fileExists(atPath: file.path) }

  /// Where the copies are to be when they are whole.
  func targets() throws -> [URL] {
    guard isThere else { return [] }
    return String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
      .map { URL(fileURLWithPath: String($0)) }
  }

  /// Lets `work` write a copy, and remembers where until it is done.
  package func noting<Result>(_ target: URL, _ work: () throws -> Result) throws -> Result {
    try write(targets() + [target])
    let done = Swift.Result { try work() }
    try write(targets().filter { $0.path != target.path })
    return try done.get()
  }

  /// Takes away what was left, and forgets it; a drive that is not mounted now is remembered.
  func removeAbandoned(tell: (String) -> Void) throws {
    var left: [URL] = []
    for target in try targets() {
      let draft = DraftFolder(of: target)
      guard FileManager.default.fileExists(atPath: target.deletingLastPathComponent().path) else {
        left.append(target)
        continue
      }
      if try draft.removeAbandoned() { tell(draft.removedLine) }
    }
    try write(left)
  }

  private func write(_ targets: [URL]) throws {
    guard !targets.isEmpty else { return try FileManager.default.removeIfThere(file) }
    try WholeFile.write(Data(targets.map { $0.path + "\n" }.joined().utf8), to: file)
  }
}
