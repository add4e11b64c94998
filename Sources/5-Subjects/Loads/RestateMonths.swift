internal import CareModel
internal import Danish
internal import Diagnostics
internal import Modelling
internal import Reporting
internal import Serving
internal import Warehouse

extension Loading {
  /// Lets closed months stand as they were told, and says what the delivery changes in the open ones and would have changed
  /// in the closed.
  ///
  /// - Parameter again: what the served warehouse knows when it is of this very delivery.
  func restate(on connection: Connection, again: ServedAgain?) throws -> [String] {
    let closed = ClosedMonths(inside)
    try Restatement.begin(closed.inForce(), on: connection)
    let frozen = try closed.frozenFile()
    if let frozen {
      inside.surroundings.say("Sætter de lukkede måneder ind")
      try closed.reading(frozen.file) {
        try FrozenFacts.apply(frozen.file, through: frozen.through, on: connection)
      }
    }
    if let again {
      try MetaTable.restatement.add(again.restated(after: frozen?.through), on: connection)
    } else if inside.home.hasWarehouse {
      do {
        try Restatement.compare(with: inside.home.warehouse, after: frozen?.through, on: connection)
      } catch is WarehouseError {
        // An old warehouse that this program cannot read is what the load is there to replace.
        inside.surroundings.warn(
          "Det tidligere datalager kan ikke læses. Der er ikke set efter, hvad leveringen ændrer bagud.")
      }
    }
    let months = try connection.rows(RestatedMonthQuery(), inside.knowledge.pages)
    var messages: [String] = []
    if let frozen {
      messages.append(
        "Lukket til og med \(Words.month(index: frozen.through)): de tal er uændrede.")
    }
    for isClosed in [true, false] {
      let some = months.filter { $0.isClosed == isClosed }
      guard !some.isEmpty else { continue }
      let list = some.suffix(12).map(\.text).joined(separator: "; ")
      let more = some.count > 12 ? " (og \(some.count - 12) tidligere måneder)" : ""
      messages.append(
        Diagnostic(
          .info, code: isClosed ? "lukket-uaendret" : "aaben-rettet",
          isClosed
            ? "Leveringen ville have ændret lukkede måneder: \(list)\(more)."
            : "Leveringen ændrer måneder, der er vist før: \(list)\(more)."
        ).description)
    }
    return messages
  }
}
