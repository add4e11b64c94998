package import CareModel
internal import ControlStore
internal import Danish
package import Foundation
package import Modelling
internal import Warehouse

/// The months of a home that stand still, and the file that holds them, as whatever builds a warehouse reads them.
package struct ClosedMonths {
  private let inside: OpenSession

  package init(_ inside: OpenSession) { self.inside = inside }

  package func inForce() throws -> [Restatement.Close] {
    try inside.control().closes.inForce().map {
      Restatement.Close(through: $0.lastMonth, closed: $0.closed, delivery: $0.delivery)
    }
  }

  /// The file that the closed months are taken from: the latest close holds all of them.
  package func frozenFile() throws -> (file: URL, through: Int)? {
    guard let close = try inside.control().closes.inForce().last else { return nil }
    let file = inside.home.closed.appendingPathComponent(close.file)
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw Refusal(
        .badInput, code: "lukkede-tal-mangler", "De lukkede tal (closed/\(close.file)) findes ikke i hjemmet.",
        suggestion: Refusal.fetch("closed/\(close.file)"))
    }
    // An empty file would be taken for one in which nothing is closed.
    guard try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0 > 0 else {
      throw closedDamaged(file)
    }
    return (file, close.lastMonth)
  }

  /// Reads a file of closed months; what is wrong with it is told by its name.
  package func reading<Result>(_ file: URL, _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as WarehouseError where error.isDamage {
      throw closedDamaged(file)
    }
  }

  private func closedDamaged(_ file: URL) -> Refusal {
    Refusal(
      .unavailable, code: "lukkede-tal-beskadiget",
      "De lukkede tal (closed/\(file.lastPathComponent)) er beskadiget og kan ikke læses.",
      suggestion: Refusal.fetch("closed/\(file.lastPathComponent)"))
  }

  /// Figures cannot be made for a day inside what is closed.
  package func mustReach(_ asOf: Day) throws {
    guard let last = try inside.control().closes.inForce().last, asOf < Period(monthIndex: last.lastMonth).lastDay
    else { return }
    throw Refusal(
      .badCall, code: "periode-lukket",
      "Der er lukket til og med \(Words.month(index: last.lastMonth)), så tallene kan ikke gøres op til \(DanishText.date(asOf)).",
      suggestion: "Indlæs i et andet --home med de samme nøgler, eller genåbn perioden med `traad reopen`.")
  }
}
