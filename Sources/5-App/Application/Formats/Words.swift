package import CareModel
package import Danish
internal import Reporting

/// The Danish words of the model, for pages and terminals that are not reports.
package enum Words {
  /// "31-10-2026".
  package static func date(_ day: Day) -> String { DanishText.date(day) }
  /// "09-11-2026 kl. 02.14" of an ISO time; the text itself when it is not one.
  package static func time(_ iso: String) -> String { DanishText.time(iso) }
  /// "10. november 2026".
  package static func longDate(_ day: Day) -> String { DanishText.longDate(day) }
  package static func month(_ number: Int) -> String { DanishText.month(number) }
  /// "oktober 2026", "3. kvartal 2026", "2026".
  package static func period(_ period: Period) -> String { DanishText.name(of: period) }

  /// "januar–oktober 2026"; one period alone is its own name.
  package static func window(from: Period, to: Period) -> String { DanishText.longName(from: from, to: to) }

  package static func cadence(_ grain: Period.Grain) -> String { DanishText.every(grain) }

  package static func state(_ state: FigureState) -> String {
    switch state {
    case .final: "endelig"
    case .preliminary: "foreløbig"
    case .suppressed: "skjult (få personer)"
    case .missing: "mangler"
    case .notApplicable: "ikke relevant"
    }
  }

  package static func population(_ population: Population) -> String {
    switch population {
    case .acting: "Handlekommune: dem, kommunen handler for"
    case .paying: "Betaler: dem, kommunen betaler for"
    case .both: "Både handle- og betalingskommune"
    case .either: "Handle- eller betalingskommune"
    case .none: "Ingen: kommunens rolle har ingen betydning for tallet"
    }
  }

  package static func direction(_ direction: Direction) -> String {
    switch direction {
    case .higherIsBetter: "Højere er bedre"
    case .lowerIsBetter: "Lavere er bedre"
    case .neutral: "Hverken højere eller lavere er bedre i sig selv"
    }
  }

  package static func dimension(_ dimension: Dimension) -> String {
    switch dimension {
    case .serviceArea: "Ydelsesområde"
    case .legalBasis: "Paragraf"
    case .setting: "Rammetype"
    case .service: "Ydelse"
    case .targetGroup: "Målgruppe"
    case .facility: "Tilbud"
    case .provider: "Leverandør"
    case .ownership: "Ejerform"
    case .unit: "Enhed"
    case .team: "Team"
    case .caseworker: "Sagsbehandler"
    case .actingMunicipality: "Handlekommune"
    case .payingMunicipality: "Betalingskommune"
    case .ageGroup: "Aldersgruppe"
    case .sex: "Køn"
    case .function: "Funktion"
    case .grouping: "Gruppering"
    case .costType: "Art"
    case .costCentre: "Omkostningssted"
    case .absenceCause: "Fraværsårsag"
    case .outcome: "Udfald"
    case .goalType: "Måltype"
    case .question: "Spørgsmål"
    case .reviewKind: "Tilsynstype"
    case .processStep: "Trin i sagsgangen"
    case .municipality: "Kommune"
    }
  }

  /// How a metric's values are written where no report says otherwise.
  package static func format(_ unit: Unit) -> NumberFormat {
    switch unit {
    case .persons, .percent: NumberFormat(decimals: 1)
    case .places: NumberFormat(decimals: 1)
    case .kronerPerFullYearPerson: NumberFormat(step: 100)
    case .kroner, .spells, .cases, .services, .goals: NumberFormat()
    }
  }

  package static func signed(_ format: NumberFormat) -> NumberFormat {
    var format = format
    format.isSigned = true
    return format
  }

  /// "1.234".
  package static func whole(_ number: Int) -> String { DanishText.whole(number) }

  /// "Budget, Klager og Sager".
  package static func list(_ items: [String]) -> String { DanishText.list(items) }

  package static func source(_ name: String) -> String { SourceName.of(name) }
}
