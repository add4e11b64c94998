package import CareModel

/// A fact table that figures are counted from (faktum): its columns, whom it can tell apart, and the files behind it.
///
/// The table itself is SQL in `Definitions/5-facts`; this is what definitions and requests are checked against.
package enum Fact: String, Sendable, CaseIterable, Codable {
  case coverage, ledger, budget
  case careCase = "care_case"
  case followUp = "follow_up"
  case stay, capacity, absence
  case absencePossible = "absence_possible"
  case pay, appeal, review, goal, population, reconciliation
  case dataQuality = "data_quality"
}

extension Fact {
  package enum ColumnType: String, Sendable {
    case int, text, date, double
    /// Month index: year × 12 + month − 1.
    case month
    /// Bit 0 is the 1st of the month.
    case mask
  }

  package struct Column: Sendable, Hashable {
    package let name: String
    package let type: ColumnType
  }

  package var columns: [Column] { Fact.allColumns[self] ?? [] }

  package func column(_ name: String) -> Column? { columns.first { $0.name == name } }

  package func has(_ dimension: Dimension) -> Bool { column(dimension.rawValue) != nil }

  package var dimensions: [Dimension] { Dimension.allCases.filter(has) }

  /// Whom the table can tell apart. A table without municipality columns is by nature one population.
  package var populations: Set<Population> {
    switch self {
    case .coverage, .followUp, .goal, .dataQuality: [.acting, .paying, .both, .either, .none]
    case .ledger, .budget, .reconciliation: [.paying]
    case .careCase, .appeal: [.acting]
    case .stay, .capacity, .absence, .absencePossible, .pay, .review, .population: [.none]
    }
  }

  package var hasMunicipalities: Bool { populations.count > 1 }

  /// The table holds a day mask a month, so days, persons and spells can be counted.
  package var hasDays: Bool { column("mask") != nil }

  /// Published national figures: nothing in them belongs to a unit, and nothing is secret.
  package var isNational: Bool { self == .population }

  /// Comes month by month: a window after the last delivered month is missing, not zero.
  package var isDeliveredByMonth: Bool {
    switch self {
    case .ledger, .budget, .absence, .absencePossible, .pay, .reconciliation: true
    default: false
    }
  }

  /// Known before it happens: a window that lies after the as-of date has a value.
  package var isKnownAhead: Bool { self == .budget }

  /// Held against the ledger month by month: a month is there when it has ended.
  var isOfWholeMonths: Bool { self == .reconciliation }

  /// Files that speak of no months: published limits hold from a day, and the latest inhabitants known are those of now.
  static let standingSources: Set<String> = ["frister", "befolkning"]

  /// Files without which there is no figure.
  package var requiredSources: [String] {
    switch self {
    case .coverage, .followUp, .dataQuality: ["indsatser"]
    case .reconciliation: ["posteringer", "indsatser"]
    case .ledger: ["posteringer"]
    case .budget: ["budget"]
    case .careCase: ["sager"]
    case .stay: ["ophold"]
    case .capacity: ["pladser"]
    case .absence, .absencePossible: ["fravaer"]
    case .pay: ["loen"]
    case .appeal: ["klager"]
    case .review: ["ledelsestilsyn"]
    case .goal: ["maal"]
    case .population: ["befolkning"]
    }
  }

  /// Files that only add attributes.
  package var furtherSources: [String] {
    switch self {
    case .coverage: ["sager", "borgere", "tilbud"]
    case .followUp, .dataQuality: ["sager", "borgere"]
    case .reconciliation: ["disponering", "takster", "sager", "tilbud"]
    case .ledger: ["tilbud", "organisation", "borgere"]
    case .budget: ["tilbud", "organisation"]
    case .careCase: ["indsatser", "borgere"]
    case .stay, .capacity: ["tilbud", "organisation"]
    case .appeal: ["sager"]
    case .goal: ["indsatser"]
    case .absence, .absencePossible, .pay, .review, .population: []
    }
  }

  private static let allColumns: [Fact: [Column]] = Dictionary(
    uniqueKeysWithValues: allCases.map { fact in
      let columns = fact.specification.split(separator: " ").map { word in
        let parts = word.split(separator: ":")
        return Column(name: String(parts[0]), type: parts.count > 1 ? ColumnType(rawValue: String(parts[1]))! : .text)
      }
      return (fact, columns)
    })

  /// `name:type`, text where no type is written.
  private var specification: String {
    let attributes =
      "service_area legal_basis setting service target_group facility provider ownership unit team caseworker"
      + " acting_municipality paying_municipality age_group sex"
    return switch self {
    case .coverage: "citizen:int service_period month:month mask:mask " + attributes
    case .ledger:
      "month:month amount_ore:int transaction_kind:int posting_type function grouping cost_type cost_centre"
        + " service_area facility provider unit citizen:int sex age_group voucher line:int"
    case .budget:
      "month:month original_ore:int adjusted_ore:int function grouping cost_centre service_area facility unit"
    case .careCase:
      "case_id citizen:int area opened:date closed:date applied:date decided:date decision deadline:date legal_basis"
        + " service_area team unit caseworker sex age_group process_step"
    case .followUp:
      "service_period citizen:int case_id start_date:date end_date:date next_follow_up:date last_follow_up:date "
        + attributes
    case .stay: "citizen:int facility month:month mask:mask unrated_mask:mask paying_municipality ownership unit"
    case .capacity: "facility month:month place_days:double ownership unit"
    case .absence: "month:month unit absence_cause absence_days:double"
    case .absencePossible: "month:month unit possible_days:double"
    case .pay: "month:month unit cost_centre amount_ore:int"
    case .appeal: "appeal case_id month:month outcome legal_basis service_area team unit"
    case .review: "month:month review_kind unit caseworker question answer case_id"
    case .goal: "goal assessed:date status goal_type level citizen:int " + attributes
    case .population: "month:month municipality sex age_group inhabitants:int"
    case .reconciliation:
      "citizen:int month:month service_area state service_period legal_basis facility provider unit team caseworker"
        + " acting_municipality paying_municipality posted_ore:int expected_ore:int at_stake_ore:int money_ore:int"
        + " reconciled_ore:int"
    case .dataQuality:
      "month:month service_area legal_basis facility unit team acting_municipality paying_municipality services:int"
        + " clean_services:int"
    }
  }
}
