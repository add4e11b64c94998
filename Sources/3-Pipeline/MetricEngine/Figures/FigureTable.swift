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
    var numerator: Double?
    var denominator: Double?
    /// Persons, cases or spells behind the value or the numerator, and behind the denominator; nil where none are counted.
    var persons: Int?
    var basePersons: Int?
  }

  enum WindowState: Hashable {
    case counted(FigureState)
    /// Nothing can be counted; the whole window has this state.
    case empty(FigureState)

    var isCounted: Bool { if case .counted = self { true } else { false } }
  }

  let definition: MetricDefinition
  let catalogue: MetricCatalogue
  let context: WarehouseContext
  let by: [Dimension]
  let isRatio: Bool
  /// No rows for a national figure means that nobody published one.
  let isLatestValue: Bool
  let facts: [Fact]
  let isSourced: Bool
  var cells: [Key: Cell] = [:]

  init(_ definition: MetricDefinition, _ catalogue: MetricCatalogue, _ context: WarehouseContext, by: [Dimension]) {
    self.definition = definition
    self.catalogue = catalogue
    self.context = context
    self.by = by
    let measure = catalogue.resolved(definition.measure)
    facts = definition.facts(in: catalogue)
    isSourced = definition.requiredSources(in: catalogue).allSatisfy(context.isRead)
    isRatio = if case .ratio = measure { true } else { false }
    isLatestValue = if case .latestValue = measure { true } else { false }
  }

  /// How sure a window is, before anything is counted.
  func state(of window: Window) -> WindowState {
    if window.end < definition.validFrom { return .empty(.notApplicable) }
    if let validTo = definition.validTo, validTo < window.firstDay { return .empty(.notApplicable) }
    if !isSourced { return .empty(.missing) }
    if window.firstDay > context.asOf && !facts.allSatisfy(\.isKnownAhead) { return .empty(.missing) }
    var state: FigureState = window.end > context.asOf ? .preliminary : .final
    for fact in facts where fact.isDeliveredByMonth {
      guard let last = context.lastMonths[fact], window.firstMonth <= last else { return .empty(.missing) }
      if window.lastMonth > last { state = .preliminary }
    }
    return .counted(state)
  }

  /// Takes what was counted in the windows that were asked for.
  mutating func fill(_ counted: [Window: CountMemory.Rows], only asked: Set<Window>) {
    for window in asked {
      guard let rows = counted[window], case .counted(let state) = state(of: window) else { continue }
      for row in rows {
        let groups = row[..<by.count].map(name)
        let rest = Array(row[by.count...])
        cells[Key(window: window, groups: groups)] =
          isRatio ? ratio(rest, state) : Cell(value: rest[0].double, state: state, persons: rest[1].int)
      }
    }
  }

  private func ratio(_ row: [Value], _ state: FigureState) -> Cell {
    let numerator = row[0].double ?? 0
    let denominator = row[1].double ?? 0
    let factor = definition.unit == .percent ? 100.0 : 1.0
    return Cell(
      value: denominator == 0 ? nil : factor * numerator / denominator,
      state: denominator == 0 ? .notApplicable : state, numerator: numerator, denominator: denominator,
      persons: row[2].int, basePersons: row[3].int)
  }

  private func name(_ value: Value) -> String? {
    switch value {
    case .text(let text): text
    case .int(let number): String(number)
    case .bool(let bool): bool ? "Ja" : "Nej"
    default: nil
    }
  }

  /// What stands where no row was counted.
  func absent(_ window: Window) -> Cell {
    switch state(of: window) {
    case .empty(let state): Cell(value: nil, state: state)
    case .counted(let state):
      if isRatio {
        Cell(value: nil, state: .notApplicable, numerator: 0, denominator: 0)
      } else if isLatestValue {
        Cell(value: nil, state: .missing)
      } else {
        Cell(value: 0, state: state)
      }
    }
  }

  /// The rows of the answer: by window, then by group, "without" last.
  func figures(_ windows: [Window], compared: [Window]?) -> [Figure] {
    var known: [Window: Set<[String?]>] = [:]
    for key in cells.keys { known[key.window, default: []].insert(key.groups) }
    return windows.enumerated().flatMap { index, window -> [Figure] in
      let other = compared?[index]
      var groups = known[window] ?? []
      if let other { groups.formUnion(known[other] ?? []) }
      // An ungrouped row is always given, and a window that cannot be counted says so once.
      if by.isEmpty || !state(of: window).isCounted { groups = [by.map { _ in nil }] }
      return groups.sorted(by: inOrder).map { figure(window, $0, other) }
    }
  }

  private func figure(_ window: Window, _ groups: [String?], _ other: Window?) -> Figure {
    let cell = cells[Key(window: window, groups: groups)] ?? absent(window)
    return Figure(
      from: window.from, to: window.to, groups: groups, value: cell.value, state: cell.state,
      numerator: cell.numerator, denominator: cell.denominator,
      comparison: other.map { other in
        let cell = cells[Key(window: other, groups: groups)] ?? absent(other)
        return Figure.Compared(from: other.from, to: other.to, value: cell.value, state: cell.state)
      })
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
