internal import Synchronization
internal import Warehouse

/// Results of statements that were already asked of a warehouse that does not change.
///
/// The key is the whole statement with its bound values, so scope, filters and periods are in it. Small results only;
/// the oldest go first.
final class ResultCache: Sendable {
  private struct Contents {
    var tables: [SQL: Table] = [:]
    /// Oldest first.
    var order: [SQL] = []
  }

  private let contents = Mutex(Contents())
  private let mostStatements: Int
  private let mostRows: Int

  init(mostStatements: Int = 512, mostRows: Int = 500) {
    self.mostStatements = mostStatements
    self.mostRows = mostRows
  }

  func table(_ sql: SQL, on connection: Connection) throws -> Table {
    if let table = contents.withLock({ $0.tables[sql] }) { return table }
    let table = try connection.query(sql)
    if table.rows.count <= mostRows { keep(table, sql) }
    return table
  }

  private func keep(_ table: Table, _ sql: SQL) {
    contents.withLock { contents in
      guard contents.tables.updateValue(table, forKey: sql) == nil else { return }
      contents.order.append(sql)
      if contents.order.count > mostStatements { contents.tables[contents.order.removeFirst()] = nil }
    }
  }
}
