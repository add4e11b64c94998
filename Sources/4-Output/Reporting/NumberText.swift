package import Danish

/// How one kind of figure is written: the word of a report definition, its number format and its unit.
package enum NumberText: String, Sendable, CaseIterable {
  /// Mio. kr. with one decimal. An edition whose money is small writes it as `thousands`.
  case millions = "mio"
  /// Whole thousands of kroner.
  case thousands = "tusinde"
  /// Whole kroner.
  case kroner
  /// Whole things.
  case count = "antal"
  /// Persons with one decimal.
  case persons = "personer"
  /// Per cent with one decimal.
  case percent = "pct"
  /// Kroner to the nearest hundred.
  case unitCost = "enhedspris"

  package var format: NumberFormat {
    switch self {
    case .millions: NumberFormat(scale: 1_000_000, decimals: 1)
    case .thousands: NumberFormat(scale: 1000)
    case .kroner, .count: NumberFormat()
    case .persons, .percent: NumberFormat(decimals: 1)
    case .unitCost: NumberFormat(step: 100)
    }
  }

  var signed: NumberFormat { format.signed }

  /// The unit beside a number or in a header; counts get theirs from the metric.
  func unit(_ metricUnit: String) -> String {
    switch self {
    case .millions: "mio.\(DanishText.space)kr."
    case .thousands: "1.000\(DanishText.space)kr."
    case .kroner, .unitCost: "kr."
    case .percent: "pct."
    case .count, .persons: metricUnit
    }
  }

  /// A number in a sentence, its unit with it: "5,6 mio. kr.", "122.000 kr.", "8,8 pct."; a counted thing's noun is the
  /// sentence's own.
  func phrase(_ value: Double) -> String {
    switch self {
    case .thousands: "\(NumberFormat(step: 1000).text(value))\(DanishText.space)kr."
    case .count, .persons: format.text(value)
    case .millions, .kroner, .percent, .unitCost: "\(format.text(value))\(DanishText.space)\(unit(""))"
    }
  }

  /// A difference in a sentence: of per cents it is points.
  func difference(_ value: Double) -> String {
    self == .percent ? "\(format.text(value)) procentpoint" : phrase(value)
  }

  /// Whether value, base and their difference, each as it is shown, do not add up: only then is it said that they are rounded.
  func isRoundedApart(_ value: Double, _ base: Double) -> Bool {
    abs(format.shown(value) - format.shown(base) - format.shown(value - base)) > isLevelBelow / 100
  }

  var countsThings: Bool { self == .count || self == .persons }

  /// The same, its millions in another unit.
  func money(in unit: NumberText) -> NumberText { self == .millions ? unit : self }

  var isMoney: Bool { self == .millions || self == .thousands || self == .kroner }

  /// The change that a reader would see as no change. Nothing is said of less than this.
  var isLevelBelow: Double {
    switch self {
    case .millions: 50_000
    case .thousands: 500
    case .kroner: 0.5
    case .count: 0.5
    case .persons, .percent: 0.05
    case .unitCost: 50
    }
  }
}
