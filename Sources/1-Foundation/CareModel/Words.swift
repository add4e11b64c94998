/// Whose persons and money a figure counts (population). Never "as of today" for a past period.
package enum Population: String, Sendable, CaseIterable, Codable {
  /// Own acting municipality (handlekommune).
  case acting = "handle"
  /// Own paying municipality (betalingskommune).
  case paying = "betaler"
  /// Both own (handle og betaler).
  case both = "handle_og_betaler"
  /// At least one of them own (handle eller betaler).
  case either = "handle_eller_betaler"
  /// The distinction has no meaning for the figure.
  case none = "ingen"
}

/// A way to group or filter figures (dimension); raw values are the names of the command line.
package enum Dimension: String, Sendable, CaseIterable, Codable {
  case serviceArea = "service_area"  // ydelsesområde
  case legalBasis = "legal_basis"  // paragraf
  case setting  // rammetype
  case service  // ydelse
  case targetGroup = "target_group"  // målgruppe
  case facility  // tilbud
  case provider  // leverandør
  case ownership  // ejerform
  case unit  // enhed
  case team
  case caseworker  // sagsbehandler
  case actingMunicipality = "acting_municipality"  // handlekommune
  case payingMunicipality = "paying_municipality"  // betalingskommune
  case ageGroup = "age_group"  // aldersgruppe
  case sex  // køn
  case function  // funktion
  case grouping  // gruppering
  case costType = "cost_type"  // art
  case costCentre = "cost_centre"  // omkostningssted
  case absenceCause = "absence_cause"  // fraværsårsag
  case outcome  // udfald
  case goalType = "goal_type"  // måltype
  case question  // spørgsmål
  case reviewKind = "review_kind"  // ledelsestilsyn eller audit
  case processStep = "process_step"  // trin i sagsgangen
  case municipality  // kommune, i nationale tal
}

/// How sure a value is (tilstand).
package enum FigureState: String, Sendable, CaseIterable, Codable {
  case final
  /// The period has not ended on the as-of date (foreløbig).
  case preliminary
  /// Hidden for the sake of few persons (undertrykt); value is nil.
  case suppressed
  /// No source (mangler); value is nil, never zero.
  case missing
  /// No denominator, or outside the definition's validity (ikke relevant).
  case notApplicable = "not_applicable"
}

/// What a `Figure` counts in (enhed).
package enum Unit: String, Sendable, CaseIterable, Codable {
  case persons = "personer"
  case spells = "forløb"
  case cases = "sager"
  case kroner = "kr."
  case percent = "pct."
  case kronerPerFullYearPerson = "kr. pr. helårsperson"
  case services = "indsatser"
  case places = "pladser"
  case goals = "mål"
}

/// Which way is better, where one can be said (retning). Never a verdict on a person.
package enum Direction: String, Sendable, CaseIterable, Codable {
  case higherIsBetter = "hoejere"
  case lowerIsBetter = "lavere"
  case neutral
}
