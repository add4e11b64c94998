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

  static let sourceMonths: SQL = "SELECT source, month, state FROM facts.source_month"

  static let listedValues: SQL = "SELECT dimension, value FROM facts.dimension_value"

  static let emptyFields: SQL = "SELECT source, field FROM facts.source_field WHERE NOT is_filled"
}

extension Fact {
  var table: SQL { SQL(raw: "facts." + rawValue) }
}
