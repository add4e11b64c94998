internal import Diagnostics
package import Foundation
package import Warehouse

/// The model and the facts as definitions say them, in an order that can be run: staging → reference → model → facts, and
/// after the checks the facts that are made of findings.
package struct ModelBuild: Sendable {
  /// Each after those that it reads.
  package let relations: [RelationFile]
  package let references: [ReferenceFile]

  /// Reads and checks all definitions; throws `Diagnostics` with every fault.
  ///
  /// - Parameters:
  ///   - definitions: the folder with `3-model`, `5-facts` and `reference`.
  ///   - overlay: a municipality's folder of the same shape; a file of the same name replaces the built-in one.
  package init(definitions: URL, overlay: URL? = nil) throws {
    let tree = try DefinitionTree(definitions: definitions, overlay: overlay)
    var faults = tree.faults
    references = tree.references.map {
      ReferenceFile(name: $0.name, path: $0.path, text: $0.text, faults: &faults)
    }
    let files = tree.relations.map { RelationFile(name: $0.name, path: $0.path, text: $0.text, faults: &faults) }
    for replaced in tree.replacedReferences {
      var ignored: [Diagnostic] = []
      let before = ReferenceFile(name: replaced.name, path: replaced.path, text: replaced.text, faults: &ignored)
      if let now = references.first(where: { $0.name == before.name }), now.columns != before.columns {
        faults.append(
          Diagnostic(
            code: "reference-kolonner", "Filen skal have de samme kolonner som den, den erstatter.",
            suggestion: "Første linje skal være: \(before.columns.joined(separator: ";"))",
            at: Place(file: now.path, line: 1)))
      }
    }
    let order = BuildOrder(files, references: Set(references.map(\.name)))
    relations = order.relations
    faults += order.faults
    guard faults.isEmpty else { throw Diagnostics(faults) }
  }

  /// Builds every reference table, model relation and fact from the staging tables of this connection.
  ///
  /// Each statement is its own transaction: DuckDB plans a join by the sizes of tables that are whole.
  /// On a failure the warehouse is half built; whoever runs this throws that file away.
  ///
  /// - Parameters:
  ///   - asOf: the day that figures are made for, as days since 1 January 1970.
  ///   - municipality: four digits.
  ///   - others: more connections to the same database; relations that do not need each other are built side by side.
  ///   - meanwhile: what may be done where a connection else would wait for a relation.
  package func run(
    on connection: Connection, beside others: [Connection] = [], asOf: Int, municipality: String,
    meanwhile: [BuildStep] = [], progress: @escaping (String) -> Void = { _ in }
  ) throws {
    for each in [connection] + others {
      try each.execute("SET VARIABLE as_of = DATE '1970-01-01' + \(raw: String(asOf))")
      try each.execute("SET VARIABLE municipality = \(literal: municipality)")
    }
    for schema in ["reference", "model", "facts"] {
      try connection.execute("CREATE SCHEMA IF NOT EXISTS \(identifier: schema)")
    }
    try checkSources(on: connection)
    for reference in references { try load(reference, on: connection) }
    for code in Set(relations.flatMap(\.codes)).filter(isKey).sorted() {
      try makeType(keyType(code), of: .identifier(code), in: "reference.\(identifier: code)", on: connection)
    }
    try BuildQueue(relations.filter { !isAfterChecks($0) }.map(step) + meanwhile, progress: progress)
      .run(on: [connection] + others)
  }

  /// Builds the facts that are made of the findings; the checks have written `findings.*` on this connection's database.
  package func runAfterChecks(
    on connection: Connection, beside others: [Connection] = [], progress: @escaping (String) -> Void = { _ in }
  ) throws {
    try BuildQueue(relations.filter(isAfterChecks).map(step), progress: progress).run(on: [connection] + others)
  }

  private func step(_ relation: RelationFile) -> BuildStep {
    BuildStep(name: relation.name, needs: relation.mentions.map(\.relation), line: "Bygger \(relation.name)") {
      try build(relation, on: $0)
    }
  }

  /// Whether a relation reads findings, itself or through others: the checks come before it.
  private func isAfterChecks(_ relation: RelationFile) -> Bool {
    relation.mentions.contains { mention in
      mention.schema == "findings"
        || relations.first { $0.name == mention.relation }.map(isAfterChecks) ?? false
    }
  }

  /// The staging tables (extracts) that a relation rests on, directly or through others.
  package func sources(of name: String) -> Set<String> {
    var found: Set<String> = []
    var waiting = [name]
    var seen: Set<String> = []
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      if next.hasPrefix("staging.") { found.insert(String(next.dropFirst("staging.".count))) }
      waiting += relations.first { $0.name == next }?.mentions.map(\.relation) ?? []
    }
    return found
  }

  /// Every staging and meta table that a SELECT names must be there.
  private func checkSources(on connection: Connection) throws {
    let table = try connection.query("TABLE information_schema.tables")
    let (catalog, schema, name) = (
      table.index(of: "table_catalog"), table.index(of: "table_schema"), table.index(of: "table_name")
    )
    // Staging is a schema of the warehouse or, while a delivery is read, a database attached beside it.
    let there = Set(
      table.rows.flatMap { row in
        [row[schema], row[catalog]].map { "\($0.text ?? "").\(row[name].text ?? "")" }
      })
    let missing = relations.flatMap(\.mentions)
      .filter { ["staging", "meta"].contains($0.schema) && !there.contains($0.relation) }
    guard missing.isEmpty else {
      throw Diagnostics(
        missing.map { mention in
          Diagnostic(
            code: "relation-ukendt", "Tabellen `\(mention.relation)` findes ikke i indlæsningen.",
            suggestion: nearMiss(mention.relation, among: there.sorted()).map { "Mente du `\($0)`?" }, at: mention.place
          )
        })
    }
  }

  private func load(_ reference: ReferenceFile, on connection: Connection) throws {
    let table = String(reference.name.dropFirst("reference.".count))
    let columns = reference.columns.map { column in
      SQL.identifier(column) + SQL(raw: column.hasPrefix("valid_") ? " DATE" : " VARCHAR")
    }
    try connection.execute(
      "CREATE OR REPLACE TABLE reference.\(identifier: table) (\(columns.joined(separator: ", ")))")
    try connection.append(
      reference.rows.map { $0.map { $0.map(Value.text) ?? .null } }, to: table, schema: "reference")
  }

  private func build(_ relation: RelationFile, on connection: Connection) throws {
    let name = relation.name.dropFirst(relation.schema.count + 1)
    let table: SQL = "\(identifier: String(relation.schema)).\(identifier: String(name))"
    do {
      try connection.liftingLimit { () throws(WarehouseError) in
        try connection.execute("CREATE OR REPLACE TABLE \(table) AS\n\(raw: relation.sql)")
        try encode(relation, table, on: connection)
      }
    } catch {
      throw Diagnostics([ModelBuild.diagnostic(of: error, in: relation)])
    }
  }

  /// Gives columns the ENUM type of the texts in them, sorted as the texts are; the texts never leave the database.
  private func encode(_ relation: RelationFile, _ table: SQL, on connection: Connection) throws(WarehouseError) {
    guard !relation.codes.isEmpty else { return }
    let counts = relation.codes.map { code -> SQL in
      let column = SQL.identifier(code)
      return isKey(code) ? "count(\(column)), count(TRY_CAST(\(column) AS \(keyType(code))))" : "count(\(column)), NULL"
    }
    let found = try connection.query("SELECT \(counts.joined(separator: ", ")) FROM \(table)").rows[0]
    var coded: [SQL] = []
    // An ENUM of no texts is a type that DuckDB cannot use.
    for (index, code) in relation.codes.enumerated() where found[2 * index] != .int(0) {
      let column = SQL.identifier(code)
      let type: SQL
      if found[2 * index + 1] == found[2 * index] {
        type = keyType(code)
      } else {
        type = "\(identifier: String(relation.schema)).\(identifier: "\(relation.name).\(code)")"
        try makeType(type, of: column, in: table, on: connection)
      }
      coded.append("\(column)::\(type) AS \(column)")
    }
    guard !coded.isEmpty else { return }
    try connection.execute(
      "CREATE OR REPLACE TABLE \(table) AS SELECT * REPLACE (\(coded.joined(separator: ", "))) FROM \(table)")
  }

  /// Whether a reference file of the column's own name lists what it may hold (`service_area`): relations that keep to the list
  /// have one type of it, and are joined by its numbers.
  private func isKey(_ code: String) -> Bool {
    references.contains { $0.name == "reference.\(code)" && $0.columns.first == code && !$0.rows.isEmpty }
  }

  private func keyType(_ code: String) -> SQL { "reference.\(identifier: "\(code).\(code)")" }

  private func makeType(_ type: SQL, of column: SQL, in table: SQL, on connection: Connection) throws(WarehouseError) {
    try connection.execute(
      """
      CREATE OR REPLACE TYPE \(type) AS ENUM (
        SELECT DISTINCT \(column) FROM \(table) WHERE \(column) IS NOT NULL ORDER BY 1)
      """)
  }

  /// DuckDB's own words are shown where they are about the SELECT; where they may hold a cell's value they are not.
  private static func diagnostic(of error: WarehouseError, in relation: RelationFile) -> Diagnostic {
    Diagnostic(
      code: "sql-fejl",
      "DuckDB kan ikke bygge `\(relation.name)`\(error.wordsAboutText.map { ": \($0)" } ?? " (\(error.kind)).")",
      // The frame around the SELECT is its first line.
      at: Place(file: relation.path, line: error.line.map { max(1, $0 - 1) }))
  }
}
