internal import CareModel
internal import Danish
internal import DocumentModel
internal import Reporting
internal import Serving

// The same as the time line, in tables.

extension CourseWriting {
  /// One table a source; those without a row are left out. A window keeps to its months.
  func tables(in window: CourseWindow? = nil) -> [DataTable] {
    func isShown(_ from: Day, _ through: Day?) -> Bool {
      guard let window else { return true }
      return from <= window.lastDay && (through.map { $0 >= window.firstDay } ?? true)
    }
    let services = course.services.filter { isShown($0.from, $0.through) }
    let commitments = course.commitments.filter { isShown($0.from, $0.through) }
    let stays = course.stays.filter { isShown($0.from, $0.through) }
    return [
      table(
        "indsatser", "Indsatser i fagsystemet",
        [.init("Indsats"), .init("Paragraf"), .init("Tilbud"), .init("Fra"), .init("Til")],
        services.map { each in
          [
            Cell(each.id, note: each.service), Cell(each.legalBasis.map(Words.legalBasis) ?? "–"),
            Cell((each.facility.map { names[$0] ?? $0 } ?? each.provider) ?? "–"), day(each.from), day(each.through),
          ]
        }),
      table(
        "disponeringer", "Disponeringer i økonomisystemet",
        [.init("Disponering"), .init("Indsats"), .init("Takst", number: true), .init("Fra"), .init("Til")],
        commitments.map { each in
          [
            Cell(each.id), Cell(each.service ?? "ingen"), Cell(rate(each) ?? "–"), day(each.from), day(each.through),
          ]
        }),
      table(
        "ophold", "Ophold på tilbuddets liste", [.init("Tilbud"), .init("Ind"), .init("Ud")],
        stays.map {
          [
            Cell(names[$0.facility] ?? $0.facility), day($0.from),
            $0.through >= asOf ? Cell("bor der") : day($0.through),
          ]
        }),
      window == nil ? paymentTable() : nil,
    ].compactMap { $0 }
  }

  /// What was paid month by month, and what of it is at stake.
  func monthTable(_ payments: [Course.Posting], _ window: CourseWindow, stake: ClosedRange<Int>?) -> DataTable? {
    let shown = payments.filter { (window.first...window.last).contains($0.month) }
    guard !shown.isEmpty else { return nil }
    let sums = Dictionary(grouping: shown, by: \.month).mapValues { $0.reduce(0) { $0 + $1.ore } }
    var rows = (window.first...window.last).map { month in
      let isAtStake = stake?.contains(month) ?? false
      return DataTable.Row([
        Cell(Words.month(index: month)), sums[month].map(money) ?? Cell("intet"),
        Cell(isAtStake ? "ja" : "nej"),
      ])
    }
    rows.append(DataTable.Row([Cell("I alt"), money(sums.values.reduce(0, +)), Cell("")], kind: .total))
    return DataTable(
      id: "betalt", caption: "Betalt pr. måned",
      columns: [.init("Måned"), .init("Betalt", unit: "kr.", number: true), .init("På spil")], rows: rows)
  }

  /// Payments of the whole course, a row a year and area.
  private func paymentTable() -> DataTable? {
    struct Key: Hashable {
      var year: Int
      var area: String
    }
    let groups = Dictionary(grouping: course.payments) {
      Key(year: $0.month / 12, area: $0.area.map(areaName) ?? "Uden område")
    }
    let rows = groups.sorted { ($1.key.year, $0.key.area) < ($0.key.year, $1.key.area) }.map { key, payments in
      [
        Cell("\(key.year)"), Cell(key.area), Cell(DanishText.whole(payments.reduce(0) { $0 + $1.lines })),
        money(payments.reduce(0) { $0 + $1.ore }),
      ]
    }
    return table(
      "betalinger", "Betalinger pr. år og område",
      [.init("År"), .init("Område"), .init("Linjer", number: true), .init("Betalt", unit: "kr.", number: true)], rows)
  }

  private func table(_ id: String, _ caption: String, _ columns: [DataTable.Column], _ rows: [[Cell]]) -> DataTable? {
    rows.isEmpty ? nil : DataTable(id: id, caption: caption, columns: columns, rows: rows.map { DataTable.Row($0) })
  }

  private func day(_ day: Day?) -> Cell {
    day.map { Cell(DanishText.date($0), date: $0.description) } ?? Cell("ingen slutdato")
  }

  private func money(_ ore: Int) -> Cell { Cell(Words.kroner(ore), number: Double(ore) / 100) }
}
