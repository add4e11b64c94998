package import DocumentModel

/// How one kind of figure is written: the word of a report definition, its number format and its unit.
package enum NumberText: String, Sendable, CaseIterable {
  /// Mio. kr. with one decimal.
  case millions = "mio"
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
    case .kroner, .count: NumberFormat()
    case .persons, .percent: NumberFormat(decimals: 1)
    case .unitCost: NumberFormat(step: 100)
    }
  }

  var signed: NumberFormat {
    var format = format
    format.isSigned = true
    return format
  }

  /// The unit after a number in a sentence; counts get theirs from the metric.
  func unit(_ metricUnit: String) -> String {
    switch self {
    case .millions: "mio.\(DanishText.space)kr."
    case .kroner, .unitCost: "kr."
    case .percent: "pct."
    case .count, .persons: metricUnit
    }
  }

  static func whole(_ number: Int) -> String { NumberFormat().text(Double(number)) }

  /// The change that a reader would see as no change.
  var isLevelBelow: Double {
    switch self {
    case .millions: 50_000
    case .kroner: 0.5
    case .count: 0.5
    case .persons, .percent: 0.05
    case .unitCost: 50
    }
  }
}
