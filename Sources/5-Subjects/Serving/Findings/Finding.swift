package import CareModel
internal import ControlStore

/// One finding of the served warehouse (fund): a row that a check says is wrong. A class: lists, lines
/// and counts share it.
package final class Finding: Sendable, CountedFinding {
  package let id: String
  package let check: String
  /// `blocking`, `warning` or `info`.
  package let severity: FindingSeverity
  /// Owner role: `myndighed`.
  package let owner: String
  /// The extract: `indsatser`; nil for what is not about one file.
  package let file: String?
  package let key: String?
  /// The key as people read it, with the citizen's name for a pseudonym.
  package let keyText: String?
  package let row: Int?
  package let message: String
  /// The citizen's number in this warehouse; means nothing outside it.
  package let citizen: Int?
  /// "7F3A": the beginning of the pseudonym, as long as it takes to tell citizens apart.
  package let citizenName: String?
  package let servicePeriod: String?
  package let caseID: String?
  package let serviceArea: String?
  package let legalBasis: String?
  package let facility: String?
  package let unit: String?
  package let team: String?
  package let caseworker: String?
  package let function: String?
  /// Months at stake, as month indexes.
  package let firstMonth: Int?
  package let lastMonth: Int?
  package let amountOre: Int?
  package let days: Int?

  init(
    id: String, check: String, severity: FindingSeverity, owner: String, file: String? = nil, key: String? = nil,
    keyText: String? = nil, row: Int? = nil, message: String, citizen: Int? = nil, citizenName: String? = nil,
    servicePeriod: String? = nil,
    caseID: String? = nil, serviceArea: String? = nil, legalBasis: String? = nil, facility: String? = nil,
    unit: String? = nil, team: String? = nil, caseworker: String? = nil, function: String? = nil,
    firstMonth: Int? = nil, lastMonth: Int? = nil, amountOre: Int? = nil, days: Int? = nil
  ) {
    self.id = id
    self.check = check
    self.severity = severity
    self.owner = owner
    self.file = file
    self.key = key
    self.keyText = keyText ?? key
    self.row = row
    self.message = message
    self.citizen = citizen
    self.citizenName = citizenName
    self.servicePeriod = servicePeriod
    self.caseID = caseID
    self.serviceArea = serviceArea
    self.legalBasis = legalBasis
    self.facility = facility
    self.unit = unit
    self.team = team
    self.caseworker = caseworker
    self.function = function
    self.firstMonth = firstMonth
    self.lastMonth = lastMonth
    self.amountOre = amountOre
    self.days = days
  }

  package var stakeOre: Int? { amountOre }

  /// Nothing in it says whose, where or how much: it is about the file, its age, its columns.
  var isAboutFileItself: Bool {
    citizen == nil && amountOre == nil
      && [serviceArea, legalBasis, facility, unit, team, caseworker, function].allSatisfy { $0 == nil }
  }

  var marks: FindingState.Marks {
    .init(
      check: check, severity: severity.rawValue, owner: owner, source: file, unit: unit, team: team, facility: facility,
      amountOre: amountOre)
  }
}

extension Finding {
  /// One that is gone from the warehouse, as far as its state knows it.
  convenience init(closed state: FindingState) {
    self.init(
      id: state.finding, check: state.marks.check,
      severity: FindingSeverity(rawValue: state.marks.severity) ?? .warning, owner: state.marks.owner,
      file: state.marks.source, message: "", facility: state.marks.facility, unit: state.marks.unit,
      team: state.marks.team, amountOre: state.marks.amountOre)
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
  package let runOf: [String: CheckRunState]

  init(findings: [Finding], runs: [CheckRunState]) {
    self.findings = findings
    self.runs = runs
    places = findings.indices.reduce(into: [:]) { $0[findings[$1].id] = $1 }
    runOf = runs.reduce(into: [:]) { $0[$1.check] = $1 }
  }

  package subscript(id: String) -> Finding? { places[id].map { findings[$0] } }

  /// The check's title; its id where it is no longer known.
  package func title(of check: String) -> String { runOf[check]?.title ?? "Kontrol \(check)" }
}
