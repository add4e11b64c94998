internal import Access
internal import CareModel
internal import Synchronization
internal import Warehouse

/// Which values a dimension has (kendte værdier), as far as one reader may see them, so that a misspelt one is never "a right zero".
///
/// Asked of the warehouse when somebody filters by the dimension, and remembered as long as it is open.
final class DimensionValues: Sendable {
  /// A dimension as somebody sees it.
  private struct Seen: Hashable {
    let dimension: Dimension
    let reach: Reach
  }

  private struct Column: Hashable {
    let dimension: Dimension
    let fact: Fact
  }

  private struct Contents {
    var listed: [Dimension: Set<String>]?
    var seen: [Seen: Set<String>] = [:]
    var unfilled: [Column: Bool] = [:]
  }

  private let contents = Mutex(Contents())
  private let facts: FactCatalogue

  init(of facts: FactCatalogue) { self.facts = facts }

  /// A value as the data spell it; nil where the scope sees no such value. What lists know is not looked for in rows.
  func spelling(
    of value: String, _ dimension: Dimension, _ scope: Scope, _ context: WarehouseContext, _ database: Database
  ) throws -> String? {
    let near = try listed(database)[dimension, default: []].union(context.places(dimension, scope))
    if let place = near.firstIndex(of: value) { return near[place] }
    let all = try known(dimension, scope, context, database)
    return all.firstIndex(of: value).map { all[$0] }
  }

  /// What reference data and closed lists know, and what rows hold that the scope may see.
  func known(
    _ dimension: Dimension, _ scope: Scope, _ context: WarehouseContext, _ database: Database
  ) throws -> Set<String> {
    let key = Seen(dimension: dimension, reach: context.organisation.reach(of: scope))
    if let known = contents.withLock({ $0.seen[key] }) { return known }
    var values = try listed(database)[dimension] ?? []
    values.formUnion(context.places(dimension, scope))
    let conditions = Conditions(
      population: .none, filters: [], reach: key.reach, municipality: context.municipality,
      organisation: context.organisation)
    if let statement = DimensionSQL.values(of: dimension, in: facts, conditions) {
      let found = try database.withConnection { try $0.query(statement).rows }.compactMap { $0[0].text }
      // Unlike to the database and equal to a reader: a filter by the one would leave out the other's rows.
      if Set(found).count < found.count { throw EqualGroups(by: [dimension]) }
      values.formUnion(found)
    }
    let all = values
    contents.withLock { $0.seen[key] = all }
    return all
  }

  /// Whether a fact has rows, and none of them says anything of the dimension: to filter by it would count nothing.
  func isUnfilled(_ dimension: Dimension, in fact: Fact, _ database: Database) throws -> Bool {
    let key = Column(dimension: dimension, fact: fact)
    if let known = contents.withLock({ $0.unfilled[key] }) { return known }
    let row = try database.withConnection { try $0.query(DimensionSQL.filled(dimension, in: fact)).rows[0] }
    let isUnfilled = row[0] != .int(0) && row[1] == .int(0)
    contents.withLock { $0.unfilled[key] = isUnfilled }
    return isUnfilled
  }

  private func listed(_ database: Database) throws -> [Dimension: Set<String>] {
    if let known = contents.withLock({ $0.listed }) { return known }
    let rows = try database.withConnection { try $0.query(ContextSQL.listedValues).rows }
    let found = rows.reduce(into: [Dimension: Set<String>]()) { found, row in
      guard let dimension = row[0].text.flatMap(Dimension.init(rawValue:)), let value = row[1].text else { return }
      found[dimension, default: []].insert(value)
    }
    contents.withLock { $0.listed = found }
    return found
  }
}

extension WarehouseContext {
  /// Units, teams and facilities that a scope reaches, also those that no row names.
  fileprivate func places(_ dimension: Dimension, _ scope: Scope) -> Set<String> {
    switch dimension {
    case .unit, .team: organisation.units(of: scope)
    case .facility: organisation.facilities(of: scope)
    default: []
    }
  }
}
