package import CareModel

/// What each role may (politik), read from `Definitions/access/policy.yaml`: the one place where a grant becomes a scope.
package struct Policy: Hashable, Sendable {
  private let rights: [Role: Rights]

  init(_ rights: [Role: Rights]) { self.rights = rights }

  /// A role that a policy says nothing sound of may nothing.
  package subscript(role: Role) -> Rights { rights[role] ?? .none }

  /// Those who may let a report out that blocking findings hold back (checks, severity B).
  package var releasers: [Role] { Role.allCases.filter { self[$0].releasesReports } }

  /// What a grant lets its holder see on a day.
  package func scope(of grant: Grant, on day: Day) throws(AccessDenied) -> Scope {
    try grant.mustBeValid(on: day)
    let rights = self[grant.role]
    guard rights.seesFigures else { throw .noFigures(grant.role) }
    try mustHavePlace(grant)
    if rights.unit == .forbidden, grant.unit != nil { throw .unitNotAllowed(grant.role) }
    return Scope(role: grant.role, unit: grant.unit, rights: rights, reason: grant.reason)
  }

  /// - Throws: when the role is one of a place, and the grant says of none.
  package func mustHavePlace(_ grant: Grant) throws(AccessDenied) {
    if self[grant.role].unit == .required, grant.unit == nil { throw .unitRequired(grant.role) }
  }
}
