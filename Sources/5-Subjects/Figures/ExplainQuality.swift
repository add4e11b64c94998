internal import Access
internal import CareModel
internal import DocumentModel
internal import MetricEngine
internal import Reporting

extension FigureExplanation.Quality {
  /// The findings that touch one figure, by check, in words that tell of no person; nil where nothing has been checked.
  init?(_ request: MetricRequest, _ definition: MetricDefinition, _ view: QualityView) {
    guard view.index.isChecked else { return nil }
    let effect = view.effect(on: definition.id, from: request.from, to: request.to, filters: request.filters)
    let reference = FigureReference(
      metric: definition.id, from: request.from.description, to: request.to.description,
      filters: request.filters.map { .init($0.dimension.rawValue, $0.value) })
    let words = QualityWords(hidesSmallNumbers: view.scope.suppressesSmallNumbers)
    self.init(
      mark: view.mark(on: reference),
      checks: effect.byCheck.map { check, effect in
        let run = view.index.run(of: check)
        return .init(
          id: check, title: run?.title ?? "Kontrol \(check)", severity: words.kind(effect), count: words.count(effect),
          consequence: words.sentence(effect, unit: definition.unit, about: .figure),
          owner: FindingOwner.name(run?.owner ?? ""),
          link: view.scope.seesRows ? view.worklist(of: reference, check: check) : nil)
      },
      silent: view.index.silentChecks(touching: definition.id).map { run in
        switch run.state {
        case .off: "\(run.title) (\(run.id)): slået fra"
        default: "\(run.title) (\(run.id)): mangler \(run.missingSource ?? "en kilde")"
        }
      })
  }
}
