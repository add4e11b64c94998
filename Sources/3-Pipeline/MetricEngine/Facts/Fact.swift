package import CareModel
package import Diagnostics

/// A fact table that figures are counted from (faktum): its columns, whom it can tell apart, and the files behind it.
///
/// Data, not a list of cases: `Definitions/5-facts/<id>.sql` makes the table, and `<id>.yaml` beside it says what is here
/// (docs/decisions/0015). Two facts of a catalogue are one when their ids are.
package struct Fact: Sendable {
  package let id: String
  /// As people know what it is about: "Dage med indsats".
  package let title: String
  /// What one row is, in the plural: "indsatser".
  package let rowName: String
  /// Which rows it has, as the first step of an explanation says it.
  let keptText: String
  package let columns: [Column]
  /// Files without which there is no figure.
  package let requiredSources: [String]
  /// Files that only add attributes.
  package let furtherSources: [String]
  /// Those of its files that come month by month: a window after the last delivered month is missing, not zero.
  let monthlySources: [String]
  /// Which of its rows say that a month came, where not all do: planned postings do not.
  let monthTold: String?
  /// Files that speak of no months: published limits hold from a day, and the latest inhabitants known are those of now.
  let standingSources: [String]
  /// Fields without which nothing can be counted: one that no row has a value in was not delivered.
  let requiredFields: [SourceField]
  /// Whom the table can tell apart. A table without municipality columns is by nature one population.
  package let populations: Set<Population>
  let traits: Set<Trait>
  let findings: Findings
  /// Columns of a list of its rows, in order.
  let listed: [Column]
  /// What a row is known by, besides its citizen.
  package let keys: [String]
  /// Whoever stands twice on a day under one value of this column counts once, under two values twice (plads).
  let countedIn: String?
  let apart: Apart?
  let latest: LatestWord?
  package let conditions: [Condition]
  let place: Place

  package enum ColumnType: String, Sendable, CaseIterable {
    case int, text, date, double, bool
    /// A whole number that names something and is never added.
    case key
    /// An amount in øre.
    case ore
    /// Month index: year × 12 + month − 1.
    case month
    /// Bit 0 is the 1st of the month.
    case mask
  }

  package struct Column: Sendable, Hashable {
    package let name: String
    package let type: ColumnType
    /// In a list of rows.
    package let title: String
    /// What a sum of it is counted in: "dagsværk".
    let unit: String?
    let place: Place
  }

  enum Trait: String, Sendable, CaseIterable {
    /// Known before it happens: a window that lies after the as-of date has a value.
    case knownAhead = "known_ahead"
    /// Held against another file month by month: a month is there when it has ended.
    case wholeMonths = "whole_months"
    /// Published national figures: nothing in them belongs to a unit, and nothing is secret.
    case national
  }

  /// Which findings touch the figures that are counted from it.
  enum Findings: String, Sendable, CaseIterable {
    /// Those in rows of the files that it cannot be without: what holds until somebody says better.
    case ofSources = "of_sources"
    /// Those of the checks that name it.
    case named
  }

  /// Days that stand beside the figure and are not in it.
  struct Apart: Sendable, Hashable {
    let column: String
    let text: String
  }

  /// What has a word at a date, and counts with the latest that it had (seneste status).
  package struct LatestWord: Sendable, Hashable {
    package let entity: String
    package let word: String
    package let day: String
  }
}

extension Fact: Hashable {
  package static func == (left: Fact, right: Fact) -> Bool { left.id == right.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Fact {
  package func column(_ name: String) -> Column? { columns.first { $0.name == name } }

  package func condition(_ id: String) -> Condition? { conditions.first { $0.id == id } }

  package func has(_ dimension: Dimension) -> Bool { column(dimension.rawValue) != nil }

  package var dimensions: [Dimension] { Dimension.allCases.filter(has) }

  var hasMunicipalities: Bool { populations.count > 1 }

  /// The table holds a day mask a month, so days, persons and spells can be counted.
  package var hasDays: Bool { column("mask") != nil }

  package var isNational: Bool { traits.contains(.national) }

  package var isDeliveredByMonth: Bool { !monthlySources.isEmpty }

  package var isKnownAhead: Bool { traits.contains(.knownAhead) }

  /// Files whose findings touch it without a check that names it.
  package var touchingSources: [String] { findings == .ofSources ? requiredSources : [] }

  var isOfWholeMonths: Bool { traits.contains(.wholeMonths) }

  /// Every file that it names, for its conditions too.
  package var allSources: [String] {
    (requiredSources + furtherSources + standingSources + conditions.flatMap(\.requiredSources)).unique
  }
}
