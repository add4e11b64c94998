package import CareModel
internal import Diagnostics

/// One check of the data (kontrol): which rows are wrong, how serious that is, who corrects it, and how.
///
/// Two files in `Definitions/4-checks`: `K5.yaml` says what people read, `K5.sql` is one SELECT of the failing rows.
package struct Check: Sendable, Hashable {
  /// A value that is shown beside the message, with where it came from.
  package struct ShownValue: Sendable, Hashable {
    package let label: String
    /// Name of an extract, as in `sources`.
    package let source: String?
    package let column: String
    let place: Place
  }

  package let id: String
  package let title: String
  package internal(set) var severity: FindingSeverity
  package let owner: FindingOwner
  /// Extracts that it needs, by the names of their files (`mål`, `løn`); without one of them it does not run.
  package let sources: [String]
  /// What an open finding may change, as it is written.
  package let touches: [CheckTouch]
  /// Key figures of those facts that it does not change.
  let except: [CheckTouch]
  /// The key figures that `touches` and `except` come to; empty until the catalogue knows the key figures.
  package internal(set) var touchedMetrics: [TouchedMetric] = []
  package internal(set) var thresholds: [CheckThreshold]
  package let message: CheckMessage
  package let values: [ShownValue]
  /// What to do, step by step.
  package let action: [String]
  /// What goes wrong in the figures when it is not corrected.
  package let why: String
  package let legalBasis: String?
  /// False when the municipality has switched it off.
  package internal(set) var isOn = true
  /// What the municipality changed, as people read it; empty when nothing.
  package internal(set) var tuning: [String] = []
  /// Whether the municipality wrote it itself.
  package internal(set) var isOwn = false
  /// Where it is written.
  package let path: String
  let sourcesPlace: Place
  let messagePlace: Place
  let relation: RelationFile

  /// Thresholds in force, and what was changed: `dage: 14 (standard 7)`.
  package var thresholdText: String {
    (thresholds.map(\.text) + tuning).joined(separator: "; ")
  }
}

/// A limit that a municipality may set (tærskel): the SELECT reads it as `getvariable('name')`.
package struct CheckThreshold: Sendable, Hashable {
  package let name: String
  /// As written: `7` stays a whole number, `5.0` may be set to 7.5.
  package internal(set) var value: String
  package let standard: String

  var isWhole: Bool { Int(standard) != nil }

  var text: String {
    let said = "\(name.split(separator: "_").joined(separator: " ")): \(danish(value))"
    return value == standard ? said : "\(said) (standard \(danish(standard)))"
  }

  private func danish(_ number: String) -> String { String(number.map { $0 == "." ? "," : $0 }) }
}
