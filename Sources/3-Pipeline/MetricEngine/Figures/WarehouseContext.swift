internal import Access
internal import CareModel
internal import Danish
internal import Warehouse

/// What the engine must know of a warehouse before it counts: as-of date, municipality, and which files came.
struct WarehouseContext: Sendable {
  let asOf: Day
  let municipality: String
  let files: [SourceFile]
  /// By file; one that covers nothing is not here.
  let coverage: [String: SourceCoverage]
  /// Fields that no row has a value in.
  let emptyFields: Set<SourceField.Key>
  let organisation: Organisation

  struct SourceFile: Sendable, Hashable {
    let source: String
    let status: String
    let figureSource: FigureSource
  }

  init(_ connection: Connection) throws {
    let build = try connection.query(ContextSQL.build)
    guard let row = build.rows.first, let asOf = row[0].date, let municipality = row[1].text else {
      throw WarehouseContextMissing()
    }
    self.asOf = Day(number: asOf)
    self.municipality = municipality
    let coverage = try Self.coverage(connection)
    self.coverage = coverage
    emptyFields = Set(
      try connection.query(ContextSQL.emptyFields).rows.map {
        SourceField.Key(source: $0[0].text ?? "", name: $0[1].text ?? "")
      })
    files = try connection.query(ContextSQL.sourceFiles).rows.map { row in
      let source = asciiName(row[0].text ?? "")
      return SourceFile(
        source: source, status: row[1].text ?? "",
        figureSource: FigureSource(
          file: source, delivery: row[2].text ?? "", received: row[3].text ?? "", rows: row[4].int ?? 0,
          setAside: row[5].int ?? 0, coversTo: row[6].date.map { Day(number: $0) }, coverage: coverage[source]))
    }
    organisation = try Organisation(connection)
  }

  private static func coverage(_ connection: Connection) throws -> [String: SourceCoverage] {
    var months: [String: (first: Int, last: Int, gaps: Set<Int>)] = [:]
    for row in try connection.query(ContextSQL.sourceMonths).rows {
      guard let source = row[0].text, let month = row[1].int else { continue }
      var known = months[source] ?? (month, month, [])
      (known.first, known.last) = (min(known.first, month), max(known.last, month))
      if row[2].text == "gap" { known.gaps.insert(month) }
      months[source] = known
    }
    return months.mapValues { SourceCoverage(first: $0.first, last: $0.last, gaps: $0.gaps) }
  }

  /// Why nothing can be said on a file's ground, whatever the period; nil where rows of it were read.
  func absence(of source: String) -> FigureReason? {
    let read = files.filter { $0.source == source && $0.status == "read" }
    if read.isEmpty { return .notDelivered(source) }
    if read.contains(where: { $0.figureSource.rows > 0 }) { return nil }
    return .empty(source, setAside: read.reduce(0) { $0 + $1.figureSource.setAside })
  }

  /// The files behind a metric, in the metric's order.
  func sources(_ names: [String]) -> [FigureSource] {
    names.flatMap { name in files.filter { $0.source == name && $0.status == "read" }.map(\.figureSource) }
  }
}

/// The warehouse says nothing of its as-of date: it was not built by a load.
package struct WarehouseContextMissing: Error, Sendable {}
