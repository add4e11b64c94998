internal import Foundation

extension PlainText {
  /// A whole text with its letters composed, line by line: a file written on a Mac, or by a program that takes letters apart.
  ///
  /// - Parameters:
  ///   - foreign: parts of the text in a foreign encoding, in order; the lines that they are in are given back.
  ///   - scratch: folder for a text that is too long for memory.
  static func composed(_ text: Bytes, foreign: [Range<Int>], in scratch: URL) throws -> (
    text: ScratchBytes, foreign: [Range<Int>]
  ) {
    // Composing can lengthen a text to three times its size, in scripts that no Danish file is written in.
    var room = text.count
    lines(text) { line in if mayChange(line) { room += 2 * line.count } }
    let made = try ScratchBytes(capacity: room, in: scratch)
    var moved: [Range<Int>] = []
    var next = 0
    var read = 0
    lines(text) { line in
      let from = made.count
      if mayChange(line) {
        composed(line).withUnsafeBufferPointer { made.add($0) }
      } else {
        made.add(line)
      }
      let end = read + line.count
      while next < foreign.count, foreign[next].upperBound <= read { next += 1 }
      if next < foreign.count, foreign[next].lowerBound < end { moved.append(from..<made.count) }
      read = end
    }
    return (made, moved)
  }

  /// Every line with the byte that ends it.
  private static func lines(_ text: Bytes, _ body: (Bytes) -> Void) {
    var from = 0
    while from < text.count {
      var end = from
      while end < text.count, text[end] != 10, text[end] != 13 { end += 1 }
      if end < text.count { end += 1 }
      body(Bytes(rebasing: text[from..<end]))
      from = end
    }
  }
}
