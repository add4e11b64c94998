internal import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel
internal import MetricEngine

/// A table of a dimension's keys (tabel): one row a key, one column a figure.
struct TableSection: SectionKind {
  static let word = "tabel"

  let by: Dimension
  /// A second dimension whose keys stand as rows under a heading of the first.
  let under: Dimension?
  let rowTitle: String
  var columns: [ColumnDefinition]
  let hasTotal: Bool
  let totalLabel: String
  let footnotes: [String]
  /// The rows stand by the deviation of the first column, the largest excess first, and the title says where it lies.
  let findsDeviation: Bool
  /// What the first column is held against, where it is.
  let money: Spending?

  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    let by = item.choice("by", Dimension.self)
    under = item.optionalChoice("under", Dimension.self)
    let rowTitle = item.string("row_name")
    hasTotal = item.bool("total", default: true)
    totalLabel = item.optionalString("total_name") ?? "I alt"
    findsDeviation = item.bool("finds_deviation")
    footnotes = item.strings("footnotes")
    columns = item.mappings("columns").compactMap { ColumnDefinition(reading: $0, metrics: metrics) }
    money = columns.first.flatMap { first in
      first.plan.flatMap { metrics.spending(first.metric, $0, item, at: "columns") }
    }
    let shown = columns.flatMap { [$0.metric, $0.plan] }
    metrics.check(shown, by: by, item)
    metrics.check(shown, by: under, item, at: "under")
    guard let by, let rowTitle else { return nil }
    (self.by, self.rowTitle) = (by, rowTitle)
  }

  var figures: [ShownFigure] {
    columns.map {
      ShownFigure(
        metric: $0.metric, format: $0.format, window: $0.window,
        isHeldAgainstEarlier: [.lastYear, .change].contains($0.kind))
    }
  }

  func without(_ metrics: Set<String>) -> TableSection? {
    var table = self
    table.columns.removeAll { metrics.contains($0.metric) }
    return table.columns.isEmpty ? nil : table
  }

  func money(in unit: NumberText) -> TableSection {
    var table = self
    for index in columns.indices { table.columns[index].format = columns[index].format.money(in: unit) }
    return table
  }

  func write(_ section: SectionDefinition, in writer: ReportWriter) throws -> Section {
    try TableWriting(table: self, section: section, writer: writer).write()
  }
}

/// Writes one table of one edition.
private struct TableWriting {
  let table: TableSection
  let section: SectionDefinition
  let writer: ReportWriter

  private var reader: FigureReader { writer.reader }
  private var labels: Labels { writer.labels }

  func write() throws -> Section {
    let dimensions = [table.by] + (table.under.map { [$0] } ?? [])
    let columns = try table.columns.map { try TableColumn($0, by: dimensions, in: writer) }
    let found = try deviation()
    let rows = self.rows(of: columns, worst: found?.worst.map(\.key))
    let total =
      table.hasTotal && !rows.isEmpty
      ? [DataTable.Row([Cell(table.totalLabel)] + columns.map(\.total), kind: .total)] : []
    let (from, to) = table.columns.first.map { $0.window.bounds(writer.period) } ?? (writer.period, writer.period)
    let measure = section.subtitle.map { "\($0), \(DanishText.name(from: from, to: to))" }
    let data = DataTable(
      id: "\(section.id)-tabel", caption: measure ?? section.title, note: money,
      columns: [DataTable.Column(table.rowTitle)]
        + columns.enumerated().map { header($1, isFirst: $0 == 0) },
      rows: rows + total, emptyText: rows.isEmpty ? try emptyText() : DataTable.nobody,
      reference: table.columns.first.map { reader.reference($0.metric, from, to) },
      footnotes: table.footnotes + notes(on: columns) + rounding(columns, rows: rows, total: total),
      help: writer.help(section)
    )
    return Section(
      id: section.id,
      title: rows.isEmpty ? section.title : finding(found) ?? section.title,
      blocks: [.table(data)])
  }

  private func finding(_ found: Deviation?) -> String? {
    guard let found, let money = table.money else { return nil }
    return writer.finding(found, of: money, by: table.by)
  }

  /// Why a table has no rows: no source is not zero, and money that stands elsewhere is no money spent.
  private func emptyText() throws -> String {
    guard let first = table.columns.first else { return DataTable.nobody }
    let (from, to) = first.window.bounds(writer.period)
    let whole = try reader.figure(first.metric, from: from, to: to)
    if whole.value == nil || !whole.missing.isEmpty {
      return "Tallene kan ikke vises, fordi en kilde ikke er leveret for hele perioden. Det er ikke nul."
    }
    if let money = table.money, let part = writer.part,
      writer.booksNothing(whole, try reader.figure(money.plan, from: from, to: to))
    {
      return money.nothingBooked(on: part) + "."
    }
    return DataTable.nobody
  }

  /// "Mio. kr. Plus er merforbrug.": what holds for all columns of money.
  private var money: String? {
    guard let format = table.columns.first(where: { $0.format.isMoney })?.format else { return nil }
    let unit = DanishText.capitalised(format.unit(""))
    return if table.findsDeviation, let money = table.money { "\(unit.sentenceEnd) Plus er \(money.more)." } else {
      unit
    }
  }

  /// What the table's first column finds, where the definition asks for it.
  private func deviation() throws -> Deviation? {
    guard table.findsDeviation, let first = table.columns.first, let plan = first.plan else { return nil }
    return try writer.deviation(first.metric, plan: plan, by: table.by, window: first.window, format: first.format)
  }

  private func header(_ column: TableColumn, isFirst: Bool) -> DataTable.Column {
    DataTable.Column(
      column.definition.title, unit: unit(of: column.definition), number: !column.isGraphic,
      graphic: column.isGraphic, sorted: isFirst && table.findsDeviation)
  }

  /// A column of an earlier window, and one of the change since it, is headed by that window's name, whichever the reader
  /// chose; a column of money by its unit.
  private func unit(of column: ColumnDefinition) -> String? {
    let money = column.format.isMoney && column.kind != .deviationBar ? column.format.unit("") : nil
    guard column.kind == .lastYear || column.kind == .change else { return column.unit ?? money }
    let (from, to) = column.window.bounds(writer.period)
    let earlier = writer.compared(from, to)
    let name = DanishText.name(from: earlier.from, to: earlier.to)
    guard column.kind == .change else { return name }
    return column.format == .percent ? "procentpoint mod \(name)" : "mod \(name)"
  }

  /// Says that the numbers are rounded where a reader who adds them up or subtracts them would get another last digit.
  private func rounding(_ columns: [TableColumn], rows: [DataTable.Row], total: [DataTable.Row]) -> [String] {
    func shown(_ row: DataTable.Row, _ column: Int) -> Double? {
      let format = columns[column].definition.format.format
      // A heading among the rows has no numbers.
      guard column + 1 < row.cells.count else { return nil }
      return row.cells[column + 1].number.map { format.shown($0 * format.scale) }
    }
    func place(_ kind: ColumnDefinition.Kind, _ metric: String?, _ window: ReportWindow) -> Int? {
      columns.indices.first {
        columns[$0].definition.kind == kind && columns[$0].definition.metric == metric
          && columns[$0].definition.window == window
      }
    }
    func isApart(_ result: Double?, _ expected: Double?, _ column: Int) -> Bool {
      guard let result, let expected else { return false }
      return abs(result - expected) > columns[column].definition.format.isLevelBelow / 100
    }
    let disagrees = columns.indices.contains { column in
      let definition = columns[column].definition
      let base: Int? =
        switch definition.kind {
        case .deviation: place(.value, definition.plan, definition.window)
        case .change: place(.lastYear, definition.metric, definition.window)
        default: nil
        }
      if let base, let value = place(.value, definition.metric, definition.window) {
        let differs = (rows + total).contains { row in
          guard let left = shown(row, value), let right = shown(row, base) else { return false }
          return isApart(shown(row, column), left - right, column)
        }
        if differs { return true }
      }
      guard definition.format.isMoney, !columns[column].isGraphic, let total = total.first else { return false }
      return isApart(shown(total, column), rows.reduce(0) { $0 + (shown($1, column) ?? 0) }, column)
    }
    return disagrees ? ["Tallene er afrundet hver for sig; summer og forskelle er regnet af de nøjagtige tal."] : []
  }

  private func notes(on columns: [TableColumn]) -> [String] {
    let lacksPrice = columns.contains { column in
      column.definition.format == .unitCost && column.cellsByKey.values.contains { $0.text == "–" }
    }
    return lacksPrice
      ? ["–: ingen enhedspris, fordi der er under en måned med indsats, eller fordi indtægterne er størst."] : []
  }

  private func rows(of columns: [TableColumn], worst: String??) -> [DataTable.Row] {
    let keys = Set(columns.flatMap { $0.cellsByKey.keys })
    func row(_ key: [String?], of dimension: Dimension) -> DataTable.Row {
      let label = labels.label(key[key.count - 1], of: dimension)
      let header = Cell(label.name, note: label.note)
      let isMarked = worst.map { $0 == key[key.count - 1] } ?? false
      return DataTable.Row(
        [header] + columns.map { $0.cellsByKey[key] ?? $0.absent }, kind: isMarked ? .marked : .normal)
    }
    guard let under = table.under else {
      let sorted = labels.sorted(keys.map { $0[0] }, of: table.by)
      return (table.findsDeviation ? byDeviation(sorted, columns) : sorted).map { row([$0], of: table.by) }
    }
    var result: [DataTable.Row] = []
    for first in labels.sorted(Set(keys.map { $0[0] }), of: table.by) {
      result.append(DataTable.Row([Cell(labels.label(first, of: table.by).name)], kind: .group))
      let seconds = keys.filter { $0[0] == first }.map { $0[1] }
      result += labels.sorted(seconds, of: under).map { row([first, $0], of: under) }
    }
    return result
  }

  /// The largest excess first; keys without one last, equals in the field's own order.
  private func byDeviation(_ keys: [String?], _ columns: [TableColumn]) -> [String?] {
    keys.enumerated().map { (place: $0, key: $1, deviation: columns.first?.cellsByKey[[$1]]?.number ?? -.infinity) }
      .sorted { (-$0.deviation, $0.place) < (-$1.deviation, $1.place) }
      .map(\.key)
  }
}
