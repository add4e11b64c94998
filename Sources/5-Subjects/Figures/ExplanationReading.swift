internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import MetricEngine
internal import Reporting
internal import Serving

/// The one place where an explained figure meets the engine.
struct ExplanationReading {
  private let inside: OpenSession

  init(_ inside: OpenSession) { self.inside = inside }

  func explanation(
    _ request: MetricRequest, _ definition: MetricDefinition, scope: Scope
  ) throws -> FigureExplanation {
    let (open, knowledge) = (try inside.warehouse(), inside.knowledge)
    let explained = try open.engine.explanation(
      of: ExplanationRequest(
        metric: definition.id, from: request.from, to: request.to, filters: request.filters, limit: 50), scope: scope)
    let figure = explained.figure
    let files = Set(explained.sources.map(\.file))
    let view = try FigureQuality(inside).view(scope)
    let value = Words.value(figure, of: definition)
    let sentence = ExplanationSentence(
      explained: explained, definition: definition, request: request, municipality: open.municipalityName,
      value: figure.value == nil ? value : "\(value)\u{A0}\(definition.unit.rawValue)", asOf: open.asOf)
    return FigureExplanation(
      metric: MetricPage.Definition(definition), period: DanishText.longName(from: request.from, to: request.to),
      filters: request.filters.map { filter in
        .init(
          term: Words.dimension(filter.dimension), value: open.labels.label(filter.value, of: filter.dimension).name)
      },
      value: value, unit: figure.value == nil ? "" : definition.unit.rawValue,
      sentence: figure.value == nil ? Words.lack(figure) ?? sentence.text : sentence.text,
      state: figure.state == .final ? nil : Words.state(figure.state), lack: Words.lack(figure),
      fraction: fraction(explained),
      steps: explained.steps.map { step($0, of: figure, definition) }, sql: explained.sql,
      sources: open.sources.filter { files.contains($0.source) && $0.isRead },
      rows: rows(explained.rows, named: open.name),
      quality: FigureExplanation.Quality(request, definition, view),
      staleness: view.freshness.banner(for: definition.requiredSources(in: knowledge.metrics)),
      scope: open.name(of: scope))
  }

  private func fraction(_ explained: Explanation) -> FigureExplanation.Fraction? {
    let above = explained.steps.last { $0.kind == .numerator }
    let below = explained.steps.last { $0.kind == .denominator }
    guard let above, let below, above.count != nil, below.count != nil else { return nil }
    return .init(numerator: number(above), denominator: number(below))
  }

  private func step(
    _ step: Explanation.Step, of figure: Figure, _ definition: MetricDefinition
  ) -> FigureExplanation.Step {
    if step.kind == .figure {
      return .init(
        number: Words.value(figure, of: definition), text: definition.title,
        note: figure.value == nil ? nil : definition.unit.rawValue, isResult: true)
    }
    // All steps to a hidden figure are hidden, also those that are not small.
    let isAllHidden = step.isHidden && figure.state == .suppressed
    return .init(
      number: isAllHidden ? "skjult" : number(step), text: step.text,
      note: step.unit.isEmpty || isAllHidden ? nil : step.unit, isResult: false)
  }

  private func number(_ step: Explanation.Step) -> String {
    guard let count = step.count else { return step.isHidden ? "<5" : "–" }
    return NumberFormat(decimals: count == count.rounded() || step.unit == "kr." ? 0 : 1).text(count)
  }

  private func rows(
    _ rows: Explanation.Rows, named name: (_ text: String, _ column: String) -> String
  ) -> FigureExplanation.Rows {
    switch rows {
    case .withheld(let reason): .init(lists: [], withheld: reason)
    case .shown(let lists):
      .init(
        lists: lists.map { RowTable.list($0, named: name) }, withheld: nil,
        persons: lists.reduce(into: Set<String>()) { $0.formUnion($1.people) }.count)
    }
  }
}

extension OpenWarehouse {
  /// "Hele kommunen", or the unit that a scope is narrowed to.
  func name(of scope: Scope) -> String {
    guard let unit = scope.unit else { return "Hele kommunen" }
    return units.first { $0.id == unit }?.name ?? unit
  }
}

/// Rows behind a figure as a table that a page can show.
enum RowTable {
  static func list(
    _ list: Explanation.RowList, named name: (_ text: String, _ column: String) -> String
  ) -> FigureExplanation.RowList {
    FigureExplanation.RowList(
      title: list.title,
      columns: list.columns.map { DataTable.Column($0.title, number: $0.kind == .number || $0.kind == .kroner) },
      rows: list.rows.map { row in
        zip(row, list.columns).map { item, column in
          if case .text(let text) = item { Cell(name(text, column.title)) } else { cell(item) }
        }
      }, total: list.total)
  }

  private static func cell(_ cell: Explanation.Cell) -> Cell {
    switch cell {
    case .text(let text): Cell(text)
    case .day(let day): Cell(DanishText.date(day), date: day.description)
    case .month(let month): Cell(DanishText.name(of: month))
    case .number(let number):
      Cell(NumberFormat(decimals: number == number.rounded() ? 0 : 2).text(number), number: number)
    case .kroner(let kroner): Cell(NumberFormat(decimals: 2).text(kroner), number: kroner, decimals: 2)
    case .none: Cell("")
    }
  }
}
