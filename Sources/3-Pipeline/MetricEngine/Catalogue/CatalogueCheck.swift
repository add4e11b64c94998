internal import CareModel
internal import Diagnostics

/// What can only be judged with the whole catalogue at hand: references, populations, dimensions, oracles.
struct CatalogueCheck {
  let definitions: [MetricDefinition]
  let oracles: [Oracle]
  let files: [MetricFile]
  let facts: FactCatalogue

  /// The definitions without fault, none of which rests on a broken one.
  func run() -> (sound: [MetricDefinition], faults: [Diagnostic]) {
    let catalogue = MetricCatalogue(definitions, facts: facts)
    var faults: [Diagnostic] = []
    var broken: Set<String> = []
    for definition in definitions {
      var own = references(definition) + circle(definition, catalogue) + oracle(definition)
      // Nothing that follows references may be asked of a circle.
      if !leadsToCircle(definition.id, catalogue) {
        own += ratios(definition, catalogue) + populations(definition, catalogue) + dimensions(definition, catalogue)
      }
      if !own.isEmpty { broken.insert(definition.id) }
      faults += own
    }
    faults += repeated() + strayOracles()
    // A broken oracle has told its own faults; its metric falls with it.
    var sound = definitions.filter { metric in
      !broken.contains(metric.id) && oracles.contains { $0.metric == metric.id }
    }
    // A metric that rests on a broken one falls with it; again until nothing more falls.
    while true {
      let known = Set(sound.map(\.id))
      let standing = sound.filter { metric in references(to: metric.measure).allSatisfy(known.contains) }
      if standing.count == sound.count { break }
      sound = standing
    }
    return (sound, faults)
  }

  private func references(to measure: Measure) -> [String] {
    switch measure {
    case .metric(let id): [id]
    case .ratio(let numerator, let denominator, _): references(to: numerator) + references(to: denominator)
    default: []
    }
  }

  private func references(_ definition: MetricDefinition) -> [Diagnostic] {
    let ids = definitions.map(\.id)
    return references(to: definition.measure).filter { !ids.contains($0) }.map { id in
      Diagnostic(
        code: "noegletal-ukendt", "Nøgletallet `\(id)` findes ikke eller er selv i stykker.",
        suggestion: nearMiss(id, among: ids).map { "Mente du `\($0)`?" }, at: definition.place)
    }
  }

  /// Whether following its references never ends, in a circle that it is in or only leads to.
  private func leadsToCircle(_ id: String, _ catalogue: MetricCatalogue, path: Set<String> = []) -> Bool {
    if path.contains(id) { return true }
    guard let definition = catalogue[id] else { return false }
    return references(to: definition.measure).contains { leadsToCircle($0, catalogue, path: path.union([id])) }
  }

  private func circle(_ definition: MetricDefinition, _ catalogue: MetricCatalogue) -> [Diagnostic] {
    guard leadsToCircle(definition.id, catalogue) else { return [] }
    return [Diagnostic(code: "noegletal-kreds", "Nøgletallet hviler på sig selv gennem andre.", at: definition.place)]
  }

  private func ratios(_ definition: MetricDefinition, _ catalogue: MetricCatalogue) -> [Diagnostic] {
    guard case .ratio(let above, let below, _) = catalogue.resolved(definition.measure) else { return [] }
    let inYears = if case .coveredDays(_, .ofYear) = catalogue.resolved(below) { true } else { false }
    var faults: [Diagnostic] = []
    if !inYears, definition.withholdings.contains(where: { if case .fewDays = $0.rule { true } else { false } }) {
      faults.append(
        Diagnostic(
          code: "faa-dage-uden-dage", "`few_days` kan kun bruges, hvor nævneren er helårspersoner.",
          at: definition.place))
    }
    return faults
      + [above, below].compactMap { part in
        guard case .metric(let id) = part, case .ratio = catalogue.resolved(part) else { return nil }
        return Diagnostic(
          code: "broek-i-broek", "`\(id)` er en brøk og kan ikke stå i en brøk.",
          suggestion: "Skriv dens tæller og nævner i stedet.", at: definition.place)
      }
  }

  private func populations(_ definition: MetricDefinition, _ catalogue: MetricCatalogue) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    for id in references(to: definition.measure) {
      guard let other = catalogue[id], other.population != definition.population else { continue }
      faults.append(
        Diagnostic(
          code: "population-blandet",
          "Nøgletallet har populationen `\(definition.population.rawValue)`, men `\(id)` har"
            + " `\(other.population.rawValue)`. En brøk har samme population over og under stregen (M58).",
          suggestion: "Vælg dele med samme population.", at: definition.place))
    }
    let parts: [Measure] =
      if case .ratio(let above, let below, _) = definition.measure { [above, below] } else { [definition.measure] }
    for fact in parts.compactMap(\.fact).unique where !fact.populations.contains(definition.population) {
      let possible = fact.populations.map(\.rawValue).sorted().joined(separator: ", ")
      faults.append(
        Diagnostic(
          code: "population-umulig",
          "`\(fact.id)` kan ikke tælles for populationen `\(definition.population.rawValue)`.",
          suggestion: "Mulig population: \(possible).", at: definition.place))
    }
    return faults
  }

  private func dimensions(_ definition: MetricDefinition, _ catalogue: MetricCatalogue) -> [Diagnostic] {
    var above = catalogue.leaves(of: definition.measure).compactMap(\.fact).unique
    var below: [Fact] = []
    var ignoring: [Dimension] = []
    if case .ratio(let numerator, let denominator, let ignored) = catalogue.resolved(definition.measure) {
      above = catalogue.leaves(of: numerator).compactMap(\.fact).unique
      below = catalogue.leaves(of: denominator).compactMap(\.fact).unique
      ignoring = ignored
    }
    var faults: [Diagnostic] = []
    for dimension in definition.dimensions {
      let facts = above + (ignoring.contains(dimension) ? [] : below)
      for fact in facts.unique where !fact.has(dimension) {
        faults.append(
          Diagnostic(
            code: "dimension-ikke-i-faktum",
            "Dimensionen `\(dimension.rawValue)` findes ikke i `\(fact.id)`.",
            suggestion: "Fjern den, eller vælg mellem: \(fact.dimensions.map(\.rawValue).joined(separator: ", ")).",
            at: definition.place))
      }
    }
    for dimension in ignoring where !definition.dimensions.contains(dimension) {
      faults.append(
        Diagnostic(
          code: "ignoreret-dimension",
          "`\(dimension.rawValue)` ignoreres i nævneren, men nøgletallet kan ikke deles på den.",
          suggestion: "Skriv den også under `dimensions`, eller fjern den.", at: definition.place))
    }
    return faults
  }

  private func oracle(_ definition: MetricDefinition) -> [Diagnostic] {
    if files.contains(where: { $0.isOracle && $0.stem == definition.id && $0.area == definition.area }) { return [] }
    return [
      Diagnostic(
        code: "facit-mangler", "Nøgletallet har intet facit.",
        suggestion: "Skriv `\(definition.id).oracle.yaml` ved siden af: få rækker, SQL skrevet i hånden og tallene.",
        at: definition.place)
    ]
  }

  private func repeated() -> [Diagnostic] {
    var seen: [String: MetricDefinition] = [:]
    return definitions.compactMap { definition in
      guard let first = seen[definition.id] else {
        seen[definition.id] = definition
        return nil
      }
      return Diagnostic(
        code: "id-gentaget", "Nøgletallet `\(definition.id)` findes også i \(first.place.file).",
        suggestion: "Behold den ene fil.", at: definition.place)
    }
  }

  private func strayOracles() -> [Diagnostic] {
    let written = files.filter { !$0.isOracle }
    return files.filter(\.isOracle).compactMap { file in
      if written.contains(where: { $0.stem == file.stem && $0.area == file.area }) { return nil }
      return Diagnostic(
        code: "facit-uden-noegletal", "Der er intet nøgletal til dette facit.",
        suggestion: nearMiss(file.stem, among: written.map(\.stem)).map { "Hører det til `\($0)`?" },
        at: Place(file: file.name, line: 1, column: 1))
    }
  }
}
