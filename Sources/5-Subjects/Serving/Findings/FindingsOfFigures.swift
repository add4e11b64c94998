internal import Access
internal import CareModel
internal import Danish
internal import MetricEngine
package import Reporting

extension Knowledge {
  package func isKnown(_ figures: FiguresAsked) -> Bool {
    switch figures {
    case .report(let id, _): reports[id: id] != nil
    case .figures(let metrics, _, _, _): !metrics.isEmpty && metrics.allSatisfy { self.metrics[$0] != nil }
    }
  }

  /// "Månedsopfølgning, oktober 2026"; nil where there is no such report.
  package func reportNamed(_ id: String, _ period: String) -> String? {
    Period(period).flatMap { named(id, $0) }
  }

  private func named(_ report: String, _ period: Period) -> String? {
    reports[id: report].map { "\($0.heading), \(DanishText.name(of: period))" }
  }

  package func figuresNamed(_ text: String, _ labels: Labels) -> String? {
    guard let figures = FiguresAsked(text) else { return nil }
    switch figures {
    case .report(let id, let period): return named(id, period)
    case .figures(let metrics, let from, let to, let filters):
      let titles = metrics.compactMap { self.metrics[$0]?.title }
      return
        ([DanishText.list(titles), DanishText.longName(from: from, to: to)]
        + filters.map { filter in
          "\(Words.dimension(filter.dimension).lowercased()) \(labels.label(filter.value, of: filter.dimension).name)"
        })
        .joined(separator: ", ")
    }
  }
}
