internal import DocumentModel
internal import Figures
internal import Foundation
internal import Hummingbird
internal import Serving

/// The addresses of key figures, of figures explained, and of the data value chain.
struct FigurePages {
  let site: Site

  func add(to routes: Routes) {
    let knowledge = site.workspace.knowledge
    routes.addPage(.metrics) { _ in MetricListView(metrics: knowledge.metricDefinitions()).content }
    routes.addPage(Address.metric) { asked, id in MetricView(metric: try Figures(asked.session).metric(id)).content }
    routes.addPage(Address.explanation) { asked, figure in
      let query = try ExplanationQuery(figure, in: knowledge)
      return ExplanationView(explanation: try Figures(asked.session).explain(query.call), query: query).content
    }
    routes.addFile(Address.explanationRows) { asked, file in
      guard let format = ListFormat(rawValue: file.format) else { throw HTTPError(.notFound) }
      let made = try Figures(asked.session).exportRows(ExplanationQuery(file.query, in: knowledge).call, as: format)
      return TakenFile(name: made.name, type: format.mediaType, bytes: made.bytes)
    }
    routes.addPage(Address.valueChain) { asked, chain in
      ValueChainView(model: try ValueChains(asked.session).show(metric: chain.metric, field: chain.field), asked: chain)
        .content
    }
  }
}
