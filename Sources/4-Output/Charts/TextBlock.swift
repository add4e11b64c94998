/// Lines of text that stand together: a name with its value, an annotation.
struct TextBlock {
  struct Line {
    var text: String
    var tone: Tone
  }

  var lines: [Line]

  init(_ lines: [Line]) { self.lines = lines.filter { !$0.text.isEmpty } }
  init(_ texts: [String], _ tone: Tone) { self.init(texts.map { Line(text: $0, tone: tone) }) }
}

extension Style {
  func width(of text: String, _ tone: Tone) -> Double {
    TextWidths.width(of: text, size: fontSize, bold: tone.isBold)
  }

  func width(of block: TextBlock) -> Double { block.lines.map { width(of: $0.text, $0.tone) }.max() ?? 0 }

  func height(of block: TextBlock) -> Double {
    block.lines.isEmpty ? 0 : Double(block.lines.count - 1) * lineHeight + textHeight
  }

  /// Breaks a text into at most `lines` lines of `limit` width; only what then does not fit ends in "…".
  func wrapped(_ text: String, _ tone: Tone, limit: Double, lines: Int) -> [String] {
    var words: [Substring] = []
    // A no-break space is no place to break: "§ 107" stays together.
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }) {
      words += pieces(of: word, tone, limit: limit)
    }
    let result = filled(words, tone, limit: limit)
    guard result.count > lines else { return result.count > 1 ? balanced(words, result, tone, limit: limit) : result }
    let rest = result[(lines - 1)...].joined(separator: " ")
    return Array(result[..<(lines - 1)]) + [cut(rest, tone, limit: limit)]
  }

  /// The same number of lines, as even as the words allow.
  private func balanced(_ words: [Substring], _ lines: [String], _ tone: Tone, limit: Double) -> [String] {
    let widest = words.map { width(of: String($0), tone) }.max() ?? 0
    var best = lines
    for share in stride(from: 0.95, through: 0.5, by: -0.05) where limit * share >= widest {
      let tried = filled(words, tone, limit: limit * share)
      if tried.count > lines.count { break }
      best = tried
    }
    return best
  }

  /// Words in lines, each as full as can be.
  private func filled(_ words: [Substring], _ tone: Tone, limit: Double) -> [String] {
    var result: [String] = []
    var line = ""
    for word in words {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if line.isEmpty || width(of: longer, tone) <= limit {
        line = longer
      } else {
        result.append(line)
        line = String(word)
      }
    }
    return line.isEmpty ? result : result + [line]
  }

  /// The text, or as much of its beginning as fits, with "…".
  func cut(_ text: String, _ tone: Tone, limit: Double) -> String {
    guard width(of: text, tone) > limit else { return text }
    var kept = text
    while !kept.isEmpty && width(of: kept + "…", tone) > limit { kept.removeLast() }
    while kept.last == " " || kept.last == "-" || kept.last == "," { kept.removeLast() }
    return kept + "…"
  }

  /// A word that is wider than a line, in pieces that are not.
  private func pieces(of word: Substring, _ tone: Tone, limit: Double) -> [Substring] {
    guard width(of: String(word), tone) > limit else { return [word] }
    var result: [Substring] = []
    var piece = ""
    for character in word {
      if !piece.isEmpty && width(of: piece + String(character) + "-", tone) > limit {
        result.append(Substring(piece + "-"))
        piece = ""
      }
      piece.append(character)
    }
    return piece.isEmpty ? result : result + [Substring(piece)]
  }
}
