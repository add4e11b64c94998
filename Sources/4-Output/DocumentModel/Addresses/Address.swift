/// Every address (adresse) of ours: pages, files, forms, and what pages are drawn with. A link is written from it, and the server's
/// routes are made from it, so no link can lead to an address that nothing answers (decision 0017).
///
/// A new page is a case here, a line in `declared` and one in `all`.
package enum Address: Hashable, Sendable {
  case front
  case reports
  case coming
  case report(ReportAddress)
  case reportFile(AsFile<ReportAddress>)
  case release(ReleaseAddress)
  case metrics
  case metric(String)
  case explanation(FigureAddress)
  case explanationRows(AsFile<FigureAddress>)
  case sources
  case setAside(SetAsideAddress)
  case valueChain(ValueChainAddress)
  case worklist(WorklistAddress)
  case worklistFile(WorklistAddress)
  case finding(FindingAddress)
  case findingCourse(String)
  case followUps(FollowUpAddress)
  case followUpsFile(AsFile<FollowUpAddress>)
  case followUpCourse(String)
  case help
  case guide(String)
  case accessibility
  /// Where the choice of role in the demonstration is sent.
  case seeAs
  /// A secret that is exchanged for a session; the door answers it.
  case start(String)
  case stylesheet
  case font
  case robots

  /// Its pattern, as the router reads it, and what stands in the pattern's blanks and after the question mark.
  var declared: Declared {
    switch self {
    case .front: Declared("/")
    case .reports: Declared("/rapporter")
    case .coming: Declared("/kommer")
    case .report(let report): Declared("/rapporter/:id", report)
    case .reportFile(let file): Declared("/rapporter/:id/rapport.{format}", file)
    case .release(let report): Declared("/rapporter/:id/frigiv", report)
    case .metrics: Declared("/noegletal")
    case .metric(let id): Declared("/noegletal/:id", id)
    case .explanation(let figure): Declared("/hvor-kommer-tallet-fra", figure)
    case .explanationRows(let file): Declared("/hvor-kommer-tallet-fra/raekker.{format}", file)
    case .sources: Declared("/kilder")
    case .setAside(let rows): Declared("/raekker-sat-til-side", rows)
    case .valueChain(let chain): Declared("/datavaerdikaede", chain)
    case .worklist(let list): Declared("/datakvalitet", list)
    case .worklistFile(let list): Declared("/datakvalitet/fejlliste.xlsx", list)
    case .finding(let finding): Declared("/datakvalitet/fund/:id", finding)
    case .findingCourse(let finding): Declared("/datakvalitet/forloeb/:id", finding)
    case .followUps(let list): Declared("/opfoelgninger", list)
    case .followUpsFile(let file): Declared("/opfoelgninger/opfoelgninger.{format}", file)
    case .followUpCourse(let service): Declared("/opfoelgninger/forloeb/:id", service)
    case .help: Declared("/hjaelp")
    case .guide(let page): Declared("/hjaelp/:id", page)
    case .accessibility: Declared("/tilgaengelighed")
    case .seeAs: Declared("/se-som")
    case .start(let secret): Declared("/start/:id", secret)
    case .stylesheet: Declared("/traad.css")
    case .font: Declared("/IBMPlexSans-latin.woff2")
    case .robots: Declared("/robots.txt")
    }
  }

  /// All of them, once each.
  package static let all: [Route] = [
    Route(.front), Route(.reports), Route(.coming), Route(Address.report), Route(Address.reportFile),
    Route(Address.release), Route(.metrics), Route(Address.metric), Route(Address.explanation),
    Route(Address.explanationRows), Route(.sources), Route(Address.setAside), Route(Address.valueChain),
    Route(Address.worklist), Route(Address.worklistFile), Route(Address.finding), Route(Address.findingCourse),
    Route(Address.followUps), Route(Address.followUpsFile), Route(Address.followUpCourse), Route(.help),
    Route(Address.guide), Route(.accessibility), Route(.seeAs), Route(Address.start), Route(.stylesheet),
    Route(.font), Route(.robots),
  ]
}
