internal import DocumentModel
internal import Rendering

/// The user guide's Markdown as markup: headings, paragraphs, lists, tables, code, and within a line code, bold, emphasis and links.
/// The guide is our own text; whatever is not one of these stands as it is written.
struct GuideMarkup {
  /// Pages that can be linked to.
  let pages: Set<String>

  func html(_ text: String) -> HTML {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    var parts: [HTML] = []
    while let line = lines.first {
      if line.allSatisfy(\.isWhitespace) {
        lines.removeFirst()
      } else if line.hasPrefix("```") {
        lines.removeFirst()
        parts.append(code(take(&lines) { !$0.hasPrefix("```") }, parts.count + 1))
        lines = lines.dropFirst()
      } else if line.hasPrefix("    ") {
        parts.append(code(take(&lines) { $0.hasPrefix("    ") }.map { $0.dropFirst(4) }, parts.count + 1))
      } else if line.hasPrefix("#") {
        lines.removeFirst()
        parts.append(heading(line))
      } else if line.hasPrefix("|") {
        parts.append(table(take(&lines) { $0.hasPrefix("|") }, parts.count + 1))
      } else if item(line) != nil {
        parts.append(list(&lines))
      } else {
        parts.append(element("p") { inline(paragraph(&lines)) })
      }
    }
    return group { parts }
  }

  private func take(_ lines: inout ArraySlice<Substring>, while isPart: (Substring) -> Bool) -> [Substring] {
    let taken = lines.prefix(while: isPart)
    lines = lines.dropFirst(taken.count)
    return Array(taken)
  }

  private func paragraph(_ lines: inout ArraySlice<Substring>) -> String {
    take(&lines) { line in
      !line.allSatisfy(\.isWhitespace) && !line.hasPrefix("#") && !line.hasPrefix("|") && item(line) == nil
    }.joined(separator: " ")
  }

  private func heading(_ line: Substring) -> HTML {
    let level = line.prefix { $0 == "#" }.count
    let text = line.dropFirst(level).drop { $0 == " " }
    return element(level <= 2 ? "h2" : "h3") { inline(String(text)) }
  }

  /// - Parameter number: tells it from others of the page, for those who hear it.
  private func code(_ lines: [Substring], _ number: Int) -> HTML {
    element(
      "div", .class("tw"), Attribute("tabindex", "0"), Attribute("role", "region"),
      Attribute("aria-label", "Eksempel \(number)")
    ) {
      element("pre") { element("code") { lines.joined(separator: "\n") } }
    }
  }

  /// `- text` or `1. text`.
  private func item(_ line: Substring) -> (isNumbered: Bool, text: Substring)? {
    if line.hasPrefix("- ") { return (false, line.dropFirst(2)) }
    let digits = line.prefix { $0.isNumber }
    return !digits.isEmpty && line.dropFirst(digits.count).hasPrefix(". ")
      ? (true, line.dropFirst(digits.count + 2)) : nil
  }

  /// Items, each with the lines below it that belong to it.
  private func list(_ lines: inout ArraySlice<Substring>) -> HTML {
    var items: [HTML] = []
    var isNumbered = false
    while let line = lines.first, let found = item(line) {
      isNumbered = found.isNumbered
      lines = lines.dropFirst()
      let more = take(&lines) { $0.hasPrefix("  ") && !$0.allSatisfy(\.isWhitespace) }
      let text = ([found.text] + more.map { $0.drop { $0 == " " } }).joined(separator: " ")
      items.append(element("li") { inline(text) })
    }
    return isNumbered ? element("ol", .class("steps")) { items } : element("ul") { items }
  }

  private func table(_ lines: [Substring], _ number: Int) -> HTML {
    let rows = lines.map { cells($0) }.filter { row in !row.allSatisfy { $0.allSatisfy { "-: ".contains($0) } } }
    return element(
      "div", .class("tw"), Attribute("tabindex", "0"), Attribute("role", "region"),
      Attribute("aria-label", "Tabel \(number)")
    ) {
      element("table") {
        element("thead") {
          element("tr") {
            (rows.first ?? []).map { cell in element("th", Attribute("scope", "col")) { inline(cell) } }
          }
        }
        element("tbody") {
          rows.dropFirst().map { row in element("tr") { row.map { cell in element("td") { inline(cell) } } } }
        }
      }
    }
  }

  /// The cells of a line; a bar in code is no border.
  private func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isCode = false
    for character in line.drop(while: { $0 == "|" }) {
      if character == "`" { isCode.toggle() }
      if character == "|", !isCode { cells.append("") } else { cells[cells.count - 1].append(character) }
    }
    if cells.last?.allSatisfy(\.isWhitespace) == true { cells.removeLast() }
    return cells.map { cell in
      String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func inline(_ text: String) -> HTML {
    var rest = text[...]
    var parts: [HTML] = []
    var plain = ""
    func flush() {
      if !plain.isEmpty { parts.append(.text(plain)) }
      plain = ""
    }
    while let first = rest.first {
      if first == "`", let end = rest.dropFirst().firstIndex(of: "`") {
        flush()
        let code = String(rest[rest.index(after: rest.startIndex)..<end])
        parts.append(element("code") { code })
        rest = rest[rest.index(after: end)...]
      } else if rest.hasPrefix("**"), let end = rest.dropFirst(2).firstRange(of: "**") {
        flush()
        let bold = String(rest.dropFirst(2)[..<end.lowerBound])
        parts.append(element("strong") { inline(bold) })
        rest = rest[end.upperBound...]
      } else if first == "*", let end = rest.dropFirst().firstIndex(of: "*"), end > rest.index(after: rest.startIndex) {
        flush()
        let words = String(rest[rest.index(after: rest.startIndex)..<end])
        parts.append(element("em") { inline(words) })
        rest = rest[rest.index(after: end)...]
      } else if rest.hasPrefix("!["), let middle = rest.firstRange(of: "]("),
        let end = rest[middle.upperBound...].firstIndex(of: ")")
      {
        // A picture is for those who read the file; the page it shows is one click away.
        rest = rest[rest.index(after: end)...]
      } else if first == "[", let middle = rest.firstRange(of: "]("),
        let end = rest[middle.upperBound...].firstIndex(of: ")")
      {
        flush()
        let words = String(rest[rest.index(after: rest.startIndex)..<middle.lowerBound])
        parts.append(link(words, to: String(rest[middle.upperBound..<end])))
        rest = rest[rest.index(after: end)...]
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
    }
    flush()
    return group { parts }
  }

  /// A link to another page of the guide; anything else is words alone.
  private func link(_ words: String, to target: String) -> HTML {
    let id = target.hasSuffix(".md") ? String(target.dropLast(3)) : target
    return pages.contains(id) ? element("a", .href(.guide(id))) { words } : .text(words)
  }
}
