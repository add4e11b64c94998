/// The table of targets in `docs/architecture.md`, which is the rule and not a picture of it.
struct LayerTable {
  struct Row {
    let target: String
    let band: String
    let mayImport: Set<String>

    /// Made for the demonstration, and in no band.
    var isTool: Bool { band == "Tools" }
  }

  let rows: [String: Row]

  init() throws {
    let lines = try Repository.text("docs/architecture.md").split(separator: "\n")
    var rows: [String: Row] = [:]
    for line in lines where line.hasPrefix("| ") {
      let cells = line.split(separator: "|").map { $0.trimming() }
      guard cells.count == 4, cells[1].first?.isNumber == true || cells[1] == "Tools" else { continue }
      let allowed = cells[3].split(separator: ",").map { $0.trimming() }.filter { $0 != "–" }
      rows[cells[0]] = Row(target: cells[0], band: cells[1], mayImport: Set(allowed))
    }
    self.rows = rows
  }
}

extension Substring {
  func trimming() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
