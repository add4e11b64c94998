internal import CareModel
internal import MetricEngine
internal import Reporting

extension Workspace {
  /// The findings that touch the figures that an address names, by id.
  ///
  /// - Throws: for a text that names none.
  func findings(touching text: String, for reader: Reader, in open: OpenWarehouse) throws(Refusal) -> Set<String> {
    guard let figures = FiguresAsked(text), isKnown(figures) else {
      throw Refusal.unknownChoice(text, of: "tal")
    }
    let scope = try scope(of: reader, in: open)
    do {
      return try qualityView(scope, in: open).findings(touching: figures, in: knowledge.reports)
    } catch {
      throw Refusal(error)
    }
  }

  private func isKnown(_ figures: FiguresAsked) -> Bool {
    switch figures {
    case .report(let id, _): knowledge.reports[id: id] != nil
    case .figures(let metrics, _, _, _): !metrics.isEmpty && metrics.allSatisfy { knowledge.metrics[$0] != nil }
    }
  }

  /// "Månedsopfølgning, oktober 2026"; nil where there is no such report.
  package func reportNamed(_ id: String, _ period: String) -> String? {
    Period(period).flatMap { named(id, $0) }
  }

  private func named(_ report: String, _ period: Period) -> String? {
    knowledge.reports[id: report].map { "\($0.heading), \(Words.period(period))" }
  }

  /// "Forbrug, januar–oktober 2026": the figures that a worklist is narrowed to; nil for a text that names none.
  package func figuresNamed(_ text: String) throws(Refusal) -> String? {
    guard let figures = FiguresAsked(text) else { return nil }
    switch figures {
    case .report(let id, let period): return named(id, period)
    case .figures(let metrics, let from, let to, let filters):
      let labels = try serving.current().labels
      let titles = metrics.compactMap { knowledge.metrics[$0]?.title }
      return
        ([titles.joined(separator: " og "), Words.window(from: from, to: to)]
        + filters.map { filter in
          "\(Words.dimension(filter.dimension).lowercased()) \(labels.label(filter.value, of: filter.dimension).name)"
        })
        .joined(separator: ", ")
    }
  }
}
