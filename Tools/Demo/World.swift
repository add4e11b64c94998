internal import CareModel

/// One fictional municipality: everybody and everything in it, from the first day of the data to the end of 2026.
///
/// Lives are lived in slots. A slot is a place, or the right to one, which one citizen after another holds; so the number
/// of citizens stays what it should be, people come and go, and a facility's occupancy follows from the empty days between.
struct World {
  let seed: UInt64
  let code: Int
  let index: Int
  let scale: Double
  /// The day of the delivery: what had not happened by then is not known (see `see`).
  var asOf: Int
  let firstYear: Int
  let firstDay: Int
  /// The last day that is lived, two months after the day of the delivery, so that the budget knows a whole year.
  let lastDay: Int

  var organisation: Organisation
  var persons: [PersonFact] = []
  var cases: [CaseFact] = []
  var services: [ServiceFact] = []
  var stays: [StayFact] = []
  var appeals: [AppealFact] = []
  var limits: [TimeLimitFact] = []
  var reviews: [ReviewFact] = []
  var goals: [GoalFact] = []
  var absences: [AbsenceFact] = []
  var pays: [PayFact] = []
  var ledger = Ledger()

  let plan: FaultPlan
  /// The first of the persons who are there to carry a fault.
  private(set) var carriersFrom = 0
  /// What the checks must find.
  var findings: [SownFinding] = []
  var sownRows: [SownRow] = []
  var ledgerFaults: [LedgerFault] = []
  /// Places among the lines that stand twice.
  var repeatedLines: [Int] = []
  /// What the finance system's total of this year has more than the lines delivered, by account function.
  var controlDifferences: [String: Int64] = [:]
  /// Caseworkers without a case in the sample.
  var unreviewed: [Int] = []
  var extraAssessments: [AssessmentFact] = []
  /// The file with a column that it did not have before.
  var newColumn: String?
  /// Columns that are called something else, by file.
  var renamedColumns: [String: (from: String, to: String)] = [:]
  var doubledFiles: [String] = []
  var emptiedFiles: [String] = []
  var cutFiles: [String] = []
  /// Rows that stand after a file's own and are read as they.
  var extraRows: [(file: String, text: String)] = []
  var extraUnits: [UnitFact] = []

  var numbers: CivilNumbers
  /// The adult service that further services are attached to: person, case and the days on which it holds.
  var anchors: [(person: Int, caseNumber: Int, start: Int, end: Int)] = []
  /// The kinds that a person has already.
  var held: [Set<Int>] = []

  static let storyYear = 2026
  static let reform = Day(2024, 1, 1)!.number

  /// `day` is the day of the delivery when it is not the last of the data.
  init(
    seed: UInt64, code: Int, index: Int, municipalities: Int, citizens: Int, years: Int, plan: FaultPlan = FaultPlan(),
    seenOn day: Int = .max
  ) {
    self.seed = seed
    self.plan = plan
    self.code = code
    self.index = index
    scale = Double(citizens) / 850
    firstYear = Self.storyYear - years
    asOf = Day(Self.storyYear, 10, 31)!.number
    firstDay = Day(firstYear, 1, 1)!.number
    lastDay = Day(Self.storyYear, 12, 31)!.number
    organisation = Organisation(
      municipality: code, index: index, scale: scale, houses: Self.houses(for: plan))
    numbers = CivilNumbers(municipality: index, of: municipalities)
    live()
    comeOfAge()
    followUp()
    closeCases()
    apply()
    writeGoals()
    review()
    carriersFrom = persons.count
    sow()
    account()
    staff()
    spoilLedger()
    see(on: day)
  }

  func dice(_ subject: UInt64) -> Dice { Dice(seed: seed, municipality: index, subject: subject) }

  /// The last day as the case system knows it: it has come, or it is planned; nil is an open end.
  func knownEnd(_ service: ServiceFact) -> Int? {
    service.end <= asOf || service.endIsPlanned ? service.end : nil
  }

  /// A service's team as the delivery tells it; empty where its case is not in it.
  func team(_ service: ServiceFact) -> String {
    cases[service.caseNumber].isLost ? "" : Organisation.teams[cases[service.caseNumber].team].id
  }

  /// A service's caseworker as the delivery tells it; empty where its case is not in it.
  func caseworker(_ service: ServiceFact) -> String {
    cases[service.caseNumber].isLost ? "" : organisation.caseworkers[cases[service.caseNumber].caseworker].initials
  }

  /// Whether the case system has the service at all on the day of the delivery.
  func isKnown(_ service: ServiceFact) -> Bool { service.granted <= asOf }
}

/// Month index (year * 12 + month − 1) of a day, and back.
func monthIndex(_ day: Int) -> Int {
  let parts = DayTable.shared.parts(day)
  return parts.year * 12 + parts.month - 1
}

func monthStart(_ index: Int) -> Int { Day(index / 12, index % 12 + 1, 1)!.number }
func monthEnd(_ index: Int) -> Int { monthStart(index + 1) - 1 }
