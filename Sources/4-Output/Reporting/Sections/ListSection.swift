internal import CareModel
internal import DocumentModel
internal import MetricEngine

extension ReportWriter {
  /// The rows behind a figure as a list of work, for who may see them; else why not.
  func listSection(_ section: SectionDefinition, _ list: SectionDefinition.ListDefinition) throws -> Section {
    let request = MetricRequest(metrics: [list.metric], from: period, to: period, filters: reader.filters)
    let listing = try rows(request, list.limit)
    if let withheld = listing.withheld {
      return Section(
        id: section.id, title: section.title, subtitle: section.subtitle,
        blocks: [.notice(Notice(.info, title: "Du kan ikke se rækkerne.", text: Prose(withheld)))])
    }
    if !listing.rows.isEmpty { holdsPersons = true }
    var footnotes: [String] = []
    if listing.total > listing.rows.count {
      footnotes.append(
        "Viser \(NumberText.whole(listing.rows.count)) af \(NumberText.whole(listing.total)). Vælg en enhed for at se resten."
      )
    }
    let table = DataTable(
      id: "\(section.id)-liste", caption: section.title, note: section.subtitle,
      columns: listing.columns.enumerated().map { index, title in
        DataTable.Column(title, number: listing.rows.contains { if case .number = $0[index] { true } else { false } })
      },
      rows: listing.rows.map { DataTable.Row($0.map(cell)) }, kind: .work, emptyText: list.emptyText,
      reference: reader.reference(list.metric, period, period), footnotes: footnotes, help: help(section))
    return Section(id: section.id, title: section.title, subtitle: section.subtitle, blocks: [.table(table)])
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
