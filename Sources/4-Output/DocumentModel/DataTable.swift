/// A table as a reader sees it. Figures to the right, units in the header, totals bold.
package struct DataTable: Hashable, Sendable, Codable {
  /// Unique in the document; ASCII, no spaces.
  package var id: String
  package var caption: String
  /// Second line of the caption: unit, population, period.
  package var note: String?
  package var columns: [Column]
  package var rows: [Row]
  /// The kind decides what a phone shows.
  package var kind: Kind
  /// What stands instead of rows when there are none: "Ingen i perioden. Det er et rigtigt nul, ikke manglende data."
  package var emptyText: String
  /// What `emptyText` is where everything was delivered.
  package static let nobody = "Ingen i perioden. Det er et rigtigt nul, ikke manglende data."
  /// Where the whole table comes from.
  package var reference: FigureReference?
  /// Under the table: "<5: …", "Personer kan ikke lægges sammen på tværs."
  package var footnotes: [String]
  package var help: HelpText?
  /// What open findings mean for the table's figures; nil when none touches them.
  package var quality: QualityMark?

  package enum Kind: String, Hashable, Sendable, Codable {
    /// Numbers: scrolls sideways on a phone, with the first column fixed.
    case numbers
    /// A list of work: one block a row on a phone.
    case work
  }

  package struct Column: Hashable, Sendable, Codable {
    package var title: String
    /// Unit or explanation below the title.
    package var unit: String?
    package var isNumber: Bool
    /// Graphic columns (sparkline, deviation bar) are left out of workbooks.
    package var isGraphic: Bool
    /// The rows stand by this column, the largest first.
    package var isSorted: Bool

    package init(
      _ title: String, unit: String? = nil, number: Bool = false, graphic: Bool = false, sorted: Bool = false
    ) {
      self.title = title
      self.unit = unit
      self.isNumber = number
      self.isGraphic = graphic
      self.isSorted = sorted
    }
  }

  package struct Row: Hashable, Sendable, Codable {
    package enum Kind: String, Hashable, Sendable, Codable {
      case normal
      /// Total: bold, rule above.
      case total
      /// The row the title speaks of.
      case marked
      /// A heading inside the table; its first cell spans.
      case group
    }

    package var kind: Kind
    /// As many cells as columns; the first is the row's header. A group row has one.
    package var cells: [Cell]

    package init(_ cells: [Cell], kind: Kind = .normal) {
      self.cells = cells
      self.kind = kind
    }
  }

  package init(
    id: String, caption: String, note: String? = nil, columns: [Column], rows: [Row], kind: Kind = .numbers,
    emptyText: String = DataTable.nobody,
    reference: FigureReference? = nil, footnotes: [String] = [], help: HelpText? = nil
  ) {
    self.id = id
    self.caption = caption
    self.note = note
    self.columns = columns
    self.rows = rows
    self.kind = kind
    self.emptyText = emptyText
    self.reference = reference
    self.footnotes = footnotes
    self.help = help
  }
}

/// One cell: what is read, and what a workbook gets.
package struct Cell: Hashable, Sendable, Codable {
  /// Formatted; "" is an empty cell.
  package var text: String
  /// Small second line: "§ 107", "foreløbig".
  package var note: String?
  package var state: CellState
  /// The exact value for the workbook, in the column's unit; nil writes the text.
  package var number: Double?
  /// Decimals that the text shows; the workbook's number format.
  package var decimals: Int
  /// An ISO date for the workbook's real dates.
  package var date: String?
  package var reference: FigureReference?
  /// The page of our own that the text leads to.
  package var link: Address?
  package var graphic: Graphic?
  package var isStrong: Bool
  /// A sign before the text, in lists of work.
  package var sign: Notice.Kind?

  /// A drawing in a cell; its numbers stand in the row or in a table beside.
  package enum Graphic: Hashable, Sendable, Codable {
    /// Relative to `reference` (drawn as a dotted line); `scale` is the largest relative deviation of the whole column.
    case sparkline(values: [Double?], reference: Double?, scale: Double, isLastPreliminary: Bool)
    /// Bar from zero; `scale` is the largest absolute value of the whole column.
    case deviation(value: Double, scale: Double)
  }

  package init(
    _ text: String, note: String? = nil, state: CellState = .normal, number: Double? = nil, decimals: Int = 0,
    date: String? = nil, reference: FigureReference? = nil, link: Address? = nil, graphic: Graphic? = nil,
    strong: Bool = false, sign: Notice.Kind? = nil
  ) {
    self.text = text
    self.note = note
    self.state = state
    self.number = number
    self.decimals = decimals
    self.date = date
    self.reference = reference
    self.link = link
    self.graphic = graphic
    self.isStrong = strong
    self.sign = sign
  }
}
