package import CareModel

/// What one reader may see, and why. Only `Access` can make one; every figure is computed within one.
package struct Scope: Hashable, Sendable {
  package let role: Role
  /// The unit of `organisation` or the facility that the role is narrowed to; nil is the whole municipality.
  package let unit: String?
  /// Whether the rows behind a figure may be shown (personniveau).
  package let seesRows: Bool
  /// Whether counts of one to four persons are hidden (undertrykkelse af små tal).
  package let suppressesSmallNumbers: Bool
  /// Why this scope was given, for the access log.
  package let reason: String

  init(role: Role, unit: String?, seesRows: Bool, suppressesSmallNumbers: Bool, reason: String) {
    self.role = role
    self.unit = unit
    self.seesRows = seesRows
    self.suppressesSmallNumbers = suppressesSmallNumbers
    self.reason = reason
  }
}

extension Scope {
  /// Whether figures may be split or filtered by a dimension: politicians see nothing below the whole area (mission § 2).
  package func allows(_ dimension: Dimension) -> Bool {
    guard role.isPolitical else { return true }
    switch dimension {
    case .facility, .provider, .unit, .team, .caseworker, .costCentre, .question: return false
    default: return true
    }
  }
}

/// Why a scope was refused.
package enum AccessDenied: Error, Hashable, Sendable {
  case unknownRole(String)
  /// Dpo and administrator see logs and settings, not figures.
  case noFigures(Role)
  case unitNotAllowed(Role)
  case emptyUnit
  /// The role has no scope of its own without a unit.
  case unitRequired(Role)
}

extension Scope {
  /// The scope of `ROLE` or `ROLE:UNIT` by the defaults of legal-and-access § 7.
  package static func of(_ text: String, reason: String) throws(AccessDenied) -> Scope {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let role = Role(rawValue: String(parts[0])) else { throw .unknownRole(String(parts[0])) }
    let unit = parts.count > 1 ? String(parts[1]) : nil
    if unit == "" { throw .emptyUnit }
    return try of(role, unit: unit, reason: reason)
  }

  package static func of(_ role: Role, unit: String? = nil, reason: String) throws(AccessDenied) -> Scope {
    if role.needsUnit, unit == nil { throw .unitRequired(role) }
    switch role {
    case .committee, .financeCommittee, .council:
      if unit != nil { throw .unitNotAllowed(role) }
      return Scope(role: role, unit: nil, seesRows: false, suppressesSmallNumbers: true, reason: reason)
    case .director:
      return Scope(role: role, unit: unit, seesRows: false, suppressesSmallNumbers: true, reason: reason)
    case .leadership, .operations, .authority, .dataTeam:
      return Scope(role: role, unit: unit, seesRows: true, suppressesSmallNumbers: false, reason: reason)
    case .dataProtectionOfficer, .administrator:
      throw .noFigures(role)
    }
  }
}
