internal import Foundation

/// The checked-out repository as the tests read it.
enum Repository {
  /// Symbolic links are followed, so that the tests find the real files from wherever they are built.
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Paths below a folder, relative to the root, with one of the endings; sorted.
  static func files(below folder: String, endings: Set<String>) -> [String] {
    let base = root.appending(path: folder)
    guard let walk = FileManager.default.enumerator(atPath: base.path) else { return [] }
    return walk.compactMap { $0 as? String }
      .filter { endings.contains(($0 as NSString).pathExtension) && !$0.contains(".build") && !$0.contains(".venv") }
      .map { "\(folder)/\($0)" }
      .sorted()
  }

  static func sources() throws -> [SourceFile] { try read.get() }

  /// Read once for all tests.
  private static let read = Result {
    try (files(below: "Sources", endings: ["swift"]) + files(below: "Tools", endings: ["swift"])).map {
      SourceFile(path: $0, text: try text($0))
    }
  }
}

/// One Swift file of `Sources/<band>/<target>/…` or `Tools/<target>/…`.
struct SourceFile {
  let path: String
  let text: String
  private let bytes: Data

  init(path: String, text: String) {
    self.path = path
    self.text = text
    bytes = Data(text.utf8)
  }

  private var parts: [Substring] { path.split(separator: "/") }
  private var isTool: Bool { parts.first == "Tools" }
  var band: String { isTool ? "Tools" : parts.count > 1 ? String(parts[1]) : "" }
  var target: String { isTool ? String(parts[1]) : parts.count > 2 ? String(parts[2]) : "" }
  var name: String { parts.last.map(String.init) ?? "" }

  /// Lines with their numbers.
  var lines: [(number: Int, text: Substring)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($0 + 1, $1) }
  }

  /// Places of lines outside comments that match; files that hold none of the words are not looked through.
  func places(of pattern: some RegexComponent, having words: [String]) -> [String] {
    places(having: words) { $0.firstMatch(of: pattern) != nil }
  }

  func places(having words: [String], where matches: (Substring) -> Bool) -> [String] {
    guard words.contains(where: mentions) else { return [] }
    return lines.filter { line in
      !line.text.drop { $0 == " " }.hasPrefix("//") && words.contains { line.text.contains($0) } && matches(line.text)
    }
    .map { "\(path):\($0.number)" }
  }

  func mentions(_ word: String) -> Bool { bytes.range(of: Data(word.utf8)) != nil }

  /// What the file imports, whatever the access word before it and the kind of import.
  var imports: [String] {
    lines.filter { $0.text.contains("import ") && !$0.text.drop { $0 == " " }.hasPrefix("//") }.compactMap { line in
      line.text.firstMatch(
        of:
          /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
      ).map { String($0.1) }
    }
  }
}
