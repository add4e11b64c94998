internal import CareModel
internal import Definitions
internal import Diagnostics

/// Reads `5-facts/<id>.yaml`, reporting every fault it meets.
struct FactReader {
  let file: DefinitionFile
  /// The file's name without its ending; the id must be the same.
  let stem: String

  func read() -> Fact? {
    guard let top = file.mapping else { return nil }
    let id = top.string("id")
    let title = top.string("title")
    let rows = top.string("rows")
    let kept = top.string("kept")
    let sources = top.requiredMapping("sources")
    let required = sources?.strings("required") ?? []
    let further = sources?.strings("further") ?? []
    let monthly = sources?.strings("monthly") ?? []
    let standing = sources?.strings("standing") ?? []
    let telling = sources?.optionalString("month_told_by")
    sources?.finish()
    let fields = self.fields(top)
    let populations = top.choices("populations", Population.self)
    let traits = top.choices("traits", Fact.Trait.self)
    let findings = top.optionalChoice("findings", Fact.Findings.self) ?? .ofSources
    let columns = FactColumnReader(top: top).read()
    let names = FactNames(columns)
    let monthTold = telling.flatMap { text in
      sources.flatMap { names.columns(of: text, $0, "month_told_by") }.map { _ in text }
    }
    let listed = top.strings("list").compactMap { names.column($0, "list", top) }
    let keys = top.strings("keys").compactMap { names.column($0, "keys", top)?.name }
    let countedIn = top.optionalString("counted_in").flatMap { names.column($0, "counted_in", top)?.name }
    let apart = top.mapping("apart").flatMap { self.apart($0, names) }
    let latest = top.mapping("latest_status").flatMap { self.latest($0, names) }
    let conditions = top.mapping("conditions").map { self.conditions($0, names) } ?? []
    top.finish()

    if let id, id != stem {
      top.report(
        "id-fil", "`id` er ikke det samme som filens navn.",
        suggestion: "Kald filen `\(id).yaml`, eller skriv `id: \(stem)`.", at: "id")
    }
    if sources != nil, required.isEmpty {
      top.report(
        "felt-mangler", "Under `sources` mangler `required`: de udtræk, der ikke er noget tal uden.", at: "sources")
    }
    for name in monthly where !required.contains(name) {
      sources?.report(
        "kilde-ukendt", "`\(name)` står under `monthly`, men ikke under `required`.",
        suggestion: nearMiss(name, among: required).map { "Mente du `\($0)`?" }, at: "monthly")
    }
    for column in listed where column.name == "citizen" {
      top.report(
        "borger-vist", "`\(column.name)` er borgerens nøgle og kan ikke stå på en liste over rækker.", at: "list")
    }
    if populations.isEmpty {
      top.report("felt-mangler", "Feltet `populations` mangler: hvem tabellen kan skille ad.", at: "populations")
    }
    let municipalities: [Dimension] = [.actingMunicipality, .payingMunicipality]
    for dimension in municipalities where populations.count > 1 && names.column(dimension.rawValue) == nil {
      top.report(
        "population-umulig",
        "Flere populationer kan kun skilles ad, hvor faktum har kolonnen `\(dimension.rawValue)`.", at: "populations")
    }
    guard let id, let title, let rows, let kept else { return nil }
    return Fact(
      id: id, title: title, rowName: rows, keptText: kept, columns: columns, requiredSources: required,
      furtherSources: further, monthlySources: monthly, monthTold: monthTold, standingSources: standing,
      requiredFields: fields,
      populations: Set(populations), traits: Set(traits), findings: findings, listed: listed, keys: keys,
      countedIn: countedIn,
      apart: apart, latest: latest, conditions: conditions, place: top.place)
  }

  /// `required_fields: {sager: {ansoegt: Ansøgt}}`: a file's fields as staging names them, and as the file's header does.
  private func fields(_ mapping: DefinitionMapping) -> [SourceField] {
    guard let files = mapping.mapping("required_fields") else { return [] }
    defer { files.finish() }
    return files.keys.flatMap { source -> [SourceField] in
      guard let fields = files.mapping(source) else { return [] }
      defer { fields.finish() }
      return fields.keys.compactMap { name in
        fields.string(name).map { SourceField(source: source, name: name, title: $0) }
      }
    }
  }

  private func apart(_ mapping: DefinitionMapping, _ names: FactNames) -> Fact.Apart? {
    let column = mapping.string("column").flatMap { names.column($0, "column", mapping, type: .mask) }
    let text = mapping.string("text")
    mapping.finish()
    guard let column, let text else { return nil }
    return Fact.Apart(column: column.name, text: text)
  }

  private func latest(_ mapping: DefinitionMapping, _ names: FactNames) -> Fact.LatestWord? {
    let entity = mapping.string("of").flatMap { names.column($0, "of", mapping) }
    let word = mapping.string("word").flatMap { names.column($0, "word", mapping, type: .text) }
    let day = mapping.string("on").flatMap { names.column($0, "on", mapping, type: .date) }
    mapping.finish()
    guard let entity, let word, let day else { return nil }
    return Fact.LatestWord(entity: entity.name, word: word.name, day: day.name)
  }

  private func conditions(_ mapping: DefinitionMapping, _ names: FactNames) -> [Fact.Condition] {
    defer { mapping.finish() }
    return mapping.keys.compactMap { id in mapping.mapping(id).flatMap { condition(id, $0, names) } }
  }

  private func condition(_ id: String, _ mapping: DefinitionMapping, _ names: FactNames) -> Fact.Condition? {
    let text = mapping.string("text")
    let expression = mapping.string("expression")
    let sources = mapping.strings("sources")
    let fields = fields(mapping)
    mapping.finish()
    guard let text, let expression, let columns = names.columns(of: expression, mapping) else { return nil }
    return Fact.Condition(
      id: id, text: text, expression: expression, columns: columns, requiredSources: sources, requiredFields: fields,
      place: mapping.place)
  }
}
