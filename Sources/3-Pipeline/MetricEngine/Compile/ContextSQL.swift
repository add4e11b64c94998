internal import Warehouse

/// The statements that read what a warehouse says about itself.
enum ContextSQL {
  static let build: SQL = "SELECT as_of, municipality FROM meta.build"

  static let sourceFiles: SQL = """
    SELECT source, status, delivery, received, rows_read::BIGINT, rows_set_aside::BIGINT, covers_to
    FROM meta.source_file
    WHERE source IS NOT NULL
    ORDER BY source, file_id
    """

  /// What lies below every unit: its units, then its facilities.
  static let reaches: SQL = """
    SELECT scope, unit, NULL AS facility FROM model.unit_tree
    UNION ALL
    SELECT scope, NULL, facility FROM model.scope_facility
    ORDER BY ALL
    """

  static func lastMonth(of fact: Fact) -> SQL { "SELECT max(month) FROM \(fact.table)" }
}

extension Fact {
  var table: SQL { SQL(raw: "facts." + rawValue) }
}
