internal import Warehouse

/// Whose delivery it is, as its own rows tell (leveringens kommune).
///
/// A municipality's case system gives what the municipality decides or pays for, so its number stands as one of the two on nearly
/// every row of services. National figures tell only when they speak of one municipality alone.
package struct DeliveryOwner: Sendable, Hashable {
  /// Rows of services that name a municipality.
  package var services = 0
  /// Rows of services by each municipality that decides or pays.
  package var servicesOf: [String: Int] = [:]
  /// Municipalities that the population is told of.
  package var populations: Set<String> = []

  package init() {}

  init(_ connection: Connection) throws {
    let columns = try connection.query(
      "SELECT column_name FROM duckdb_columns() WHERE database_name = 'staging' AND table_name = 'indsatser'"
    ).rows.compactMap { $0[0].text }
    if columns.contains("handlekommune"), columns.contains("betalingskommune") {
      let counted = try connection.query(
        """
        WITH named AS (
          SELECT handlekommune AS acting, betalingskommune AS paying, count(*) AS services FROM staging.indsatser
          WHERE handlekommune IS NOT NULL OR betalingskommune IS NOT NULL GROUP BY ALL
        )
        SELECT acting, sum(services)::BIGINT FROM named WHERE acting IS NOT NULL GROUP BY acting
        UNION ALL
        SELECT paying, sum(services)::BIGINT FROM named WHERE paying IS NOT NULL AND paying IS DISTINCT FROM acting
        GROUP BY paying
        UNION ALL SELECT NULL, sum(services)::BIGINT FROM named
        """)
      for row in counted.rows {
        if let code = row[0].text {
          servicesOf[code, default: 0] += row[1].int ?? 0
        } else {
          services = row[1].int ?? 0
        }
      }
    }
    populations = Set(
      try connection.query("SELECT DISTINCT municipality FROM staging.befolkning WHERE municipality IS NOT NULL").rows
        .compactMap { $0[0].text })
  }

  /// The municipality that the rows speak of where it is not this one; nil when it may be, or when nothing tells.
  package func other(than own: String) -> String? {
    let mine = servicesOf[own, default: 0]
    if services > 0 {
      guard mine * 2 < services,
        let (code, count) = servicesOf.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), count * 2 > services
      else { return nil }
      return code
    }
    guard populations.count == 1, let only = populations.first, only != own else { return nil }
    return only
  }
}
