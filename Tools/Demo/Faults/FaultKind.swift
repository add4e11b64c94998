/// A kind of fault that can be sown in a delivery (fejlslags): a check's id, or the code of a rule of form.
///
/// These checks have no fault here, because the standard extracts cannot hold one:
/// K41 and K42 (they hold the program's own figures against each other) and K43 (it needs the tables of Danmarks Statistik).
/// K57 is found where a file is cut off (`fil-afkortet`); K60 tells of a file without a column, which changes every figure of it.
/// K33 brings a file of its own, `kontroltal`, which a delivery need not have.
package enum FaultKind: String, CaseIterable, Sendable {
  case unpaidService = "K1"
  case paidWithoutService = "K2"
  case paidWithoutServiceElsewhere = "K2b"
  case paidAfterEnd = "K3"
  case startDiffers = "K4"
  case endDiffers = "K5"
  case rateDiffers = "K6"
  case amountDiffers = "K7"
  case wrongFunction = "K8"
  case settingMissing = "K9"
  case longTemporaryStay = "K10"
  case longTimeLimitedHelp = "K11"
  case incomeMissing = "K12"
  case settlementMissing = "K13"
  case reasonMissing = "K14"
  case municipalityUnknown = "K15"
  case numberImpossible = "K16"
  case servedAfterDeath = "K17"
  case ageAgainstLaw = "K18"
  case registeredTwice = "K19"
  case concurrentStays = "K20"
  case datesImpossible = "K21"
  case targetGroupMissing = "K22"
  case targetGroupUnknown = "K23"
  case followUpMissing = "K24"
  case levelMisplaced = "K25"
  case goalIncomplete = "K26"
  case decidedTooEarly = "K27"
  case caseworkerMissing = "K28"
  case caseAgainstService = "K29"
  case providerUnknown = "K30"
  case residentsAgainstPlaces = "K31"
  case soldPlaceUnpaid = "K32"
  case controlTotalDiffers = "K33"
  case columnNew = "K34"
  case lineRepeated = "K35"
  case periodOdd = "K36"
  case plannedPayment = "K37"
  case citizenMissing = "K38"
  case refundMissing = "K39"
  case householdAboveThreshold = "K40"
  case oldParagraph = "K44"
  case helpUnderOldLaw = "K45"
  case priceOutlying = "K46"
  case reallocationUnbalanced = "K47"
  case appealIncomplete = "K48"
  case caseworkerNotReviewed = "K49"
  case sourceStale = "K50"
  case caseLost = "K52"
  case valueUnknown = "K53"
  case masterDiffers = "K54"
  case codeChanged = "K55"
  case lettersLost = "K56"
  case rowRepeated = "K58"
  case unitAboveItself = "K59"

  case fieldCount = "raekke-felter"
  case quotes = "raekke-anfoerselstegn"
  case valueMissing = "vaerdi-mangler"
  case dateMalformed = "dato-ugyldig"
  case dateAmbiguous = "dato-tvetydig"
  case dateImplausible = "dato-usandsynlig"
  case numberMalformed = "tal-ugyldigt"
  case numberAmbiguous = "tal-tvetydigt"
  case amountDecimals = "beloeb-decimaler"
  case wholeMalformed = "heltal-ugyldigt"
  case outOfRange = "tal-uden-for-omraade"
  case booleanMalformed = "janej-ugyldig"
  case numberOfPersonMalformed = "cpr-ugyldigt"
  case municipalityMalformed = "kommune-ugyldig"
  case monthMalformed = "maaned-ugyldig"
  case quarterMalformed = "kvartal-ugyldigt"
  case levelMalformed = "niveau-ugyldigt"
  case columnMissing = "kolonne-mangler"
  case columnRepeated = "kolonne-gentaget"
  case fileDouble = "fil-dobbelt"
  case fileEmpty = "fil-tom"
  case fileCut = "fil-afkortet"

  /// How many are sown where no number is asked for.
  var ordinaryCount: Int {
    switch self {
    case .endDiffers: 4
    case .ageAgainstLaw, .paidAfterEnd, .startDiffers, .amountDiffers, .followUpMissing: 3
    case .concurrentStays, .controlTotalDiffers, .reallocationUnbalanced, .caseworkerNotReviewed: 1
    case _ where !isCheck: 1
    default: mostCount < 2 ? mostCount : 2
    }
  }

  /// How many there can be.
  var mostCount: Int {
    switch self {
    case .columnNew, .sourceStale, .reallocationUnbalanced, .codeChanged, .lettersLost, .rowRepeated,
      .unitAboveItself:
      1
    case .caseworkerNotReviewed: 5
    case .controlTotalDiffers: 3
    case .lineRepeated, .goalIncomplete: 20
    case .columnMissing, .columnRepeated, .fileDouble, .fileEmpty, .fileCut: 1
    default: 50
    }
  }

  /// Whether it is a fault of content, found by a check; else it breaks a rule of form.
  var isCheck: Bool { rawValue.first == "K" }

  /// Whether it is sown by `all`; two faults of a whole file cannot stand in the same file.
  package var isInAll: Bool { self != .columnRepeated && self != .fileEmpty }

  /// Other ways of writing a kind.
  package static let otherSpellings = [
    "raekke-afkortet": fileCut, "tal-tvetydig": numberAmbiguous, "tal-ugyldig": numberMalformed,
    "heltal-ugyldig": wholeMalformed,
    "cpr-ugyldig": numberOfPersonMalformed, "kvartal-ugyldig": quarterMalformed, "niveau-ugyldig": levelMalformed,
    "beløb-decimaler": amountDecimals, "række-felter": fieldCount, "værdi-mangler": valueMissing,
  ]

  /// Its place among the kinds: the root of its chance and of its vouchers.
  var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
