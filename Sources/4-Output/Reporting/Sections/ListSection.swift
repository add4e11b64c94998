internal import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel
internal import MetricEngine

/// The rows behind a figure as a list of work, for who may see them; else why not (liste).
struct ListSection: SectionKind {
  static let word = "liste"

  let metric: String
  let limit: Int
  let emptyText: String

  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    limit = item.optionalInt("limit") ?? 50
    guard let metric = metrics.metric(item), let empty = item.string("empty_text") else { return nil }
    (self.metric, emptyText) = (metric, empty)
  }

  var figures: [ShownFigure] { [ShownFigure(metric: metric, format: nil, window: .period)] }

  func write(_ section: SectionDefinition, in writer: ReportWriter) throws -> Section {
    let listing = try writer.reader.rows(metric, from: writer.period, to: writer.period, limit: limit)
    if let withheld = listing.withheld {
      return Section(
        id: section.id, title: section.title, subtitle: section.subtitle,
        blocks: [.notice(Notice(.info, title: "Du kan ikke se rækkerne.", text: Prose(withheld)))])
    }
    if !listing.rows.isEmpty { writer.holdsPersons = true }
    writer.people.formUnion(listing.people)
    let order = headerFirst(listing)
    var footnotes: [String] = []
    if listing.total > listing.rows.count {
      footnotes.append(
        "Viser \(DanishText.whole(listing.rows.count)) af \(DanishText.whole(listing.total)). "
          + (writer.part == nil ? "Vælg en enhed for at se resten." : "Resten står under Opfølgninger.")
      )
    }
    let table = DataTable(
      id: "\(section.id)-liste", caption: section.title, note: section.subtitle,
      columns: order.map { index in
        DataTable.Column(
          listing.columns[index], number: listing.rows.contains { if case .number = $0[index] { true } else { false } })
      },
      rows: listing.rows.map { row in DataTable.Row(order.map { cell(row[$0]) }) }, kind: .work,
      emptyText: emptyText,
      reference: writer.reader.reference(metric, writer.period, writer.period), footnotes: footnotes,
      help: writer.help(section))
    return Section(id: section.id, title: section.title, subtitle: section.subtitle, blocks: [.table(table)])
  }

  /// The columns with the one that names each row first: the first whose items are all there and all different.
  private func headerFirst(_ listing: RowListing) -> [Int] {
    let header = listing.columns.indices.first { column in
      let items = listing.rows.map { $0[column] }
      return !items.contains(.none) && Set(items).count == items.count
    }
    guard let header else { return Array(listing.columns.indices) }
    return [header] + listing.columns.indices.filter { $0 != header }
  }

  private func cell(_ item: RowListing.Item) -> Cell {
    switch item {
    case .text(let text): Cell(text)
    case .number(let number): Cell(NumberText.count.format.text(number), number: number)
    case .day(let day): Cell(DanishText.date(day), date: day.description)
    case .none: Cell("")
    }
  }
}
