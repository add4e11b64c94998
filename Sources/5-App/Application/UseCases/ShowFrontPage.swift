internal import Access
package import CareModel
package import DocumentModel
internal import MetricEngine
internal import Reporting

/// The front page of a reader: every number final, every sentence written.
package struct FrontPage: Sendable {
  package var today: Day
  /// "Tirsdag 10. november 2026".
  package var date: String
  package var waiting: [Waiting]
  package var month: Month?
  package var catalogue: [DeliverableState]

  /// Something that waits for the reader.
  package struct Waiting: Sendable {
    package var sign: Notice.Kind
    package var title: String
    package var text: String
    package var path: String?
    package var action: String?
  }

  /// The latest month in at most three numbers.
  package struct Month: Sendable {
    package var name: String
    package var report: String
    package var reportName: String
    package var figures: [KeyFigure]
  }
}

extension Workspace {
  package func frontPage(for reader: Reader) throws(Refusal) -> FrontPage {
    let today = surroundings.clock.today
    let weekday = Words.weekdays[today.weekday]
    let date = "\(weekday.prefix(1).uppercased())\(weekday.dropFirst()) \(Words.longDate(today))"
    let open = home.hasWarehouse ? try serving.current() : nil
    let states = try catalogue(in: open, for: reader)
    var page = FrontPage(today: today, date: date, waiting: [], month: nil, catalogue: states)
    guard let open else {
      page.waiting = [
        .init(
          sign: .held, title: "Der er ikke indlæst nogen data endnu",
          text:
            "Indlæs en levering med “traad load MAPPE”, eller prøv “traad demo”. Så snart den er indlæst, vises tallene her."
        )
      ]
      return page
    }
    page.waiting =
      held(states, reader) + stale(open, reader) + quality(open, reader) + (try followUps(open, reader))
      + ready(states, reader)
    page.month = try month(states, reader)
    return page
  }

  /// Reports that the reader gets, or may let out, and that blocking findings hold back.
  private func held(_ states: [DeliverableState], _ reader: Reader) -> [FrontPage.Waiting] {
    states.filter { $0.deliverable.isFor(reader.role) }.compactMap { state in
      guard let held = state.heldBack, let latest = state.latest else { return nil }
      return .init(
        sign: .held, title: "\(state.deliverable.name) for \(Words.period(latest)) er holdt tilbage",
        text: "\(held.sentence) Ansvarlig: \(held.owners)"
          + (held.owners.hasSuffix(".") ? "" : ".")
          + (reader.role.releasesReports ? " Du kan frigive den med en begrundelse." : ""),
        path: "/rapporter/\(state.deliverable.id)", action: "Se hvad der mangler")
    }
  }

  /// Sources that nothing new has come from for too long.
  private func stale(_ open: OpenWarehouse, _ reader: Reader) -> [FrontPage.Waiting] {
    guard let banner = freshness(in: open).banner(for: open.sources.map(\.source)) else { return [] }
    return [
      .init(
        sign: .warning, title: String(banner.title.dropLast()), text: banner.text.plainText, path: "/kilder",
        action: "Se kilderne")
    ]
  }

  /// Files refused and rows set aside wait for those who look after the data.
  private func quality(_ open: OpenWarehouse, _ reader: Reader) -> [FrontPage.Waiting] {
    guard [.dataTeam, .leadership].contains(reader.role) else { return [] }
    var waiting: [FrontPage.Waiting] = []
    let refused = open.sources.filter { $0.status == "refused" }
    if !refused.isEmpty {
      waiting.append(
        .init(
          sign: .held, title: refused.count == 1 ? "Én fil er afvist" : "\(refused.count) filer er afvist",
          text: refused.map { $0.fileName.isEmpty ? Words.source($0.source) : $0.fileName }.joined(separator: ", ")
            + ". Tal, der bygger på dem, mangler, til de bliver leveret igen.",
          path: "/kilder", action: "Se hvorfor"))
    }
    let aside = open.sources.reduce(0) { $0 + $1.rowsSetAside }
    if aside > 0 {
      waiting.append(
        .init(
          sign: .reservation,
          title: aside == 1 ? "Én række er sat til side" : "\(Words.whole(aside)) rækker er sat til side",
          text: "De kunne ikke læses sikkert og tæller ikke med, til de er rettet i kilden.", path: "/kilder",
          action: "Se kilderne"))
    }
    return waiting
  }

  /// Follow-ups past their date, for those who can act on them.
  private func followUps(_ open: OpenWarehouse, _ reader: Reader) throws(Refusal) -> [FrontPage.Waiting] {
    guard [.leadership, .authority].contains(reader.role) else { return [] }
    let ids = ["opfoelgning_overskredet", "opfoelgning_snart", "opfoelgning_mangler"]
    guard ids.allSatisfy({ knowledge.metrics[$0] != nil }) else { return [] }
    let sets = try figures(FigureCall(metrics: ids), for: reader, in: open)
    let values = sets.map { $0.rows.first?.value.map { Int($0) } ?? 0 }
    guard values.count == 3, values[0] > 0 else { return [] }
    return [
      .init(
        sign: .warning,
        title: values[0] == 1
          ? "Én opfølgning er overskredet" : "\(Words.whole(values[0])) opfølgninger er overskredet",
        text:
          "\(Words.whole(values[1])) skal holdes inden 30 dage, og \(Words.whole(values[2])) indsatser har ingen dato.",
        path: "/rapporter/sagsoverblik", action: "Åbn listen")
    ]
  }

  private func ready(_ states: [DeliverableState], _ reader: Reader) -> [FrontPage.Waiting] {
    states.filter { $0.deliverable.isInOperation && $0.deliverable.recipients.contains(reader.role) }
      .compactMap { state in
        guard let latest = state.latest, !state.missingSources.isEmpty else { return nil }
        return .init(
          sign: .reservation, title: "\(state.deliverable.name) for \(Words.period(latest)) mangler en kilde",
          text: "Mangler: \(state.missingSources.joined(separator: ", ")). Rapporten vises med det, der er.",
          path: "/rapporter/\(state.deliverable.id)", action: "Se rapporten")
      }
  }

  /// The key figures of the first report in operation that is for the reader.
  private func month(_ states: [DeliverableState], _ reader: Reader) throws(Refusal) -> FrontPage.Month? {
    let own = states.first {
      $0.deliverable.isInOperation && $0.deliverable.isFor(reader.role) && $0.latest != nil && $0.heldBack == nil
    }
    guard let own, let latest = own.latest else { return nil }
    let edition = try showReport(ReportCall(id: own.deliverable.id), for: reader)
    return FrontPage.Month(
      name: Words.period(latest), report: own.deliverable.id, reportName: own.deliverable.name,
      figures: Array(edition.document.keyFigures.prefix(3)))
  }
}
