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

  package init(
    index: FindingIndex, catalogue: MetricCatalogue, accepted: Set<String>, freshness: Freshness, scope: Scope
  ) {
    self.index = index
    self.catalogue = catalogue
    self.accepted = accepted
    self.freshness = freshness
    self.scope = scope
  }

  /// What touches a figure, within what the reader sees.
  package func effect(
    on metric: String, from: Period, to: Period, filters: [MetricFilter] = []
  ) -> QualityEffect {
    let question = QualityQuestion(metric: metric, from: from, to: to, filters: filters, unit: scope.unit)
    let touching = index.findings(touching: question)
    return QualityEffect(
      open: touching.filter { !accepted.contains($0.id) }, accepted: touching.count { accepted.contains($0.id) },
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
    return words.mark(effect, unit: unit, about: writing, link: scope.seesRows ? worklistPath(reference) : nil)
  }

  /// The worklist with the findings of one figure, or of one check among them.
  package func worklistPath(_ reference: FigureReference, check: String? = nil) -> String {
    guard let from = Period(reference.from), let to = Period(reference.to) else {
      return WorklistPath.path(check: check)
    }
    return WorklistPath.path(
      check: check,
      figures: FiguresAsked(metrics: [reference.metric], from: from, to: to, filters: reference.metricFilters))
  }

  /// The open findings that touch any of some figures, by id.
  package func findings(touching figures: FiguresAsked) -> Set<String> {
    figures.metrics.reduce(into: []) { found, metric in
      let effect = effect(on: metric, from: figures.from, to: figures.to, filters: figures.filters)
      found.formUnion(effect.open.map(\.id))
    }
  }
}

extension FigureReference {
  /// The filters in the engine's words; a dimension that no one knows is none.
  package var metricFilters: [MetricFilter] {
    filters.compactMap { filter in Dimension(rawValue: filter.dimension).map { MetricFilter($0, filter.value) } }
  }
}
