package import CareModel

/// What a role may (rettigheder): its row of the policy.
package struct Rights: Hashable, Sendable {
  /// Whether a role is narrowed to a unit or a facility.
  package enum UnitRule: String, Sendable, CaseIterable {
    /// Sees the whole area, and no unit of it alone.
    case forbidden = "ingen"
    case optional = "valgfri"
    /// Has nothing to see without a place of its own.
    case required = "egen"
  }

  /// Figures; without them there are logs and settings alone, and the rest says nothing.
  package var seesFigures: Bool
  package var unit: UnitRule
  /// Facilities and the units that run them, and nothing else below a unit.
  package var holdsFacilitiesAlone: Bool
  /// The rows of persons and cases behind a figure (personniveau).
  package var seesRows: Bool
  /// The least count of persons that is told; 0 is always told, and nil tells them all (grænse for små tal).
  package var threshold: Int?
  /// What figures may be split and filtered by (detaljeringsgrad).
  package var dimensions: Set<Dimension>
  /// Whether a report that blocking findings hold back may be let out, with a written reason.
  package var releasesReports: Bool

  /// Whether who holds a citizen's service holds what is paid for its area too: payments and commitments name no service.
  package var holdsAreas: Bool { !holdsFacilitiesAlone }

  /// Nothing at all: a role that a policy says nothing sound of.
  static let none = Rights(
    seesFigures: false, unit: .forbidden, holdsFacilitiesAlone: false, seesRows: false,
    threshold: thresholds.upperBound,
    dimensions: [], releasesReports: false)

  /// What a threshold may be: below it a count is told as nothing but "few", and above ten figures say too little.
  static let thresholds = 3...10

  /// The one that reports and drawings have words for: a figure hidden below another would be told by a wrong mark.
  static let toldThreshold = 5
}
