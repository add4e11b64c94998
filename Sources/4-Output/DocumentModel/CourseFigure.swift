/// One citizen's course on a time line (forløb), with everything that must stand around it.
package struct CourseFigure: Hashable, Sendable {
  /// Unique on the page; ASCII, no spaces.
  package var id: String
  /// The finding as a sentence.
  package var title: String
  package var subtitle: String
  /// For the screen reader: "Tidslinje for Borger 7F3A, januar–oktober 2026".
  package var alternative: String
  /// The same as the drawing says, in words.
  package var description: String
  package var chart: CourseChart
  package var tables: [DataTable]

  package init(
    id: String, title: String, subtitle: String, alternative: String, description: String, chart: CourseChart,
    tables: [DataTable]
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.alternative = alternative
    self.description = description
    self.chart = chart
    self.tables = tables
  }
}

/// What a time line draws. Days are numbers since 1 January 1970; the months are all of its window, one after the other.
package struct CourseChart: Hashable, Sendable {
  package var months: [Month]
  package var rows: [Row]
  package var stake: Stake?
  package var mark: Mark?

  package struct Month: Hashable, Sendable {
    package var firstDay: Int
    package var days: Int
    /// "jan.", "jan", "2026".
    package var name: String
    package var shortName: String
    package var year: String
    /// Whether a year, or a quarter, begins with it.
    package var beginsYear: Bool
    package var beginsQuarter: Bool

    package init(
      firstDay: Int, days: Int, name: String, shortName: String, year: String, beginsYear: Bool, beginsQuarter: Bool
    ) {
      self.firstDay = firstDay
      self.days = days
      self.name = name
      self.shortName = shortName
      self.year = year
      self.beginsYear = beginsYear
      self.beginsQuarter = beginsQuarter
    }
  }

  /// What one source says.
  package struct Row: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
      case bars([Bar])
      case amounts([Amount])
    }

    /// "Indsats"; and where it is from: "fagsystem".
    package var name: String
    package var source: String
    package var content: Content

    package init(name: String, source: String, content: Content) {
      self.name = name
      self.source = source
      self.content = content
    }
  }

  /// A stretch of time: a service, a commitment, a stay.
  package struct Bar: Hashable, Sendable {
    package var from: Int
    /// The last day; nil is open.
    package var through: Int?
    /// The longest name first, the shortest last; the drawing takes what has room.
    package var names: [String]
    /// Whether the finding is about it: filled, else hollow.
    package var isEmphasised: Bool

    package init(from: Int, through: Int?, names: [String], emphasised: Bool = true) {
      self.from = from
      self.through = through
      self.names = names
      self.isEmphasised = emphasised
    }
  }

  /// What was paid in one month.
  package struct Amount: Hashable, Sendable {
    /// Place among the months.
    package var month: Int
    package var ore: Int
    package var isAtStake: Bool

    package init(month: Int, ore: Int, atStake: Bool = false) {
      self.month = month
      self.ore = ore
      self.isAtStake = atStake
    }
  }

  /// The time that is at stake, with what: "138 døgn: 471.960 kr.".
  package struct Stake: Hashable, Sendable {
    package var from: Int
    package var through: Int
    package var text: String

    package init(from: Int, through: Int, text: String) {
      self.from = from
      self.through = through
      self.text = text
    }
  }

  /// A day that decides: "Slut i fagsystemet: 15. juni". The line stands after it when `isEnd`.
  package struct Mark: Hashable, Sendable {
    package var day: Int
    package var isEnd: Bool
    package var text: String

    package init(day: Int, isEnd: Bool, text: String) {
      self.day = day
      self.isEnd = isEnd
      self.text = text
    }
  }

  package init(months: [Month], rows: [Row], stake: Stake? = nil, mark: Mark? = nil) {
    self.months = months
    self.rows = rows
    self.stake = stake
    self.mark = mark
  }
}

/// Whole numbers month by month as columns: how many are left (åbne ved månedens slutning).
package struct MonthColumns: Hashable, Sendable {
  package var id: String
  package var title: String
  package var subtitle: String
  package var alternative: String
  package var description: String
  package var columns: [Column]
  package var table: DataTable

  package struct Column: Hashable, Sendable {
    package var label: String
    package var value: Int

    package init(label: String, value: Int) {
      self.label = label
      self.value = value
    }
  }

  package init(
    id: String, title: String, subtitle: String, alternative: String, description: String, columns: [Column],
    table: DataTable
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.alternative = alternative
    self.description = description
    self.columns = columns
    self.table = table
  }
}
