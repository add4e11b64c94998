package import CareModel
internal import Danish
package import DocumentModel
package import MetricEngine

/// How fresh each source is today (friskhed): when it came, how far it reaches, whether figures that rest on it are stale.
package struct Freshness: Hashable, Sendable {
  package struct Source: Hashable, Sendable {
    /// `indsatser`.
    package var file: String
    package var delivery: String
    /// ISO time of receipt.
    package var received: String
    package var coversTo: Day?
    package var staleness: Staleness?

    /// "Posteringer".
    package var name: String { SourceName.of(file) }
  }

  /// Why a source is stale (forældet).
  package enum Staleness: Hashable, Sendable {
    /// Nothing has come for so many days.
    case notDelivered(days: Int)
    /// It came, but what it tells stops so many days before the day that the figures are counted to.
    case stopsEarly(days: Int)
  }

  package let sources: [Source]
  /// The most days that may go (K50).
  package let limit: Int

  /// - Parameters:
  ///   - facts: what says which files come month by month.
  ///   - files: what was read, with the delivery and time of each.
  ///   - today: stale is said of the day that somebody looks.
  ///   - asOf: the day that the figures are counted to.
  package init(of facts: FactCatalogue, files: [FigureSource], today: Day, asOf: Day, limit: Int) {
    self.limit = limit
    let monthly = Set(facts.all.filter { $0.isDeliveredByMonth && !$0.isKnownAhead }.flatMap(\.requiredSources))
    sources = files.map { file in
      let age = Day(iso: file.received.prefix(10)).map { $0.distance(to: today) } ?? 0
      let gap = file.coversTo.map { $0.distance(to: asOf) } ?? 0
      var staleness: Staleness?
      if age > limit {
        staleness = .notDelivered(days: age)
      } else if gap > limit && monthly.contains(file.file) {
        staleness = .stopsEarly(days: gap)
      }
      return Source(
        file: file.file, delivery: file.delivery, received: file.received, coversTo: file.coversTo,
        staleness: staleness)
    }
  }

  package var stale: [Source] { sources.filter { $0.staleness != nil } }

  package func stale(among files: [String]) -> [Source] { stale.filter { files.contains($0.file) } }

  /// "Posteringer er modtaget 02-09-2026, for 81 dage siden, og rækker til 31-08-2026."
  package static func sentence(_ source: Source) -> String {
    let came = DanishText.date(Day(iso: source.received.prefix(10)) ?? Day(number: 0))
    let reach = source.coversTo.map { " og rækker til \(DanishText.date($0))" } ?? ""
    switch source.staleness {
    case .notDelivered(let days)?:
      return "\(source.name) er modtaget \(came), for \(days) dage siden\(reach)."
    case .stopsEarly(let days)?:
      return "\(source.name) er modtaget \(came), men stopper \(days) dage før opgørelsesdagen\(reach)."
    case nil: return "\(source.name) er modtaget \(came)\(reach)."
    }
  }

  /// The banner on what rests on stale sources; nil when all are fresh.
  package func banner(for files: [String]) -> Notice? {
    let stale = stale(among: files)
    guard !stale.isEmpty else { return nil }
    return Notice(
      .warning, title: DanishText.count(stale.count, one: "En kilde er forældet.", many: "kilder er forældede."),
      text: Prose(
        stale.map(Freshness.sentence).joined(separator: " ")
          + " Grænsen er \(limit) dage. Tal, der bygger på \(stale.count == 1 ? "den" : "dem"), er ikke aktuelle."),
      link: PageLink("Se kilderne", to: .sources))
  }
}
