package import CareModel
package import DocumentModel
package import Reporting
package import Serving

/// The delivery in use as everyone may know of it: when it came, how far each of its files reaches, which are stale. Never a row.
package struct DeliveryView: Sendable {
  package var delivery: String
  /// ISO time of receipt.
  package var received: String
  package var asOf: Day
  package var sources: [SourceState]
  /// The banner of every stale source; nil when all are fresh.
  package var banner: Notice?
  /// Source to why it is stale: "Forældet: modtaget for 81 dage siden".
  package var stale: [String: String]

  /// The end of the months that a file covers, and never a day after the one that the figures are counted to.
  package func coveredTo(_ source: SourceState) -> Day? { source.covered(on: asOf) }
}

/// Deliveries, as pages tell of them.
package struct Deliveries: Sendable {
  private let session: Session

  package init(_ session: Session) { self.session = session }

  /// The one in use; nil before the first. Holds no figures, so nothing is logged.
  package func inUse() throws(Refusal) -> DeliveryView? {
    try session.show { inside in
      .withoutFigures(try inside.warehouseUnlessNew().map { DeliveryView($0, FigureQuality(inside).freshness(in: $0)) })
    }
  }
}

extension DeliveryView {
  package init(_ open: OpenWarehouse, _ fresh: Freshness) {
    self.init(
      delivery: open.delivery, received: open.received, asOf: open.asOf, sources: open.sources,
      banner: fresh.banner(for: open.sources.map(\.source)),
      stale: fresh.stale.reduce(into: [:]) { said, source in
        switch source.staleness {
        case .notDelivered(let days)?: said[source.file] = "Forældet: modtaget for \(days) dage siden"
        case .stopsEarly(let days)?: said[source.file] = "Forældet: stopper \(days) dage før opgørelsen"
        case nil: break
        }
      })
  }
}
