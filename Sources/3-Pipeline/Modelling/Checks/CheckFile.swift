internal import CareModel
internal import Definitions
internal import Diagnostics

/// Reads one check's pair of files; whatever is wrong is added to the faults.
struct CheckFile {
  private let file: DefinitionFile
  private let mapping: DefinitionMapping
  private let path: String

  init(_ file: DefinitionFile, _ mapping: DefinitionMapping, path: String) {
    self.file = file
    self.mapping = mapping
    self.path = path
  }

  /// The check, or nil when something that it cannot be without is missing.
  ///
  /// - Parameter sql: text of the file beside; nil when there is none.
  func check(id expected: String, sql: String?, faults: inout [Diagnostic]) -> Check? {
    let id = mapping.string("id")
    if let id, id != expected {
      mapping.report(
        "id-filnavn", "Kontrollen hedder `\(id)`, men filen `\(expected)`.",
        suggestion: "Giv dem samme navn: filens navn er kontrollens id.", at: "id")
    }
    let title = mapping.string("title")
    let severity = mapping.choice("severity", FindingSeverity.self)
    let owner = mapping.choice("owner", FindingOwner.self)
    let sources = mapping.strings("sources")
    let touches = CheckTouch.all("touches", in: mapping)
    let except = CheckTouch.all("except", in: mapping)
    let thresholds = thresholds()
    let message = message()
    let values = values(sources: sources)
    let action = mapping.strings("action")
    let why = mapping.string("why")
    let legalBasis = mapping.optionalString("legal_basis")
    if action.isEmpty {
      mapping.report(
        "felt-mangler", "Feltet `action` mangler: den, der skal rette, skal vide, hvad der skal gøres.",
        suggestion: "Skriv et trin pr. linje.")
    }
    mapping.finish()
    faults += file.faults
    guard let sql else {
      faults.append(
        Diagnostic(
          code: "sql-mangler", "Kontrollen har ingen SELECT.",
          suggestion: "Læg `\(expected).sql` i samme mappe.", at: Place(file: path)))
      return nil
    }
    let relation = RelationFile(name: "check.\(expected)", path: sqlPath, text: sql, faults: &faults)
    checkVariables(in: sql, thresholds, &faults)
    guard let title, let severity, let owner, let message, let why else { return nil }
    return Check(
      id: expected, title: title, severity: severity, owner: owner, sources: sources, touches: touches,
      except: except, thresholds: thresholds, message: message, values: values, action: action, why: why,
      legalBasis: legalBasis,
      path: path, sourcesPlace: mapping.place(of: "sources"),
      messagePlace: mapping.place(of: "message"), relation: relation)
  }

  private var sqlPath: String { String(path.dropLast("yaml".count)) + "sql" }

  private func message() -> CheckMessage? {
    guard let text = mapping.string("message") else { return nil }
    guard let message = CheckMessage(text) else {
      mapping.report(
        "besked-klamme", "Beskeden har en klamme, der ikke er lukket, eller som ikke holder et kolonnenavn.",
        suggestion:
          "Skriv {kolonne}, {kolonne:én|flere} eller [sætning med {kolonne}|ellers], med navne på kolonner i SELECT.",
        at: "message")
      return nil
    }
    return message
  }

  private func thresholds() -> [CheckThreshold] {
    guard let own = mapping.mapping("thresholds") else { return [] }
    defer { own.finish() }
    return own.keys.compactMap { name in
      guard let number = own.optionalDouble(name), let text = own.optionalString(name), number.isFinite else {
        return nil
      }
      guard name.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }),
        !["as_of", "municipality"].contains(name)
      else {
        own.report(
          "taerskel-navn",
          "En tærskels navn skal være små bogstaver a–z, cifre og `_`, og ikke `as_of` eller `municipality`.",
          at: name)
        return nil
      }
      return CheckThreshold(name: name, value: text, standard: text)
    }
  }

  private func values(sources: [String]) -> [Check.ShownValue] {
    mapping.mappings("values").compactMap { item in
      let label = item.string("label")
      let source = item.optionalString("source")
      let column = item.string("column")
      item.finish()
      if let source, !sources.contains(source) {
        let near = nearMiss(source, among: sources)
        item.report(
          "kilde-ukendt", "`\(source)` står ikke under `sources`.", suggestion: near.map { "Mente du `\($0)`?" },
          at: "source")
      }
      guard let label, let column else { return nil }
      return Check.ShownValue(label: label, source: source, column: column, place: item.place(of: "column"))
    }
  }

  /// A variable that is not set reads as null: a slip in its name would let every row pass.
  private func checkVariables(in sql: String, _ thresholds: [CheckThreshold], _ faults: inout [Diagnostic]) {
    let known = ["as_of", "municipality"] + thresholds.map(\.name)
    var used: Set<String> = []
    // Made once: a pattern written inside the loop would be compiled for every line.
    let variable = /getvariable\s*\(\s*'([^']*)'\s*\)/
    for (index, line) in sql.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let code = line.firstRange(of: "--").map { line[..<$0.lowerBound] } ?? line
      for match in code.matches(of: variable) {
        let name = String(match.1)
        used.insert(name)
        if known.contains(name) { continue }
        faults.append(
          Diagnostic(
            code: "taerskel-ukendt", "`\(name)` er ingen tærskel i kontrollen.",
            suggestion: nearMiss(name, among: known).map { "Mente du `\($0)`?" } ?? "Skriv den under `thresholds`.",
            at: Place(
              file: sqlPath, line: index + 1,
              column: code.distance(from: code.startIndex, to: match.range.lowerBound) + 1)))
      }
    }
    for threshold in thresholds where !used.contains(threshold.name) {
      faults.append(
        Diagnostic(
          code: "taerskel-ubrugt", "Tærsklen `\(threshold.name)` bruges ikke i SELECT.",
          suggestion: "Læs den med getvariable('\(threshold.name)'), eller fjern den.",
          at: mapping.place(of: "thresholds")))
    }
  }
}
