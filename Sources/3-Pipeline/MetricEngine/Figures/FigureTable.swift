internal import CareModel
internal import Warehouse

/// The counted cells of one metric, by window and group, until they become figures.
struct FigureTable {
  struct Key: Hashable {
    var window: Window
    var groups: [String?]
  }

  struct Cell: Hashable {
    var value: Double?
    var state: FigureState
    var reason: FigureReason?
    var numerator: Double?
    var denominator: Double?
    /// Persons, cases or spells behind the value or the numerator, and behind the denominator; nil where none are counted.
    var persons: Int?
    var basePersons: Int?
  }

  /// What no window of the request may tell, and why.
  struct Barred: Hashable {
    let state: FigureState
    let reason: FigureReason
  }

  let definition: MetricDefinition
  let catalogue: MetricCatalogue
  let context: WarehouseContext
  let by: [Dimension]
  let isRatio: Bool
  /// No rows for a national figure means that nobody published one.
  let isLatestValue: Bool
  let facts: [Fact]
  private let coverage: MetricCoverage
  private let barred: Barred?
  var cells: [Key: Cell] = [:]

  init(
    _ definition: MetricDefinition, _ catalogue: MetricCatalogue, _ context: WarehouseContext, by: [Dimension],
    barred: Barred?
  ) {
    self.definition = definition
    self.catalogue = catalogue
    self.context = context
    self.by = by
    let measure = catalogue.resolved(definition.measure)
    facts = definition.facts(in: catalogue)
    coverage = MetricCoverage(definition, catalogue, context)
    self.barred = barred
    isRatio = if case .ratio = measure { true } else { false }
    isLatestValue = if case .latestValue = measure { true } else { false }
  }

  /// How sure a window is, before anything is counted.
  func state(of window: Window) -> MetricCoverage.State {
    barred.map { MetricCoverage.State.empty($0.state, $0.reason) } ?? coverage.state(of: window)
  }

  /// Takes what was counted in the windows that were asked for.
  mutating func fill(_ counted: [Window: CountMemory.Rows], only asked: Set<Window>) throws(EqualGroups) {
    for window in asked {
      guard let rows = counted[window], case .counted(let state, _) = state(of: window) else { continue }
      for row in rows {
        let key = Key(window: window, groups: row[..<by.count].map(name))
        // Swift and the database may disagree on which texts are equal; nothing may be lost of it.
        guard cells[key] == nil else { throw EqualGroups(by: by) }
        let rest = Array(row[by.count...])
        cells[key] = isRatio ? ratio(rest, state) : Cell(value: rest[0].double, state: state, persons: rest[1].int)
      }
    }
  }

  private func ratio(_ row: [Value], _ state: FigureState) -> Cell {
    let numerator = row[0].double ?? 0
    let denominator = row[1].double ?? 0
    var cell = Cell(
      state: .notApplicable, numerator: numerator, denominator: denominator, persons: row[2].int,
      basePersons: row[3].int)
    if denominator == 0 {
      cell.reason = .noDenominator
      return cell
    }
    let value = (definition.unit == .percent ? 100.0 : 1.0) * numerator / denominator
    cell.reason = definition.withheld(value: value, denominator: denominator)
    if cell.reason == nil { (cell.value, cell.state) = (value, state) }
    return cell
  }

  private func name(_ value: Value) -> String? {
    switch value {
    case .text(let text): text
    case .int(let number): String(number)
    case .bool(let bool): bool ? "Ja" : "Nej"
    default: nil
    }
  }

  /// The rows of the answer: by window, then by group, "without" last.
  func figures(_ windows: [Window], compared: [Window]?) -> [Figure] {
    var known: [Window: Set<[String?]>] = [:]
    for key in cells.keys { known[key.window, default: []].insert(key.groups) }
    return windows.enumerated().flatMap { index, window -> [Figure] in
      let own = ground(window)
      let other = compared.map { ground($0[index]) }
      var groups = known[window] ?? []
      if let other { groups.formUnion(known[other.window] ?? []) }
      // An ungrouped row is always given, and a window that cannot be counted says so once.
      if by.isEmpty || !own.isCounted { groups = [by.map { _ in nil }] }
      return groups.sorted(by: inOrder).map { group in
        var figure = figure(group, own, other)
        figure.standsForAll = !by.isEmpty && !own.isCounted
        return figure
      }
    }
  }

  private func figure(_ groups: [String?], _ own: Ground, _ other: Ground?) -> Figure {
    let cell = cells[Key(window: own.window, groups: groups)] ?? own.absent
    return Figure(
      from: own.window.from, to: own.window.to, groups: groups, value: cell.value, state: cell.state,
      numerator: cell.numerator, denominator: cell.denominator, missing: own.missing, reason: cell.reason,
      comparison: other.map { compared(groups, $0) })
  }

  /// What a figure is held against; a part of a window is not.
  private func compared(_ groups: [String?], _ other: Ground) -> Figure.Compared {
    let cell = cells[Key(window: other.window, groups: groups)] ?? other.absent
    let isPart = !other.missing.isEmpty && cell.state != .suppressed
    return Figure.Compared(
      from: other.window.from, to: other.window.to, value: isPart ? nil : cell.value,
      state: isPart ? .missing : cell.state, missing: other.missing,
      reason: isPart ? cell.reason ?? .partly : cell.reason)
  }

  /// What all groups of a window have in common.
  private struct Ground {
    let window: Window
    let isCounted: Bool
    /// Months that the window lacks a source for; where nothing can be counted, all that have begun.
    let missing: [Period]
    /// What stands where no row was counted.
    let absent: Cell
  }

  private func ground(_ window: Window) -> Ground {
    let missing: [Int]
    let absent: Cell
    let state = state(of: window)
    switch state {
    case .empty(let state, let reason):
      missing = state == .missing ? coverage.needed(window) : []
      absent = Cell(state: state, reason: reason)
    case .counted(let state, let lacking):
      missing = lacking
      absent =
        if isRatio {
          Cell(state: .notApplicable, reason: .noDenominator, numerator: 0, denominator: 0)
        } else if isLatestValue {
          Cell(state: .missing, reason: .nothingPublished)
        } else {
          Cell(value: 0, state: state)
        }
    }
    return Ground(
      window: window, isCounted: state.isCounted, missing: missing.map { Period(monthIndex: $0) }, absent: absent)
  }

  private func inOrder(_ a: [String?], _ b: [String?]) -> Bool {
    for (left, right) in zip(a, b) where left != right {
      guard let left else { return false }
      guard let right else { return true }
      return left < right
    }
    return false
  }
}
