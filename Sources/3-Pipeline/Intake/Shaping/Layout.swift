internal import Diagnostics

/// Where in one file everything stands that its reading names.
struct Layout {
  /// Where a named value is found.
  enum Place: Hashable {
    case column(Int)
    case heading
    /// Given by the unfolding, by number.
    case unfolded(Int)
  }

  /// A question to a row, with its column found.
  struct Test {
    let place: Place
    let values: [String]
    let isNegated: Bool
    let reason: String

    func passes(_ row: Row) -> Bool {
      let cell = Cell(bytes: row.value(place))
      return values.contains { cell.matches($0) } != isNegated
    }
  }

  let width: Int
  let headerRows: [[String]]
  let missing: [[UInt8]]
  let totals: [String]
  let ends: [String]
  private(set) var fillDown: [Int] = []
  private(set) var keep: [Test] = []
  private(set) var leaveOut: [Test] = []
  /// For each field of the reading, where its columns are.
  private(set) var fields: [[Place]] = []
  private(set) var whens: [Test?] = []
  /// The columns that become rows, with what their names say.
  private(set) var unfolds: [(column: Int, names: [[UInt8]])] = []
  private(set) var keys: [Place] = []
  private(set) var newest: Place?
  private(set) var unused: [String] = []

  struct Refusal: Error {
    var code: String
    var message: String
  }

  static func make(_ header: HeaderNames, _ rows: [[String]], _ reading: Reading) -> Result<Layout, Refusal> {
    var finder = Finder(header: header, reading: reading)
    var layout = Layout(header, rows, reading)
    layout.unfolds = finder.unfolds()
    layout.fillDown = reading.fillDown.compactMap {
      if case .column(let column) = finder.place($0) { column } else { nil }
    }
    layout.keep = reading.keep.map { finder.test($0) }
    layout.leaveOut = reading.leaveOut.map { finder.test($0) }
    layout.fields = reading.fields.map { field in
      // Several columns are a choice: one of them is enough.
      let isChoice = field.columns.count > 1 && !field.isJoined
      return finder.places(field.columns, isRequired: finder.isRequired(field.field), oneIsEnough: isChoice)
    }
    layout.whens = reading.fields.map { field in field.when.map { finder.test($0) } }
    layout.keys = (reading.onePer?.columns ?? []).map { finder.place($0) }
    layout.newest = reading.onePer?.newest.map { finder.place($0) }
    layout.unused = header.names.indices.filter { !finder.used.contains($0) && !header.names[$0].isEmpty }
      .map { header.names[$0] }
    if let refusal = finder.refusal ?? layout.refusal(reading, header) { return .failure(refusal) }
    return .success(layout)
  }

  private init(_ header: HeaderNames, _ rows: [[String]], _ reading: Reading) {
    width = header.names.count
    headerRows = rows
    missing = reading.missing.map { Array($0.utf8) }
    totals = reading.totals.map { $0.hasSuffix("*") ? folded($0.dropLast()) + "*" : folded($0) }
    ends = reading.ends.map { folded($0.hasSuffix("*") ? String($0.dropLast()) : $0) }
  }

  /// A figure is never filled down, by whatever name the profile knows its column.
  private func refusal(_ reading: Reading, _ header: HeaderNames) -> Refusal? {
    let figures = zip(reading.fields, fields).filter { reading.isFigure($0.0.field) }.flatMap(\.1)
    let column = fillDown.first { column in
      header.names.indices.contains(column)
        && (figures.contains(.column(column)) || unfolds.contains { $0.column == column })
    }
    return column.map {
      Refusal(
        code: Reading.fillDownRefusal.code,
        message: "`\(header.names[$0])` \(Reading.fillDownRefusal.message) Ret `fill_down` i profilen.")
    }
  }

  /// Whether a record repeats the lowest header row.
  func isHeader(_ cells: Cells) -> Bool {
    guard let last = headerRows.last, cells.count == last.count else { return false }
    return cells.filled > 1 && last.indices.allSatisfy { folded(last[$0]) == folded(cells[$0].text) }
  }
}

/// Looks columns up and remembers which were not there.
private struct Finder {
  let header: HeaderNames
  let reading: Reading
  var used: Set<Int> = []
  var absent: [String] = []
  var doubled: [String] = []

  /// Names that the profile itself gives.
  private var given: [String] {
    guard let unfold = reading.unfold else { return [] }
    return unfold.names + [unfold.value]
  }

  func isRequired(_ field: String) -> Bool {
    guard case .extract(let source) = reading.target, let index = source.index(of: field) else { return true }
    return source.fields[index].isRequired
  }

  mutating func place(_ name: String, isRequired: Bool = true) -> Layout.Place {
    if let place = look(name) { return place }
    if isRequired { absent.append(name) }
    return .column(.max)
  }

  /// A column that an optional field names may be missing from a file; then the field is empty.
  mutating func places(_ names: [String], isRequired: Bool, oneIsEnough: Bool) -> [Layout.Place] {
    let found = names.compactMap { look($0) }
    if isRequired, found.count < (oneIsEnough ? 1 : names.count) { absent += names.filter { look($0) == nil } }
    return found
  }

  private mutating func look(_ name: String) -> Layout.Place? {
    if let index = given.firstIndex(where: { folded($0) == folded(name) }) { return .unfolded(index) }
    if let heading = reading.heading, folded(heading) == folded(name) { return .heading }
    switch header.find(name) {
    case .at(let column):
      used.insert(column)
      return .column(column)
    case .repeated:
      if !doubled.contains(name) { doubled.append(name) }
      return .column(.max)
    case .absent: return nil
    }
  }

  mutating func test(_ test: Reading.RowTest) -> Layout.Test {
    Layout.Test(place: place(test.column), values: test.values, isNegated: test.isNegated, reason: test.reason)
  }

  mutating func unfolds() -> [(column: Int, names: [[UInt8]])] {
    guard let unfold = reading.unfold, let pattern = TextPattern(unfold.pattern) else { return [] }
    let columns: [Int] =
      unfold.columns.isEmpty
      ? Array(header.names.indices)
      : unfold.columns.compactMap { if case .column(let column) = place($0), column != .max { column } else { nil } }
    let found = columns.compactMap { column -> (column: Int, names: [[UInt8]])? in
      guard let groups = pattern.groups(of: header.names[column]) else { return nil }
      return (column, groups.map { Array($0.utf8) })
    }
    used.formUnion(found.map(\.column))
    if found.isEmpty { absent.append(unfold.columns.first ?? unfold.pattern) }
    return found
  }

  var refusal: Layout.Refusal? {
    if !doubled.isEmpty {
      return Layout.Refusal(
        code: "kolonne-gentaget",
        message: "Kolonnen \(list(doubled)) står flere gange i overskriften. Skriv dens nummer i profilen, f.eks. `#3`."
      )
    }
    if absent.isEmpty { return nil }
    let word = Set(absent).count == 1 ? "kolonnen" : "kolonnerne"
    var message = "Profilen bruger \(word) \(list(absent)), som ikke står i overskriften."
    for name in absent.prefix(3) {
      if let near = nearMiss(name, among: header.names.filter { !$0.isEmpty }) {
        message += " Er `\(near)` kolonnen `\(name)`?"
      }
    }
    return Layout.Refusal(code: "kolonne-mangler", message: message)
  }

  private func list(_ names: [String]) -> String {
    let each = names.indices.filter { names.firstIndex(of: names[$0]) == $0 }.map { names[$0] }
    let quoted = each.prefix(8).map { "`\($0)`" }.joined(separator: ", ")
    return each.count > 8 ? "\(quoted) og \(each.count - 8) mere" : quoted
  }
}
