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

  static let unitTree: SQL = "SELECT scope, unit FROM model.unit_tree"

  static let scopeFacilities: SQL = "SELECT scope, facility FROM model.scope_facility"

  static let facilityRunners: SQL = "SELECT facility, unit FROM model.facility WHERE unit IS NOT NULL"

  static let sourceMonths: SQL = "SELECT source, month, state FROM facts.source_month"

  static let listedValues: SQL = "SELECT dimension, value FROM facts.dimension_value"

  static let factColumns: SQL = """
    SELECT table_name, column_name, data_type FROM information_schema.columns
    WHERE table_catalog = current_database() AND table_schema = 'facts'
    ORDER BY table_name, ordinal_position
    """

  static let emptyFields: SQL = "SELECT source, field FROM facts.source_field WHERE NOT is_filled"
}

extension Fact {
  var table: SQL { SQL(raw: "facts." + id) }
}
