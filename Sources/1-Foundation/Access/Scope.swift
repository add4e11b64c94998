package import CareModel

/// What one reader may see, and why (udsnit). Made of a grant by the policy, or for a task of the program's own: by this target alone.
package struct Scope: Hashable, Sendable {
  package let role: Role
  /// The unit of `organisation` or the facility that the role is narrowed to; nil is the whole municipality.
  package let unit: String?
  package let rights: Rights
  /// Why this scope was given.
  package let reason: String

  init(role: Role, unit: String?, rights: Rights, reason: String) {
    self.role = role
    self.unit = unit
    self.rights = rights
    self.reason = reason
  }

  /// Whether the rows behind a figure may be shown (personniveau).
  package var seesRows: Bool { rights.seesRows }

  /// Whether few persons are hidden (undertrykkelse af små tal).
  package var suppressesSmallNumbers: Bool { rights.threshold != nil }

  /// Whether figures may be split or filtered by a dimension.
  package func allows(_ dimension: Dimension) -> Bool { rights.dimensions.contains(dimension) }
}
