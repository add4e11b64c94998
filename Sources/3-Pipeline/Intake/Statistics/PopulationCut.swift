/// Inhabitants of one municipality and day as the bank tells them: in total, by sex, by age, and by both at once, so that
/// every person stands in several rows. One cut through the rows counts each of them once: the finest that adds up to as much
/// as any other. A part that is missing or that nobody knows makes its cut too small, and the total is taken instead.
struct PopulationCut {
  struct Row {
    var number: Int
    var municipality: String
    var month: Int
    var sex: BankWords.Sex
    var age: BankWords.Age
    /// nil where the bank says that there is no figure.
    var inhabitants: Int?

    var level: Level {
      switch (sex, age) {
      case (.total, .total): .total
      case (.total, .year): .byAge
      case (.total, .group): .byGroup
      case (_, .total): .bySex
      case (_, .year): .bySexAndAge
      case (_, .group): .bySexAndGroup
      }
    }
  }

  /// How far persons are divided, the finest first; groups of ages say no age.
  enum Level: Int, Comparable, Hashable {
    case bySexAndAge, bySex, bySexAndGroup, byAge, total, byGroup
    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    var isByGroup: Bool { self == .bySexAndGroup || self == .byGroup }
  }

  /// The rows to count, in the file's order.
  private(set) var counted: [Row] = []
  /// Rows that tell the same persons again; left out.
  private(set) var repeated = 0
  /// Rows that would count somebody twice, and nothing says which is right.
  private(set) var doubtful: [Row] = []
  /// Municipalities and days whose parts do not add up to their total, so that the total was taken.
  private(set) var incomplete = 0

  init(_ rows: [Row]) {
    let blocks = Dictionary(grouping: rows.indices) {
      Block(municipality: rows[$0].municipality, month: rows[$0].month)
    }
    for indices in blocks.values { cut(indices.map { rows[$0] }) }
    counted.sort { $0.number < $1.number }
    doubtful.sort { $0.number < $1.number }
  }

  struct Block: Hashable {
    var municipality: String
    var month: Int
  }

  private mutating func cut(_ rows: [Row]) {
    var levels: [Level: [Row]] = [:]
    var seen: Set<Cell> = []
    for row in rows {
      guard seen.insert(Cell(sex: row.sex, age: row.age)).inserted else {
        doubtful.append(row)
        continue
      }
      levels[row.level, default: []].append(row)
    }
    let known = levels.keys.sorted()
    // Groups may overlap, so they say nothing about the total where anything else does.
    let plain = known.filter { !$0.isByGroup }
    var candidates = plain
    if plain.isEmpty {
      candidates = known.filter { PopulationCut.areApart(levels[$0] ?? []) }
      for level in known where candidates.isEmpty { doubtful += levels[level] ?? [] }
    }
    let sums = candidates.map { level in (levels[level] ?? []).reduce(0) { $0 + ($1.inhabitants ?? 0) } }
    guard let most = sums.max(), let place = sums.firstIndex(of: most) else { return }
    if place > 0 { incomplete += 1 }
    let chosen = levels[candidates[place]] ?? []
    counted += chosen
    repeated += levels.values.reduce(0) { $0 + $1.count } - chosen.count
  }

  private struct Cell: Hashable {
    var sex: BankWords.Sex
    var age: BankWords.Age
  }

  /// Whether no two groups of one sex share an age.
  private static func areApart(_ rows: [Row]) -> Bool {
    let groups = Dictionary(grouping: rows, by: \.sex).values.map { rows in
      rows.compactMap { if case .group(let range) = $0.age { range } else { nil } }.sorted {
        $0.lowerBound < $1.lowerBound
      }
    }
    return groups.allSatisfy { ranges in zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound } }
  }
}
