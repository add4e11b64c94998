package import Access
package import ControlStore
internal import Foundation
internal import Rendering
internal import Synchronization

/// What every use case stands on: the home, what the definitions say, the warehouse that is served, the log, the clock.
package final class Workspace: Sendable {
  package let home: Home
  package let surroundings: Surroundings
  package let installation: Installation
  package let knowledge: Knowledge
  package let serving: ServedWarehouse
  let memo = Memo()
  /// Files that wait for Typst: a reader who would be far back in the line is told so.
  let typstTurns: TypstTurns
  private let control = Mutex<ControlDatabase?>(nil)

  /// - Throws: when a definition is broken, or when others can open the home.
  package init(home: Home, surroundings: Surroundings) throws(Refusal) {
    do {
      try home.mustBePrivate()
      try LeftOvers.remove(from: home, tell: surroundings.warn)
    } catch {
      throw Refusal(error)
    }
    installation = try Installation.locate(environment: surroundings.environment, program: surroundings.program)
    self.home = home
    self.surroundings = surroundings
    knowledge = try Knowledge.sound(folder: installation.definitions, overlay: home.definitions)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    typstTurns = TypstTurns(width: cores, longestLine: 8 * cores)
    serving = ServedWarehouse(home: home, knowledge: knowledge)
  }

  /// The control store, opened the first time it is needed.
  package func controlDatabase() throws -> ControlDatabase {
    try control.withLock { known in
      if let known {
        try known.mustBeTheFile(at: home.control.path)
        return known
      }
      let opened = try home.controlDatabase(random: surroundings.randomKey)
      known = opened
      return opened
    }
  }
}

/// The account that runs the program, as the machine knows it.
let systemUser = ProcessInfo.processInfo.userName

/// Who asks, and in which role (læser).
package struct Reader: Hashable, Sendable {
  /// An account's name: of the machine's user on the command line, `demo` in the demonstration.
  package var user: String
  package var role: Role
  package var unit: String?
  /// Why the role was given; stands in the log.
  package var reason: String

  package init(user: String, role: Role, unit: String? = nil, reason: String) {
    self.user = user
    self.role = role
    self.unit = unit
    self.reason = reason
  }

  static let commandLineReason = "Kaldt fra kommandolinjen"

  /// `ROLE` or `ROLE:UNIT` as the command line writes it; without one the command line acts as the data team.
  package static func commandLine(_ text: String?) throws(Refusal) -> Reader {
    try named(text ?? Role.dataTeam.rawValue, user: systemUser, reason: commandLineReason)
  }

  /// The program itself, when it makes something ready before anyone asks.
  package static let program = Reader(user: systemUser, role: .dataTeam, reason: "Gjort klar efter en indlæsning")

  /// A role that was chosen under `Se som`.
  package static func demonstration(_ text: String) throws(Refusal) -> Reader {
    try named(text, user: "demo", reason: "Valgt under Se som i demonstrationen")
  }

  private static func named(_ text: String, user: String, reason: String) throws(Refusal) -> Reader {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let role = Role(rawValue: parts[0]) else { throw Asked.refusal(.unknownRole(parts[0])) }
    if parts.count > 1 && parts[1].isEmpty { throw Asked.refusal(.emptyUnit) }
    if parts.count == 1 && role.needsUnit { throw Asked.refusal(.unitRequired(role)) }
    return Reader(user: user, role: role, unit: parts.count > 1 ? parts[1] : nil, reason: reason)
  }

  /// `ROLE` or `ROLE:UNIT`.
  package var text: String { unit.map { "\(role.rawValue):\($0)" } ?? role.rawValue }

  /// What the reader may see; refused for roles that see no figures.
  func scope() throws(Refusal) -> Scope {
    do {
      return try Scope.of(role, unit: unit, reason: reason)
    } catch {
      throw Asked.refusal(error)
    }
  }
}
