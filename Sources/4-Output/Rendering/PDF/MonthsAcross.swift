internal import DocumentModel

extension ChartFigure {
  /// The table of a chart over time with the months across the page, as the drawing above it has them: a few lines of paper
  /// instead of twelve. nil where the rows are not the chart's places in time.
  var monthsAcross: DataTable? {
    let labels: [String]
    switch chart {
    case .line(let line): labels = line.labels
    case .flow(let flow): labels = flow.labels
    case .bars, .deviationBars: return nil
    }
    let rows = table.rows
    guard rows.count == labels.count, rows.allSatisfy({ $0.kind == .normal && $0.cells.count == table.columns.count })
    else { return nil }
    var turned = table
    turned.columns = [.init("")] + labels.map { .init($0, number: true) }
    turned.rows = table.columns.indices.dropFirst().map { column in
      let name = [table.columns[column].title, table.columns[column].unit].compactMap { $0 }.joined(separator: ", ")
      return .init([Cell(name)] + rows.map { $0.cells[column] })
    }
    return turned
  }
}
