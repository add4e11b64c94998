package import Diagnostics
package import Warehouse

extension FactCatalogue {
  /// Where a fact's description and its table are not of one mind: a column that only one of them has, or of another type.
  ///
  /// Asked of a warehouse that is built, with rows or without: `validate` and every load ask it.
  package func faults(on connection: Connection) throws -> [Diagnostic] {
    let rows = try connection.query(ContextSQL.factColumns).rows
    let tables = rows.reduce(into: [String: [(name: String, type: String)]]()) { tables, row in
      guard let table = row[0].text, let name = row[1].text, let type = row[2].text else { return }
      tables[table, default: []].append((name, type))
    }
    return all.flatMap { fact in
      guard let made = tables[fact.id] else {
        return [
          Diagnostic(
            code: "sql-mangler", "Faktum har ingen SELECT.",
            suggestion: "Læg `\(fact.id).sql` ved siden af.", at: fact.place)
        ]
      }
      return faults(of: fact, made)
    }
  }

  private func faults(of fact: Fact, _ made: [(name: String, type: String)]) -> [Diagnostic] {
    let names = made.map(\.name)
    let untrue = fact.columns.compactMap { column -> Diagnostic? in
      guard let type = made.first(where: { $0.name == column.name })?.type else {
        return Diagnostic(
          code: "kolonne-ukendt", "Faktums SELECT giver ingen kolonne `\(column.name)`.",
          suggestion: nearMiss(column.name, among: names).map { "Mente du `\($0)`?" }
            ?? "Den giver: \(names.joined(separator: ", ")).", at: column.place)
      }
      if column.type.stored.contains(where: type.hasPrefix) { return nil }
      return Diagnostic(
        code: "kolonne-forkert-type",
        "`\(column.name)` står som `\(column.type.rawValue)`, men faktums SELECT giver \(type).",
        suggestion: "Ret typen, eller skriv `::\(column.type.stored[0])` i SELECT.", at: column.place)
    }
    let silent = names.filter { fact.column($0) == nil }.map { name in
      Diagnostic(
        code: "kolonne-ubeskrevet", "Faktums SELECT giver kolonnen `\(name)`, som ikke er beskrevet.",
        suggestion: nearMiss(name, among: fact.columns.map(\.name)).map { "Mente du den med `\($0)`?" }
          ?? "Skriv den under `columns` eller `dimensions`, eller fjern den fra SELECT.", at: fact.place)
    }
    return untrue + silent
  }
}

extension Fact.ColumnType {
  /// How the database may hold it; the first is the best.
  fileprivate var stored: [String] {
    switch self {
    case .int, .ore: ["BIGINT", "INTEGER", "SMALLINT"]
    case .key: ["INTEGER", "BIGINT", "SMALLINT"]
    // A code is a text, however it is stored.
    case .text: ["VARCHAR", "ENUM"]
    case .date: ["DATE"]
    case .double: ["DOUBLE"]
    case .bool: ["BOOLEAN"]
    case .month, .mask: ["INTEGER"]
    }
  }
}
