internal import Application
internal import CareModel
internal import Danish
internal import Rendering

/// The list itself: a table on a desk, one block a finding on a phone.
extension Site {
  /// - Parameters:
  ///   - query: where its headers sort; nil for a short list that stands as it is.
  func worklistTable(_ lines: [FindingLine], names: [String: String], query: WorklistQuery?) -> HTML {
    element("table", .class("stack"), Attribute("role", "table")) {
      element("caption", .class("sr")) { "Fund" }
      element("thead", Attribute("role", "rowgroup")) {
        element("tr", Attribute("role", "row")) {
          head("Fund")
          head("Alvor", order: .severity, query)
          head("På spil", unit: "kr.", order: .amount, query, number: true)
          head("Ansvarlig", order: .owner, query)
          head("Alder", unit: "dage", order: .age, query, number: true)
          head("Frist", order: .due, query)
          head("Status")
        }
      }
      element("tbody", Attribute("role", "rowgroup")) { lines.map { row($0, names) } }
    }
  }

  private func head(
    _ title: String, unit: String? = nil, order: FindingFilter.Order? = nil, _ query: WorklistQuery? = nil,
    number: Bool = false
  ) -> HTML {
    let isSorted = order != nil && query?.filter.order == order
    let rising = order == .due || order == .owner
    return element(
      "th", Attribute("role", "columnheader"), Attribute("scope", "col"), .class(number ? "n" : nil),
      Attribute("aria-sort", isSorted ? (rising ? "ascending" : "descending") : nil)
    ) {
      if let order, let query {
        element("a", .href(query.address(order: order) + "#liste")) { title }
      } else {
        title
      }
      unit.map { unit in element("small") { unit } }
    }
  }

  private func row(_ line: FindingLine, _ names: [String: String]) -> HTML {
    let finding = line.finding
    return element("tr", Attribute("role", "row")) {
      element("th", Attribute("role", "rowheader"), Attribute("scope", "row")) {
        element("a", .href("/datakvalitet/fund/\(finding.id)")) { line.title }
        element("small") {
          [
            finding.id, finding.citizenName.map { "Borger\u{A0}\($0)" }, finding.legalBasis.map(Words.legalBasis),
            finding.facility.map { names[$0] ?? $0 },
          ].compactMap { $0 }.joined(separator: " · ")
        }
      }
      cell("wide") { severity(finding.severity) }
      cell("n", "På spil, kr.") { .text(finding.amountOre.map { Words.kroner($0) } ?? "–") }
      cell("nb", "Ansvarlig") { .text(line.responsible) }
      cell("n", "Alder, dage") { .text(DanishText.whole(line.age)) }
      cell(nil, "Frist") { due(line) }
      cell(nil, "Status") {
        group {
          withDates(line.statusText)
          if line.isBack { element("small", .class("nb")) { "åbnet igen" } }
        }
      }
    }
  }

  private func cell(_ name: String?, _ label: String? = nil, _ content: () -> HTML) -> HTML {
    element("td", Attribute("role", "cell"), .class(name), Attribute("data-l", label)) { content() }
  }

  /// What blocks waits for a person and has a colour; the rest is quiet.
  func severity(_ severity: FindingSeverity) -> HTML {
    switch severity {
    case .blocking: state(.hold, .text(severity.danishName), emphasis: "a")
    case .warning: state(.late, .text(severity.danishName), emphasis: "k")
    case .info: state(.info, .text(severity.danishName), emphasis: "q")
    }
  }

  func due(_ line: FindingLine) -> HTML {
    guard let due = line.due, line.isOpen else { return .text("–") }
    guard line.isOverdue else { return time(due) }
    return state(
      .due,
      group {
        time(due)
        element("span", .class("sr")) { " (over fristen)" }
      }, emphasis: "a")
  }
}
