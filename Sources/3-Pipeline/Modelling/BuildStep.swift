internal import Warehouse

/// One piece of work on a warehouse that is being filled (byggetrin): a relation to make, or a check to run meanwhile.
package struct BuildStep: Sendable {
  /// What others wait for: `model.citizen`.
  let name: String
  /// What must be whole first; what no step makes is there already.
  let needs: [String]
  /// Said when it begins.
  let line: String
  let run: @Sendable (Connection) throws -> Void
}
