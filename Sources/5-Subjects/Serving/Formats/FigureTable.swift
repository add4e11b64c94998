internal import CareModel
internal import Danish
internal import DocumentModel
package import MetricEngine
package import Reporting

/// Figures as a table for a terminal: Danish words and numbers, columns aligned.
package enum FigureTable {
  package static func text(_ sets: [FigureSet], labels: Labels) -> String {
    sets.map { table($0, labels: labels) }.joined(separator: "\n")
  }

  private static func table(_ set: FigureSet, labels: Labels) -> String {
    let compares = set.rows.contains { $0.comparison != nil }
    var header = ["Periode"] + set.by.map { Words.dimension($0) } + ["Værdi", "Tilstand"]
    if compares { header += ["Sammenlignet med", "Værdi da", "Ændring"] }
    let format = Words.format(set.unit)
    var rows: [[String]] = []
    for figure in set.rows {
      var row = [DanishText.longName(from: figure.from, to: figure.to)]
      row += zip(set.by, figure.groups).map { figure.standsForAll ? "alle" : labels.label($1, of: $0).name }
      row += [figure.value.map(format.text) ?? "–", Words.state(figure)]
      if compares {
        let comparison = figure.comparison
        row += [
          comparison.map { DanishText.longName(from: $0.from, to: $0.to) } ?? "",
          comparison?.value.map(format.text) ?? "–",
          figure.change.map(format.signed.text) ?? "–",
        ]
      }
      rows.append(row)
    }
    let numbers = Set(["Værdi", "Værdi da", "Ændring"])
    var text = "\(set.title) (\(set.unit.rawValue), population: \(set.population.rawValue))\n"
    text += rows.isEmpty ? "Ingen rækker.\n" : aligned([header] + rows, right: numbers)
    var reasons: [String] = []
    for reason in set.rows.flatMap({ [$0.reason, $0.comparison?.reason] }).compactMap({ $0?.text })
    where !reasons.contains(reason) { reasons.append(reason) }
    text += reasons.map { $0 + "\n" }.joined()
    text += "Gjort op til \(DanishText.date(set.asOf)). Definition, version \(set.definitionVersion).\n"
    return text
  }

  /// Columns as wide as their widest cell, two spaces between, no spaces at the end of a line.
  package static func aligned(_ lines: [[String]], right: Set<String>) -> String {
    guard let header = lines.first else { return "" }
    let widths = header.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      var text = line.indices.map { column in
        let pad = String(repeating: " ", count: widths[column] - line[column].count)
        return right.contains(header[column]) ? pad + line[column] : line[column] + pad
      }.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }.joined()
  }
}
