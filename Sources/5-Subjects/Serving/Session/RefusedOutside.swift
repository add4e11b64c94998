package import Access
internal import ControlStore
internal import Foundation

// The log's one writer, and what is refused before there is a session or was not logged by it: an address that nothing lies at, a role
// that is none, a home that could not be read a moment ago.

/// Writes in a home's log that a command was refused; a folder that is no home yet has no log.
///
/// - Parameters:
///   - command: its name: `load`.
///   - role: as it was typed; a word that is no role is logged as the data team's, whose role the command line has.
package func logRefusal(
  of command: String, _ refusal: Refusal, in home: Home, as role: String?, surroundings: Surroundings
) throws {
  guard try home.isTaken else { return }
  let words = (role ?? "").split(separator: ":", maxSplits: 1).map(String.init)
  // Not as `Reader.commandLine` reads it: that refuses what is written here, a role without its unit.
  try home.controlDatabase(random: surroundings.randomKey).accessLog.add(
    AccessEntry(
      time: surroundings.clock.utcTime, user: systemUser,
      role: words.first.flatMap(Role.init(rawValue:)) ?? .dataTeam, unit: nil, reason: Reader.commandLineReason,
      action: .refuse, subject: refusal.subject ?? "traad \(command) [\(refusal.code)]"))
}

extension Workspace {
  /// Writes in the access log; a thing that cannot be logged is not shown.
  func log(_ action: AccessEntry.Action, _ subject: String, by reader: Reader, persons: Int = 0) throws(Refusal) {
    try refusing {
      try controlDatabase().accessLog.add(
        AccessEntry(
          time: surroundings.clock.utcTime, user: reader.user, role: reader.role, unit: reader.unit,
          reason: reader.reason, action: action, subject: subject, persons: persons))
    }
  }

  /// Somebody was refused.
  ///
  /// - Parameter what: the kind of page and a code; never what was asked for, which may be anything.
  package func logRefusal(_ what: String, by reader: Reader) throws(Refusal) { try log(.refuse, what, by: reader) }

  /// Somebody whom nobody knows was turned away at the door.
  ///
  /// - Parameter code: why.
  package func logTurnedAway(_ code: String) throws(Refusal) {
    try refusing {
      try controlDatabase().accessLog.add(
        AccessEntry(
          time: surroundings.clock.utcTime, user: "ukendt", role: nil, unit: nil, reason: "Ikke lukket ind",
          action: .refuse, subject: "dør \(code)"))
    }
  }
}
