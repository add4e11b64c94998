internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Reporting
internal import Reports
internal import Serving
internal import Worklist

/// What stands on a front page, as sentences.
struct FrontItems {
  let reader: Reader
  /// The reports in operation that are for the reader.
  let states: [DeliverableState]
  let open: OpenWarehouse
  let fresh: Freshness

  /// Whether the reader looks after the data of the whole municipality.
  private var keepsData: Bool { [.dataTeam, .leadership].contains(reader.role) && reader.unit == nil }

  /// Reports that blocking findings hold back.
  var held: [FrontPage.Item] {
    states.compactMap { state in
      guard let held = state.heldBack, let latest = state.latest else { return nil }
      return .init(
        sign: .held, title: "\(state.deliverable.name) for \(DanishText.name(of: latest)) er holdt tilbage",
        text: "\(held.sentence) Ansvarlig: \(held.owners)."
          + (open.policy[reader.role].releasesReports ? " Du kan frigive den med en begrundelse." : ""),
        address: .report(ReportAddress(state.deliverable.id)), action: "Se hvad der mangler")
    }
  }

  /// Sources that nothing new has come from for too long.
  var stale: [FrontPage.Item] {
    guard keepsData, let banner = fresh.banner(for: open.sources.map(\.source)) else { return [] }
    return [
      .init(
        sign: .warning, title: String(banner.title.dropLast()), text: banner.text.plainText, address: .sources,
        action: "Se kilderne")
    ]
  }

  var refused: [FrontPage.Item] {
    let refused = open.sources.filter { $0.status == "refused" }
    guard keepsData, !refused.isEmpty else { return [] }
    return [
      .init(
        sign: .held, title: refused.count == 1 ? "Én fil er afvist" : "\(refused.count) filer er afvist",
        text: refused.map { $0.fileName.isEmpty ? Words.source($0.source) : $0.fileName }.joined(separator: ", ")
          + ". Tal, der bygger på \(refused.count == 1 ? "den" : "dem"), mangler, til \(refused.count == 1 ? "den" : "de") bliver leveret igen.",
        address: .sources, action: "Se hvorfor")
    ]
  }

  var setAside: [FrontPage.Item] {
    let count = open.rowsSetAside
    guard keepsData, count > 0 else { return [] }
    return [
      .init(
        sign: .reservation, title: Words.rowsSetAside(count),
        text: count == 1
          ? "Den kunne ikke læses sikkert og tæller ikke med, til den er rettet i kilden."
          : "De kunne ikke læses sikkert og tæller ikke med, til de er rettet i kilden.",
        address: PageLink.setAside.address, action: "Se rækkerne")
    ]
  }

  /// What is open on the reader's worklist; nil where the reader has none.
  func findings(_ summary: Worklist.Summary?) -> [FrontPage.Item] {
    guard let summary, summary.counted.doubts > 0 else { return [] }
    let counted = summary.counted
    let urgent = [
      counted.blocking == 0 ? nil : "\(said(counted.blocking)) blokerer et tal",
      summary.overdue == 0 ? nil : "\(said(summary.overdue)) er over fristen",
    ].compactMap { $0 }
    let about = counted.amountOre > 0 ? " \(Words.amount(counted.amountOre)) kan være forkert." : ""
    return [
      .init(
        sign: counted.blocking > 0 || summary.overdue > 0 ? .warning : .reservation,
        title: counted.all == 1 ? "Ét åbent fund i data" : "\(DanishText.whole(counted.all)) åbne fund i data",
        text: (urgent.isEmpty
          ? "Ingen blokerer et tal, og ingen er over fristen."
          : DanishText.capitalised(urgent.joined(separator: ", og ")) + ".") + about,
        address: .worklist(WorklistAddress()), action: "Se fundene")
    ]
  }

  private func said(_ count: Int) -> String { count == 1 ? "ét" : DanishText.whole(count) }

  /// Follow-ups past their date, for those who see to it that they are held.
  func followUps(_ own: FrontPage.FollowUps?) -> [FrontPage.Item] {
    guard let own, own.overdue > 0 else { return [] }
    return [
      .init(
        sign: .warning, title: FollowUpWords.overdue(own.overdue),
        text: "Sådan stod det \(DanishText.date(own.asOf)). Listen har det mest presserende først.",
        address: .followUps(FollowUpAddress(standing: FollowUp.Standing.overdue.rawValue)), action: "Åbn listen")
    ]
  }

  var missing: [FrontPage.Item] {
    states.compactMap { state in
      guard let latest = state.latest, !state.missingSources.isEmpty else { return nil }
      return .init(
        sign: .reservation, title: "\(state.deliverable.name) for \(DanishText.name(of: latest)) mangler en kilde",
        text: "Mangler: \(state.missingSources.joined(separator: ", ")). Rapporten vises med det, der er.",
        address: .report(ReportAddress(state.deliverable.id)), action: "Se rapporten")
    }
  }

  /// The first report that can be read now.
  var latest: [FrontPage.Item] {
    guard let state = states.first(where: { $0.heldBack == nil && $0.latest != nil }), let latest = state.latest else {
      return []
    }
    return [
      .init(
        sign: .done, title: "\(state.deliverable.name), \(DanishText.name(of: latest))",
        text: state.isReleased ? "Frigivet med forbehold. Kan læses nu." : "Kan læses nu.",
        address: .report(ReportAddress(state.deliverable.id)), action: "Læs rapporten")
    ]
  }

  /// The report that comes next.
  var next: [FrontPage.Item] {
    guard let state = states.min(by: { ($0.next.day, $0.deliverable.name) < ($1.next.day, $1.deliverable.name) })
    else { return [] }
    return [
      .init(
        sign: .due, title: "Næste: \(state.deliverable.name), \(DanishText.name(of: state.next.period))",
        text: "Kommer \(DanishText.date(state.next.day)).", address: nil, action: nil)
    ]
  }

  var nothingYet: FrontPage.Item {
    .init(
      sign: .info, title: "Den første rapport til dig er ikke bygget endnu",
      text: "Indtil da kan du se tallene herunder og under Nøgletal.", address: .coming, action: "Se hvad der kommer")
  }
}

extension FrontItems {
  static let noData = FrontPage.Item(
    sign: .held, title: "Indlæs en levering",
    text: "Skriv “traad load MAPPE”, eller prøv “traad demo”. Så snart den er indlæst, vises tallene her.",
    address: nil,
    action: nil)

  static func noFigures(_ role: Role) -> FrontPage.Item {
    .init(
      sign: .info, title: "\(role.danishName) ser ingen tal",
      text: "Rollen ser log og indstillinger. Dem er der ingen side til endnu.", address: nil, action: nil)
  }

  private static let numbers = ["Intet", "Én ting", "To ting", "Tre ting", "Fire ting", "Fem ting", "Seks ting"]

  /// - Parameter overdue: of who has them as work of their own.
  static func heading(waiting: Int, overdue: FrontPage.FollowUps?) -> String {
    if let overdue, overdue.overdue > 0 { return FollowUpWords.heading(overdue.overdue) }
    return (waiting < numbers.count ? numbers[waiting] : "\(waiting) ting") + " venter på dig"
  }

  /// The data team's three figures: of the data.
  static func ofData(_ findings: Worklist.Summary, in open: OpenWarehouse) -> [KeyFigure] {
    func figure(_ label: String, _ period: String, _ value: Int, _ unit: String) -> KeyFigure {
      KeyFigure(
        label: label, period: period, value: DanishText.whole(value), unit: unit,
        reference: FigureReference(metric: "", from: "", to: ""), exact: Double(value))
    }
    let day = DanishText.longDate(open.asOf)
    return [
      figure("Åbne fund", day, findings.open, "fund"),
      figure("På spil", "fund, der blokerer eller advarer", findings.counted.kroner, "kr."),
      figure("Rækker sat til side", day, open.rowsSetAside, "rækker"),
    ]
  }
}
