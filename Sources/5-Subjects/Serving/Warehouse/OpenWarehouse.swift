package import Access
package import CareModel
package import MetricEngine
package import Reporting
package import Warehouse

/// One warehouse while it is open: what it was built of, and the engine that asks it. Never changes.
package struct OpenWarehouse: Sendable {
  /// Unlike for every load; part of the key of everything that is kept.
  package let version: String
  package let asOf: Day
  /// Four digits.
  package let municipality: String
  package let municipalityName: String
  package let definitionVersion: String
  package let delivery: String
  /// ISO time of receipt.
  package let received: String
  package let sources: [SourceState]
  package let units: [UnitChoice]
  package let labels: Labels
  /// Names of citizens, by pseudonym, whom four letters do not tell from another.
  let longNames: [String: String]
  package let engine: MetricEngine
  package let builder: ReportBuilder
  package let policy: Policy
  let clock: Clock
  package let database: Database

  /// The latest month that had ended on the as-of day.
  package var latestMonth: Period {
    let month = Period(monthOf: asOf)
    return month.lastDay <= asOf ? month : month.previous
  }

  /// Rows of all files that are set aside, each counted once (rækker sat til side).
  package var rowsSetAside: Int { sources.reduce(0) { $0 + $1.rowsSetAside } }

  /// The last day that all of some files cover; files that time has no meaning for say nothing of it.
  package func coversTo(_ files: [String]) -> Day? {
    files.compactMap { file in sources.first { $0.source == file && $0.isRead }.flatMap(coveredTo) }.min()
  }

  /// The end of the months that a file covers, and never a day after the one that the figures are counted to.
  package func coveredTo(_ source: SourceState) -> Day? { source.covered(on: asOf) }

  /// Whether a unit or facility of this id can be chosen.
  package func knows(unit: String) -> Bool { units.contains { $0.id == unit } }
}

/// How one file of the delivery stands (kildens tilstand).
package struct SourceState: Hashable, Sendable {
  /// `indsatser`.
  package var source: String
  package var fileName: String
  package var delivery: String
  package var received: String
  package var rowsTotal: Int
  package var rowsRead: Int
  package var rowsSetAside: Int
  /// The latest day that is written in the file and is not after the as-of day.
  package var coversTo: Day?
  /// The months that the extract speaks of, all its files together; nil where it has none or time has no meaning for it.
  package var coverage: SourceCoverage?
  package var profile: String
  /// `read`, `refused`, `ignored` or `absent`.
  package var status: String
  package var code: String?
  package var message: String?
  package var unknownColumns: String?

  package var isRead: Bool { status == "read" }

  /// The end of the months that it covers, and never a day after the one that the figures are counted to.
  package func covered(on asOf: Day) -> Day? { coverage.map { min($0.last.lastDay, asOf) } }

  /// Whether it speaks of a month.
  package func covers(_ month: Period) -> Bool { isRead && (coverage?.covers(month) ?? false) }
}

extension OpenWarehouse {
  /// What a scope holds of the organisation: one rule for figures, findings, lists and choices.
  package func reach(of scope: Scope) -> Reach { engine.reach(of: scope) }
}

/// A unit of the organisation or a facility that figures can be narrowed to.
package struct UnitChoice: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable { case unit, facility }

  package var kind: Kind
  package var id: String
  package var name: String
  package var parent: String?
  package var type: String?
}

extension OpenWarehouse {
  /// Names of units, teams and facilities by id.
  package var unitNames: [String: String] { Dictionary(units.map { ($0.id, $0.name) }) { first, _ in first } }
}
