/// Reads the rows of national figures by the roles of their columns.
struct RowReading {
  private let columns: [String]
  private let rules: StatisticsRules
  private let roles: Roles
  private let words: BankWords
  /// The time of every row, where the rows have none.
  private let fallback: String?
  /// Whether rows of the table count inhabitants: those that are of everybody in every column but place, sex, age and time.
  let isPopulation: Bool
  /// Columns that divide the inhabitants though no row is of all of them together: then nobody is counted.
  let dividedBy: [String]
  /// Whether some number has decimals, so that `1.234` could be one of them.
  private let hasDecimals: Bool
  private(set) var faults: [(field: String, kind: FaultKind, detail: String)] = []
  // A column says the same few things again and again.
  private var sexes: [String: BankWords.Sex?] = [:]
  private var ages: [String: BankWords.Age?] = [:]
  private var areas: [String: String?] = [:]
  private var totals: [String: Bool] = [:]

  enum Made {
    case population(PopulationCut.Row)
    case figure(StatisticsFigure)
  }

  init(_ table: StatisticsTable, _ rules: StatisticsRules, name: String) {
    columns = table.columns
    self.rules = rules
    let words = BankWords(rules)
    self.words = words
    let roles = Roles(table.columns, rules)
    self.roles = roles
    let isCensus = rules.population.contains { matches(table.id, pattern: $0) } && roles.municipality != nil
    // Another column divides the inhabitants once more; where it says all of them, the row counts as if it were not there.
    isPopulation =
      isCensus
      && (roles.others.isEmpty
        || table.rows.contains { row in
          !row.isEmpty && roles.others.allSatisfy { words.sex(row[$0]) == .total }
        })
    dividedBy = isCensus && !isPopulation ? roles.others.map { table.columns[$0] } : []
    fallback = StatisticsTable.period(in: name)
    hasDecimals =
      roles.value.map { column in
        table.rows.contains { row in row.indices.contains(column) && RowReading.hasDecimals(row[column]) }
      } ?? false
  }

  /// nil when the row breaks a rule; `faults` says which.
  mutating func read(_ row: [String], number: Int) -> Made? {
    faults = []
    let value = self.number(row)
    let municipality = area(row)
    let period = period(row)
    if let column = roles.time, let period, !period.isEmpty, BankPeriod.first(of: period) == nil {
      fault(row, column, .periodMalformed)
    }
    guard isPopulation, isOfAll(row), let month = period.flatMap(BankPeriod.first(of:)) else {
      return faults.isEmpty ? .figure(figure(row, municipality, value)) : nil
    }
    let sex = sex(row)
    let age = age(row)
    if let value, value < 0 || value != value.rounded(), let column = roles.value {
      fault(row, column, .wholeMalformed)
    }
    guard faults.isEmpty, let municipality, let sex, let age else { return nil }
    return .population(
      PopulationCut.Row(
        number: number, municipality: municipality, month: month, sex: sex, age: age,
        inhabitants: value.map { Int($0) }))
  }

  /// Whether the row is of everybody in every column that is not place, sex, age or time.
  private mutating func isOfAll(_ row: [String]) -> Bool {
    for column in roles.others {
      let isTotal = totals[row[column]] ?? (words.sex(row[column]) == .total)
      totals[row[column]] = isTotal
      if !isTotal { return false }
    }
    return true
  }

  func figure(_ row: [String], _ municipality: String?, _ value: Double?) -> StatisticsFigure {
    let period = period(row)
    return StatisticsFigure(
      indicator: indicator(row), municipality: municipality, period: period,
      month: period.flatMap(BankPeriod.last(of:)), value: value)
  }

  private func period(_ row: [String]) -> String? { roles.time.map { BankPeriod.code(of: row[$0]) } ?? fallback }

  private mutating func fault(_ row: [String], _ column: Int, _ kind: FaultKind) {
    var text = row[column]
    faults.append((columns[column], kind, text.withUTF8 { shape($0) }))
  }

  /// The number, or nil where the bank says that there is none.
  private mutating func number(_ row: [String]) -> Double? {
    guard let column = roles.value else { return nil }
    let text = RowReading.withoutSpaces(row[column])
    if text.isEmpty || rules.missing.contains(text) { return nil }
    var written = text
    switch written.withUTF8({ writtenNumber($0) }) {
    case .number(let form) where !(form.isDottedOnce && hasDecimals):
      let signed = form.hasTrailingMinus ? "-" + text.dropLast() : text
      return Double(signed.filter { $0 != "." }.map { $0 == "," ? "." : String($0) }.joined())
    case .number, .ambiguous: fault(row, column, .numberAmbiguous)
    case .malformed: fault(row, column, .numberMalformed)
    }
    return nil
  }

  private static func hasDecimals(_ text: String) -> Bool {
    var text = withoutSpaces(text)
    return switch text.withUTF8({ writtenNumber($0) }) {
    case .number(let form): form.hasComma
    case .ambiguous: true
    case .malformed: false
    }
  }

  /// Spaces that do not break stand between thousands.
  private static func withoutSpaces(_ text: String) -> String {
    text.unicodeScalars.contains { $0.value == 0xA0 || $0.value == 0x202F }
      ? text.filter { $0 != "\u{a0}" && $0 != "\u{202f}" } : text
  }

  /// What a text means, found once for each text that a column says; also that it means nothing.
  private static func remembered<Meaning>(
    _ text: String, in known: inout [String: Meaning?], _ find: (String) -> Meaning?
  ) -> Meaning? {
    if let meaning = known[text] { return meaning }
    let meaning = find(text)
    known[text] = .some(meaning)
    return meaning
  }

  private mutating func area(_ row: [String]) -> String? {
    guard let column = roles.municipality else { return nil }
    let area = RowReading.remembered(row[column], in: &areas, words.area)
    if area == nil { fault(row, column, .municipalityMalformed) }
    return area
  }

  private mutating func sex(_ row: [String]) -> BankWords.Sex? {
    guard let column = roles.sex else { return .total }
    let text = row[column]
    let sex = RowReading.remembered(text, in: &sexes, words.sex)
    if sex == nil { fault(row, column, text.isEmpty ? .missing : .wordUnknown) }
    return sex
  }

  private mutating func age(_ row: [String]) -> BankWords.Age? {
    guard let column = roles.age else { return .total }
    let text = row[column]
    let age = RowReading.remembered(text, in: &ages, words.age)
    if age == nil { fault(row, column, text.isEmpty ? .missing : .wordUnknown) }
    return age
  }

  /// What the number counts: every column that is not place or time, and the number's own name.
  private func indicator(_ row: [String]) -> String {
    var parts = roles.others.map { row[$0] }
    for column in [roles.sex, roles.age] { if let column { parts.append(row[column]) } }
    if let column = roles.value, !rules.value.map(folded).contains(folded(columns[column])) {
      parts.append(columns[column])
    }
    return parts.isEmpty ? "INDHOLD" : parts.joined(separator: "|")
  }
}
