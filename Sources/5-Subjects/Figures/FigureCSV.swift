internal import CareModel
internal import MetricEngine
internal import Serving

/// Figures for a Danish spreadsheet: `;` between fields, decimal comma, LF, UTF-8; names of columns as in JSON.
enum FigureCSV {
  static func text(_ sets: [FigureSet]) -> String {
    let dimensions = sets.first?.by ?? []
    let compares = sets.contains { $0.rows.contains { $0.comparison != nil } }
    var header = ["metric", "unit", "period"] + dimensions.map(\.rawValue) + ["value", "state"]
    if compares { header += ["comparison_period", "comparison_value", "comparison_state", "change"] }
    let lacks = sets.contains { $0.rows.contains { !$0.missing.isEmpty || $0.reason != nil } }
    if lacks { header += ["missing_periods", "reason"] }
    var lines = [header]
    for set in sets {
      for figure in set.rows {
        var line = [set.metric, set.unit.rawValue, FigureJSON.name(from: figure.from, to: figure.to)]
        line += figure.groups.map { $0 ?? "" }
        line += [number(figure.value), figure.state.rawValue]
        if compares {
          let comparison = figure.comparison
          line += [
            comparison.map { FigureJSON.name(from: $0.from, to: $0.to) } ?? "", number(comparison?.value),
            comparison?.state.rawValue ?? "", number(figure.change),
          ]
        }
        if lacks {
          line += [figure.missing.map(\.description).joined(separator: " "), figure.reason?.kind.rawValue ?? ""]
        }
        lines.append(line)
      }
    }
    return lines.map { $0.map(CSVText.field).joined(separator: ";") + "\n" }.joined()
  }

  private static func number(_ value: Double?) -> String {
    guard let value else { return "" }
    return String(JSONText.digits(value).map { $0 == "." ? "," : $0 })
  }
}
