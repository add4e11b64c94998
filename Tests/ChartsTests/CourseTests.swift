import DocumentModel
import Testing

@testable import Charts

/// Courses with everything at random: many services at once, long names, short stretches, marks at the edges.
private struct RandomCourse {
  var state: UInt64

  mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, limit)))
  }

  mutating func figure() -> CourseFigure {
    let count = 1 + next(next(3) == 0 ? 130 : 20)
    let firstMonth = next(12)
    var day = 20_000
    let months = (0..<count).map { index -> CourseChart.Month in
      let number = (firstMonth + index) % 12
      defer { day += 30 }
      return .init(
        firstDay: day, days: 30, name: ["jan.", "feb.", "mar.", "apr.", "maj", "juni"][number % 6],
        shortName: "jan", year: "\(2020 + (firstMonth + index) / 12)", beginsYear: number == 0,
        beginsQuarter: number % 3 == 0)
    }
    let last = day - 1
    var rows: [CourseChart.Row] = []
    for row in 0..<(1 + next(4)) {
      if next(2) == 0 {
        let bars = (0..<next(14)).map { _ -> CourseChart.Bar in
          let from = 20_000 - 100 + next(last - 20_000 + 120)
          let names = ["§ 107 Botilbuddet Åsen ved Vandet", "§ 107 Åsen", "§ 107"]
          return .init(
            from: from, through: next(4) == 0 ? nil : from + next(400), names: Array(names.dropFirst(next(3))),
            emphasised: next(2) == 0)
        }
        rows.append(.init(name: "Indsats \(row)", source: "fagsystem", content: .bars(bars)))
      } else {
        let amounts = (0..<count).filter { _ in next(3) > 0 }.map {
          CourseChart.Amount(month: $0, ore: next(40_000_000) - 1_000_000, atStake: next(2) == 0)
        }
        rows.append(
          .init(name: "Aktivitets- og samværstilbud", source: "økonomisystem", content: .amounts(amounts)))
      }
    }
    let from = 20_000 + next(last - 20_000 + 1)
    return CourseFigure(
      id: "t", title: "t", subtitle: "s", alternative: "a", description: "d",
      chart: CourseChart(
        months: months, rows: rows,
        stake: next(3) == 0
          ? nil : .init(from: from, through: min(last, from + next(200)), text: "138 døgn, 471.960 kr. på spil"),
        mark: next(3) == 0
          ? nil
          : .init(day: 20_000 + next(last - 20_000 + 1), isEnd: next(2) == 0, text: "Slut i fagsystemet: 15. juni")),
      tables: [])
  }
}

@Suite struct CourseTests {
  @Test(arguments: 0..<4) func `no label touches another or leaves the drawing in thousands of courses`(part: Int) {
    for seed in 0..<500 {
      var random = RandomCourse(state: UInt64(part * 10_000 + seed) &* 77_777 + 3)
      let figure = random.figure()
      for size in CourseSize.allCases {
        let found = faults(in: drawing(of: figure, size: size, idPrefix: "r"))
        #expect(found.isEmpty, "seed \(part * 10_000 + seed) \(size): \(found.prefix(3))")
        if !found.isEmpty { return }
      }
    }
  }

  private func course(_ bars: [CourseChart.Bar], months: Int = 10) -> CourseFigure {
    let list = (0..<months).map { index in
      CourseChart.Month(
        firstDay: 20_000 + index * 30, days: 30, name: "jan.", shortName: "jan", year: "2026",
        beginsYear: index == 0, beginsQuarter: index % 3 == 0)
    }
    return CourseFigure(
      id: "t", title: "t", subtitle: "s", alternative: "a", description: "d",
      chart: CourseChart(months: list, rows: [.init(name: "Indsats", source: "fagsystem", content: .bars(bars))]),
      tables: [])
  }

  @Test func `services at the same time stand in lanes of their own`() {
    let bar = CourseChart.Bar(from: 20_010, through: 20_200, names: ["§ 107"])
    let one = drawing(of: course([bar]), size: .desk, idPrefix: "t")
    let three = drawing(of: course([bar, bar, bar]), size: .desk, idPrefix: "t")
    #expect(three.height > one.height)
    #expect(three.labels.count { $0.text == "§ 107" } == 3)
  }

  @Test func `a name too long for its bar moves beside it, and a shorter one is taken where that fits`() throws {
    let long = CourseChart.Bar(from: 20_010, through: 20_030, names: ["§ 107 Botilbuddet Åsen"])
    let drawn = drawing(of: course([long]), size: .desk, idPrefix: "t")
    let label = try #require(drawn.labels.first { $0.text == "§ 107 Botilbuddet Åsen" })
    #expect(label.x > 150 + (1020 - 12 - 150) * 31 / 300)
    let short = CourseChart.Bar(from: 20_010, through: 20_050, names: ["§ 107 Botilbuddet Åsen", "§ 107"])
    #expect(drawing(of: course([short]), size: .desk, idPrefix: "t").labels.contains { $0.text == "§ 107" })
  }

  @Test func `ten years of payments are drawn by the year, with the unit said`() {
    var figure = course([], months: 120)
    figure.chart.rows = [
      .init(
        name: "Betalt", source: "økonomisystem",
        content: .amounts((0..<120).map { .init(month: $0, ore: 10_602_000, atStake: $0 == 5) }))
    ]
    for index in figure.chart.months.indices { figure.chart.months[index].beginsYear = index % 12 == 0 }
    let drawn = drawing(of: figure, size: .phone, idPrefix: "t")
    #expect(drawn.labels.contains { $0.text.contains("pr. år") })
    #expect(drawn.svg.contains("bar late"))
  }

  @Test func `columns drop the oldest months rather than letting numbers touch`() {
    let columns = (0..<40).map { MonthColumns.Column(label: "jan.", value: 12_000 + $0) }
    let figure = MonthColumns(
      id: "m", title: "t", subtitle: "s", alternative: "a", description: "d", columns: columns,
      table: DataTable(id: "m", caption: "c", columns: [], rows: []))
    let drawn = drawing(of: figure, idPrefix: "m")
    #expect(faults(in: drawn).isEmpty && drawn.labels.contains { $0.text == "12.039" })
  }

  @Test func `a name from the data is text in the drawing`() {
    let bar = CourseChart.Bar(from: 20_010, through: nil, names: ["<script>&\""])
    let svg = drawing(of: course([bar]), size: .desk, idPrefix: "t").svg
    #expect(!svg.contains("<script") && svg.contains("&lt;script&gt;&amp;"))
  }
}
