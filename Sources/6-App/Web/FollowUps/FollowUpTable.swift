internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering
internal import Serving
internal import Worklist

/// Follow-ups as a list: a table on a desk, one block a follow-up on a phone. What leads on comes first.
struct FollowUpTable {
  let lines: [FollowUp]
  /// Names of teams and facilities by id.
  let names: [String: String]
  let id: String

  var html: HTML {
    listTable(
      labelledBy: id,
      columns: ["Borger", "Dage over", "Næste opfølgning", "Paragraf og ydelse", "I fagsystemet", "Team"],
      numbers: [1], rows: lines.map(row))
  }

  private func row(_ line: FollowUp) -> [HTML] {
    [
      element("a", .href(.followUpCourse(line.servicePeriod))) {
        "Borger\u{A0}\(line.citizenName)"
      },
      line.standing == .overdue
        ? element("strong") { line.days.map(DanishText.whole) ?? "–" } : element("span", .class("none")) { "–" },
      group {
        switch line.standing {
        case .overdue, .soon: line.next.map(time) ?? .nothing
        case .withoutDate: state(.half, .text("Ingen dato"), emphasis: "k")
        }
        element("small") {
          line.last.map { last in
            group {
              "sidst "
              time(last)
            }
          } ?? HTML.text("aldrig holdt")
        }
      },
      group {
        line.legalBasis.map(Words.legalBasis) ?? "ikke oplyst"
        element("small") {
          [line.service, line.facility.map { names[$0] ?? $0 }].compactMap { $0 }.joined(separator: " · ")
        }
      },
      group {
        element("span", .class("nb")) { line.caseID.map { "Sag \($0)" } ?? "Uden sag" }
        element("small", .class("nb")) { "Indsats \(line.servicePeriod)" }
      },
      group {
        line.team.map { names[$0] ?? $0 } ?? "Uden team"
        line.caseworker.map { initials in element("small") { initials } }
      },
    ]
  }
}
