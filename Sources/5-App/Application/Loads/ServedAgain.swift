internal import CareModel
internal import Warehouse

/// What the served warehouse knows of the delivery before its own, when a load brings its own once more (genindlæsning).
///
/// A delivery that is loaded every night must say the same every night: it is held against what came before it, not itself.
struct ServedAgain {
  /// Rows of `meta.previous_source`.
  let previousSources: [[Value]]
  private let restatements: Table

  /// Rows of `meta.restatement` about months that are open still.
  func restated(after closed: Int?) -> [[Value]] {
    let (month, isClosed) = (restatements.index(of: "month"), restatements.index(of: "is_closed"))
    return restatements.rows.filter { $0[isClosed].bool == false && $0[month].int ?? 0 > closed ?? 0 }
  }

  init(_ connection: Connection) throws {
    previousSources = try connection.query("TABLE meta.previous_source").rows
    restatements = try connection.query("TABLE meta.restatement")
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
