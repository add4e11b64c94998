internal import ControlStore

/// One finding of the served warehouse (fund): a row that a check says is wrong.
package struct Finding: Hashable, Sendable {
  package var id: String
  package var check: String
  /// `blocking`, `warning` or `info`.
  package var severity: FindingSeverity
  /// Owner role: `myndighed`.
  package var owner: String
  /// The extract: `indsatser`; nil for what is not about one file.
  package var file: String?
  package var key: String?
  package var row: Int?
  package var message: String
  /// The citizen's number in this warehouse; means nothing outside it.
  package var citizen: Int?
  /// "7F3A": the first four of the pseudonym, enough to tell citizens apart in talk.
  package var citizenName: String?
  package var servicePeriod: String?
  package var caseID: String?
  package var serviceArea: String?
  package var legalBasis: String?
  package var facility: String?
  package var unit: String?
  package var team: String?
  package var caseworker: String?
  package var function: String?
  /// Months at stake, as month indexes.
  package var firstMonth: Int?
  package var lastMonth: Int?
  package var amountOre: Int?
  package var days: Int?

  var marks: FindingState.Marks {
    .init(
      check: check, severity: severity.rawValue, owner: owner, source: file, unit: unit, team: team, facility: facility,
      amountOre: amountOre)
  }
}

extension Finding {
  /// One that is gone from the warehouse, as far as its state knows it.
  init(closed state: FindingState) {
    self.init(
      id: state.finding, check: state.marks.check,
      severity: FindingSeverity(rawValue: state.marks.severity) ?? .warning, owner: state.marks.owner,
      file: state.marks.source, message: "", facility: state.marks.facility, unit: state.marks.unit,
      team: state.marks.team, amountOre: state.marks.amountOre)
  }
}

/// How much a finding stops (alvor), as definitions and JSON write it.
package enum FindingSeverity: String, Sendable, CaseIterable, Comparable {
  case blocking, warning, info

  package var rank: Int { self == .blocking ? 2 : self == .warning ? 1 : 0 }
  package static func < (left: FindingSeverity, right: FindingSeverity) -> Bool { left.rank < right.rank }

  /// "Blokerer", "Advarsel", "Oplysning".
  package var danishName: String {
    switch self {
    case .blocking: "Blokerer"
    case .warning: "Advarsel"
    case .info: "Oplysning"
    }
  }
}

/// How one check went in the load (kontrollens kørsel).
package struct CheckRunState: Hashable, Sendable {
  package var check: String
  package var title: String
  package var severity: String
  package var owner: String
  /// `ran`, `source_missing` or `off`.
  package var state: String
  package var missingSource: String?
  package var findings: Int
  package var thresholds: String?

  package var didRun: Bool { state == "ran" }
}

/// Everything that one warehouse has found; never changes.
package struct FindingList: Sendable {
  package let findings: [Finding]
  package let runs: [CheckRunState]
  let places: [String: Int]
  let runOf: [String: CheckRunState]

  init(findings: [Finding], runs: [CheckRunState]) {
    self.findings = findings
    self.runs = runs
    places = findings.indices.reduce(into: [:]) { $0[findings[$1].id] = $1 }
    runOf = runs.reduce(into: [:]) { $0[$1.check] = $1 }
  }

  subscript(id: String) -> Finding? { places[id].map { findings[$0] } }

  /// The check's title; its id where it is no longer known.
  package func title(of check: String) -> String { runOf[check]?.title ?? "Kontrol \(check)" }
}
