internal import CareModel
internal import Definitions
internal import Diagnostics

/// Reads one definition file into a `MetricDefinition`, reporting every fault it meets.
struct MetricReader {
  let file: DefinitionFile
  let area: String
  /// The file's name without its ending; the id must be the same.
  let stem: String
  let facts: FactCatalogue

  func read() -> MetricDefinition? {
    guard let top = file.mapping else { return nil }
    let id = top.string("id")
    let title = top.string("title")
    let help = top.string("help").map(paragraphs)
    let unit = top.choice("unit", Unit.self)
    let population = top.choice("population", Population.self)
    let direction = top.choice("direction", Direction.self)
    let owner = top.string("owner")
    let legalBasis = top.string("legal_basis")
    let purpose = top.string("purpose")
    let validFrom = day(top, "valid_from", required: true)
    let validTo = day(top, "valid_to", required: false)
    let version = top.string("version")
    let fact = facts.fact("fact", in: top)
    let reader = MeasureReader(fact: fact, isOwnFaulty: fact == nil && top.keys.contains("fact"), facts: facts)
    let measure = top.requiredMapping("measure").flatMap(reader.read)
    let dimensions = top.choices("dimensions", Dimension.self)
    let withholdings = top.mappings("withhold").compactMap { withholding($0, among: dimensions) }
    let words = top.mapping("words").map(words) ?? MetricWords()
    top.finish()

    if let id, id != stem {
      top.report(
        "id-fil", "`id` er ikke det samme som filens navn.",
        suggestion: "Kald filen `\(id).yaml`, eller skriv `id: \(stem)`.", at: "id")
    }
    if let id, !isIdentifier(id) {
      top.report("id-form", "`id` må kun have små bogstaver a–z, cifre og `_`.", at: "id")
    }
    if let help, help.count < 3 {
      top.report(
        "hjaelp-for-kort", "Hjælpeteksten skal have mindst tre afsnit, og her er \(help.count).",
        suggestion: "Skriv hvad tallet tæller, hvordan det læses, og hvad det ikke kan vise, med en tom linje imellem.",
        at: "help")
    }
    if let validFrom, let validTo, validTo < validFrom {
      top.report("gyldighed-omvendt", "`valid_to` ligger før `valid_from`.", at: "valid_to")
    }
    repeated(dimensions, in: top)

    guard let id, let title, let help, let unit, let population, let direction, let owner, let legalBasis, let purpose,
      let validFrom, let version, let measure
    else { return nil }
    var definition = MetricDefinition(
      id: id, title: title, help: help, unit: unit, population: population, direction: direction, owner: owner,
      legalBasis: legalBasis, purpose: purpose, validFrom: validFrom, validTo: validTo, version: version,
      measure: measure, dimensions: dimensions, withholdings: withholdings, area: area, place: top.place)
    definition.words = words
    check(definition, top)
    return definition
  }

  private func words(_ mapping: DefinitionMapping) -> MetricWords {
    defer { mapping.finish() }
    var words = MetricWords()
    words.noun = mapping.optionalString("noun")
    words.definite = mapping.optionalString("definite")
    words.more = mapping.optionalString("more")
    words.moreDefinite = mapping.optionalString("more_definite")
    words.less = mapping.optionalString("less")
    words.done = mapping.optionalString("done")
    words.one = mapping.optionalString("one")
    words.many = mapping.optionalString("many")
    return words
  }

  /// Rules that one file alone can break.
  private func check(_ definition: MetricDefinition, _ top: DefinitionMapping) {
    let isRatio = if case .ratio = definition.measure { true } else { false }
    if definition.unit == .percent && !isRatio {
      top.report(
        "enhed-passer-ikke", "Enheden er pct., men nøgletallet er ikke en brøk.",
        suggestion: "Brug `ratio` i `measure`, eller vælg en anden enhed.", at: "unit")
    }
    if !isRatio && !definition.withholdings.isEmpty {
      top.report(
        "tilbageholdelse-uden-broek", "`withhold` gælder brøker, og nøgletallet er ikke en brøk.", at: "withhold")
    }
    if definition.unit == .kroner && isRatio {
      top.report("enhed-passer-ikke", "Enheden er kr., men nøgletallet er en brøk.", at: "unit")
    }
  }

  private func withholding(_ mapping: DefinitionMapping, among dimensions: [Dimension]) -> Withholding? {
    let when = mapping.choice("when", Withholding.Rule.Word.self)
    let reason = mapping.string("reason")
    let by = when == .split ? mapping.choices("dimensions", Dimension.self) : []
    let least = when == .fewDays ? mapping.optionalInt("least") : nil
    mapping.finish()
    if when == .split, by.isEmpty {
      mapping.report("felt-mangler", "`split` skal have mindst én dimension under `dimensions`.", at: "when")
      return nil
    }
    for dimension in by where dimensions.contains(dimension) {
      mapping.report(
        "dimension-tilbageholdt",
        "`\(dimension.rawValue)` står både som noget, tallet kan deles på, og som noget, det ikke vises for.",
        suggestion: "Fjern den ene.", at: "dimensions")
    }
    if when == .fewDays, least.map({ $0 < 1 }) ?? true {
      mapping.report("felt-mangler", "`few_days` skal have `least`: det mindste antal dage.", at: "when")
      return nil
    }
    guard let when, let reason else { return nil }
    switch when {
    case .split: return Withholding(rule: .split(by), reason: reason)
    case .fewDays: return Withholding(rule: .fewDays(least ?? 1), reason: reason)
    case .negative: return Withholding(rule: .negative, reason: reason)
    }
  }

  private func repeated(_ dimensions: [Dimension], in top: DefinitionMapping) {
    var seen: Set<Dimension> = []
    for dimension in dimensions where !seen.insert(dimension).inserted {
      top.report("dimension-gentaget", "Dimensionen `\(dimension.rawValue)` står to gange.", at: "dimensions")
    }
  }

  private func day(_ top: DefinitionMapping, _ key: String, required: Bool) -> Day? {
    guard let text = required ? top.string(key) : top.optionalString(key) else { return nil }
    if let day = Day(iso: text) { return day }
    top.report("dato-ugyldig", "`\(key)` er ikke en dato.", suggestion: "Skriv den som `åååå-mm-dd`.", at: key)
    return nil
  }

  private func paragraphs(_ text: String) -> [String] {
    var result: [String] = []
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + [""] {
      if line.allSatisfy(\.isWhitespace) {
        if !lines.isEmpty { result.append(lines.joined(separator: " ")) }
        lines = []
      } else {
        lines.append(line)
      }
    }
    return result
  }

  private func isIdentifier(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
  }
}
