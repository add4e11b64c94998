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

  static func units(below unit: String) -> SQL {
    "SELECT unit FROM model.unit_tree WHERE scope = \(unit) ORDER BY unit"
  }

  static func facilities(below unit: String) -> SQL {
    "SELECT facility FROM model.scope_facility WHERE scope = \(unit) ORDER BY facility"
  }

  static func lastMonth(of fact: Fact) -> SQL { "SELECT max(month) FROM \(fact.table)" }
}

extension Fact {
  var table: SQL { SQL(raw: "facts." + rawValue) }
}
