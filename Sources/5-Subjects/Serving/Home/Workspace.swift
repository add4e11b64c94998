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
    try refusing {
      try home.mustBePrivate()
      try LeftOvers.remove(from: home, tell: surroundings.warn)
    }
    installation = try Installation.locate(environment: surroundings.environment, program: surroundings.program)
    self.home = home
    self.surroundings = surroundings
    knowledge = try Knowledge.sound(folder: installation.definitions, overlay: home.definitions)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    typstTurns = TypstTurns(width: cores, longestLine: 8 * cores)
    serving = ServedWarehouse(home: home, knowledge: knowledge, clock: surroundings.clock)
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
