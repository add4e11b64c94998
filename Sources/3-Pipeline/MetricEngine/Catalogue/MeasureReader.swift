internal import CareModel
internal import Definitions
internal import Diagnostics

/// Reads a `measure` mapping, in the closed vocabulary of `Measure`.
struct MeasureReader {
  /// The definition's own fact, for parts that name none.
  let fact: Fact?
  /// Whether the definition names a fact that is not there, which has been told.
  var isOwnFaulty = false
  let facts: FactCatalogue

  private static let kinds = [
    "covered_days", "persons", "spells", "sum", "count", "score", "latest_status", "latest_value", "metric", "ratio",
  ]

  private static let summed: [Fact.ColumnType] = [.int, .double, .ore]

  func read(_ mapping: DefinitionMapping) -> Measure? {
    let written = Self.kinds.filter { mapping.keys.contains($0) }
    guard written.count == 1, let kind = written.first else {
      mapping.report(
        "opgoerelse-uklar",
        written.isEmpty ? "Her står ikke, hvordan der tælles." : "Her står flere måder at tælle på.",
        suggestion: suggestion(mapping, written))
      return nil
    }
    // A part that names a fact which is not there is told that, not that it names none.
    let isNamed = mapping.keys.contains("fact")
    let own = facts.fact("fact", in: mapping) ?? (isNamed ? nil : fact)
    let measure = read(kind, mapping, own, isNamed: isNamed)
    mapping.finish()
    return measure
  }

  private func suggestion(_ mapping: DefinitionMapping, _ written: [String]) -> String {
    if written.isEmpty {
      for key in mapping.keys {
        if let near = nearMiss(key, among: Self.kinds) { return "Mente du `\(near)` i stedet for `\(key)`?" }
      }
    }
    return "Skriv præcis én af: \(Self.kinds.joined(separator: ", "))."
  }

  private func read(_ kind: String, _ mapping: DefinitionMapping, _ own: Fact?, isNamed: Bool) -> Measure? {
    switch kind {
    case "metric": return mapping.string("metric").map(Measure.metric)
    case "ratio": return ratio(mapping)
    default: break
    }
    guard let own else {
      if isNamed || isOwnFaulty { return nil }
      mapping.report(
        "faktum-mangler", "Her står ikke, hvilket faktum der tælles i.",
        suggestion: "Skriv `fact:` med et af: \(facts.ids.joined(separator: ", ")).")
      return nil
    }
    switch kind {
    case "covered_days":
      return mapping.choice("covered_days", Measure.DayShare.self).flatMap {
        withDays(own, mapping, "covered_days") ? .coveredDays(own, $0) : nil
      }
    case "persons":
      return mapping.choice("persons", Measure.PersonRule.self).flatMap {
        withDays(own, mapping, "persons") ? .persons(own, $0) : nil
      }
    case "spells":
      return mapping.choice("spells", Measure.SpellEvent.self).flatMap {
        withDays(own, mapping, "spells") ? .spells(own, $0) : nil
      }
    case "sum": return sum(mapping, own)
    case "count": return count(mapping, own)
    case "score": return score(mapping, own)
    case "latest_status": return latestStatus(mapping, own)
    default:
      return column(mapping, "latest_value", own, Self.summed).flatMap {
        withMonths(own, mapping, "latest_value") ? .latestValue(own, column: $0) : nil
      }
    }
  }

  private func sum(_ mapping: DefinitionMapping, _ own: Fact) -> Measure? {
    let column = column(mapping, "sum", own, Self.summed)
    let hasMonths = withMonths(own, mapping, "sum")
    let divide = mapping.optionalInt("divide") ?? 1
    if divide < 1 { mapping.report("divisor-ugyldig", "`divide` skal være mindst 1.", at: "divide") }
    let conditions = conditions(mapping, own)
    guard let column, hasMonths, divide >= 1 else { return nil }
    return .sum(own, column: column, divide: divide, conditions: conditions)
  }

  private func count(_ mapping: DefinitionMapping, _ own: Fact) -> Measure? {
    let moment = mapping.choice("count", Measure.Moment.self)
    let name = mapping.optionalString("predicate")
    let distinct = mapping.keys.contains("distinct") ? column(mapping, "distinct", own, nil) : nil
    let conditions = conditions(mapping, own)
    guard let moment else { return nil }
    let fitting = own.conditions.filter { fits($0, moment, own) }
    let predicate = fitting.first { $0.id == name }
    if let name, predicate == nil {
      let names = fitting.map(\.id)
      mapping.report(
        "betingelse-passer-ikke", "Betingelsen `\(name)` hører ikke til `\(own.id)` med `\(moment.rawValue)`.",
        suggestion: nearMiss(name, among: names).map { "Mente du `\($0)`?" }
          ?? (names.isEmpty ? nil : "Vælg mellem: \(names.joined(separator: ", "))."), at: "predicate")
      return nil
    }
    if predicate == nil && (moment == .onDay || own.column("month") == nil) {
      mapping.report(
        "betingelse-mangler", "En optælling i `\(own.id)` skal have en betingelse (`predicate`).", at: "count")
      return nil
    }
    return .count(
      own, .init(moment: moment, predicate: predicate, conditions: conditions, distinct: distinct))
  }

  /// A condition that says nothing of days holds of the rows of a month.
  private func fits(_ condition: Fact.Condition, _ moment: Measure.Moment, _ own: Fact) -> Bool {
    condition.moment == moment || condition.moment == nil && moment == .inPeriod && own.column("month") != nil
  }

  private func score(_ mapping: DefinitionMapping, _ own: Fact) -> Measure? {
    let column = column(mapping, "score", own, [.text])
    var weights: [Measure.Weight] = []
    if let words = mapping.requiredMapping("weights") {
      for word in words.keys {
        if let weight = words.optionalDouble(word) { weights.append(.init(word: word, weight: weight)) }
      }
      words.finish()
    }
    let conditions = conditions(mapping, own)
    guard let column, !weights.isEmpty, withMonths(own, mapping, "score") else { return nil }
    return .score(own, column: column, weights: weights, conditions: conditions)
  }

  private func latestStatus(_ mapping: DefinitionMapping, _ own: Fact) -> Measure? {
    let statuses = mapping.strings("latest_status")
    guard own.latest != nil else {
      let fitting = facts.all.filter { $0.latest != nil }.map(\.id)
      mapping.report(
        "betingelse-passer-ikke", "`\(own.id)` har ikke noget, der har et ord på en dag (`latest_status`).",
        suggestion: "Faktaene med det er: \(fitting.joined(separator: ", ")).", at: "latest_status")
      return nil
    }
    if statuses.isEmpty {
      mapping.report("felt-mangler", "`latest_status` skal have mindst ét ord.", at: "latest_status")
    }
    return statuses.isEmpty ? nil : .latestStatus(own, statuses: statuses)
  }

  private func ratio(_ mapping: DefinitionMapping) -> Measure? {
    guard let parts = mapping.requiredMapping("ratio") else { return nil }
    let numerator = parts.requiredMapping("numerator").flatMap(read(_:))
    let denominator = parts.requiredMapping("denominator").flatMap(read(_:))
    parts.finish()
    let ignoring = mapping.choices("ignore_in_denominator", Dimension.self)
    for (key, part) in [("numerator", numerator), ("denominator", denominator)] {
      if case .ratio = part { parts.report("broek-i-broek", "En brøk kan ikke have en brøk som `\(key)`.", at: key) }
    }
    guard let numerator, let denominator else { return nil }
    return .ratio(numerator: numerator, denominator: denominator, ignoring: ignoring)
  }

  private func conditions(_ mapping: DefinitionMapping, _ own: Fact) -> [Measure.Condition] {
    [("where", false), ("unless_asked", true)].flatMap { key, isUnlessAsked -> [Measure.Condition] in
      guard let words = mapping.mapping(key) else { return [] }
      let conditions = words.keys.compactMap { name -> Measure.Condition? in
        let values = words.strings(name)
        guard known(name, own, words, name) else { return nil }
        if values.isEmpty { words.report("vaerdi-mangler", "`\(name)` skal have mindst én værdi.", at: name) }
        return .init(column: name, values: values, isUnlessAsked: isUnlessAsked)
      }
      words.finish()
      return conditions
    }
  }

  private func column(
    _ mapping: DefinitionMapping, _ key: String, _ own: Fact, _ types: [Fact.ColumnType]?
  ) -> String? {
    guard let name = mapping.string(key), known(name, own, mapping, key) else { return nil }
    if let types, let column = own.column(name), !types.contains(column.type) {
      mapping.report("kolonne-forkert-type", "Kolonnen `\(name)` kan ikke bruges i `\(key)`.", at: key)
      return nil
    }
    return name
  }

  private func known(_ name: String, _ own: Fact, _ mapping: DefinitionMapping, _ key: String) -> Bool {
    if own.column(name) != nil { return true }
    let names = own.columns.map(\.name)
    mapping.report(
      "kolonne-ukendt", "Kolonnen `\(name)` findes ikke i `\(own.id)`.",
      suggestion: nearMiss(name, among: names).map { "Mente du `\($0)`?" }
        ?? "Kolonnerne er: \(names.joined(separator: ", ")).", at: key)
    return false
  }

  private func withDays(_ own: Fact, _ mapping: DefinitionMapping, _ key: String) -> Bool {
    if own.hasDays { return true }
    let facts = facts.all.filter(\.hasDays).map(\.id).joined(separator: ", ")
    mapping.report(
      "faktum-uden-dage", "`\(own.id)` har ingen dage at tælle.", suggestion: "Faktaene med dage er: \(facts).",
      at: key)
    return false
  }

  private func withMonths(_ own: Fact, _ mapping: DefinitionMapping, _ key: String) -> Bool {
    if own.column("month") != nil { return true }
    mapping.report("faktum-uden-maaned", "`\(own.id)` har ingen måned at lægge sammen over.", at: key)
    return false
  }
}
