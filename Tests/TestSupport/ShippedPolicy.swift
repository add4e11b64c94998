package import Access
package import CareModel
internal import Diagnostics
package import Foundation

/// The definitions of the product.
package let shippedDefinitions = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Definitions")

extension Policy {
  /// What each role may as the product is delivered; a policy with a fault stops whatever asks for it.
  package static func shipped() throws -> Policy { try read.get() }

  private static let read = Result {
    let (policy, faults) = try load(shippedDefinitions)
    guard faults.isEmpty else { throw Diagnostics(faults) }
    return policy
  }
}

extension Scope {
  /// The scope of a role by the shipped policy.
  package static func shipped(_ role: Role, unit: String? = nil) throws -> Scope {
    try Policy.shipped().scope(of: Reader.test(role, unit: unit).grant, on: someDay)
  }

  /// The scope of `ROLE` or `ROLE:UNIT`.
  package static func shipped(_ text: String) throws -> Scope {
    try Policy.shipped().scope(of: Reader.commandLine(text, user: "prøve").grant, on: someDay)
  }

  /// Grants without days are valid on any.
  private static let someDay = Day(number: 20_000)
}

extension Reader {
  /// Somebody in a role, who may have been given it for a time.
  package static func test(
    _ role: Role, unit: String? = nil, from: Day? = nil, to: Day? = nil, user: String = "prøve",
    because reason: String = "prøve"
  ) -> Reader {
    let somebody = Identity(user, by: .commandLine)
    return Reader(
      somebody, with: Grant(role, unit: unit, from: from, to: to, givenBy: somebody, because: reason))
  }
}
