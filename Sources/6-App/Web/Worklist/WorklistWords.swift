internal import CareModel
internal import Danish
internal import DocumentModel
internal import Serving
internal import Worklist

/// The sentences of the worklist.
enum WorklistWords {
  /// "Tre blokerer en rapport, og ét er over fristen."
  static func urgency(_ summary: Worklist.Summary) -> String {
    let blocking = summary.blocking == 0 ? nil : "\(DanishText.spelled(summary.blocking)) blokerer tal i rapporterne"
    let overdue = summary.overdue == 0 ? nil : "\(DanishText.spelled(summary.overdue)) er over fristen"
    switch (blocking, overdue) {
    case (nil, nil): return "Ingen blokerer et tal, og ingen er over fristen."
    case (let blocking?, nil): return "\(DanishText.capitalised(blocking)), og ingen er over fristen."
    case (nil, let overdue?): return "Ingen blokerer et tal, men \(overdue)."
    case (let blocking?, let overdue?): return "\(DanishText.capitalised(blocking)), og \(overdue)."
    }
  }

  /// "14 er oplysninger og ændrer ingen tal."
  static func informations(_ counted: FindingCount) -> String {
    counted.informations == 1
      ? "Ét er en oplysning og ændrer ingen tal."
      : "\(DanishText.capitalised(DanishText.spelled(counted.informations))) er oplysninger og ændrer ingen tal."
  }

  /// "12 fund, 472.000 kr. på spil".
  static func summary(_ counted: FindingCount) -> String {
    let number = counted.all == 0 ? "ingen" : DanishText.count(counted.all, one: "ét fund", many: "fund")
    return counted.amountOre > 0 ? "\(number), \(Words.amount(counted.amountOre)) på spil" : number
  }

  static func heading(_ list: Worklist, _ filter: FindingFilter) -> String {
    let kind =
      switch filter.standing {
      case .open: "åbne fund"
      case .all: "åbne og accepterede fund"
      case .new: "nye fund"
      case .underReview: "fund, der undersøges"
      case .corrected: "fund, der er berigtiget og venter på levering"
      case .accepted: "accepterede afvigelser"
      case .overdue: "fund over fristen"
      case .closed: "lukkede fund"
      }
    if list.count == 0 { return "Ingen \(kind)" }
    if list.count == 1 { return "Ét fund" }
    let which = filter.order == .severity ? "alvorligste" : filter.order == .amount ? "største" : "første"
    if list.pages == 1 { return "\(DanishText.whole(list.count)) \(kind)" }
    let first = (list.page - 1) * list.pageSize + 1
    return list.page == 1
      ? "De \(list.lines.count) \(which) af \(DanishText.whole(list.count)) \(kind)"
      : "\(DanishText.whole(first))–\(DanishText.whole(first + list.lines.count - 1)) af \(DanishText.whole(list.count)) \(kind)"
  }
}

/// The history beside the sentence.
enum WorklistTrend {
  static func columns(_ months: [FindingMonth]) -> MonthColumns {
    let names = months.map { DanishText.name(of: $0.month) }
    let short = months.map { DanishText.shortMonth($0.month.firstDay.month) }
    let last = months.last
    let before = months.dropLast().last
    let title =
      switch (before?.openAtEnd, last?.openAtEnd) {
      case (let before?, let last?) where last < before: "Åbne fund falder"
      case (let before?, let last?) where last > before: "Åbne fund stiger"
      case (_?, _?): "Lige så mange åbne fund som måneden før"
      default: "Åbne fund"
      }
    var subtitle = "Antal ved månedens slutning."
    if let last {
      let new = CountedNoun(one: "ét nyt", many: "nye").text(last.opened)
      let gone = CountedNoun(one: "ét", many: "").text(last.closed)
      subtitle += " I \(DanishText.month(last.month.firstDay.month)): \(new), \(gone) rettet."
    }
    return MonthColumns(
      id: "aabne", title: title, subtitle: subtitle, alternative: "Søjlediagram: åbne fund ved månedens slutning",
      description: zip(names, months).map { "\($0): \($1.openAtEnd)" }.joined(separator: ", ") + ".",
      columns: zip(short, months).map { .init(label: $0, value: $1.openAtEnd) },
      table: DataTable(
        id: "aabne", caption: "Fund måned for måned",
        columns: [
          .init("Måned"), .init("Åbne", number: true), .init("Nye", number: true), .init("Rettet", number: true),
          .init("Accepteret", number: true),
        ],
        rows: zip(names, months).map { name, month in
          DataTable.Row(
            [Cell(DanishText.capitalised(name))]
              + [month.openAtEnd, month.opened, month.closed, month.accepted].map {
                Cell(DanishText.whole($0), number: Double($0))
              })
        }))
  }
}
