internal import DocumentModel

/// How many letters a column of a paper table needs room for: its longest number, or a readable line of its text, and
/// the longest word of its header.
func weight(of index: Int, in table: DataTable) -> Int {
  let column = table.columns[index]
  let header = longestWord(column.title)
  let unit = column.unit.map { column.isNumber ? longestWord($0) : min($0.count, 20) } ?? 0
  if column.isGraphic { return max(18, header, unit) }
  let cells = table.rows.filter { $0.kind != .group && index < $0.cells.count }.map { $0.cells[index] }
  let texts = cells.map { cell in
    (cell.sign == nil ? 0 : 3) + (cell.isStrong ? 1 : 0)
      + (column.isNumber
        ? max(cell.shownText.count, cell.smallLine?.count ?? 0)
        : cell.shownText.count + (cell.smallLine.map { $0.count < 12 ? $0.count + 1 : 0 } ?? 0))
  }
  let longest = texts.max() ?? 0
  return max(
    column.isNumber ? longest + 1 : min(longest, index == 0 ? 32 : 22), min(header + header / 6 + 1, 20), unit, 5)
}

private func longestWord(_ text: String) -> Int {
  text.split { $0 == " " || $0 == "-" }.map(\.count).max() ?? 0
}

/// How many letters a column cannot do without: its longest word, which paper does not break; a very long one is.
func least(of index: Int, in table: DataTable) -> Int {
  let column = table.columns[index]
  let cells = table.rows.filter { $0.kind != .group && index < $0.cells.count }.map { $0.cells[index] }
  let words = cells.flatMap { $0.shownText.split(separator: " ").map(\.count) }
  return min(max(words.max() ?? 0, longestWord(column.title) + 1), 14)
}
