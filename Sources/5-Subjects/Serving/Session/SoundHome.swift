internal import ControlStore
package import Intake

extension OpenSession {
  /// The keys of a home whose parts are all there and that nobody else can open.
  package func soundHome() throws -> KeyRing {
    try home.closeFiles()
    try home.mustHaveFileAsWarehouse()
    let keys = try home.keyRing(random: surroundings.randomKey)
    try control().mustBeSound()
    try home.mustHaveIdentities()
    return keys
  }
}
