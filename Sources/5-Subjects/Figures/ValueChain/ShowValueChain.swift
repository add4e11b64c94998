internal import Access
internal import Danish
package import DocumentModel
package import Serving

/// The page of the data value chain: what can be chosen, and what was.
package struct ValueChainPage: Sendable {
  package var chain: DataValueChain
  package var chosen: Chosen?

  /// A metric or a field with everything before and after it.
  package enum Chosen: Sendable {
    case metric(DataValueChain.Metric, ChainFigure)
    case field(DataValueChain.Field, [DataValueChain.Metric], ChainFigure)
  }
}

/// The data value chain (dataværdikæde), as pages show it.
package struct ValueChains: Sendable {
  private let session: Session

  package init(_ session: Session) { self.session = session }

  /// The chain, drawn for a metric or a field where one is asked for. Holds no figures, so nothing is logged.
  package func show(metric: String?, field: String?) throws(Refusal) -> ValueChainPage {
    try session.show { inside in
      .withoutFigures(try page(chain(inside), metric: metric, field: field))
    }
  }

  private struct OfDefinitions: MemoQuestion {
    typealias Answer = DataValueChain

    let version: String
  }

  /// Read once: definitions do not change while the program runs.
  private func chain(_ inside: OpenSession) throws(Refusal) -> DataValueChain {
    let knowledge = inside.knowledge
    return try refusing {
      try inside.memo.answer(OfDefinitions(version: knowledge.version)) { try DataValueChain.read(knowledge) }
    }
  }

  private func page(_ chain: DataValueChain, metric: String?, field: String?) throws(Refusal) -> ValueChainPage {
    if let metric {
      guard let found = chain.metric(metric) else {
        throw Asked.metricUnknown(metric, among: chain.metrics.map { Named($0.id, $0.title) })
      }
      return ValueChainPage(chain: chain, chosen: .metric(found, ChainWriting(chain: chain).figure(of: found)))
    }
    if let field {
      guard let found = chain.field(field) else {
        throw Refusal(
          .notFound, code: "felt-ukendt", "Feltet `\(Asked.short(field))` findes ikke.",
          suggestion: "Skriv udtræk og felt, for eksempel indsatser.Startdato.")
      }
      let metrics = chain.metrics(using: found)
      return ValueChainPage(
        chain: chain, chosen: .field(found, metrics, ChainWriting(chain: chain).figure(of: found, metrics)))
    }
    return ValueChainPage(chain: chain, chosen: nil)
  }
}

/// Makes the drawing's content of a part of the chain.
struct ChainWriting {
  let chain: DataValueChain

  func figure(of metric: DataValueChain.Metric) -> ChainFigure {
    var edges: [ChainFigure.Edge] = []
    var extracts: [String: Set<DataValueChain.Field>] = [:]
    for part in metric.facts {
      // What a figure can be split by stands in the table: a drawing of everything says nothing.
      for (field, use) in part.fields where use != .splits {
        extracts[field.extract, default: []].insert(field)
        edges.append(.init("u-\(field.extract)", "f-\(part.name)"))
      }
      edges.append(.init("f-\(part.name)", "n-\(metric.id)"))
    }
    let reports = chain.reports(showing: [metric])
    edges += reports.map { .init("n-\(metric.id)", "r-\($0.id)") } + recipientEdges(reports)
    return ChainFigure(
      title: "Fra registrering til modtager: \(metric.title)",
      description:
        "\(metric.title) bygger på \(DanishText.list(extracts.keys.sorted().map(title))) og står i \(reports.isEmpty ? "ingen rapport endnu" : DanishText.list(reports.map(\.name))). Alle felter står i tabellen under figuren.",
      levels: [
        .init(
          "Udtræk og felter",
          nodes: extracts.keys.sorted().map { name in
            let carried = extracts[name, default: []].sorted()
            let shown =
              carried.filter { metric.fields[$0] == .carries } + carried.filter { metric.fields[$0] != .carries }
            let more = shown.count > 5 ? ["og \(shown.count - 4) til"] : []
            return .init(
              "u-\(name)", title: title(name), lines: shown.prefix(more.isEmpty ? 5 : 4).map(\.name) + more)
          }),
        .init("Fakta", nodes: metric.facts.map { .init("f-\($0.name)", title: $0.name) }),
        .init("Nøgletal", nodes: [.init("n-\(metric.id)", title: metric.title, chosen: true)]),
        reportLevel(reports), recipientLevel(reports),
      ], edges: unique(edges))
  }

  func figure(of field: DataValueChain.Field, _ metrics: [DataValueChain.Metric]) -> ChainFigure {
    let start = "u-\(field.id)"
    var edges: [ChainFigure.Edge] = []
    var facts: [String] = []
    let reports = chain.reports(showing: metrics)
    // Many key figures are drawn by area; the table names each.
    let areas = metrics.map(\.area).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let grouped = metrics.count > 7
    var nodes: [ChainFigure.Node] = []
    for area in areas {
      let own = metrics.filter { $0.area == area }
      for metric in own {
        let id = grouped ? "n-\(area)" : "n-\(metric.id)"
        for part in metric.facts where part.fields[field] != nil {
          if !facts.contains(part.name) { facts.append(part.name) }
          edges += [.init(start, "f-\(part.name)"), .init("f-\(part.name)", id)]
        }
        edges += metric.reports.map { .init(id, "r-\($0)") }
        if !grouped { nodes.append(.init(id, title: metric.title)) }
      }
      if grouped { nodes.append(.init("n-\(area)", title: area, lines: ["\(own.count) nøgletal"])) }
    }
    edges += recipientEdges(reports)
    return ChainFigure(
      title: "Fra registrering til modtager: \(field.name) i \(title(field.extract))",
      description: metrics.isEmpty
        ? "Ingen nøgletal bruger feltet."
        : "\(field.name) i \(title(field.extract)) indgår i \(metrics.count) nøgletal og \(reports.count) rapporter. De står i tabellen under figuren.",
      levels: [
        .init("Felt", nodes: [.init(start, title: field.name, lines: [title(field.extract)], chosen: true)]),
        .init("Fakta", nodes: facts.map { .init("f-\($0)", title: $0) }), .init("Nøgletal", nodes: nodes),
        reportLevel(reports), recipientLevel(reports),
      ], edges: unique(edges))
  }

  private func reportLevel(_ reports: [DataValueChain.Report]) -> ChainFigure.Level {
    .init(
      "Rapport",
      nodes: reports.isEmpty
        ? [.init("r-ingen", title: "Ingen endnu")] : reports.map { .init("r-\($0.id)", title: $0.name) })
  }

  private func recipientLevel(_ reports: [DataValueChain.Report]) -> ChainFigure.Level {
    .init("Modtager", nodes: recipients(reports).map { .init("m-\($0.rawValue)", title: $0.danishName) })
  }

  private func recipientEdges(_ reports: [DataValueChain.Report]) -> [ChainFigure.Edge] {
    reports.flatMap { report in report.recipients.map { .init("r-\(report.id)", "m-\($0.rawValue)") } }
  }

  private func recipients(_ reports: [DataValueChain.Report]) -> [Role] {
    Role.allCases.filter { role in reports.contains { $0.recipients.contains(role) } }
  }

  private func title(_ extract: String) -> String { chain.extract(extract)?.title ?? extract }

  private func unique(_ edges: [ChainFigure.Edge]) -> [ChainFigure.Edge] {
    Array(Set(edges)).sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }
}
