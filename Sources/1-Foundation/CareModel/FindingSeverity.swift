/// How much a finding stops (alvor), as definitions and JSON write it. The gravest is the greatest.
package enum FindingSeverity: String, Sendable, CaseIterable, Comparable {
  case blocking, warning, info

  package var rank: Int { self == .blocking ? 2 : self == .warning ? 1 : 0 }
  package static func < (left: FindingSeverity, right: FindingSeverity) -> Bool { left.rank < right.rank }

  /// Whether a figure that the finding touches may be wrong. What is only worth knowing changes no figure.
  package var isDoubt: Bool { self != .info }

  /// "Blokerer", "Advarsel", "Oplysning".
  package var danishName: String {
    switch self {
    case .blocking: "Blokerer"
    case .warning: "Advarsel"
    case .info: "Oplysning"
    }
  }

  /// Inside a sentence: "alvor: advarsel".
  package var word: String { self == .blocking ? "blokerende" : danishName.lowercased() }
}
