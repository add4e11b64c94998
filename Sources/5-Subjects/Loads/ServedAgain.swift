internal import CareModel
internal import Serving
internal import Warehouse

/// What the served warehouse knows of the delivery before its own, when a load brings its own once more (genindlæsning).
///
/// A delivery that is loaded every night must say the same every night: it is held against what came before it, not itself.
struct ServedAgain {
  /// Rows of `meta.previous_source`.
  let previousSources: Table
  private let restatements: Table

  /// Rows of `meta.restatement` about months that are open still.
  func restated(after closed: Int?) -> Table {
    let (month, isClosed) = (restatements.index(of: "month"), restatements.index(of: "is_closed"))
    var open = restatements
    open.rows.removeAll { $0[isClosed].bool != false || $0[month].int ?? 0 <= closed ?? 0 }
    return open
  }

  init(_ connection: Connection) throws {
    previousSources = try MetaTable.previousSource.all(on: connection)
    restatements = try MetaTable.restatement.all(on: connection)
  }
}

extension Loading {
  /// nil when the served warehouse is of another delivery or day, or cannot tell.
  func servedAgain(_ delivery: String, asOf: Day) -> ServedAgain? {
    do {
      let open = try inside.warehouse()
      guard open.delivery == delivery, open.asOf == asOf else { return nil }
      return try open.database.withConnection { try ServedAgain($0) }
    } catch {
      // A warehouse from before there were such tables is compared with as any other.
      return nil
    }
  }
}
