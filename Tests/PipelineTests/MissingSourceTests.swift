import Access
import Figures
import Foundation
import Loads
import Serving
import TestSupport
import Testing

@Suite("No source is not zero", .enabled(if: FileManager.default.fileExists(atPath: TestHome.shared.path)))
struct MissingSourceTests {
  private let reader = Reader.test(.dataTeam)

  /// What `traad metric … --format json` says in one row.
  private struct Row {
    let fields: [String: Any]
    var period: String? { fields["period"] as? String }
    var value: Double? { (fields["value"] as? NSNumber)?.doubleValue }
    var state: String? { fields["state"] as? String }
    var missing: [String] { fields["missing_periods"] as? [String] ?? [] }
  }

  private func rows(
    _ metric: String, _ home: TestHome, from: String, to: String? = nil, grain: String? = nil, by: [String] = [],
    compare: String? = nil
  ) throws -> [Row] {
    let call = FigureCall(
      metrics: [metric], from: from, to: to ?? from, grain: grain, by: by, comparison: compare, format: .json)
    let text = try Figures(Session(home.workspace, for: reader, at: "prøve")).show(call)
    let top = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    return try #require(top["rows"] as? [[String: Any]]).map(Row.init)
  }

  private func load(_ delivery: String, in home: TestHome) throws -> LoadOutcome {
    try Loads(.command("load", in: home.workspace)).load(
      LoadCall(
        folder: TestHome.shared.appendingPathComponent(delivery).path, municipality: "0250", name: "Prøve Kommune",
        asOf: "2025-12-31"))
  }

  @Test func `a ledger without May and June has no figures of May and June`() throws {
    try TestHome.with { home in
      _ = try load("07-months-without-a-source/levering-hul", in: home)
      for metric in ["forbrug", "forbrugsprocent", "enhedspris"] {
        let months = try rows(metric, home, from: "2025-01", to: "2025-12", grain: "month")
        let missing = months.filter { $0.state == "missing" }
        #expect(missing.map(\.period) == ["2025-05", "2025-06"], "\(metric)")
        #expect(missing.allSatisfy { $0.value == nil } && months.filter { $0.value != nil }.count == 10, "\(metric)")
        for year in ["2023", "2024"] {
          let before = try rows(metric, home, from: year)[0]
          #expect(before.value == nil && before.state == "missing", "\(metric) \(year)")
        }
      }
      let spend = try rows("forbrug", home, from: "2025")[0]
      #expect(spend.value == 2_500_005 && spend.state == "preliminary" && spend.missing == ["2025-05", "2025-06"])
      let share = try rows("forbrugsprocent", home, from: "2025")[0]
      #expect(abs(share.value! - 100 * 2_500_005 / 2_500_000) < 1e-9 && share.missing == ["2025-05", "2025-06"])
      // 304 + 304 days of two citizens, 30 of the third in April and 184 of the fourth.
      let price = try rows("enhedspris", home, from: "2025")[0]
      #expect(abs(price.value! - 2_500_005 / (822.0 / 365)) < 1e-6 && price.missing == ["2025-05", "2025-06"])
      #expect(try rows("korrigeret_budget", home, from: "2024")[0].state == "missing")
    }
  }

  @Test func `a ledger that ends in October is missing after it, and nothing is more than a year without a source`()
    throws
  {
    try TestHome.with { home in
      _ = try load("07-months-without-a-source/levering-slut", in: home)
      let months = try rows("forbrug", home, from: "2025-09", to: "2025-12", grain: "month")
      #expect(months.map(\.state) == ["final", "final", "missing", "missing"])
      let price = try rows("enhedspris", home, from: "2025")[0]
      #expect(abs(price.value! - 2_500_005 / (822.0 / 365)) < 1e-6)
      #expect(price.state == "preliminary" && price.missing == ["2025-11", "2025-12"])
      for metric in ["forbrug", "korrigeret_budget", "enhedspris", "forbrugsprocent", "helaarspersoner"] {
        let row = try rows(metric, home, from: "2025-01", to: "2025-10", compare: "last-year")[0]
        #expect(row.fields["comparison_state"] as? String == "missing", "\(metric)")
        #expect(row.fields["comparison_value"] is NSNull && row.fields["change"] is NSNull, "\(metric)")
      }
    }
  }

  @Test(arguments: ["levering-utc", "levering-midnat", "levering-dk", "levering-xlsx", "levering-xlsx-iso"])
  func `a file whose rows are all set aside says nothing of persons`(delivery: String) throws {
    try TestHome.with { home in
      _ = try load("10-all-rows-set-aside/\(delivery)", in: home)
      let source = try #require(try home.workspace.serving.current().sources.first { $0.source == "indsatser" })
      for metric in ["helaarspersoner", "modtagere", "beholdning", "tilgang", "opfoelgning_overskredet", "enhedspris"] {
        let row = try rows(metric, home, from: "2025-10")[0]
        if source.rowsRead == 0 {
          #expect(row.value == nil && row.state == "missing", "\(metric)")
          #expect(row.fields["reason_text"] as? String == "Alle rækker i udtrækket indsatser er sat til side.")
        } else {
          #expect(row.value != nil && source.rowsSetAside == 0, "\(metric)")
        }
      }
      // A time in the zone of Greenwich must not become the day before.
      if delivery == "levering-utc" { #expect(source.rowsRead == 0 && source.rowsSetAside == 4) }
      #expect(try rows("forbrug", home, from: "2025-10")[0].value != nil)
    }
  }

  @Test(arguments: [true, false])
  func `services that have ended without a column of end dates are not counted as if they went on`(
    isDelivered: Bool
  ) throws {
    try TestHome.with { home in
      let folder = home.folder.appendingPathComponent("levering")
      try FileManager.default.copyItem(
        at: TestHome.shared.appendingPathComponent("07-months-without-a-source/levering-hul"), to: folder)
      let file = folder.appendingPathComponent("indsatser.csv")
      var rows = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
        .map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
      let (end, status) = (
        try #require(rows[0].firstIndex(of: "Slutdato")), try #require(rows[0].firstIndex(of: "Status"))
      )
      rows[1][end] = "30-06-2025"
      rows[1][status] = "Afsluttet"
      if !isDelivered { for index in rows.indices { rows[index].remove(at: end) } }
      try rows.map { $0.joined(separator: ";") }.joined(separator: "\r\n")
        .write(to: file, atomically: true, encoding: .utf8)
      _ = try Loads(.command("load", in: home.workspace)).load(
        LoadCall(folder: folder.path, municipality: "0250", name: "Prøve Kommune", asOf: "2025-12-31"))
      for metric in ["helaarspersoner", "afgang", "modtagere", "beholdning"] {
        let row = try self.rows(metric, home, from: "2025-12")[0]
        #expect((row.value != nil) == isDelivered, "\(metric)")
        if !isDelivered { #expect(row.state == "missing" && row.fields["reason"] as? String == "no_field") }
      }
    }
  }

  @Test func `groups whose names are one to a reader add up to what was counted`() throws {
    for (delivery, metric, dimension) in [
      ("levering-udbyder", "modtagere", "provider"), ("levering-udbyder", "helaarspersoner", "service"),
      ("levering", "sager", "team"),
    ] {
      try TestHome.with { home in
        _ = try load("03-decomposed-letters/\(delivery)", in: home)
        let whole = try rows(metric, home, from: "2025-12")[0].value
        let groups = try rows(metric, home, from: "2025-12", by: [dimension]).compactMap(\.value)
        #expect(whole != nil && abs(groups.reduce(0, +) - whole!) < 1e-9, "\(dimension): \(groups) of \(whole ?? 0)")
      }
    }
  }

  @Test func `a misspelt value is refused with the nearest that there is`() throws {
    try TestHome.with { home in
      _ = try load("07-months-without-a-source/levering-hul", in: home)
      func refusal(_ filter: String, by: [String] = []) throws -> Refusal {
        try #require(
          #expect(throws: Refusal.self) {
            try Figures(Session(home.workspace, for: reader, at: "prøve")).show(
              FigureCall(metrics: ["sager"], from: "2025-10", by: by, filters: [filter]))
          })
      }
      let team = try refusal("team=VT11")
      #expect(team.code == "vaerdi-ukendt" && team.suggestion == "Mente du `VT1`?")
      #expect(try refusal("team=VT1;VT2").code == "vaerdi-ukendt")
      #expect(try refusal("taem=VT1").code == "dimension-ukendt")
      #expect(try refusal("team=VT1", by: ["tem"]).code == "dimension-ukendt")
      let known = FigureCall(metrics: ["sager"], from: "2025-10", filters: ["team= VT1 "], format: .json)
      #expect(try Figures(Session(home.workspace, for: reader, at: "prøve")).show(known).contains("\"value\": 2"))
    }
  }
}
