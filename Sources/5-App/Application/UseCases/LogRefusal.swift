internal import Access
internal import ControlStore
internal import Foundation

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
      action: .refuse, subject: "traad \(command) [\(refusal.code)]"))
}
