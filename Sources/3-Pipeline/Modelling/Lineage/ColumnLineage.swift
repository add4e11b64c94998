internal import Foundation
package import Warehouse

/// Which columns every column of model and facts is made of (dataafstamning), read from the definitions themselves.
///
/// DuckDB says how it reads each SELECT; nothing is run, and no data are needed.
package struct ColumnLineage: Sendable {
  /// A column of a relation: `facts.ledger`, `amount_ore`.
  package struct Column: Hashable, Sendable, Comparable {
    package var relation: String
    package var name: String

    package init(_ relation: String, _ name: String) {
      self.relation = relation
      self.name = name
    }

    package static func < (left: Column, right: Column) -> Bool {
      (left.relation, left.name) < (right.relation, right.name)
    }
  }

  /// One relation: what each of its columns is made of, and what decides which rows it has.
  struct Relation: Hashable, Sendable {
    var columns: [String: Set<Column>]
    var rows: Set<Column>
  }

  private let relations: [String: Relation]

  /// - Parameters:
  ///   - staging: the columns of every extract's table.
  ///   - connection: any; an empty database in memory will do.
  package init(of model: ModelBuild, staging: [String: Set<String>], on connection: Connection) throws {
    var known: [String: Set<String>] = [:]
    for (table, columns) in staging { known["staging.\(table)"] = columns }
    for reference in model.references { known[reference.name] = Set(reference.columns) }
    var relations: [String: Relation] = [:]
    for file in model.relations {
      let text =
        try connection.query("SELECT CAST(json_serialize_sql(CAST(\(file.sql) AS VARCHAR)) AS VARCHAR)").single.text
        ?? ""
      var reading = StatementLineage(known: known)
      let relation = try reading.relation(JSONSerialization.jsonObject(with: Data(text.utf8)))
      relations[file.name] = relation
      known[file.name] = Set(relation.columns.keys)
    }
    self.relations = relations
  }

  /// The columns of a relation; none where it is no relation of the model.
  package func columns(of relation: String) -> [String] {
    (relations[relation]?.columns.keys).map { $0.sorted() } ?? []
  }

  /// The extracts' columns whose values end in some columns: what carries them.
  package func carriers(of columns: [Column]) -> Set<Column> {
    follow(columns) { relation, name in relation.columns[name] ?? [] }
  }

  /// The extracts' columns that decide which rows there are: what is joined on, and what is filtered on, all the way.
  package func deciders(of columns: [Column]) -> Set<Column> {
    follow(columns) { relation, name in (relation.columns[name] ?? []).union(relation.rows) }
      .subtracting(carriers(of: columns))
  }

  private func follow(_ columns: [Column], _ step: (Relation, String) -> Set<Column>) -> Set<Column> {
    var ends: Set<Column> = []
    var seen: Set<Column> = []
    var waiting = columns
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      if let relation = relations[next.relation] {
        waiting += step(relation, next.name)
      } else if next.relation.hasPrefix("staging.") {
        ends.insert(next)
      }
    }
    return ends
  }
}
