package import Access
package import CareModel
package import DocumentModel
package import MetricEngine

/// The quality of the figures as one reader may know it today: findings, what was accepted, and how fresh the sources are.
package struct QualityView: Sendable {
  package let index: FindingIndex
  package let catalogue: MetricCatalogue
  /// Findings that are accepted deviations still in force (accepteret afvigelse).
  package let accepted: Set<String>
  package let freshness: Freshness
  package let scope: Scope
  /// Which of the findings the reader is told of.
  package let reach: Reach

  package init(
    index: FindingIndex, catalogue: MetricCatalogue, accepted: Set<String>, freshness: Freshness, scope: Scope,
    reach: Reach
  ) {
    self.index = index
    self.catalogue = catalogue
    self.accepted = accepted
    self.freshness = freshness
    self.scope = scope
    self.reach = reach
  }

  /// Every open finding that the reader is told of, also those that are only worth knowing.
  package var open: [QualityFinding] {
    index.findings.filter { !accepted.contains($0.id) && reach.isTold(of: $0) }
  }

  /// What touches a figure, within what the reader sees.
  package func effect(
    on metric: String, from: Period, to: Period, filters: [MetricFilter] = []
  ) -> QualityEffect {
    let question = QualityQuestion(metric: metric, from: from, to: to, filters: filters)
    return QualityEffect(
      touching: index.findings(touching: question, within: reach), accepted: accepted,
      setAside: index.rowsSetAside(touching: metric))
  }

  package func effect(on reference: FigureReference) -> QualityEffect? {
    guard let from = Period(reference.from), let to = Period(reference.to) else { return nil }
    return effect(on: reference.metric, from: from, to: to, filters: reference.metricFilters)
  }

  /// The mark that stands beside a figure; nil when nothing touches it.
  package func mark(on reference: FigureReference, writing: QualityWords.Subject = .figure) -> QualityMark? {
    guard let effect = effect(on: reference), !effect.isNothing else { return nil }
    let unit = catalogue[reference.metric]?.unit ?? .kroner
    let words = QualityWords(hidesSmallNumbers: scope.suppressesSmallNumbers)
    let isOfRowsAlone = effect.open.isEmpty && effect.accepted == 0
    let rows =
      effect.setAside > 0 ? PageLink.setAside(in: index.sourcesSetAside(touching: reference.metric)).address : nil
    let link = isOfRowsAlone ? rows : scope.seesRows ? worklist(of: reference) : nil
    return words.mark(effect, unit: unit, about: writing, link: link, rowsLink: rows)
  }

  /// The worklist with the findings of one figure, or of one check among them.
  package func worklist(of reference: FigureReference, check: String? = nil) -> Address {
    guard let from = Period(reference.from), let to = Period(reference.to) else {
      return .worklist(check: check, unit: scope.unit)
    }
    return .worklist(
      check: check,
      figures: .figures(metrics: [reference.metric], from: from, to: to, filters: reference.metricFilters),
      unit: scope.unit)
  }

  /// The open findings that may change any of some figures, by id: those that the figures' marks have counted.
  ///
  /// - Parameter reports: tells what a report rests on.
  package func findings(touching figures: FiguresAsked, in reports: ReportBuilder) throws -> Set<String> {
    switch figures {
    case .figures(let metrics, let from, let to, let filters):
      metrics.reduce(into: []) { found, metric in
        found.formUnion(effect(on: metric, from: from, to: to, filters: filters).open.map(\.id))
      }
    case .report(let id, let period):
      Set(effect(on: try reports.questions(id, period: period, unit: scope.unit)).open.map(\.id))
    }
  }
}

extension FigureReference {
  /// The filters in the engine's words; a dimension that no one knows is none.
  package var metricFilters: [MetricFilter] {
    filters.compactMap { filter in Dimension(rawValue: filter.dimension).map { MetricFilter($0, filter.value) } }
  }
}
