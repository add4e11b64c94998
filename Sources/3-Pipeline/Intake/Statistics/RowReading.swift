/// One row of national figures, read by the roles of its columns.
struct RowReading {
  let row: [String]
  let columns: [String]
  let rules: StatisticsRules
  let roles: Roles
  let fallback: String?
  var faults: [(field: String, kind: FaultKind, detail: String)] = []

  mutating func make(isPopulation: Bool) -> StatisticsTable.Row? {
    let value = self.number()
    let municipality = self.municipality()
    let period = roles.time.map { row[$0] } ?? fallback
    if let column = roles.time, let period, !period.isEmpty, Month.first(of: period) == nil {
      fault(column, .monthMalformed)
    }
    let age: Int? = isPopulation ? self.age() : nil
    guard faults.isEmpty else { return nil }
    let sex: String? = roles.sex.flatMap { self.sex(row[$0]) }
    if isPopulation, let municipality, let value, let month = period.flatMap(Month.first(of:)) {
      return .population(municipality: municipality, sex: sex, age: age, month: month, inhabitants: Int(value))
    }
    return .figure(
      indicator: indicator(), municipality: municipality, period: period,
      month: period.flatMap(Month.last(of:)), value: value)
  }

  private mutating func fault(_ column: Int, _ kind: FaultKind) {
    var text = row[column]
    faults.append((columns[column], kind, text.withUTF8 { shape($0) }))
  }

  /// The number, or nil where the bank says that there is none.
  private mutating func number() -> Double? {
    guard let column = roles.value else { return nil }
    var text = row[column]
    if text.isEmpty || rules.missing.contains(text) { return nil }
    let reading = text.withUTF8 { writtenNumber($0) }
    guard case .number(let written) = reading else {
      if case .ambiguous = reading { fault(column, .numberAmbiguous) } else { fault(column, .numberMalformed) }
      return nil
    }
    if written.hasTrailingMinus { text = "-" + text.dropLast() }
    let plain = text.filter { $0 != "." }.map { $0 == "," ? Character(".") : $0 }
    return Double(String(plain))
  }

  private mutating func municipality() -> String? {
    guard let column = roles.municipality else { return nil }
    var text = row[column]
    let code = String(text.prefix { $0.isNumber })
    // `101 København` when codes and names were asked for together.
    if code.count == 3 || code.count == 4, code.count == text.count || text.dropFirst(code.count).first == " " {
      return code.count == 3 ? "0" + code : code
    }
    if code == text, code == "0" { return "0000" }
    text = row[column]
    fault(column, .municipalityMalformed)
    return nil
  }

  private mutating func age() -> Int? {
    guard let column = roles.age else { return nil }
    let text = row[column]
    if rules.totals.map(folded).contains(folded(text)) { return nil }
    guard let age = Int(text.prefix { $0.isNumber }) else {
      fault(column, .wholeMalformed)
      return nil
    }
    return age
  }

  private func sex(_ text: String) -> String? {
    if rules.men.map(folded).contains(folded(text)) { return "M" }
    if rules.women.map(folded).contains(folded(text)) { return "K" }
    return nil
  }

  /// What the number counts: the codes of every column that is not place or time, and the number's own name.
  private func indicator() -> String {
    var parts = roles.others.map { row[$0] }
    for column in [roles.sex, roles.age] { if let column { parts.append(row[column]) } }
    if let column = roles.value, !rules.value.map(folded).contains(folded(columns[column])) {
      parts.append(columns[column])
    }
    return parts.isEmpty ? "INDHOLD" : parts.joined(separator: "|")
  }
}

/// The bank's times: `2014`, `2014K1`, `2014Q1`, `2014M03`, `2014U07` as month indices.
enum Month {
  static func first(of text: String) -> Int? { span(text)?.lowerBound }
  static func last(of text: String) -> Int? { span(text)?.upperBound }

  private static func span(_ text: String) -> ClosedRange<Int>? {
    guard text.count >= 4, let year = Int(text.prefix(4)), (1900...2999).contains(year) else { return nil }
    let rest = text.dropFirst(4)
    if rest.isEmpty { return year * 12...year * 12 + 11 }
    guard let number = Int(rest.dropFirst()) else { return nil }
    switch rest.first {
    case "K", "Q", "k", "q":
      guard (1...4).contains(number), rest.count == 2 else { return nil }
      return year * 12 + number * 3 - 3...year * 12 + number * 3 - 1
    case "M", "m":
      guard (1...12).contains(number) else { return nil }
      return year * 12 + number - 1...year * 12 + number - 1
    case "H", "h":
      guard (1...2).contains(number) else { return nil }
      return year * 12 + number * 6 - 6...year * 12 + number * 6 - 1
    default: return nil
    }
  }
}
