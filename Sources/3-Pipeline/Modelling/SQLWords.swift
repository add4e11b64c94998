/// The words and signs of a piece of SQL with their places; comments and quoted texts are left out.
///
/// Enough to find the relations that a SELECT names; DuckDB itself judges the rest.
struct SQLWords {
  struct Word: Hashable {
    let text: String
    /// Both count from 1.
    let line: Int
    let column: Int
  }

  private var rest: Substring
  private var line = 1
  private var column = 1

  init(_ sql: String) { rest = sql[...] }

  mutating func all() -> [Word] {
    var words: [Word] = []
    while let character = rest.first {
      if rest.hasPrefix("--") {
        skip { $0 != "\n" }
      } else if rest.hasPrefix("/*") {
        skipBlockComment()
      } else if character == "'" || character == "\"" {
        skipQuoted(character)
      } else if character.isLetter || character == "_" {
        let (line, column) = (line, column)
        let text = skip { $0.isLetter || $0.isNumber || $0 == "_" }
        words.append(Word(text: String(text), line: line, column: column))
      } else {
        if !character.isWhitespace { words.append(Word(text: String(character), line: line, column: column)) }
        advance()
      }
    }
    return words
  }

  private mutating func advance() {
    if rest.removeFirst().isNewline {
      line += 1
      column = 1
    } else {
      column += 1
    }
  }

  @discardableResult
  private mutating func skip(while wanted: (Character) -> Bool) -> Substring {
    let start = rest
    while let character = rest.first, wanted(character) { advance() }
    return start[..<rest.startIndex]
  }

  private mutating func skipBlockComment() {
    while !rest.isEmpty, !rest.hasPrefix("*/") { advance() }
    for _ in 0..<min(2, rest.count) { advance() }
  }

  /// A doubled quote inside ends one text and begins the next: the same for our purpose.
  private mutating func skipQuoted(_ quote: Character) {
    advance()
    skip { $0 != quote }
    if !rest.isEmpty { advance() }
  }
}
