internal import Warehouse

/// A statement as it grows: named steps with a comment each, then the final SELECT.
struct Statement {
  private var steps: [(name: String, comment: String, body: SQL)] = []

  /// Adds a step and gives its name. The comment is Danish: readers of the figures see it.
  mutating func step(_ name: String, _ comment: String, _ body: SQL) -> SQL {
    steps.append((name, comment, body))
    return SQL(raw: name)
  }

  func finish(_ comment: String, _ final: SQL) -> SQL {
    var sql = SQL(raw: steps.isEmpty ? "" : "WITH\n")
    for (index, step) in steps.enumerated() {
      let body = SQL(
        raw: step.body.text.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"),
        bindings: step.body.bindings)
      sql = sql + "-- \(raw: step.comment)\n\(raw: step.name) AS (\n" + body
      sql = sql + (index < steps.count - 1 ? "\n),\n" : "\n)\n")
    }
    return sql + "-- \(raw: comment)\n" + final
  }
}
