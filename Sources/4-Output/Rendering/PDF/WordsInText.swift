internal import DocumentModel
internal import Foundation

/// Takes the words that a text uses out of the list, so that each is explained where it is first met.
func taken(from words: inout [Word], by text: String) -> [Word] {
  let used = words.filter { uses(text, $0.term) }
  words.removeAll { used.contains($0) }
  return used
}

/// Whether a text holds a term at the beginning of a word, whatever the case: "Tilgang" in "tilgangen", not in "adgang".
private func uses(_ text: String, _ term: String) -> Bool {
  var rest = text[...]
  while let found = rest.range(of: term, options: .caseInsensitive) {
    if found.lowerBound == text.startIndex || !text[text.index(before: found.lowerBound)].isLetter { return true }
    rest = rest[found.upperBound...]
  }
  return false
}

func openingText(of document: Document) -> String {
  ([document.title, document.lead.plainText] + document.facts + document.notices.map(\.text.plainText)
    + document.keyFigures.flatMap { figure in [figure.label, figure.period] + figure.comparisons.map(\.label) })
    .joined(separator: "\n")
}

/// What a reader meets in a section, drawings' words left out.
func text(of section: Section) -> String {
  var parts = [section.title, section.subtitle ?? ""]
  for block in section.blocks {
    switch block {
    case .prose(let prose): parts.append(prose.plainText)
    case .notice(let notice): parts += [notice.title, notice.text.plainText]
    case .table(let table): parts += words(of: table)
    case .figure(let figure):
      parts += [figure.title, figure.subtitle] + figure.help.paragraphs + words(of: figure.table)
    case .help(let help): parts += help.paragraphs
    }
  }
  return parts.joined(separator: "\n")
}

private func words(of table: DataTable) -> [String] {
  [table.caption, table.note ?? ""] + table.columns.map(\.title) + table.rows.compactMap(\.cells.first?.text)
    + table.footnotes + (table.help?.paragraphs ?? [])
}
