internal import Foundation

/// Tells the lines of sums in an unknown file from rows whose names only begin like one (`I alt udgifter`).
struct TotalLines {
  typealias Line = (number: Int, cells: [String])

  /// Rows that are no sums.
  private(set) var rows: [Line] = []
  private(set) var count = 0
  /// What begins a line of sums, folded, with `*` at the end; without it where a row begins so that is none.
  private(set) var patterns: Set<String> = []

  /// A line called just like a sum is one. A line with more words after is one when its numbers are the sums of those above.
  init(_ lines: [Line], _ hints: ProposalHints) {
    var found: Set<String> = []
    var refuted: Set<String> = []
    var above: [Int: Double] = [:]
    var all: [Int: Double] = [:]
    for line in lines {
      let numbers = TotalLines.numbers(line.cells)
      if let word = TotalLines.word(line.cells, hints) {
        if word.isWhole || TotalLines.agree(numbers, above) || TotalLines.agree(numbers, all) {
          found.insert(word.text)
          count += 1
          above = [:]
          continue
        }
        refuted.insert(word.text)
      }
      rows.append(line)
      above.merge(numbers, uniquingKeysWith: +)
      all.merge(numbers, uniquingKeysWith: +)
    }
    patterns = Set(
      found.map { word in refuted.contains { $0.hasPrefix(word) || word.hasPrefix($0) } ? word : word + "*" })
  }

  /// The word of a sum that the first text is, or begins with as a word of its own.
  private static func word(_ cells: [String], _ hints: ProposalHints) -> (text: String, isWhole: Bool)? {
    guard let first = cells.first(where: { !$0.isEmpty }), cells.count(where: { $0.contains(where: \.isLetter) }) <= 2
    else { return nil }
    let whole = folded(first)
    if hints.totals.contains(whole) { return (whole, true) }
    let longest = hints.totals.map(\.count).max() ?? 0
    for length in stride(from: min(first.count - 1, longest + 3), to: 0, by: -1) {
      let head = first.prefix(length)
      guard !first.dropFirst(length).prefix(1).contains(where: \.isLetter) else { continue }
      let word = folded(head.filter { $0 != ":" })
      if hints.totals.contains(word) { return (word, false) }
    }
    return nil
  }

  private static func agree(_ numbers: [Int: Double], _ sums: [Int: Double]) -> Bool {
    !numbers.isEmpty
      && numbers.allSatisfy { column, number in
        sums[column].map { abs($0 - number) <= 0.005 * max(1, abs(number)) } ?? false
      }
  }

  private static func numbers(_ cells: [String]) -> [Int: Double] {
    cells.enumerated().reduce(into: [:]) { found, cell in
      if let number = number(cell.element) { found[cell.offset] = number }
    }
  }

  private static func number(_ text: String) -> Double? {
    var written = text.filter { $0 != "\u{a0}" && $0 != "\u{202f}" }
    if case .number(let form) = written.withUTF8({ writtenNumber($0) }) {
      let plain = written.filter { $0 != "." && $0 != "-" }.map { $0 == "," ? "." : $0 }
      return Double(String(plain)).map { form.hasTrailingMinus || written.hasPrefix("-") ? -$0 : $0 }
    }
    // With a decimal dot.
    return written.allSatisfy { $0.isASCII && $0.isNumber || $0 == "." || $0 == "-" } ? Double(written) : nil
  }
}
