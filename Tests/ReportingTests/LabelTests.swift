import CareModel
import Testing

@testable import Reporting

@Suite("Names of keys")
struct LabelTests {
  @Test func `paragraphs are written as Danish has them and stand in the order of their numbers`() {
    let keys: [String?] = ["SEL §104", nil, "SEL §85", "SEL §9", "BL §32", "SEL §82 b", "SEL §82 a", "efter aftale"]
    let labels = Labels()
    let names = labels.sorted(keys, of: .legalBasis).map { labels.label($0, of: .legalBasis).name }
    #expect(
      names == [
        "BL §\u{A0}32", "SEL §\u{A0}9", "SEL §\u{A0}82 a", "SEL §\u{A0}82 b", "SEL §\u{A0}85", "SEL §\u{A0}104",
        "efter aftale", "Ikke oplyst",
      ])
  }

  @Test func `the field's own order comes first, then names`() {
    let labels = Labels([
      .team: ["A": .init(name: "Team 10"), "B": .init(name: "Team 2"), "C": .init(name: "Z", order: 1)]
    ])
    #expect(labels.sorted(["A", nil, "B", "C"], of: .team) == ["C", "B", "A", nil])
  }
}
