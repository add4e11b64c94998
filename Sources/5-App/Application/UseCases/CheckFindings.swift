internal import CareModel
internal import Foundation
internal import Warehouse

extension Workspace {
  /// What the current warehouse has found (`traad check`): rows set aside and files refused; the checks K1–K50 come later.
  ///
  /// `needsPerson` says whether something waits for someone.
  package func checkFindings(json: Bool) throws(Refusal) -> (text: String, needsPerson: Bool) {
    let open = try serving.current()
    let rows: [SetAside]
    do {
      rows = try setAside(in: open)
    } catch {
      throw Refusal(error)
    }
    let refused = open.sources.filter { $0.status == "refused" }
    let text = json ? findingsJSON(rows, refused, asOf: open.asOf) : findingsText(rows, refused, asOf: open.asOf)
    return (text, !rows.isEmpty || !refused.isEmpty)
  }

  private func setAside(in open: OpenWarehouse) throws -> [SetAside] {
    let table = try open.database.withConnection { try $0.query(SQL(raw: knowledge.query("sat-til-side"))) }
    return table.rows.map { row in
      func text(_ column: String) -> String? { row[table.index(of: column)].text }
      return SetAside(
        file: text("file_name") ?? "", row: row[table.index(of: "row_number")].int, column: text("column_name"),
        key: text("row_key"), code: text("code") ?? "", message: text("message") ?? "")
    }
  }

  private func findingsJSON(_ rows: [SetAside], _ refused: [SourceState], asOf: Day) -> String {
    JSONText.object([
      ("as_of", .text(asOf.description)),
      ("findings", .list([])),
      (
        "set_aside",
        .list(
          rows.map {
            .object([
              ("file", .text($0.file)), ("row", .optional($0.row.map(Double.init))), ("column", .optional($0.column)),
              ("key", .optional($0.key)), ("code", .text($0.code)), ("message", .text($0.message)),
            ])
          })
      ),
      (
        "refused",
        .list(
          refused.map {
            .object([("file", .text($0.fileName)), ("code", .optional($0.code)), ("message", .optional($0.message))])
          })
      ),
    ]).rendered() + "\n"
  }

  private func findingsText(_ rows: [SetAside], _ refused: [SourceState], asOf: Day) -> String {
    var text = "Fund pr. \(Words.date(asOf))\n"
    for file in refused { text += "Afvist fil: \(file.fileName) [\(file.code ?? "")] \(file.message ?? "")\n" }
    for row in rows {
      text += "\(row.file):\(row.row.map(String.init) ?? "") (\(row.column ?? "")) [\(row.code)] \(row.message)\n"
    }
    if refused.isEmpty && rows.isEmpty { text += "Ingen filer er afvist, og ingen rækker er sat til side.\n" }
    return text + "Indholdskontrollerne (K1–K50) er ikke bygget endnu.\n"
  }
}

/// A row that broke a rule of form.
private struct SetAside {
  var file: String
  var row: Int?
  var column: String?
  var key: String?
  var code: String
  var message: String
}
