package import CareModel

/// Somebody, and how they came in (identitet).
package struct Identity: Hashable, Sendable {
  /// What says that it is who it is.
  package enum Entrance: Hashable, Sendable {
    /// The machine's own account.
    case commandLine
    /// Whoever sits at the machine, or has been given its start address.
    case thisMachine
    /// Nobody in particular: anyone may try the demonstration.
    case demonstration
    /// No person: the program at its own work.
    case program
  }

  /// An account's name; stands in the log.
  package let name: String
  package let entrance: Entrance

  package init(_ name: String, by entrance: Entrance) {
    self.name = name
    self.entrance = entrance
  }
}

/// A role that somebody was given, from a day and to a day (tildelt adgang).
package struct Grant: Hashable, Sendable {
  package let role: Role
  /// The unit of `organisation` or the facility that it is narrowed to; nil is the whole municipality.
  package let unit: String?
  /// The first day; nil is from the beginning.
  package let from: Day?
  /// The last day; nil is until further notice.
  package let to: Day?
  /// The account that gave it; one that chose it by itself where nobody has to give it.
  package let givenBy: Identity
  /// Why; stands in the log.
  package let reason: String

  package init(
    _ role: Role, unit: String? = nil, from: Day? = nil, to: Day? = nil, givenBy: Identity, because reason: String
  ) {
    self.role = role
    self.unit = unit
    self.from = from
    self.to = to
    self.givenBy = givenBy
    self.reason = reason
  }

  /// A role as it is written: `ROLE` or `ROLE:UNIT`. Whether the role may have that unit is the policy's to say.
  init(_ text: String, givenBy: Identity, because reason: String) throws(AccessDenied) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let role = Role(rawValue: parts[0]) else { throw .unknownRole(parts[0]) }
    if parts.count > 1, parts[1].isEmpty { throw .emptyUnit }
    self.init(role, unit: parts.count > 1 ? parts[1] : nil, givenBy: givenBy, because: reason)
  }

  package func isValid(on day: Day) -> Bool { (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true) }

  /// - Throws: when it has not begun, or has ended.
  package func mustBeValid(on day: Day) throws(AccessDenied) {
    if let from, day < from { throw .notYet(role, from: from) }
    if let to, to < day { throw .ended(role, to: to) }
  }

  /// The same grant for a part of what it holds.
  func narrowed(to unit: String) -> Grant {
    Grant(role, unit: unit, from: from, to: to, givenBy: givenBy, because: reason)
  }
}

/// Why a grant gives no scope.
package enum AccessDenied: Error, Hashable, Sendable {
  case unknownRole(String)
  /// The role sees logs and settings, not figures.
  case noFigures(Role)
  case unitNotAllowed(Role)
  case emptyUnit
  /// The role has no scope of its own without a unit.
  case unitRequired(Role)
  case notYet(Role, from: Day)
  case ended(Role, to: Day)
}
