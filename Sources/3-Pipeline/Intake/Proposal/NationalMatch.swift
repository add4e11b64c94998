/// A file of national figures: municipalities or regions beside numbers, years in a column or side by side.
struct NationalMatch {
  private(set) var fields: [FieldSource] = []
  private(set) var unfold: Reading.Unfold?
  private(set) var fillDown: [String] = []
  private(set) var reasons: [String: String] = [:]
  let keep: Reading.RowTest?
  /// The name of the text above a group of rows.
  let heading: String?
  /// Whether the figures have a time.
  private(set) var hasTime = true
  /// The column that was taken for the figures because it is the last one with numbers, not because of its name.
  private(set) var guessed: String?

  private let table: SeenTable
  private let rules: StatisticsRules

  /// nil when no column holds areas, or no number can be told apart.
  init?(
    _ table: SeenTable, _ columns: [SeenColumn], _ hints: ProposalHints, _ lists: [String: ValueList],
    _ rules: StatisticsRules
  ) {
    self.table = table
    self.rules = rules
    let names = lists["omraadenavne"]?.values ?? [:]
    let wide = NationalMatch.wide(columns)
    let isWide = Set(wide.columns.map(\.index))
    let rest = columns.filter {
      !isWide.contains($0.index) && (!$0.values.isEmpty || NationalMatch.isNamed($0, rules.value))
    }
    guard let area = NationalMatch.area(rest, names) else { return nil }
    let labels = rest.filter { $0.index != area.index }
    let texts = labels.filter { $0.share(in: names) < 0.9 }
    keep = NationalMatch.unit(labels, table, hints)
    heading = table.headings > 0 ? NationalMatch.free("Gruppe", table) : nil
    if let heading { add("Indikator", heading) }
    var figures = isWide
    if wide.columns.isEmpty {
      let time = NationalMatch.time(labels, rules)
      guard let number = number(labels.filter { $0.index != time?.index }), time != nil || labels.count == 1 else {
        return nil
      }
      figures = [number.index]
      hasTime = time != nil
      for label in texts where label.index != time?.index && label.index != number.index { add(label) }
      add(area, names)
      if let time { add("TID", table.reference(time.index), because: "værdierne er perioder") }
      let isNamed = NationalMatch.isNamed(number, rules.value)
      if !isNamed { guessed = table.reference(number.index) }
      add(
        "INDHOLD", table.reference(number.index),
        because: isNamed ? "kendt navn for tallet" : "gættet: den sidste kolonne med tal"
      )
    } else {
      let (measure, period, value) = (
        NationalMatch.free("Mål", table), NationalMatch.free("Periode", table), NationalMatch.free("Tal", table)
      )
      unfold = Reading.Unfold(
        columns: [], pattern: wide.isPlain ? "(\\d{4}(?:[KQMHkqmh]\\d{1,2})?)" : "(\\D+)(\\d{4})",
        names: wide.isPlain ? [period] : [measure, period], value: value)
      for label in texts { add(label) }
      if !wide.isPlain { add("Mål", measure) }
      add(area, names)
      add("TID", period, because: "\(wide.columns.count) kolonner hedder som perioder; hver bliver til rækker")
      add("INDHOLD", value, because: "tallene under perioderne")
    }
    fillDown = labels.filter { isWrittenWhereItChanges($0) && !figures.contains($0.index) }.map {
      table.reference($0.index)
    }
  }

  /// A label that is written where it changes, and stands on the first row. A figure that is missing is never such a one.
  private func isWrittenWhereItChanges(_ column: SeenColumn) -> Bool {
    column.filled * 2 < table.rows.count && table.rows.first?.cells[column.index].isEmpty == false
      && column.share(of: .number(decimals: false)) < 0.5 && !NationalMatch.isNamed(column, rules.value)
  }

  /// Columns that are called as periods, or whose names end with a year.
  private static func wide(_ columns: [SeenColumn]) -> (columns: [SeenColumn], isPlain: Bool) {
    let periods = columns.filter { SeenTable.isPeriod($0.name) }
    if !periods.isEmpty { return (periods, true) }
    let ends = columns.filter { column in
      column.name.count > 4 && !column.name.dropLast(4).contains(where: \.isNumber)
        && SeenTable.isPeriod(String(column.name.suffix(4)))
    }
    return (ends.count > 1 ? ends : [], false)
  }

  private static func area(_ columns: [SeenColumn], _ names: [String: String]) -> SeenColumn? {
    let codes = Set(names.values)
    return columns.first {
      $0.share(of: .municipality) > 0.9 && $0.values.allSatisfy { codes.contains(fourDigits($0)) }
    } ?? columns.first { $0.share(in: names) > 0.9 }
  }

  /// A name that no column has.
  private static func free(_ name: String, _ table: SeenTable) -> String {
    table.names.contains { folded($0) == folded(name) } ? free("\(name) 2", table) : name
  }

  private static func isNamed(_ column: SeenColumn, _ names: [String]) -> Bool {
    names.map(folded).contains(folded(column.name))
  }

  private static func time(_ columns: [SeenColumn], _ rules: StatisticsRules) -> SeenColumn? {
    let periods = columns.filter { $0.values.allSatisfy(SeenTable.isPeriod) }
    return periods.first { isNamed($0, rules.time) } ?? periods.first
  }

  /// The column of figures: by its name, else the last one that holds numbers.
  private func number(_ columns: [SeenColumn]) -> SeenColumn? {
    columns.last { NationalMatch.isNamed($0, rules.value) }
      ?? columns.last { $0.share(of: .number(decimals: false)) > 0.9 }
  }

  private mutating func add(_ column: SeenColumn) {
    add(column.name.isEmpty ? "Kolonne \(column.index + 1)" : column.name, table.reference(column.index))
  }

  private mutating func add(_ area: SeenColumn, _ names: [String: String]) {
    let isNamed = area.share(in: names) > 0.9
    add(
      "OMRÅDE", table.reference(area.index),
      because: isNamed ? "værdierne er navne på områder" : "værdierne er kommunekoder")
    if isNamed { (fields[fields.count - 1].values, fields[fields.count - 1].list) = (names, "omraadenavne") }
  }

  /// Every field has a name of its own, and only the area, the time and the figure have theirs.
  private mutating func add(_ name: String, _ column: String, because reason: String? = nil) {
    var taken = Set(fields.map { folded($0.field) })
    if reason == nil {
      taken.formUnion((rules.municipality + rules.time + rules.value + rules.label).map(folded))
      taken.insert("omraade")
    }
    var own = name
    var number = 2
    while taken.contains(folded(own)) {
      own = "\(name) \(number)"
      number += 1
    }
    var source = FieldSource(field: own)
    source.columns = [column]
    fields.append(source)
    reasons[own] = reason
  }

  /// A column of units in which every figure stands more than once.
  private static func unit(_ labels: [SeenColumn], _ table: SeenTable, _ hints: ProposalHints) -> Reading.RowTest? {
    for column in labels {
      let kinds = column.kinds
      guard (2...4).contains(kinds.count), column.filled == table.rows.count,
        let kept = hints.units.first(where: kinds.contains), kinds.isSubset(of: Set(hints.units))
      else { continue }
      return Reading.RowTest(
        column: table.reference(column.index), values: [kept],
        reason: "hvert tal står i \(kinds.count) enheder eller prisniveauer; kun én må tælle")
    }
    return nil
  }
}

private func fourDigits(_ code: String) -> String { code.count == 3 ? "0" + code : code }
