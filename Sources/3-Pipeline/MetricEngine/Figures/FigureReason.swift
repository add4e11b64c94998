internal import CareModel
internal import Danish

/// Why a figure has no value, or not the value of its whole window (grund).
package struct FigureReason: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A file was not delivered, was refused, or had every row set aside.
    case noSource = "no_source"
    /// A field that it rests on is empty in every row.
    case noField = "no_field"
    /// The files do not speak of the window.
    case notCovered = "not_covered"
    /// The window has not begun, or a month of it must end first.
    case notYet = "not_yet"
    /// Outside the years that the definition holds for.
    case notValid = "not_valid"
    /// Nothing to divide by.
    case noDenominator = "no_denominator"
    /// The definition withholds it: see its `withhold`.
    case withheld
  }

  package let kind: Kind
  /// One sentence in Danish with a full stop.
  package let text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

extension FigureReason {
  static let noDenominator = FigureReason(.noDenominator, "Der er intet at dele med i perioden.")
  static let notBegun = FigureReason(.notYet, "Perioden er ikke begyndt på opgørelsesdagen.")
  static let unfinished = FigureReason(
    .notYet, "Måneden er ikke slut: dagene kendes kun til og med opgørelsesdagen, pengene hører til hele måneden.")
  static let partly = FigureReason(.notCovered, "Et udtræk dækker kun en del af perioden.")
  static let nothingPublished = FigureReason(.notCovered, "Der er ingen tal for perioden eller året op til den.")

  static func notValid(_ definition: MetricDefinition) -> FigureReason {
    let to = definition.validTo.map { " til \($0)" } ?? ""
    return FigureReason(.notValid, "Nøgletallet gælder fra \(definition.validFrom)\(to).")
  }

  static func notDelivered(_ source: String) -> FigureReason {
    FigureReason(.noSource, "Udtrækket \(sourceName(source)) er ikke leveret eller er afvist.")
  }

  static func empty(_ source: String, setAside: Int) -> FigureReason {
    FigureReason(
      .noSource,
      setAside > 0
        ? "Alle rækker i udtrækket \(sourceName(source)) er sat til side."
        : "Udtrækket \(sourceName(source)) har ingen rækker.")
  }

  static func noField(_ field: SourceField) -> FigureReason {
    FigureReason(
      .noField, "Feltet \(field.title) er ikke udfyldt i nogen række af udtrækket \(sourceName(field.source)).")
  }

  static func noDimension(_ dimension: Dimension, _ fact: Fact) -> FigureReason {
    FigureReason(
      .noField, "Ingen \(fact.rowName) er mærket med \(dimension.danishWord), så tallet kan ikke afgrænses på det.")
  }

  static func notCovered(_ sources: [String]) -> FigureReason {
    let names = sources.map(sourceName)
    return FigureReason(
      .notCovered, "\(names.count > 1 ? "Udtrækkene" : "Udtrækket") \(DanishText.list(names)) dækker ikke perioden.")
  }

  /// As people write it: `loen` is løn.
  private static func sourceName(_ source: String) -> String {
    switch source {
    case "maal": "mål"
    case "fravaer": "fravær"
    case "loen": "løn"
    default: source
    }
  }
}

extension Dimension {
  /// What one of them is called in a sentence.
  var danishWord: String {
    switch self {
    case .serviceArea: "ydelsesområde"
    case .legalBasis: "paragraf"
    case .setting: "rammetype"
    case .service: "ydelse"
    case .targetGroup: "målgruppe"
    case .facility: "tilbud"
    case .provider: "leverandør"
    case .ownership: "ejerform"
    case .unit: "enhed"
    case .team: "team"
    case .caseworker: "sagsbehandler"
    case .actingMunicipality: "handlekommune"
    case .payingMunicipality: "betalingskommune"
    case .ageGroup: "aldersgruppe"
    case .sex: "køn"
    case .function: "funktion"
    case .grouping: "gruppering"
    case .costType: "art"
    case .costCentre: "omkostningssted"
    case .absenceCause: "fraværsårsag"
    case .outcome: "udfald"
    case .goalType: "måltype"
    case .question: "spørgsmål"
    case .reviewKind: "slags gennemgang"
    case .processStep: "trin i sagsgangen"
    case .municipality: "kommune"
    }
  }
}
