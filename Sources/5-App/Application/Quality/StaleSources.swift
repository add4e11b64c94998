package import DocumentModel
internal import Reporting

extension Workspace {
  /// The banner of every stale source; nil when all are fresh.
  package func staleBanner(in open: OpenWarehouse) -> Notice? {
    freshness(in: open).banner(for: open.sources.map(\.source))
  }

  /// Source to why it is stale: "Forældet: modtaget for 81 dage siden".
  package func staleSources(in open: OpenWarehouse) -> [String: String] {
    freshness(in: open).stale.reduce(into: [:]) { said, source in
      switch source.staleness {
      case .notDelivered(let days)?: said[source.file] = "Forældet: modtaget for \(days) dage siden"
      case .stopsEarly(let days)?: said[source.file] = "Forældet: stopper \(days) dage før opgørelsen"
      case nil: break
      }
    }
  }
}
