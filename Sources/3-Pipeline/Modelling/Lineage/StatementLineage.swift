/// Follows one SELECT, as DuckDB's own parser has read it, from its result's columns back to the tables that it names.
///
/// A column of an outer join is also made of what it was joined on; an inner join's condition decides rows.
struct StatementLineage {
  typealias Column = ColumnLineage.Column
  typealias Relation = ColumnLineage.Relation

  /// Columns of every relation that may be named.
  let known: [String: Set<String>]
  /// Named parts of the statement (WITH).
  private var parts: [String: Relation] = [:]

  init(known: [String: Set<String>]) { self.known = known }

  mutating func relation(_ tree: Any) throws -> Relation {
    guard let statements = object(tree)["statements"] as? [Any], let first = statements.first else {
      return Relation(columns: [:], rows: [])
    }
    return query(object(object(first)["node"]))
  }

  private mutating func query(_ node: [String: Any]) -> Relation {
    for entry in list(object(node["cte_map"])["map"]) {
      let entry = object(entry)
      if let name = entry["key"] as? String {
        parts[name] = query(object(object(object(entry["value"])["query"])["node"]))
      }
    }
    switch node["type"] as? String {
    case "CTE_NODE":
      if let name = node["ctename"] as? String ?? node["cte_name"] as? String {
        parts[name] = query(object(node["query"]))
      }
      return query(object(node["child"]))
    case "SET_OPERATION_NODE":
      let sides = node["children"].map { list($0).map(object) } ?? [object(node["left"]), object(node["right"])]
      return sides.map { query($0) }.reduce(into: Relation(columns: [:], rows: [])) { both, side in
        both.columns.merge(side.columns) { $0.union($1) }
        both.rows.formUnion(side.rows)
      }
    default: return select(node)
    }
  }

  private mutating func select(_ node: [String: Any]) -> Relation {
    var rows: Set<Column> = []
    let tables = from(object(node["from_table"]), &rows)
    var columns: [String: Set<Column>] = [:]
    for item in list(node["select_list"]) {
      let item = object(item)
      if item["class"] as? String == "STAR" {
        for table in tables { columns.merge(table.relation.columns) { $0.union($1) } }
        continue
      }
      let alias = item["alias"] as? String ?? ""
      let path = item["column_names"] as? [String]
      let name = alias.isEmpty ? path?.last ?? "" : alias
      columns[name] = origins(of: item, tables, aliases: columns)
    }
    for part in ["where_clause", "having", "qualify", "group_expressions"] {
      rows.formUnion(origins(of: node[part] ?? [:], tables, aliases: columns))
    }
    return Relation(columns: columns, rows: rows)
  }

  /// One table after FROM, under the name that columns call it by.
  private struct Named {
    var name: String
    var relation: Relation
  }

  private mutating func from(_ node: [String: Any], _ rows: inout Set<Column>) -> [Named] {
    let alias = node["alias"] as? String ?? ""
    switch node["type"] as? String {
    case "BASE_TABLE":
      let table = node["table_name"] as? String ?? ""
      let schema = node["schema_name"] as? String ?? ""
      let name = alias.isEmpty ? table : alias
      if schema.isEmpty, let part = parts[table] {
        // What decides the rows of a named part decides those of the whole.
        rows.formUnion(part.rows)
        return [Named(name: name, relation: part)]
      }
      let full = "\(schema).\(table)"
      let columns = (known[full] ?? []).reduce(into: [String: Set<Column>]()) { $0[$1] = [Column(full, $1)] }
      return [Named(name: name, relation: Relation(columns: columns, rows: []))]
    case "SUBQUERY":
      let inner = query(object(object(node["subquery"])["node"]))
      rows.formUnion(inner.rows)
      return [Named(name: alias, relation: inner)]
    case "JOIN":
      return join(node, &rows)
    case "TABLE_FUNCTION":
      let made = origins(of: node["function"] ?? [:], [], aliases: [:])
      let names = node["column_name_alias"] as? [String] ?? []
      let columns = (names + [alias, "unnest", "range"]).reduce(into: [String: Set<Column>]()) { $0[$1] = made }
      return [Named(name: alias, relation: Relation(columns: columns, rows: []))]
    default: return []
    }
  }

  private mutating func join(_ node: [String: Any], _ rows: inout Set<Column>) -> [Named] {
    let left = from(object(node["left"]), &rows)
    var right = from(object(node["right"]), &rows)
    var on = origins(of: node["condition"] ?? [:], left + right, aliases: [:])
    for column in node["using_columns"] as? [String] ?? [] {
      for table in left + right { on.formUnion(table.relation.columns[column] ?? []) }
    }
    if ["LEFT", "RIGHT", "FULL", "OUTER"].contains(node["join_type"] as? String ?? "") {
      for index in right.indices {
        right[index].relation.columns = right[index].relation.columns.mapValues { $0.union(on) }
      }
    } else {
      rows.formUnion(on)
    }
    return left + right
  }

  /// Every column that an expression names, however deep.
  private mutating func origins(
    of expression: Any, _ tables: [Named], aliases: [String: Set<Column>]
  ) -> Set<Column> {
    if let many = expression as? [Any] {
      return many.reduce(into: []) { $0.formUnion(origins(of: $1, tables, aliases: aliases)) }
    }
    guard let node = expression as? [String: Any] else { return [] }
    if node["class"] as? String == "COLUMN_REF" {
      return column(node["column_names"] as? [String] ?? [], tables, aliases)
    }
    if node["class"] as? String == "SUBQUERY" {
      let inner = query(object(object(node["subquery"])["node"]))
      return inner.columns.values.reduce(into: inner.rows) { $0.formUnion($1) }
    }
    return node.values.reduce(into: []) { $0.formUnion(origins(of: $1, tables, aliases: aliases)) }
  }

  private func column(_ path: [String], _ tables: [Named], _ aliases: [String: Set<Column>]) -> Set<Column> {
    guard let name = path.last else { return [] }
    if path.count > 1, let table = tables.first(where: { $0.name == path[path.count - 2] }) {
      return table.relation.columns[name] ?? []
    }
    let own = tables.compactMap { $0.relation.columns[name] }
    if let first = own.first { return own.dropFirst().reduce(first) { $0.union($1) } }
    return aliases[name] ?? []
  }

  private func object(_ value: Any?) -> [String: Any] { value as? [String: Any] ?? [:] }
  private func list(_ value: Any?) -> [Any] { value as? [Any] ?? [] }
}
