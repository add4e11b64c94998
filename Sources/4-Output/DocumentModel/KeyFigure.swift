/// One of the at most five numbers on top of a page (centralt nøgletal).
package struct KeyFigure: Hashable, Sendable, Codable {
  package var label: String
  /// "jan.–okt.", "31. oktober".
  package var period: String
  /// Formatted without unit; "mangler" or "<5" where there is none.
  package var value: String
  package var unit: String
  package var state: CellState
  /// Arrow and words together; nil when there is nothing to compare with.
  package var direction: DirectionText?
  /// Two or three comparisons: "Budget jan.–okt." → "215,0".
  package var comparisons: [Comparison]
  package var reference: FigureReference
  /// The exact value for the workbook.
  package var exact: Double?
  /// What open findings mean for it; nil when none touches it.
  package var quality: QualityMark?

  package struct Comparison: Hashable, Sendable, Codable {
    package var label: String
    package var value: String

    package init(label: String, value: String) {
      self.label = label
      self.value = value
    }
  }

  /// "2,3 over budget" with the arrow that says the same.
  package struct DirectionText: Hashable, Sendable, Codable {
    package enum Arrow: String, Hashable, Sendable, Codable { case up, down, level }
    package var arrow: Arrow
    package var text: String
    /// Outside its agreed frame: the only case that is marked.
    package var isOutsideFrame: Bool

    package init(arrow: Arrow, text: String, isOutsideFrame: Bool = false) {
      self.arrow = arrow
      self.text = text
      self.isOutsideFrame = isOutsideFrame
    }
  }

  package init(
    label: String, period: String, value: String, unit: String, state: CellState = .normal,
    direction: DirectionText? = nil, comparisons: [Comparison] = [], reference: FigureReference, exact: Double? = nil
  ) {
    self.label = label
    self.period = period
    self.value = value
    self.unit = unit
    self.state = state
    self.direction = direction
    self.comparisons = comparisons
    self.reference = reference
    self.exact = exact
  }
}

/// How a shown value stands (tilstand).
package enum CellState: String, Hashable, Sendable, Codable, CaseIterable {
  case normal
  /// Foreløbig.
  case preliminary
  /// Ventet.
  case expected
  /// Mangler.
  case missing
  /// Undertrykt: `<5`.
  case suppressed
  /// Skjult, for `<5` could otherwise be computed.
  case hidden
}
