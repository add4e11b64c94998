package import CareModel
package import Danish
internal import Reporting

/// The Danish words of the model, for pages and terminals that are not reports.
package enum Words {
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

  package static func source(_ name: String) -> String { SourceName.of(name) }
}
