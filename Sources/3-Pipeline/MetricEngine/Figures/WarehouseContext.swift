internal import CareModel
internal import Warehouse

/// What the engine must know of a warehouse before it counts: as-of date, municipality, and which files came.
struct WarehouseContext: Sendable {
  let asOf: Day
  let municipality: String
  let files: [SourceFile]
  /// Last month that a monthly delivered fact holds; absent where the table is empty.
  let lastMonths: [Fact: Int]
  /// By unit.
  let reaches: [String: UnitReach]

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
    files = try connection.query(ContextSQL.sourceFiles).rows.map { row in
      let source = asciiName(row[0].text ?? "")
      return SourceFile(
        source: source, status: row[1].text ?? "",
        figureSource: FigureSource(
          file: source, delivery: row[2].text ?? "", received: row[3].text ?? "", rows: row[4].int ?? 0,
          setAside: row[5].int ?? 0, coversTo: row[6].date.map { Day(number: $0) }))
    }
    var lastMonths: [Fact: Int] = [:]
    for fact in Fact.allCases where fact.isDeliveredByMonth {
      if let month = try connection.query(ContextSQL.lastMonth(of: fact)).single.int { lastMonths[fact] = month }
    }
    self.lastMonths = lastMonths
    reaches = try UnitReach.all(connection)
  }

  /// Whether any file of the source was read.
  func isRead(_ source: String) -> Bool { files.contains { $0.source == source && $0.status == "read" } }

  /// The files behind a metric, in the metric's order.
  func sources(_ names: [String]) -> [FigureSource] {
    names.flatMap { name in files.filter { $0.source == name && $0.status == "read" }.map(\.figureSource) }
  }
}

/// The warehouse says nothing of its as-of date: it was not built by a load.
package struct WarehouseContextMissing: Error, Sendable {}

/// `fravær` and `fravaer` are the same file; Swift takes composed and decomposed `å` as equal.
private func asciiName(_ name: String) -> String {
  var result = ""
  for character in name.lowercased() {
    switch character {
    case "æ": result += "ae"
    case "ø": result += "oe"
    case "å": result += "aa"
    default: result.append(character)
    }
  }
  return result
}
