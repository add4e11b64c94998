internal import Definitions
package import Diagnostics
package import Foundation

extension Profile {
  /// Reads a profile; gives nil and every fault at once when it cannot be used.
  package static func load(
    _ url: URL, beside known: ProfileCatalogue = ProfileCatalogue()
  ) throws -> (profile: Profile?, faults: [Diagnostic]) {
    let text = try String(contentsOf: url, encoding: .utf8)
    return parse(
      text, name: "\(url.deletingLastPathComponent().lastPathComponent)/\(url.lastPathComponent)", beside: known)
  }

  /// - Parameters:
  ///   - known: the extracts and lists that a profile of a municipality's own files may point to.
  package static func parse(
    _ text: String, name: String, beside known: ProfileCatalogue = ProfileCatalogue()
  ) -> (profile: Profile?, faults: [Diagnostic]) {
    let file = DefinitionFile(name: name, text: text)
    let profile = file.mapping.flatMap { readProfile($0, known) }
    return (file.faults.isEmpty ? profile : nil, file.faults)
  }
}

private enum ProfileKind: String, CaseIterable { case records, statistics, mapping }

private enum FieldType: String, CaseIterable {
  case text, code, function, cvr, cpr, name, date, amount, number, whole, boolean, municipality, month, quarter, level,
    words
}

private func readProfile(_ top: DefinitionMapping, _ known: ProfileCatalogue) -> Profile? {
  let id = top.string("id")
  let title = top.string("title")
  let kind = top.choice("kind", ProfileKind.self)
  if kind == .mapping {
    let (readings, buildsOn) = readings(top, known)
    let editions = top.mappings("editions").map { Edition($0) }
    top.finish()
    guard let id, let title else { return nil }
    return Profile(
      id: id, title: title, delimiter: UInt8(ascii: ";"), content: .mapping(readings), buildsOn: buildsOn,
      editions: editions)
  }
  let delimiter = top.optionalString("delimiter") ?? ";"
  if !isDelimiter(delimiter) {
    top.report(
      "skilletegn-ugyldigt", "Skilletegnet skal være ét tegn, som ikke er bogstav, tal eller anførselstegn.",
      suggestion: "Brug `;`.", at: "delimiter")
  }
  var content: Profile.Content?
  switch kind {
  case .records:
    let missing = top.strings("missing")
    let files = top.mappings("files").compactMap { sourceFile($0, missing: missing) }
    var seen: Set<String> = []
    for file in files where !seen.insert(file.table).inserted {
      top.report("fil-gentaget", "Filen `\(file.name)` er beskrevet to gange.", at: "files")
    }
    if files.isEmpty { top.report("profil-tom", "Profilen beskriver ingen filer.", at: "files") }
    content = .records(files)
  case .statistics:
    content = statisticsRules(top, known).map { .statistics($0) }
  case .mapping, nil:
    break
  }
  top.finish()
  guard let id, let title, let content, let byte = delimiter.utf8.first else { return nil }
  return Profile(id: id, title: title, delimiter: byte, content: content)
}

/// One byte that can stand between values and never in a number, a date or a code.
func isDelimiter(_ text: String) -> Bool {
  guard text.utf8.count == 1, let byte = text.utf8.first else { return false }
  return byte == 9 || (byte > 32 && byte < 127 && !"\"'-.+_".utf8.contains(byte) && !isDigit(byte) && !isLetter(byte))
}

/// Whether a name can be a column or a table.
private func isPlainName(_ name: String) -> Bool {
  !name.isEmpty && name.utf8.count <= 60 && name.utf8.allSatisfy { isDigit($0) || isLetter($0) || $0 == 95 }
}

private func reportName(_ name: String, _ mapping: DefinitionMapping) {
  mapping.report(
    "navn-ugyldigt", "Navnet `\(name.prefix(60))` kan ikke bruges.",
    suggestion: "Brug bogstaver, tal og understregning, højst 60.")
}

func sourceFile(_ mapping: DefinitionMapping, missing: [String]) -> SourceFile? {
  let name = mapping.string("name")
  let title = mapping.string("title")
  _ = mapping.optionalString("row")
  let fields = mapping.mappings("fields").compactMap(field)
  let file = SourceFile(
    name: name ?? "", title: title ?? "", key: mapping.strings("key"), covers: mapping.strings("covers"),
    coversPeriod: mapping.strings("covers_period"), missing: missing, fields: fields)
  for (key, names) in [("key", file.key), ("covers", file.covers), ("covers_period", file.coversPeriod)] {
    for name in names where file.index(of: name) == nil {
      let near = nearMiss(name, among: fields.map(\.name))
      mapping.report(
        "felt-ukendt", "`\(key)` nævner feltet `\(name)`, som filen ikke har.",
        suggestion: near.map { "Mente du `\($0)`?" }, at: key)
    }
  }
  if ![0, 2].contains(file.coversPeriod.count) {
    mapping.report("forkert-type", "`covers_period` skal være to felter: år og periode.", at: "covers_period")
  }
  if !isPlainName(file.table) { reportName(file.name, mapping) }
  var columns: Set<String> = ["row_number", "file_id"]
  for field in fields {
    if let column = field.column, !isPlainName(column) { reportName(field.name, mapping) }
    if let column = field.column, !columns.insert(column).inserted {
      mapping.report("felt-gentaget", "To felter bliver til kolonnen `\(column)`.", at: "fields")
    }
  }
  if fields.isEmpty { mapping.report("felt-mangler", "Filen har ingen felter.", at: "fields") }
  mapping.finish()
  return name == nil || title == nil ? nil : file
}

private func field(_ mapping: DefinitionMapping) -> Field? {
  let name = mapping.string("name")
  let type = mapping.choice("type", FieldType.self)
  let pad = mapping.optionalInt("pad")
  let decimals = mapping.bool("decimals")
  let earliest = mapping.optionalInt("earliest")
  let from = mapping.optionalInt("from")
  let to = mapping.optionalInt("to")
  let words = mapping.strings("words")
  let column = mapping.optionalString("as")
  let required = mapping.bool("required")
  let aliases = mapping.strings("also")
  if type == .words, words.isEmpty {
    mapping.report("felt-mangler", "En ordliste skal have ord.", suggestion: "Skriv `words: […]`.")
  }
  if let from, let to, from > to {
    mapping.report("interval-tomt", "`from` er større end `to`.", at: "from")
  }
  mapping.finish()
  guard let name, let type else { return nil }
  let range = from.flatMap { from in to.flatMap { from <= $0 ? from...$0 : nil } }
  let kind: Field.Kind =
    switch type {
    case .text: .text
    case .code: .code(pad: pad ?? 0)
    case .function: .function
    case .cvr: .businessNumber
    case .cpr: .cpr
    case .name: .name
    case .date: .date
    case .amount: .amount
    case .number: .number(decimals: decimals)
    case .whole: .whole(range)
    case .boolean: .boolean
    case .municipality: .municipality
    case .month: .month
    case .quarter: .quarter
    case .level: .level
    case .words: .words(words)
    }
  let own = stagingName(name) + (kind == .amount ? "_oere" : "")
  return Field(
    name: name, kind: kind, isRequired: required, aliases: aliases, column: kind == .name ? nil : column ?? own,
    earliestYear: earliest ?? Field.usualEarliestYear)
}
