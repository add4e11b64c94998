internal import CareModel
internal import Warehouse

/// The statements that ask which values a dimension has.
enum DimensionSQL {
  /// The values that rows of any fact hold, as far as the scope may see them; nil where no fact has the dimension.
  static func values(of dimension: Dimension, in facts: FactCatalogue, _ conditions: Conditions) -> SQL? {
    let column = SQL(raw: dimension.rawValue)
    let parts = facts.all.filter { $0.has(dimension) }.map { fact -> SQL in
      let held = ["\(column) IS NOT NULL" as SQL] + conditions.reachSQL(fact)
      return "SELECT DISTINCT CAST(\(column) AS VARCHAR) FROM \(fact.table) WHERE \(held.joined(separator: " AND "))"
    }
    return parts.isEmpty ? nil : parts.joined(separator: " UNION ")
  }

  /// How many rows a fact has, and how many of them say anything of the dimension.
  static func filled(_ dimension: Dimension, in fact: Fact) -> SQL {
    "SELECT count(*), count(\(raw: dimension.rawValue)) FROM \(fact.table)"
  }
}
