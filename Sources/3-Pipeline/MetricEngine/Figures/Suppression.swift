internal import CareModel

/// Hides small numbers, and one more where the hidden one could be told from a total (undertrykkelse).
///
/// Counts of persons, cases, spells or answers below the reader's threshold are hidden, and ratios whose numerator, denominator or
/// difference is such a count. Zero is shown. Where exactly one cell of a line (a dimension, or a series of windows
/// that add up) is hidden, the next smallest is hidden too. This is the simple rule of two a line; the audit that
/// solves for the interval of every hidden cell (key-figures § 14) comes later, in Statistics.
extension FigureTable {
  /// - Parameter threshold: the least count that is told.
  mutating func suppressSmallNumbers(below threshold: Int, series: [[Window]]) {
    if facts.allSatisfy(\.isNational) { return }
    for key in cells.keys.sorted(by: order) where isSmall(cells[key], 1..<threshold) { hide(key) }
    // Hiding one cell may leave another line with a single hidden one; again until nothing changes.
    let lines = lines(series)
    while true {
      var changed = false
      for line in lines {
        let hidden = line.filter { cells[$0]?.state == .suppressed }
        guard hidden.count == 1, let next = nextSmallest(line) else { continue }
        hide(next)
        changed = true
      }
      if !changed { return }
    }
  }

  private func isSmall(_ cell: Cell?, _ small: Range<Int>) -> Bool {
    guard let cell else { return false }
    let counts = [cell.persons, cell.basePersons].compactMap { $0 }
    if counts.contains(where: small.contains) { return true }
    // A share of counted things tells how many were not in it.
    if let part = cell.persons, let whole = cell.basePersons { return small.contains(whole - part) }
    return false
  }

  private mutating func hide(_ key: Key) {
    cells[key]?.value = nil
    cells[key]?.numerator = nil
    cells[key]?.denominator = nil
    cells[key]?.state = .suppressed
    cells[key]?.reason = nil
  }

  private func nextSmallest(_ line: [Key]) -> Key? {
    line.filter { key in
      guard let cell = cells[key], cell.state != .suppressed else { return false }
      return size(cell) > 0
    }.min { size(cells[$0]) < size(cells[$1]) }
  }

  private func size(_ cell: Cell?) -> Double {
    guard let cell else { return 0 }
    return Double(cell.basePersons ?? cell.persons ?? 0)
  }

  /// Every run of cells whose total a reader may know: one dimension varies, or time does.
  private func lines(_ series: [[Window]]) -> [[Key]] {
    let keys = cells.keys.sorted(by: order)
    var lines: [[Key]] = []
    for dimension in by.indices {
      let grouped = Dictionary(grouping: keys) { key -> Key in
        var fixed = key
        fixed.groups[dimension] = ""
        return Key(window: fixed.window, groups: fixed.groups)
      }
      lines += grouped.values
    }
    let addsOverTime = catalogue.leaves(of: definition.measure).contains(where: \.addsOverTime)
    if addsOverTime {
      for windows in series where windows.count > 1 {
        let wanted = Set(windows)
        lines += Dictionary(grouping: keys.filter { wanted.contains($0.window) }, by: \.groups).values
      }
    }
    return lines.filter { !$0.isEmpty }.sorted { a, b in order(a[0], b[0]) || (a[0] == b[0] && a.count < b.count) }
  }

  private func order(_ a: Key, _ b: Key) -> Bool {
    if a.window != b.window { return (a.window.from, a.window.to) < (b.window.from, b.window.to) }
    for (left, right) in zip(a.groups, b.groups) where left != right {
      guard let left else { return false }
      guard let right else { return true }
      return left < right
    }
    return false
  }
}
