package import CareModel

/// Where a figure would be impossible or would mislead, and is not told (tilbageholdelse): the rule, and why in words for readers.
package struct Withholding: Hashable, Sendable {
  package enum Rule: Hashable, Sendable {
    /// Split, filtered or narrowed by one of these, the parts of the ratio are not of the same persons.
    case split([Dimension])
    /// The denominator rests on fewer covered days than this.
    case fewDays(Int)
    /// The value is below zero.
    case negative

    /// Those of a split; none of another rule.
    var dimensions: [Dimension] { if case .split(let dimensions) = self { dimensions } else { [] } }

    /// The words of the definitions.
    enum Word: String, CaseIterable {
      case split
      case fewDays = "few_days"
      case negative
    }
  }

  package var rule: Rule
  /// One sentence in Danish with a full stop.
  package var reason: String
}

extension MetricDefinition {
  /// Dimensions that a request may name: those it can be told by, and those by which it says why not.
  package var acceptedDimensions: [Dimension] {
    (dimensions + withholdings.flatMap(\.rule.dimensions)).unique
  }

  /// Why it is not told by some of these dimensions; nil where it is.
  func withheld(by asked: [Dimension]) -> FigureReason? {
    withholdings.first { $0.rule.dimensions.contains(where: asked.contains) }.map { FigureReason(.withheld, $0.reason) }
  }

  /// Why a value that was counted is not told.
  ///
  /// - Parameter denominator: in full-year persons.
  func withheld(value: Double, denominator: Double) -> FigureReason? {
    withholdings.first { withholding in
      switch withholding.rule {
      case .split: false
      // A day of a leap year weighs least; a hair for the division.
      case .fewDays(let least): denominator * 366 < Double(least) - 1e-6
      case .negative: value < 0
      }
    }.map { FigureReason(.withheld, $0.reason) }
  }
}
