import CareModel
import Testing

@testable import Serving
@testable import Worklist

/// What `traad check` says on a terminal.
@Suite struct FindingTextTests {
  private func text(_ rows: [(file: String, row: Int?, column: String)], are count: Int) throws -> String {
    FindingText.text(
      FindingReport(
        asOf: try #require(Day(2025, 12, 31)), lines: [], related: [:],
        setAside: rows.map {
          SetAsideRow(
            file: $0.file, row: $0.row, column: $0.column, key: nil, code: "dato-ugyldig", message: "Ugyldig.")
        }, rowsSetAside: count, refused: [],
        runs: [
          CheckRunState(
            check: "K1", title: "Prøve", severity: "warning", owner: "bi", state: "ran", missingSource: nil,
            findings: 0,
            thresholds: nil)
        ]))
  }

  @Test func `a row with three bad cells is one row, and every cell is told`() throws {
    let one = try text([("a.csv", 7, "Start"), ("a.csv", 7, "Slut"), ("a.csv", 7, "Beløb")], are: 1)
    #expect(one.contains("Én række er sat til side, ingen filer er afvist."))
    #expect(one.contains("Sat til side, til de er rettet i kilden (én række)"))
    #expect(one.split(separator: "\n").filter { $0.hasPrefix("  a.csv:7 (") }.count == 3)
    let three = try text(
      [("a.csv", 7, "Start"), ("b.csv", 7, "Start"), ("a.csv", 8, "Start"), ("a.csv", 8, "Slut")], are: 3)
    #expect(three.contains("3\u{A0}rækker er sat til side"))
  }

  @Test func `nothing found says so`() throws {
    let none = try text([], are: 0)
    #expect(
      none.hasPrefix(
        "Fund i data, der er gjort op til 31-12-2025\nIngen åbne fund.\nIngen rækker er sat til side, ingen filer er afvist.\n"
      ))
    #expect(!none.contains("til de er rettet"))
  }
}
