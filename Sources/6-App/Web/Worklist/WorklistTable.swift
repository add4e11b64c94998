internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering
internal import Serving
internal import Worklist

/// The list itself: a table on a desk, one block a finding on a phone.
struct WorklistTable {
  let lines: [FindingLine]
  let names: [String: String]
  /// Where its headers sort; nil for a short list that stands as it is.
  let query: WorklistQuery?

  var html: HTML {
    element("table", .class("stack"), Attribute("role", "table")) {
      element("caption", .class("sr")) { "Fund" }
      element("thead", Attribute("role", "rowgroup")) {
        element("tr", Attribute("role", "row")) {
          head("Fund")
          head("Alvor", order: .severity)
          head("På spil", unit: "kr.", order: .amount, number: true)
          head("Ansvarlig", order: .owner)
          head("Alder", unit: "dage", order: .age, number: true)
          head("Frist", order: .due)
          head("Status")
        }
      }
      element("tbody", Attribute("role", "rowgroup")) { lines.map(row) }
    }
  }

  private func head(
    _ title: String, unit: String? = nil, order: FindingFilter.Order? = nil, number: Bool = false
  ) -> HTML {
    let isSorted = order != nil && query?.filter.order == order
    let rising = order == .due || order == .owner
    return element(
      "th", Attribute("role", "columnheader"), Attribute("scope", "col"), .class(number ? "n" : nil),
      Attribute("aria-sort", isSorted ? (rising ? "ascending" : "descending") : nil)
    ) {
      if let order, let query {
        element("a", .href(PageLink("", to: query.address(order: order), at: "liste"))) { title }
      } else {
        title
      }
      unit.map { unit in element("small") { unit } }
    }
  }

  private func row(_ line: FindingLine) -> HTML {
    let finding = line.finding
    return element("tr", Attribute("role", "row")) {
      element("th", Attribute("role", "rowheader"), Attribute("scope", "row")) {
        element("a", .href(.finding(FindingAddress(finding.id)))) { line.title }
        element("small") {
          [
            finding.id, finding.citizenName.map { "Borger\u{A0}\($0)" }, finding.legalBasis.map(Words.legalBasis),
            finding.facility.map { names[$0] ?? $0 },
          ].compactMap { $0 }.joined(separator: " · ")
        }
      }
      cell("wide") { severityState(finding.severity) }
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

  private func due(_ line: FindingLine) -> HTML {
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

/// What blocks waits for a person and has a colour; the rest is quiet.
func severityState(_ severity: FindingSeverity) -> HTML {
  switch severity {
  case .blocking: state(.hold, .text(severity.danishName), emphasis: "a")
  case .warning: state(.late, .text(severity.danishName), emphasis: "k")
  case .info: state(.info, .text(severity.danishName), emphasis: "q")
  }
}
