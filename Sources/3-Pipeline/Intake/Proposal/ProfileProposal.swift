internal import Danish
internal import Foundation

/// A first profile for unknown files, with its reasons, and what is to be told of each file (forslag).
package struct ProfileProposal: Sendable {
  /// The profile as YAML.
  package var text: String
  /// What a person reads: one or more lines a file, never a value of it.
  package var lines: [String]
  /// Whether every file has its place and nothing in them would be refused for a reason of form.
  package var isComplete: Bool

  init(_ files: [ProposedFile], id: String, buildsOn: [String]) {
    lines = files.flatMap(ProfileProposal.lines).map(commented)
    isComplete = files.allSatisfy {
      switch $0.outcome {
      case .known, .placed: $0.rowsSetAside == 0 && $0.refused.isEmpty && $0.questions.isEmpty
      case .superseded: true
      case .incomplete, .unplaced: false
      }
    }
    text = ProfileProposal.text(files, id: id, buildsOn: buildsOn)
  }

  static func text(_ files: [ProposedFile], id: String, buildsOn: [String]) -> String {
    var lines = [
      "# Forslag fra `traad init`: set på filernes navne, overskrifter og på værdiernes form. Grunden står ved hvert felt.",
      "# Læs det igennem, ret det, og indlæs med --profile \(id). Et felt, der ikke er placeret, er ikke gættet.",
      "id: \(id)", "title: Forslag til kommunens egne filer", "kind: mapping",
      "builds_on: [\(buildsOn.joined(separator: ", "))]",
    ]
    let placed = files.contains { if case .placed = $0.outcome { true } else { false } }
    if placed { lines.append("files:") }
    for file in files {
      let indent = "  "
      switch file.outcome {
      case .known(let profile, let source):
        lines.append("\(indent)# \(shown(file.name)): læses af profilen `\(profile)` som `\(source)`.")
      case .placed(let reading, let reasons):
        lines += ["", "\(indent)# \(shown(file.name)): \(seen(file))"]
        lines += notes(file).map { "\(indent)# \($0)" }
        lines += ReadingText(reading: reading, reasons: reasons).lines.map { indent + $0 }
      case .incomplete(let reading, let reasons, let missing):
        lines += ["", "\(indent)# \(shown(file.name)): \(seen(file))"]
        lines += notes(file).map { "\(indent)# \($0)" }
        lines.append("\(indent)# Forslaget er ikke helt: fjern # foran linjerne, når det, der mangler, er skrevet.")
        lines += ReadingText(reading: reading, reasons: reasons, missing: missing).lines.map { "\(indent)# \($0)" }
      case .superseded(let other):
        lines.append("\(indent)# \(shown(file.name)): \(superseded(other))")
      case .unplaced(let why):
        lines += ["", "\(indent)# \(shown(file.name)): ikke placeret. \(why)"]
      }
    }
    return lines.map { $0.drop { $0 == " " }.hasPrefix("#") ? commented($0) : $0 }.joined(separator: "\n") + "\n"
  }

  private static func superseded(_ other: String) -> String {
    "fortæller det samme som \(shown(other)), der læses i stedet"
  }

  /// How the file is written, as it was seen.
  private static func seen(_ file: ProposedFile) -> String {
    var parts: [String] = []
    if let encoding = file.encoding { parts.append(encoding.rawValue) }
    if let table = file.table {
      let rows = DanishText.list(table.header.map(String.init))
      parts.append("overskrift i række \(rows)")
      parts.append("\(table.names.count) kolonner")
      if table.totalRows > 0 { parts.append(DanishText.counted(table.totalRows, "totallinje", "totallinjer")) }
      if table.notes > 0 {
        parts.append(DanishText.counted(table.notes, "linje under tabellen", "linjer under tabellen"))
      }
      if table.headings > 0 {
        parts.append(DanishText.counted(table.headings, "gruppeoverskrift", "gruppeoverskrifter"))
      }
      if !table.missing.isEmpty { parts.append("mærker for det, der mangler") }
    }
    return parts.joined(separator: ", ") + "."
  }

  private static func notes(_ file: ProposedFile) -> [String] {
    var notes = file.questions + file.remarks
    if !file.unused.isEmpty { notes.append("Kolonner uden felt: \(names(file.unused)).") }
    if let leftOut = file.leftOut { notes.append("Udelades: \(leftOut).") }
    notes += refusals(file)
    return notes
  }

  private static func lines(_ file: ProposedFile) -> [String] {
    let first: String
    switch file.outcome {
    case .known(let profile, let source): first = "profilen `\(profile)` læser den som `\(source)`"
    case .placed(let reading, _): first = "`\(reading.targetName)`, \(reading.fields.count) felter placeret"
    case .incomplete(let reading, _, let missing):
      first =
        missing.isEmpty
        ? "ligner `\(reading.targetName)`" : "ligner `\(reading.targetName)`, men \(names(missing)) er ikke fundet"
    case .superseded(let other): first = superseded(other)
    case .unplaced(let why): first = "ikke placeret. \(why)"
    }
    return ["\(shown(file.name)): \(first)"] + notes(file).map { "  \($0)" }
  }

  /// What would be set aside, by field and reason.
  private static func refusals(_ file: ProposedFile) -> [String] {
    if file.rowsSetAside == 0 { return [] }
    let reasons = file.refused.map { "\($0.field): \(DanishText.whole($0.rows)) (\($0.kind.code))" }.joined(
      separator: ", ")
    return [
      "Sættes til side: \(DanishText.whole(file.rowsSetAside)) af \(DanishText.whole(file.rows)) rækker – \(reasons)."
    ]
  }

  private static func names(_ names: [String]) -> String {
    let shownNames = names.prefix(12).map { "`\(shown($0))`" }.joined(separator: ", ")
    return names.count > 12 ? "\(shownNames) og \(names.count - 12) mere" : shownNames
  }

  /// A name that could be a value of a person is not shown.
  private static func shown(_ name: String) -> String {
    let digits = name.reduce(into: (run: 0, most: 0)) { count, character in
      count.run = character.isNumber || character == "-" && count.run > 0 ? count.run + 1 : 0
      count.most = max(count.most, count.run)
    }
    return digits.most >= 10 && SeenTable.looksLikeData(name) ? "…" : name
  }
}

extension Reading {
  /// The extract's name as people know it.
  var targetName: String {
    switch target {
    case .extract(let source): source.name
    case .national: "nationale_tal"
    }
  }
}
