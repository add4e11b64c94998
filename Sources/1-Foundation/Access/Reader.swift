/// Who asks, and in which role (læser): somebody with one of their grants.
package struct Reader: Hashable, Sendable {
  package let identity: Identity
  package let grant: Grant

  package init(_ identity: Identity, with grant: Grant) {
    self.identity = identity
    self.grant = grant
  }

  package var user: String { identity.name }
  package var role: Role { grant.role }
  package var unit: String? { grant.unit }
  package var reason: String { grant.reason }

  /// `ROLE` or `ROLE:UNIT`.
  package var text: String { unit.map { "\(role.rawValue):\($0)" } ?? role.rawValue }

  /// The same reader of a part; whether the part lies within the grant is asked of a warehouse, which knows the organisation.
  package func narrowed(to unit: String) -> Reader { Reader(identity, with: grant.narrowed(to: unit)) }
}

// The ways in: nowhere else does anybody get a grant. Each says why, for the log.

extension Reader {
  package static let commandLineReason = "Kaldt fra kommandolinjen"

  /// A role as it is written on the command line; without one the command line acts as the data team.
  ///
  /// - Parameter user: the account that runs the program, as the machine knows it.
  package static func commandLine(_ text: String?, user: String) throws(AccessDenied) -> Reader {
    try chosen(text ?? Role.dataTeam.rawValue, Identity(user, by: .commandLine), because: commandLineReason)
  }

  /// A role that was chosen under `Se som`.
  package static func demonstration(_ text: String) throws(AccessDenied) -> Reader {
    try chosen(text, visitor, because: "Valgt under Se som i demonstrationen")
  }

  /// Whoever has chosen no role in the demonstration.
  package static let newInDemonstration = chosen(
    .leadership, visitor, because: "Valgt fra begyndelsen i demonstrationen")

  /// An invented person of the demonstration.
  package static func invented(_ name: String, _ role: Role, because reason: String) -> Reader {
    chosen(role, Identity(name, by: .demonstration), because: reason)
  }

  /// Whoever sits at the machine that the pages are shown on.
  package static let atThisMachine = chosen(
    .dataTeam, Identity("lokal", by: .thisMachine), because: "Vist på denne maskine uden log ind")

  /// The program at its own work, as the recipient that it makes something ready for.
  ///
  /// - Parameter user: the account that runs the program.
  package static func program(
    _ task: SystemTask, user: String, for role: Role = .dataTeam, unit: String? = nil
  ) -> Reader {
    chosen(role, unit: unit, Identity(user, by: .program), because: task.purpose)
  }

  /// The recipient of an edition that somebody takes out: the account is theirs, the rights are the recipient's.
  package func recipient(_ role: Role, unit: String? = nil, because reason: String) -> Reader {
    Reader.chosen(role, unit: unit, identity, because: reason)
  }

  private static let visitor = Identity("demo", by: .demonstration)

  private static func chosen(
    _ text: String, _ identity: Identity, because reason: String
  ) throws(AccessDenied) -> Reader {
    Reader(identity, with: try Grant(text, givenBy: identity, because: reason))
  }

  private static func chosen(
    _ role: Role, unit: String? = nil, _ identity: Identity, because reason: String
  ) -> Reader {
    Reader(identity, with: Grant(role, unit: unit, givenBy: identity, because: reason))
  }
}
