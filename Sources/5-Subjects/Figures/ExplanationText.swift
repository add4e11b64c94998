internal import Danish
internal import DocumentModel
internal import Serving

/// An explained figure for a terminal.
enum ExplanationText {
  static func text(_ explanation: FigureExplanation) -> String {
    var parts: [String] = []
    let metric = explanation.metric
    parts.append("\(metric.title), \(explanation.period)\n\(explanation.scope)")
    if !explanation.filters.isEmpty {
      parts.append("Kun:\n" + explanation.filters.map { "  \($0.term): \($0.value)" }.joined(separator: "\n"))
    }
    var value = "Værdi: " + [explanation.value, explanation.unit].filter { !$0.isEmpty }.joined(separator: " ")
    if let state = explanation.state { value += " (\(state))" }
    if let lack = explanation.lack { value += "\n  \(lack)" }
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
          "  \(source.fileName): leveret \(DanishText.time(source.received)), levering \(source.delivery), "
            + "\(DanishText.whole(source.rowsRead)) rækker læst, \(DanishText.whole(source.rowsSetAside)) sat til side, "
            + source.coveringText + (source.gapText.map { " uden \($0)" } ?? "")
            + (source.coversTo.map { ", seneste dato \(DanishText.date($0))" } ?? "")
        }.joined(separator: "\n"))
    parts.append(quality(explanation))
    parts.append("SQL\n" + explanation.sql)
    parts.append(rows(explanation.rows))
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func quality(_ explanation: FigureExplanation) -> String {
    var lines: [String] = []
    if let notice = explanation.staleness { lines.append("\(notice.title) \(notice.text.plainText)") }
    guard let quality = explanation.quality else { return "Fund, der rører tallet: datalageret er ikke kontrolleret." }
    guard let mark = quality.mark else { return (lines + ["Ingen åbne fund rører tallet."]).joined(separator: "\n") }
    lines.append("Fund, der rører tallet: \(mark.word). \(mark.sentence)")
    lines += quality.checks.map { "  \($0.id) \($0.title): \($0.count). \($0.consequence) Ansvarlig: \($0.owner)." }
    if !quality.silent.isEmpty { lines.append("Har ikke set på tallet: " + quality.silent.joined(separator: "; ")) }
    return lines.joined(separator: "\n")
  }

  private static func rows(_ rows: FigureExplanation.Rows) -> String {
    if let withheld = rows.withheld { return "Rækkerne bag: \(withheld)" }
    if rows.count == 0 { return "Rækkerne bag: ingen." }
    return rows.lists.map { list in
      "\(list.title) (\(DanishText.whole(list.rows.count)) af \(DanishText.whole(list.total)))\n"
        + FigureTable.aligned(
          [list.columns.map(\.title)] + list.rows.map { $0.map(\.text) },
          right: Set(list.columns.filter(\.isNumber).map(\.title)))
    }.joined(separator: "\n")
  }
}
