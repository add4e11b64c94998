/// What the values of one column look like, told by the same rules that will read them.
final class SeenColumn {
  let index: Int
  let name: String
  /// Values spread over the column, enough to see its form.
  let values: [String]
  /// How many values there are.
  let filled: Int
  let isWorkbook: Bool
  /// Whether numbers have a dot before their decimals, and nothing else can be meant.
  let hasDecimalDot: Bool
  let dates: DateWriting?
  /// Each folded value with how often it stands.
  private let words: [String: Int]
  private var shares: [Field.Kind: Double] = [:]

  private static let enough = 1_500

  init(_ index: Int, _ table: SeenTable, isWorkbook: Bool) {
    self.index = index
    name = table.names[index]
    let all = table.values(index)
    filled = all.count
    let step = max(1, all.count / Self.enough)
    let values = step == 1 ? all : stride(from: 0, to: all.count, by: step).map { all[$0] }
    self.values = values
    self.isWorkbook = isWorkbook
    hasDecimalDot = !isWorkbook && SeenColumn.isDotted(values)
    dates = SeenColumn.unusualDates(values)
    words = values.reduce(into: [:]) { $0[folded($1), default: 0] += 1 }
  }

  /// The share of the values that a field of this kind takes.
  func share(of kind: Field.Kind) -> Double {
    if let known = shares[kind] { return known }
    let share = values.isEmpty ? 0 : measured(kind)
    shares[kind] = share
    return share
  }

  private func measured(_ kind: Field.Kind) -> Double {
    switch kind {
    case .cpr: return Double(values.count(where: looksLikeCPR)) / Double(values.count)
    case .words(let list): return share(of: list, also: [:])
    case .date:
      if let dates { return Double(values.count { dates.rewritten($0) != nil }) / Double(values.count) }
    default: break
    }
    var check = ColumnCheck(
      Field(name: "", kind: kind, isRequired: false, aliases: [], column: nil), isWorkbook: isWorkbook)
    var faults = 0
    for pass in 0..<2 {
      faults = 0
      for value in values {
        var text = written(value, as: kind)
        if text.withUTF8({ check.check($0) }) != nil { faults += 1 }
      }
      if pass == 0 { check.restart(with: check.decided) }
    }
    return 1 - Double(faults) / Double(values.count)
  }

  private func written(_ value: String, as kind: Field.Kind) -> String {
    switch kind {
    case .amount, .number, .whole:
      hasDecimalDot ? String(value.map { $0 == "." ? "," : $0 == "," ? "." : $0 }) : value
    default: value
    }
  }

  /// Known words of a list, or other words for them.
  func share(of list: [String], also others: [String: String]) -> Double {
    let known = Set(list.map(folded))
    return share { known.contains($0) || others[$0] != nil }
  }

  func share(in list: [String: String]) -> Double { share { list[$0] != nil } }

  /// Whether one of the values is a folded word.
  func holds(_ word: String) -> Bool { words[word] != nil }

  /// The folded values.
  var kinds: Set<String> { Set(words.keys) }

  private func share(_ isKnown: (String) -> Bool) -> Double {
    if values.isEmpty { return 0 }
    return Double(words.reduce(0) { $0 + (isKnown($1.key) ? $1.value : 0) }) / Double(values.count)
  }

  /// Six digits that are a day, then four characters.
  private func looksLikeCPR(_ value: String) -> Bool {
    var value = value
    guard let number = value.withUTF8({ writtenCPR($0) })?.number else { return false }
    let (day, month) = (Int(number[0] - 48) * 10 + Int(number[1] - 48), Int(number[2] - 48) * 10 + Int(number[3] - 48))
    // Replacement numbers add 60 to the day.
    return (1...31).contains(day > 60 ? day - 60 : day) && (1...12).contains(month)
  }

  /// Decimals after a dot, one or two of them at least once, and no comma anywhere: then the dot cannot be thousands.
  private static func isDotted(_ values: [String]) -> Bool {
    var proofs = 0
    for value in values {
      let parts = value.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }), parts.count <= 2 else { return false }
      if parts.count == 2, parts[1].count != 3 { proofs += 1 }
    }
    return proofs > 0
  }

  /// A way of writing dates that must be told: times of day, or months first where a day above twelve proves it.
  private static func unusualDates(_ values: [String]) -> DateWriting? {
    for form in [DateWriting.timestamp, .dashedTimestamp] {
      let read = values.filter { form.rewritten($0) != nil }
      if read.contains(where: { $0.count > 10 }), read.count * 10 >= values.count * 9 { return form }
    }
    let slashed = values.compactMap { value -> WrittenDate? in
      var value = value
      return value.withUTF8 { writtenDate($0) }
    }
    if !values.isEmpty, slashed.count == values.count, slashed.allSatisfy({ $0.form == .slashed && $0.day <= 12 }),
      slashed.contains(where: { $0.month > 12 })
    {
      return .monthFirst
    }
    return nil
  }
}
