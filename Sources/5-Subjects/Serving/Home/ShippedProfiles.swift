internal import Diagnostics
package import Foundation
package import Intake

extension ProfileCatalogue {
  /// The built-in profiles; refuses to go on with a broken one.
  package static func sound(_ definitions: URL) throws -> ProfileCatalogue {
    let catalogue = try ProfileCatalogue.load(definitions.appendingPathComponent("1-profiles"))
    guard catalogue.faults.isEmpty else { throw Diagnostics(catalogue.faults) }
    return catalogue
  }
}

/// The names of every extract that a check may need: those of the standard profile, and the national tables.
func extractNames(_ definitions: URL) throws -> [String] {
  let profiles = try ProfileCatalogue.load(definitions.appendingPathComponent("1-profiles"))
  guard let standard = profiles.standard, case .records(let sources) = standard.content else { return [] }
  return sources.map(\.name) + ["befolkning", "nationale_tal"]
}
