internal import Definitions
internal import Diagnostics
internal import Foundation

// Reads what a municipality's profile says of its files; every fault is told with its place.

/// The readings of a profile and the profiles it builds on.
func readings(_ top: DefinitionMapping, _ known: ProfileCatalogue) -> (readings: [Reading], buildsOn: [String]) {
  let buildsOn = top.strings("builds_on")
  for id in buildsOn where !known.profiles.contains(where: { $0.id == id }) {
    top.report(
      "profil-ukendt", "`builds_on` nævner profilen `\(id)`, som ikke findes.",
      suggestion: nearMiss(id, among: known.profiles.map(\.id)).map { "Mente du `\($0)`?" }, at: "builds_on")
  }
  let missing = top.strings("missing")
  let form = top.mapping("form").map { readingForm($0, Reading.Form()) } ?? Reading.Form()
  let tables = top.mappings("tables").compactMap { sourceFile($0, missing: []) }
  let context = ReadingContext(known: known, tables: tables, form: form, missing: missing)
  let readings = top.mappings("files").compactMap { reading($0, context) }
  if readings.isEmpty && buildsOn.isEmpty {
    top.report("profil-tom", "Profilen beskriver ingen filer.", at: "files")
  }
  return (readings, buildsOn)
}

/// What every file of a profile may point to.
private struct ReadingContext {
  var known: ProfileCatalogue
  var tables: [SourceFile]
  var form: Reading.Form
  var missing: [String]

  var extracts: [SourceFile] { tables + (known.standard?.sources ?? []) }
}

/// The target of national figures.
private let nationalName = "nationale_tal"

private func reading(_ file: DefinitionMapping, _ context: ReadingContext) -> Reading? {
  let patterns = file.strings("read")
  if patterns.isEmpty {
    file.report(
      "felt-mangler", "Feltet `read` mangler.", suggestion: "Skriv mønsteret for filens navn: `read: [\"sager*\"]`.")
  }
  let target = target(file, context)
  let fields = fieldSources(file, context, target)
  guard let target else {
    return nil
  }
  var reading = Reading(patterns: patterns, target: target, fields: fields)
  reading.having = file.strings("having")
  reading.takesSeveral = file.bool("several")
  reading.form = file.mapping("form").map { readingForm($0, context.form) } ?? context.form
  reading.missing = context.missing + file.strings("missing")
  reading.totals = file.strings("totals")
  reading.ends = file.strings("ends")
  reading.hasNotes = file.bool("notes")
  reading.heading = file.optionalString("heading")
  reading.fillDown = file.strings("fill_down")
  reading.keep = file.mappings("keep").compactMap { rowTest($0) }
  reading.leaveOut = file.mappings("leave_out").compactMap { rowTest($0) }
  reading.unfold = file.mapping("unfold").flatMap(unfold)
  reading.onePer = file.mapping("one_per").map(onePer)
  let header = file.strings("header").compactMap(Int.init)
  if file.keys.contains("header"), header.isEmpty || header != header.sorted() || header.contains(where: { $0 < 1 }) {
    file.report(
      "forkert-type", "`header` skal være nummeret på overskriftens række, eller flere i rækkefølge.", at: "header")
  }
  if !header.isEmpty { reading.header = header }
  check(reading, file)
  file.finish()
  return reading
}

private func target(_ file: DefinitionMapping, _ context: ReadingContext) -> Reading.Target? {
  let table = file.optionalString("table")
  guard let into = file.string("into") else { return nil }
  if into == nationalName {
    guard let rules = context.known.statisticsRules else {
      file.report("udtraek-ukendt", "Reglerne for nationale tal findes ikke.", at: "into")
      return nil
    }
    if table == nil {
      file.report("felt-mangler", "Feltet `table` mangler: tabellens navn, f.eks. RAS200.")
    }
    return .national(table: (table ?? "").uppercased(), rules: rules)
  }
  if table != nil { file.report("felt-ukendt", "`table` hører kun til `\(nationalName)`.", at: "table") }
  if let source = context.extracts.first(where: { folded($0.name) == folded(into) }) { return .extract(source) }
  let near = nearMiss(into, among: context.extracts.map(\.name) + [nationalName])
  file.report(
    "udtraek-ukendt", "Udtrækket `\(into)` findes ikke.",
    suggestion: near.map { "Mente du `\($0)`?" }
      ?? "Vælg mellem: \((context.extracts.map(\.name) + [nationalName]).joined(separator: ", ")).", at: "into")
  return nil
}

/// What belongs together must be there together.
private func check(_ reading: Reading, _ file: DefinitionMapping) {
  let named = Set(reading.fields.map(\.field))
  switch reading.target {
  case .extract(let source):
    let missing = source.fields.filter { $0.isRequired && !named.contains($0.name) }.map(\.name)
    if !missing.isEmpty {
      file.report(
        "felt-mangler", "Udtrækket `\(source.name)` skal have \(missing.map { "`\($0)`" }.joined(separator: ", ")).",
        suggestion: "Skriv kolonnen, eller en fast værdi: `{value: …}`.", at: "fields")
    }
  case .national(_, let rules):
    let known = Set(rules.value.map(folded))
    if !reading.fields.contains(where: { known.contains(folded($0.field)) }) {
      file.report("felt-mangler", "Nationale tal skal have feltet `INDHOLD`: selve tallet.", at: "fields")
    }
    for field in reading.fields where field.empty != nil && known.contains(folded(field.field)) {
      file.report("tal-opfundet", "`\(field.field)` kan ikke have `empty`: et tal, der mangler, mangler.", at: "fields")
    }
  }
  let figures = reading.fields.filter { reading.isFigure($0.field) }.flatMap(\.columns).map(folded)
  let unfolded = reading.unfold.map { (columns: $0.columns.map(folded), pattern: TextPattern($0.pattern)) }
  for column in reading.fillDown {
    let isUnfolded = unfolded.map { unfold in
      unfold.columns.isEmpty ? unfold.pattern?.groups(of: column) != nil : unfold.columns.contains(folded(column))
    }
    if figures.contains(folded(column)) || isUnfolded ?? false {
      file.report(
        Reading.fillDownRefusal.code, "`\(column)` \(Reading.fillDownRefusal.message)",
        suggestion: "Tag den ud af `fill_down`.", at: "fill_down")
    }
  }
}

private func readingForm(_ form: DefinitionMapping, _ common: Reading.Form) -> Reading.Form {
  var result = common
  if let text = form.optionalString("delimiter") {
    let byte = text == "tab" ? UInt8(ascii: "\t") : text.utf8.first
    if text != "tab", !isDelimiter(text) {
      form.report(
        "skilletegn-ugyldigt", "Skilletegnet skal være ét tegn eller `tab`.", suggestion: "Brug `;`.", at: "delimiter")
    }
    result.delimiter = byte
  }
  result.encoding = form.optionalChoice("encoding", TextEncoding.self) ?? common.encoding
  switch form.optionalString("decimal") {
  case ".": result.hasDecimalDot = true
  case ",": result.hasDecimalDot = false
  case nil: break
  default: form.report("ord-ukendt", "Decimaltegnet skal være `,` eller `.`.", at: "decimal")
  }
  result.dates = form.optionalChoice("dates", DateWriting.self) ?? common.dates
  result.sheet = form.optionalString("sheet") ?? common.sheet
  form.finish()
  return result
}

func rowTest(_ test: DefinitionMapping) -> Reading.RowTest? {
  let column = test.string("column")
  let isThere = test.keys.contains("is")
  let values = isThere ? test.strings("is") : test.strings("not")
  if isThere == test.keys.contains("not") {
    test.report("felt-mangler", "Skriv enten `is` eller `not` med en liste af værdier; tom celle skrives `\"\"`.")
  }
  let reason = test.optionalString("because")
  test.finish()
  guard let column else { return nil }
  return Reading.RowTest(
    column: column, values: values.map { $0.hasSuffix("*") ? folded($0.dropLast()) + "*" : folded($0) },
    isNegated: !isThere, reason: reason ?? "efter profilens regel for `\(column)`")
}

private func unfold(_ mapping: DefinitionMapping) -> Reading.Unfold? {
  let columns = mapping.strings("columns")
  let names = mapping.strings("into")
  let value = mapping.string("value")
  let pattern = mapping.optionalString("pattern") ?? (columns.isEmpty ? "(\\d{4}(?:[KQMHkqmh]\\d{1,2})?)" : "(.*)")
  let skips = mapping.bool("skip_empty")
  if let regex = compiled(pattern, mapping, "pattern"), regex.groups != names.count {
    mapping.report(
      "moenster-grupper", "Mønsteret har \(regex.groups) grupper, men `into` har \(names.count) navne.", at: "into")
  }
  mapping.finish()
  return value.map { Reading.Unfold(columns: columns, pattern: pattern, names: names, value: $0, skipsEmpty: skips) }
}

private func onePer(_ mapping: DefinitionMapping) -> Reading.OnePer {
  let columns = mapping.strings("columns")
  if columns.isEmpty { mapping.report("felt-mangler", "Skriv de kolonner, der kun skal stå én gang: `columns: […]`.") }
  let newest = mapping.optionalString("newest")
  mapping.finish()
  return Reading.OnePer(columns: columns, newest: newest)
}

private func fieldSources(
  _ file: DefinitionMapping, _ context: ReadingContext, _ target: Reading.Target?
) -> [FieldSource] {
  guard let fields = file.requiredMapping("fields") else { return [] }
  return fields.keys.map { name in
    if case .extract(let extract) = target, extract.index(of: name) == nil {
      let near = nearMiss(name, among: extract.fields.map(\.name))
      fields.report(
        "felt-ukendt", "Udtrækket `\(extract.name)` har ikke feltet `\(name)`.",
        suggestion: near.map { "Mente du `\($0)`?" }, at: name)
    }
    var source = FieldSource(field: name)
    guard fields.isMapping(name), let entry = fields.mapping(name) else {
      source.columns = fields.string(name).map { [$0] } ?? []
      return source
    }
    source.columns = entry.strings("column")
    source.isJoined = entry.keys.contains("join")
    if source.isJoined { source.columns = entry.strings("join") }
    source.constant = entry.optionalString("value")
    source.find = entry.optionalString("find")
    source.write = entry.optionalString("write")
    source.others = entry.optionalString("others")
    source.empty = entry.optionalString("empty")
    source.isEarliest = entry.bool("earliest")
    source.dates = entry.optionalChoice("dates", DateWriting.self)
    source.values = values(entry, context)
    if !entry.isMapping("values") { source.list = entry.optionalString("values") }
    source.when = entry.mapping("when").flatMap(rowTest)
    if source.columns.isEmpty == (source.constant == nil) {
      entry.report("felt-mangler", "Skriv enten `column` (en kolonne i filen) eller `value` (en fast værdi).")
    }
    if (source.find == nil) != (source.write == nil) {
      entry.report("felt-mangler", "`find` og `write` hører sammen.", suggestion: "Skriv begge, eller ingen af dem.")
    }
    if let find = source.find { _ = compiled(find, entry, "find") }
    entry.finish()
    return source
  }
}

/// A list by its name, or words with what each becomes.
private func values(_ entry: DefinitionMapping, _ context: ReadingContext) -> [String: String] {
  guard entry.keys.contains("values") else { return [:] }
  if entry.isMapping("values"), let words = entry.mapping("values") {
    return words.keys.reduce(into: [:]) { $0[folded($1)] = words.string($1) ?? "" }
  }
  return entry.optionalString("values").map { valueList($0, entry, "values", context.known) } ?? [:]
}

private func compiled(_ pattern: String, _ mapping: DefinitionMapping, _ key: String) -> TextPattern? {
  let found = TextPattern(pattern)
  if found == nil {
    mapping.report(
      "moenster-ugyldigt", "Mønsteret kan ikke læses.", suggestion: "Se efter parenteser, der ikke er lukket.", at: key)
  }
  return found
}
