/// What the checks must find, what must be set aside, and what must be refused: the delivery's own faults, and nothing else.
extension AnswerKey {
  func faults(_ extracts: Extracts) -> String {
    let setAside = extracts.setAside.map { item in
      let column = item.row.column.map { "\"\($0)\"" } ?? "null"
      return
        "{\"file\":\"\(item.row.file).csv\",\"row\":\(item.number),\"column\":\(column),\"code\":\"\(item.row.code)\"}"
    }
    let parts: [(name: String, items: [String])] = [
      ("findings", world.findings.filter { !$0.isBesideEarlier }.map(line)),
      ("findings_beside_earlier", world.findings.filter(\.isBesideEarlier).map(line)),
      ("set_aside", setAside),
      ("refused", extracts.refused.map { "{\"file\":\"\($0.file)\",\"code\":\"\($0.code)\"}" }),
    ]
    return parts.map { "\"\($0.name)\":[\n" + $0.items.joined(separator: ",\n") + "]" }.joined(separator: ",\n")
  }

  private func line(_ finding: SownFinding) -> String {
    var fields = [
      ("check", finding.check), ("severity", finding.severity), ("file", finding.file), ("key", finding.key),
    ].map { "\"\($0)\":\"\($1)\"" }
    if let amount = finding.amount { fields.append("\"amount\":\(Self.kroner(amount))") }
    if !finding.related.isEmpty {
      fields.append("\"related\":[" + finding.related.map { "\"\($0)\"" }.joined(separator: ",") + "]")
    }
    return "{" + fields.joined(separator: ",") + "}"
  }
}
