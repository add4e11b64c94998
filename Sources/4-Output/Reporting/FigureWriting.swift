package import CareModel
package import Danish
package import DocumentModel

/// How a kind of figure is written, and the word and the sign that stand where there is no value: one rule for reports and
/// pages.
package struct FigureWriting {
  package let format: NumberFormat
  /// "Under 5" is a number of persons or things; a share or an amount that is hidden is not under anything.
  package let countsThings: Bool

  package init(format: NumberFormat, countsThings: Bool) {
    self.format = format
    self.countsThings = countsThings
  }

  /// The number without unit, or the word that stands in its place.
  package func text(_ value: Double?, _ state: FigureState) -> String {
    if let value { return format.text(value) }
    return switch state {
    case .suppressed: countsThings ? "<5" : "skjult"
    case .notApplicable: "–"
    case .missing, .preliminary, .final: "mangler"
    }
  }

  package func sign(_ state: FigureState) -> CellState {
    switch state {
    case .final, .notApplicable: .normal
    case .preliminary: .preliminary
    case .suppressed: countsThings ? .suppressed : .hidden
    case .missing: .missing
    }
  }
}
