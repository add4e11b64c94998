internal import DocumentModel

/// An explained figure for a terminal.
enum ExplanationText {
  static func text(_ explanation: FigureExplanation) -> String {
    var parts: [String] = []
    let metric = explanation.metric
    parts.append("\(metric.title), \(explanation.period)\n\(explanation.scope)")
    if !explanation.filters.isEmpty {
      parts.append("Kun:\n" + explanation.filters.map { "  \($0.term): \($0.value)" }.joined(separator: "\n"))
    }
    var value = "Værdi: \(explanation.value) \(explanation.unit)"
    if let state = explanation.state { value += " (\(state))" }
    if let fraction = explanation.fraction { value += "\n  = \(fraction.numerator) / \(fraction.denominator)" }
    parts.append(value)
    parts.append("Definition\n" + metric.facts.map { "  \($0.term): \($0.meaning)" }.joined(separator: "\n"))
    parts.append(metric.help.joined(separator: "\n"))
    parts.append(
      "Fra rækker til tal\n"
        + explanation.steps.map { "  \($0.number) \($0.text)" + ($0.note.map { " (\($0))" } ?? "") }
        .joined(separator: "\n"))
    parts.append(
      "Kilder\n"
        + explanation.sources.map { source in
          "  \(source.fileName): leveret \(Words.time(source.received)), levering \(source.delivery), "
            + "\(Words.whole(source.rowsRead)) rækker læst, \(Words.whole(source.rowsSetAside)) sat til side, "
            + "dækker til \(source.coversTo.map(Words.date) ?? "ingen dato")"
        }.joined(separator: "\n"))
    parts.append("Fund, der rører tallet: indholdskontrollerne er ikke bygget endnu.")
    parts.append("SQL\n" + explanation.sql)
    parts.append(rows(explanation.rows))
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func rows(_ rows: FigureExplanation.Rows) -> String {
    if let withheld = rows.withheld { return "Rækkerne bag: \(withheld)" }
    if rows.count == 0 { return "Rækkerne bag: ingen." }
    return rows.lists.map { list in
      "\(list.title) (\(Words.whole(list.rows.count)) af \(Words.whole(list.total)))\n"
        + FigureTable.aligned(
          [list.columns.map(\.title)] + list.rows.map { $0.map(\.text) },
          right: Set(list.columns.filter(\.isNumber).map(\.title)))
    }.joined(separator: "\n")
  }
}
