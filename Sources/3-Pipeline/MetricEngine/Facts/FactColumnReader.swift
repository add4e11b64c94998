internal import CareModel
internal import Danish
internal import Definitions
internal import Diagnostics

/// Reads the columns of a fact: `dimensions`, whose words are known, and `columns`, which say their own.
struct FactColumnReader {
  let top: DefinitionMapping

  func read() -> [Fact.Column] {
    let own = top.mapping("columns").map { mapping in
      defer { mapping.finish() }
      return mapping.keys.compactMap { name in mapping.mapping(name).flatMap { column(name, $0) } }
    }
    let dimensions = top.choices("dimensions", Dimension.self).map { dimension in
      Fact.Column(
        name: dimension.rawValue, type: .text, title: DanishText.capitalised(dimension.danishWord), unit: nil,
        place: top.place(of: "dimensions"))
    }
    if own?.isEmpty ?? true { top.report("felt-mangler", "Feltet `columns` mangler eller er tomt.", at: "columns") }
    let columns = (own ?? []) + dimensions
    var seen: Set<String> = []
    for column in columns where !seen.insert(column.name).inserted {
      top.report("kolonne-gentaget", "Kolonnen `\(column.name)` står to gange.", at: "dimensions")
    }
    if let mask = columns.first(where: { $0.name == "mask" }) {
      for name in ["citizen", "month"] where !seen.contains(name) {
        top.report(
          "kolonne-mangler", "Et faktum med dage (`\(mask.name)`) skal også have kolonnen `\(name)`.", at: "columns")
      }
    }
    return columns
  }

  private func column(_ name: String, _ mapping: DefinitionMapping) -> Fact.Column? {
    let title = mapping.string("title")
    let type = mapping.keys.contains("type") ? mapping.choice("type", Fact.ColumnType.self) : .text
    _ = mapping.keys.contains("type") ? nil : mapping.optionalString("type")
    let unit = mapping.optionalString("unit")
    mapping.finish()
    guard let title, let type else { return nil }
    if Dimension(rawValue: name) != nil, type != .text {
      mapping.report("kolonne-forkert-type", "`\(name)` er en dimension og skal være tekst.", at: "type")
    }
    // What days and months are counted by has one meaning in every statement.
    for (word, own) in [("month", Fact.ColumnType.month), ("mask", .mask)] where name == word && type != own {
      mapping.report("kolonne-forkert-type", "Kolonnen `\(name)` skal have typen `\(own.rawValue)`.", at: "type")
    }
    if [.int, .double].contains(type), unit == nil {
      mapping.report(
        "felt-mangler", "Feltet `unit` mangler: hvad en sum af kolonnen er talt i.",
        suggestion: "Skriv fx `unit: dagsværk`, eller `type: key`, hvis tallet kun er et nummer.")
    }
    return Fact.Column(name: name, type: type, title: title, unit: type == .ore ? "kr." : unit, place: mapping.place)
  }
}

/// The names of a fact's columns, to hold others against.
struct FactNames {
  private let columns: [Fact.Column]

  init(_ columns: [Fact.Column]) { self.columns = columns }

  func column(_ name: String) -> Fact.Column? { columns.first { $0.name == name } }

  /// The column that a field names; a fault where there is none, or where it is of another type.
  func column(
    _ name: String, _ key: String, _ mapping: DefinitionMapping, type: Fact.ColumnType? = nil
  ) -> Fact.Column? {
    guard let column = column(name) else {
      report(name, mapping, key)
      return nil
    }
    if let type, column.type != type {
      mapping.report(
        "kolonne-forkert-type", "Kolonnen `\(name)` kan ikke stå her: den skal have typen `\(type.rawValue)`.", at: key)
      return nil
    }
    return column
  }

  /// The columns that a condition names; nil, and its faults, where it is none.
  func columns(of expression: String, _ mapping: DefinitionMapping, _ key: String = "expression") -> [String]? {
    if let mark = ConditionWord.breaks(expression) {
      mapping.report(
        "betingelse-form", "Betingelsen har \(mark) og kan ikke stå i en sætning.",
        suggestion: "Skriv ét udtryk over faktums kolonner.", at: key)
      return nil
    }
    let names = ConditionWord.all(in: expression).filter { !$0.isLanguage && !ConditionWord.days.contains($0.text) }
      .map(\.text)
    let unknown = names.filter { column($0) == nil }
    for name in unknown { report(name, mapping, key, also: ConditionWord.days + ConditionWord.language) }
    if unknown.isEmpty, names.isEmpty {
      mapping.report("betingelse-form", "Betingelsen nævner ingen kolonne.", at: key)
      return nil
    }
    if names.count == 1, expression == names[0], column(names[0])?.type != .bool {
      mapping.report(
        "kolonne-forkert-type", "`\(names[0])` er ikke sandt eller falsk og er derfor ingen betingelse alene.",
        suggestion: "Skriv `type: bool` ved kolonnen, eller hold den mod en værdi.", at: key)
    }
    return unknown.isEmpty ? names : nil
  }

  private func report(_ name: String, _ mapping: DefinitionMapping, _ key: String, also: [String] = []) {
    let known = columns.map(\.name)
    mapping.report(
      "kolonne-ukendt", "Faktum har ingen kolonne `\(name)`.",
      suggestion: nearMiss(name, among: known + also).map { "Mente du `\($0)`?" }
        ?? "Kolonnerne er: \(known.joined(separator: ", ")).", at: key)
  }
}
