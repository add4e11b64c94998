internal import CareModel
internal import ControlStore
internal import Serving

/// Findings as JSON, exactly as the interface says: money in kroner, null where there is no value.
enum FindingJSON {
  static func text(_ report: FindingReport) -> String {
    JSONText.object([
      ("as_of", .text(report.asOf.description)),
      ("findings", .list(report.lines.map { finding($0, related: report.related[$0.finding.id] ?? []) })),
      ("set_aside", .list(report.setAside.map(setAside))),
      (
        "refused",
        .list(
          report.refused.map {
            .object([("file", .text($0.fileName)), ("code", .optional($0.code)), ("message", .optional($0.message))])
          })
      ),
    ]).rendered() + "\n"
  }

  private static func finding(_ line: FindingLine, related: [(file: String, key: String)]) -> JSONText {
    let finding = line.finding
    return .object([
      ("id", .text(finding.id)), ("check", .text(finding.check)), ("severity", .text(finding.severity.rawValue)),
      ("owner", .text(finding.owner)), ("status", .text(line.status.rawValue)),
      ("since", .text(line.state.opened.description)),
      ("entity", .object([("file", .optional(finding.file)), ("key", .optional(finding.key))])),
      ("related", .list(related.map { .object([("file", .text($0.file)), ("key", .text($0.key))]) })),
      ("message", .text(finding.message)), ("amount", .optional(finding.amountOre.map { Double($0) / 100 })),
    ])
  }

  private static func setAside(_ row: SetAsideRow) -> JSONText {
    .object([
      ("file", .text(row.file)), ("row", .optional(row.row.map(Double.init))), ("column", .optional(row.column)),
      ("key", .optional(row.key)), ("code", .text(row.code)), ("message", .text(row.message)),
    ])
  }
}
