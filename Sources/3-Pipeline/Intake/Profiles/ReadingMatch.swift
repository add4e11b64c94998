internal import Foundation

extension Reading {
  /// What the made file is taken for: it always has `;` between its fields.
  var role: DeliveredFile.Role {
    switch target {
    case .extract(let source): .record(source, delimiter: UInt8(ascii: ";"))
    case .national(_, let rules): .statistics(rules, delimiter: UInt8(ascii: ";"))
    }
  }

  /// Whether a delivered file is one of the reading's, by its name and, in a text file, by its header.
  func takes(_ url: URL) throws -> Bool {
    let ending = url.pathExtension.lowercased()
    guard ["csv", "txt", "tsv", "xlsx"].contains(ending) else { return false }
    guard names(url.lastPathComponent) else { return false }
    if having.isEmpty { return true }
    if ending == "xlsx" { return false }
    return try FileHead.read(url).contains { row in
      let names = Set(row.split(separator: delimiter).map { folded($0.filter { $0 != "\"" }) })
      return having.allSatisfy { names.contains(folded($0)) }
    }
  }

  /// Whether the name of a file is one of the reading's.
  func names(_ file: String) -> Bool {
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    return patterns.contains { fits(stem, $0) }
  }

  private var delimiter: Character { Character(Unicode.Scalar(form.delimiter ?? UInt8(ascii: ";"))) }

  /// `*` stands for anything, wherever it stands; an ending in the pattern does not matter.
  private func fits(_ stem: String, _ pattern: String) -> Bool {
    var pattern = pattern
    for ending in [".csv", ".txt", ".tsv", ".xlsx"] where pattern.lowercased().hasSuffix(ending) {
      pattern.removeLast(ending.count)
    }
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map { folded($0) }
    var rest = Substring(folded(stem))
    guard let first = parts.first, rest.hasPrefix(first) else { return false }
    if parts.count == 1 { return rest.count == first.count }
    rest = rest.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.range(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(parts[parts.count - 1])
  }
}

/// The first lines of a text file.
enum FileHead {
  private static let size = 1 << 16

  static func read(_ url: URL) throws -> [String] {
    guard let handle = FileHandle(forReadingAtPath: url.path) else {
      throw IntakeError.cannotRead(url.lastPathComponent)
    }
    defer { handle.closeFile() }
    var data = handle.readData(ofLength: size)
    // Half a letter at the end would make the whole look like another encoding.
    if data.count == size, let end = data.lastIndex(of: 10) { data = data[..<end] }
    let bytes = Array(data)
    // A head is made in memory; the folder is never used.
    let text = try bytes.withUnsafeBufferPointer { bytes in
      let decoded = try DecodedText(bytes, encoding: findEncoding(bytes), in: url.deletingLastPathComponent())
      return withExtendedLifetime(decoded) {
        String(decoding: Bytes(rebasing: decoded.bytes[decoded.start...]), as: UTF8.self)
      }
    }
    return text.split(whereSeparator: \.isNewline).prefix(40).map(String.init)
  }
}
