package import CareModel

/// Where one figure comes from (hvor kommer tallet fra): definition, SQL, steps, files, and the rows for who may see them.
package struct Explanation: Hashable, Sendable {
  package var definition: MetricDefinition
  package var figure: Figure
  package var filters: [MetricFilter]
  package var asOf: Day
  /// The statement that counted it, with comments; the values of filters are written out.
  package var sql: String
  /// From the rows of the file to the figure, one step at a time.
  package var steps: [Step]
  package var sources: [FigureSource]
  /// Rows of these files that were set aside and could have changed the figure.
  package var setAside: Int
  package var rows: Rows

  /// One narrowing of the rows, or one thing counted in what is left.
  package struct Step: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
      case source, kept, filters, rule, population, period, persons, days, numerator, denominator, figure
      /// What stands beside the figure and is not in it.
      case apart
    }
    package var kind: Kind
    /// `Rækker i indsatser`.
    package var text: String
    /// Nil where a small number is hidden, or where there is none.
    package var count: Double?
    package var isHidden: Bool
    /// Added, not counted: it tells of no single person however small it is.
    var isAmount = false
    /// `rækker`, `indsatser`, `borgere`, `dage`.
    package var unit: String
  }

  package enum Rows: Hashable, Sendable {
    /// One list a fact: a ratio may have two.
    case shown([RowList])
    /// Why they are not shown.
    case withheld(String)
  }

  /// The rows behind, as a table of typed cells.
  package struct RowList: Hashable, Sendable {
    package var title: String
    package var columns: [Column]
    package var rows: [[Cell]]
    /// How many there are in all; more than `rows` when the list is cut.
    package var total: Int
    /// Whom the rows are about, each once: keys that mean something in this warehouse alone, for the log to count.
    package var people: Set<String> = []

    package var isCut: Bool { total > rows.count }
  }

  package struct Column: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable { case text, day, month, number, kroner }
    package var title: String
    package var kind: Kind
  }

  package enum Cell: Hashable, Sendable {
    case text(String)
    case day(Day)
    case month(Period)
    case number(Double)
    case kroner(Double)
    case none
  }
}

/// Which figure is to be explained.
package struct ExplanationRequest: Hashable, Sendable {
  package var metric: String
  package var from: Period
  package var to: Period
  /// The filters of the request, and the figure's own groups as filters too.
  package var filters: [MetricFilter]
  /// The most rows of each list.
  package var limit: Int

  package init(metric: String, from: Period, to: Period, filters: [MetricFilter] = [], limit: Int = 100) {
    self.metric = metric
    self.from = from
    self.to = to
    self.filters = filters
    self.limit = limit
  }
}
