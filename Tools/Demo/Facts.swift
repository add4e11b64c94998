/// The municipality's facts as they are made, before any file is written; days are numbers since 1 January 1970.

/// An org unit (enhed).
struct UnitFact {
  let id: String
  let name: String
  let parent: String
  let type: String
  let costCentre: String
  let leader: String
}

/// A place that gives services (tilbud). Own facilities are units too, under the same id.
struct FacilityFact {
  let id: String
  let name: String
  let type: String
  let kinds: [Int]
  let ownership: String
  let operatorCode: Int
  /// Empty where the facility is not our own.
  let costCentre: String
  let provider: String
  let businessNumber: Int
  let productionUnit: Int
  /// Rated places; 0 where places are not counted.
  var places = 0
  /// How its prices lie against the ordinary price.
  let priceFactor: Double

  var isOwn: Bool { !costCentre.isEmpty }
}

struct PersonFact {
  var number: Int
  var name: Int
  var isWoman: Bool
  var birth: Int
  var death: Int?
  var isProtected: Bool
  var residence: Int
  var household: Int
}

struct CaseFact {
  var person: Int
  var isChild: Bool
  var kle: String
  var created: Int
  var applied: Int?
  var decided: Int?
  var decision: String
  var closed: Int?
  var caseworker: Int
  var team: Int
  /// Empty where the case system lacks it.
  var basis: String
  /// Left out of the delivery.
  var isLost = false
}

struct ServiceFact {
  var person: Int
  var caseNumber: Int
  var kind: Int
  var basis: String
  /// -1 where the service has no facility.
  var facility: Int
  var grouping: Int
  var granted: Int
  var start: Int
  /// The true last day; known outside only when it has come or is planned.
  var end: Int
  var endIsPlanned = false
  var isCancelled = false
  var acting: Int
  var paying: Int
  var target: String
  var endReason = ""
  var nextFollowUp: Int?
  var lastFollowUp: Int?
  /// The price in øre where no rate table holds it, at the level of 2024.
  var ownPrice = 0
  /// Part of what nobody had budgeted for.
  var isUnbudgeted = false
  /// Rammetype where it is not the kind's own.
  var registeredSetting: String?
  /// Leverandør_CVR as it stands where it is not the facility's own.
  var registeredCVR: String?
  /// Status as it stands where it is a word of no list.
  var registeredStatus: String?
  /// Known to the case system alone: neither committed nor paid.
  var isUnpaid = false
  var commitment = CommitmentFact()

  var setting: String { registeredSetting ?? ServiceKind.all[kind].setting }
}

/// What the finance system has otherwise than the case system about one service (disponering).
struct CommitmentFact {
  var start: Int?
  /// nil is the service's own end; `.some(nil)` is open.
  var end: Int??
  /// Hundredths of the rate of the table.
  var ratePercent: Int64 = 100
}

struct StayFact {
  let facility: Int
  let person: Int
  let from: Int
  var to: Int?
  let paying: Int
}

/// A line of the ledger (postering). `text` is an index into `Ledger.texts`.
struct PostingFact {
  var voucher: Int32
  var line: Int16
  var month: Int16
  /// 13 for the supplementary period, whose month is December.
  var isSupplementary = false
  var day: Int32
  var account: Int16
  var person: Int32 = -1
  var supplier: Int32 = 0
  var counterpart: Int16 = 0
  var text: UInt8
  /// 0 NOR, 1 empty, 2 PRI, 3 SUP, 4 FIKTIV, 5 of no list
  var type: UInt8 = 0
  var amount: Int64

  /// Planned and fictive lines are none, and neither are those of a type that nobody knows.
  var isMoney: Bool { [0, 1, 3].contains(type) }
}

/// What a posting or a budget line is booked on.
struct Account: Hashable {
  var function: String
  var kind: Int = 1
  var grouping: String
  var costType: String
  var costCentre: String
}

struct BudgetFact {
  let year: Int
  let function: String
  let kind: Int
  let grouping: String
  let costCentre: String
  let original: Int64
  var addition: Int64
  var moved: Int64
}

struct AppealFact {
  let id: Int
  let caseNumber: Int
  let basis: String
  let appealed: Int
  var decided: Int?
  let outcome: String
}

struct TimeLimitFact {
  let basis: String
  let from: Int
  let to: Int?
  let count: Int
  let unit: String
}

struct ReviewFact {
  let review: Int
  let isAudit: Bool
  let year: Int
  let quarter: Int
  let caseNumber: Int
  let unit: String
  let caseworker: Int
  let question: Int
  let answer: String
}

struct GoalFact {
  /// The row's own number, from 0.
  let row: Int
  let goal: Int
  let service: Int
  let isSubGoal: Bool
  let type: String
  let theme: String
  let before: Int
  var expected: Int?
  let now: Int
  let day: Int
  let status: String
}

/// Absence of one unit, month and cause, in tenths of a day's work.
struct AbsenceFact {
  let unit: Int
  let month: Int
  let cause: String
  let days: Int
  let possible: Int
  let positions: Int
}

/// Pay of one unit and month, in øre.
struct PayFact {
  let unit: Int
  let month: Int
  let salaries: Int64
  let temps: Int64
  let positions: Int
}
