package import Diagnostics

/// One relation of the model: a file with one SELECT, whose path is its name (`3-model/citizen.sql` is `model.citizen`).
package struct RelationFile: Sendable, Hashable {
  /// `model.citizen`.
  package let name: String
  /// Path as people know it, relative to the definitions.
  package let path: String
  /// What one row is and why, from the comment at the top.
  package let header: String
  /// Columns with few different texts in many rows (`-- Codes: team, unit`): stored as ENUM, here and in what is made of them.
  package let codes: [String]
  /// The SELECT, as written.
  package let sql: String
  /// The relations that it reads, each at its first mention, in order.
  package let mentions: [Mention]

  /// A relation that a SELECT names, and where.
  package struct Mention: Sendable, Hashable {
    package let relation: String
    package let place: Place

    var schema: Substring { relation.prefix { $0 != "." } }
  }

  var schema: Substring { name.prefix { $0 != "." } }

  /// Schemas that a definition may read, lowest first. None reads one above its own.
  static let schemas = ["meta", "staging", "reference", "model", "findings", "facts"]

  /// Reads a file; its faults are added to `faults`, and what could be read of it is kept, so that all faults show at once.
  init(name: String, path: String, text: String, faults: inout [Diagnostic]) {
    self.name = name
    self.path = path
    sql = text
    let comments = RelationFile.comments(of: text)
    header = comments.filter { !$0.hasPrefix(Self.codesMark) }.joined(separator: " ")
    codes = comments.filter { $0.hasPrefix(Self.codesMark) }.flatMap { line in
      line.dropFirst(Self.codesMark.count).split { ", ".contains($0) }.map(String.init)
    }
    if header.isEmpty {
      faults.append(
        Diagnostic(
          code: "sql-hoved-mangler", "Filen mangler en kommentar øverst om, hvad en række er.",
          suggestion: "Begynd filen med en linje som `-- One row a …`.", at: Place(file: path, line: 1, column: 1)))
    }
    var scanner = SQLWords(text)
    let words = scanner.all()
    RelationFile.checkStatement(words, path, &faults)
    mentions = RelationFile.mentions(in: words, path, of: name, &faults)
  }

  /// What is wrong with a file that is one SELECT and no relation: a page's query.
  package static func faults(ofSelect text: String, at path: String) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    _ = RelationFile(name: "", path: path, text: text, faults: &faults)
    return faults
  }

  private static let codesMark = "Codes:"

  /// The lines of the comment at the top.
  private static func comments(of text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { $0.hasPrefix("--") }
      .map { $0.drop { $0 == "-" || $0 == " " } }
  }

  private static func checkStatement(_ words: [SQLWords.Word], _ path: String, _ faults: inout [Diagnostic]) {
    if let first = words.first, !["select", "with", "from"].contains(first.text.lowercased()) {
      faults.append(
        Diagnostic(
          code: "sql-ikke-select", "Filen skal indeholde én SELECT og intet andet.",
          at: Place(file: path, line: first.line, column: first.column)))
    } else if words.isEmpty {
      faults.append(Diagnostic(code: "sql-tom", "Filen indeholder ingen SELECT.", at: Place(file: path, line: 1)))
    }
    if let semicolon = words.first(where: { $0.text == ";" }) {
      faults.append(
        Diagnostic(
          code: "sql-semikolon", "En fil er én SELECT uden semikolon.", suggestion: "Del filen, eller fjern tegnet.",
          at: Place(file: path, line: semicolon.line, column: semicolon.column)))
    }
  }

  private static func mentions(
    in words: [SQLWords.Word], _ path: String, of name: String, _ faults: inout [Diagnostic]
  ) -> [Mention] {
    var found: [Mention] = []
    let own = schemas.firstIndex(of: String(name.prefix { $0 != "." })) ?? schemas.count
    for (index, word) in words.enumerated() where index + 2 < words.count && words[index + 1].text == "." {
      guard let rank = schemas.firstIndex(of: word.text), index == 0 || words[index - 1].text != "." else { continue }
      let place = Place(file: path, line: word.line, column: word.column)
      let relation = "\(word.text).\(words[index + 2].text)"
      guard !found.contains(where: { $0.relation == relation }) else { continue }
      if rank > own {
        faults.append(
          Diagnostic(
            code: "relation-opad", "`\(name)` må ikke læse `\(relation)`, som bygges senere i kæden.", at: place))
      }
      found.append(Mention(relation: relation, place: place))
    }
    return found
  }
}
