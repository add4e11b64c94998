/// Where the table in an unknown file is: its header, its rows, and what stands around them.
struct SeenTable {
  /// Numbers of the header's records.
  private(set) var header: [Int] = [1]
  private(set) var names: [String] = []
  /// Records that are rows, with their numbers.
  private(set) var rows: [(number: Int, cells: [String])] = []
  /// Patterns of lines of sums.
  private(set) var totals: Set<String> = []
  private(set) var totalRows = 0
  /// Texts alone on a line with rows below.
  private(set) var headings = 0
  /// Texts alone on a line after the last row.
  private(set) var notes = 0
  private(set) var emptyRows = 0
  private(set) var missing: [String] = []

  /// nil when there is no table to see.
  init?(_ file: SampledFile, _ hints: ProposalHints) {
    let filled = file.rows.map { row in row.count { !$0.isEmpty } }
    guard let typical = SeenTable.typical(filled), let found = SeenTable.header(file.rows, filled, typical) else {
      return nil
    }
    header = found.map { $0 + 1 }
    let last = found[found.count - 1]
    names = HeaderNames(found.map { file.rows[$0] }).names
    guard names.contains(where: { !$0.isEmpty }) else { return nil }
    var alone: [(number: Int, cells: [String])] = []
    for index in file.rows.indices.dropFirst(last + 1) {
      let row = file.rows[index]
      if filled[index] == 0 {
        emptyRows += 1
      } else if filled[index] == 1, names.count > 1, row.first?.isEmpty == false {
        alone.append((index + 1, row))
      } else {
        // Beside one other column, a text alone is more likely a row whose number is missing.
        if names.count > 2 { headings += alone.count } else { rows += alone }
        alone = []
        rows.append((index + 1, row))
      }
    }
    let lines = TotalLines(rows, hints)
    (rows, totals, totalRows) = (lines.rows, lines.patterns, lines.count)
    notes = alone.count
    if rows.isEmpty { return nil }
    findMissing(hints)
  }

  /// The number of filled cells that most rows have.
  private static func typical(_ filled: [Int]) -> Int? {
    var counts: [Int: Int] = [:]
    for count in filled where count > 1 { counts[count, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// The first row that could be names: filled about as much as the rows, each text once, nothing that looks like data.
  private static func header(_ rows: [[String]], _ filled: [Int], _ typical: Int) -> [Int]? {
    for index in rows.indices.prefix(30) where filled[index] * 2 >= typical {
      let cells = rows[index].filter { !$0.isEmpty }
      // A text alone is a title; a year alone is the name of a column whose neighbour has none.
      if cells.count == 1, typical > 1, !isPeriod(cells[0]) { continue }
      // Two columns may have one name where data follow at once; else the names are the groups of those below.
      let isAbove = rows.indices.contains(index + 1) && rows[index + 1].contains(where: looksLikeData)
      guard isAbove || Set(cells.map(folded)).count == cells.count, !cells.contains(where: looksLikeData) else {
        continue
      }
      guard rows.indices.contains(index + 1) else { return [index] }
      // A row of groups above the names: gaps where the next row has names, and still nothing that looks like data.
      let below = rows[index + 1]
      let hasGaps = below.indices.contains {
        below[$0].isEmpty == false && (!rows[index].indices.contains($0) || rows[index][$0].isEmpty)
      }
      let repeats = Set(below.map(folded)).count < below.count { !$0.isEmpty }
      let isNames = !below.contains(where: looksLikeData) && filled[index + 1] * 2 >= typical
      let dataFollows = rows.indices.contains(index + 2) && rows[index + 2].contains(where: looksLikeData)
      if hasGaps, isNames, dataFollows, filled[index] > 1 || !repeats, filled[index] < filled[index + 1] || repeats {
        return [index, index + 1]
      }
      return [index]
    }
    return nil
  }

  /// Whether a cell is a date, an amount, a CPR number or a number that is not a year.
  static func looksLikeData(_ cell: String) -> Bool {
    var cell = cell
    if isPeriod(cell) { return false }
    return cell.withUTF8 { bytes in
      if bytes.isEmpty { return false }
      if writtenDate(bytes) != nil || writtenCPR(bytes) != nil { return true }
      if case .malformed = writtenNumber(bytes) { return false }
      return true
    }
  }

  private static func isNumber(_ cell: String) -> Bool {
    var cell = cell
    return cell.withUTF8 { bytes in
      if case .malformed = writtenNumber(bytes) { return false }
      return bytes.count < 10
    }
  }

  /// `2024`, `2024K1`, `2024M03`.
  static func isPeriod(_ text: String) -> Bool { text.count >= 4 && BankPeriod.first(of: text) != nil }

  private mutating func findMissing(_ hints: ProposalHints) {
    let marks = Set(hints.missing)
    var seen: Set<String> = []
    for column in names.indices {
      let values = rows.compactMap { $0.cells.indices.contains(column) ? $0.cells[column] : nil }.filter { !$0.isEmpty }
      let found = Set(values).intersection(marks)
      if found.isEmpty { continue }
      let others = values.filter { !found.contains($0) }
      let isNumbers = SeenTable.isPeriod(names[column]) || !others.isEmpty && others.allSatisfy(SeenTable.isNumber)
      let isData = isNumbers || others.contains(where: SeenTable.looksLikeData)
      // A letter is a word of a list, or a fault, unless the column is otherwise numbers.
      seen.formUnion(found.filter { isNumbers || isData && !$0.contains(where: \.isLetter) })
    }
    missing = hints.missing.filter(seen.contains)
  }

  /// The values of a column that are there, without the marks for none.
  func values(_ column: Int) -> [String] {
    rows.compactMap { row in
      guard row.cells.indices.contains(column), !row.cells[column].isEmpty, !missing.contains(row.cells[column]) else {
        return nil
      }
      return row.cells[column]
    }
  }

  /// How a profile names a column: by its name, by its number where it has none or shares it.
  func reference(_ column: Int) -> String {
    let name = names[column]
    let isAlone = names.count { folded($0) == folded(name) } == 1
    return name.isEmpty || !isAlone || name.hasPrefix("#") ? "#\(column + 1)" : name
  }
}
