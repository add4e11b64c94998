package import Warehouse

/// A query of the pages' own (docs/decisions/0016): the file in `Definitions/9-pages` and what Swift takes its columns to be.
///
/// Each stands in its subject's list (`ServingQueries.all` …); `traad validate` tries every one in the lists on a warehouse without rows.
package protocol PageQuery: Sendable {
  associatedtype Row
  /// Below `9-pages`, without its ending: `worklist/related-rows`.
  static var file: String { get }
  /// What `$1`, `$2` … stand for.
  var parameters: [Value] { get }
  /// Makes one row. It asks for every column of the query, whatever is in them: what it asks for is what the file is held against.
  func row(_ cells: RowReader) throws -> Row
}

extension PageQuery {
  package var parameters: [Value] { [] }

  /// The columns that a row is made of, in the order that they are asked for.
  func columns() throws -> [RowReader.Column] {
    let trial = RowReader()
    _ = try row(trial)
    return trial.asked
  }
}

extension Connection {
  /// The rows of a page's own query.
  ///
  /// - Throws: a `Refusal` that names the file where it is gone, cannot be run, or does not give what the page is made of.
  package func rows<Query: PageQuery>(_ query: Query, _ pages: PageFiles) throws -> [Query.Row] {
    let file = try pages.file(Query.file)
    let table: Table
    do {
      table = try self.query(SQL(raw: file.text, bindings: query.parameters))
    } catch {
      guard error.isAboutStatement else { throw error }
      throw Refusal.queryUnfit(file.place, "den kan ikke køres (\(error.kind))")
    }
    for column in try query.columns() where !table.columns.contains(column.name) {
      throw Refusal.queryUnfit(file.place, "den har ingen kolonne `\(column.name)`")
    }
    let cells = RowReader(table.columns, of: file.place)
    return try table.rows.map { try query.row(cells.at($0)) }
  }
}

extension OpenWarehouse {
  package func rows<Query: PageQuery>(_ query: Query, _ knowledge: Knowledge) throws -> [Query.Row] {
    try database.withConnection { try $0.rows(query, knowledge.pages) }
  }
}

extension Refusal {
  package static let queryUnfitCode = "forespoergsel-passer-ikke"

  /// A query or the warehouse it is asked of is of another form than the program; which of them, `validate` tells.
  static func queryUnfit(_ place: String, _ what: String) -> Refusal {
    Refusal(
      .unavailable, code: queryUnfitCode,
      "Forespørgslen `\(place)` passer ikke til datalageret: \(what).",
      suggestion:
        "Se den efter med `traad validate`. Er definitionerne i orden, er datalageret bygget af en anden udgave af programmet: byg det på ny af arkivet med `traad restore`, eller indlæs den seneste levering igen med `traad load`."
    )
  }
}
