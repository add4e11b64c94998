internal import Access
package import CareModel
internal import Danish
package import DocumentModel
internal import MetricEngine

extension QualityView {
  /// A finished document with the quality beside its figures: a mark at each figure and table that findings touch, a
  /// banner for stale sources, and one sentence on top.
  package func marked(_ document: Document, report: ReportDefinition?) -> Document {
    var document = document
    for place in document.keyFigures.indices {
      let figure = document.keyFigures[place]
      // A count of findings is about quality itself; of a number that is not there, nothing can be said to be right.
      let isSound = index.isChecked && figure.exact != nil && !figure.reference.metric.isEmpty
      document.keyFigures[place].quality = mark(on: figure.reference) ?? (isSound ? .nothingOpen : nil)
    }
    for section in document.sections.indices {
      for block in document.sections[section].blocks.indices {
        switch document.sections[section].blocks[block] {
        case .table(var table):
          table.quality = table.reference.flatMap { mark(on: $0, writing: .table) }
          document.sections[section].blocks[block] = .table(table)
        case .figure(var figure):
          figure.quality = mark(on: figure.reference, writing: .drawing)
          document.sections[section].blocks[block] = .figure(figure)
        case .prose, .notice, .help: break
        }
      }
    }
    var notices: [Notice] = []
    if let report {
      let asked = report.questions(for: Period(document.period) ?? .year(1900))
      notices += [freshness.banner(for: sources(of: asked.map(\.metric))), summary(report, document, asked)].compactMap
      { $0 }
    }
    document.notices = notices + document.notices
    return document
  }

  /// The files without which the metrics would be missing.
  package func sources(of metrics: [String]) -> [String] {
    Set(metrics.flatMap { catalogue[$0]?.requiredSources(in: catalogue) ?? [] }).sorted()
  }

  /// What touches a whole report: every finding once, whichever figure it touches.
  package func effect(on questions: [ReportQuestion]) -> QualityEffect {
    var touching: [String: QualityFinding] = [:]
    for question in questions {
      let asked = QualityQuestion(metric: question.metric, from: question.from, to: question.to)
      for finding in index.findings(touching: asked, within: reach) { touching[finding.id] = finding }
    }
    return QualityEffect(touching: touching.values, accepted: accepted)
  }

  /// One sentence for the whole report, with the dearest check named.
  private func summary(_ report: ReportDefinition, _ document: Document, _ questions: [ReportQuestion]) -> Notice? {
    guard index.isChecked, !questions.isEmpty else { return nil }
    let effect = effect(on: questions)
    let words = QualityWords(hidesSmallNumbers: scope.suppressesSmallNumbers)
    if effect.open.isEmpty {
      let accepted =
        effect.accepted == 0
        ? ""
        : " \(DanishText.count(effect.accepted, one: "Én accepteret afvigelse", many: "accepterede afvigelser")) er i kraft."
      return Notice(.done, title: "Ingen åbne fund rører rapportens tal.", text: Prose(accepted.trimmedStart))
    }
    var sentences: [String] = []
    let about = [
      effect.persons > 0 ? words.persons(effect) : nil, words.isHidden(effect) ? nil : words.amount(effect),
    ].compactMap { $0 }
    if !about.isEmpty {
      sentences.append("\(effect.open.count == 1 ? "Det" : "De") handler om \(DanishText.list(about))".sentenceEnd)
    }
    if let worst = effect.byCheck.first(where: { $0.effect.amount > 0 }) ?? effect.byCheck.first,
      let run = index.run(of: worst.check), effect.byCheck.count > 1 || effect.open.count > 1
    {
      let amount = words.isHidden(worst.effect) ? nil : words.amount(worst.effect)
      sentences.append("Mest fylder “\(run.title)”\(amount.map { " med \($0)" } ?? "")".sentenceEnd)
    }
    if effect.accepted > 0 {
      sentences.append(
        DanishText.count(effect.accepted, one: "Én accepteret afvigelse", many: "accepterede afvigelser")
          + " er i kraft.")
    }
    let link = Period(document.period).flatMap { period in
      scope.seesRows
        ? PageLink(
          "Se fundene", to: .worklist(figures: .report(report.id, period), unit: scope.unit)) : nil
    }
    return Notice(
      .reservation, title: "\(words.count(effect)) rører rapportens tal.",
      text: Prose(sentences.joined(separator: " ")), link: link)
  }
}

/// A figure that a report shows: a metric and its months, for the whole of what the reader sees.
package struct ReportQuestion: Hashable, Sendable {
  package var metric: String
  package var from: Period
  package var to: Period
}

extension ReportDefinition {
  /// The figures of the report's own period, comparisons with earlier ones left out.
  package func questions(for period: Period) -> [ReportQuestion] {
    var asked: Set<ReportQuestion> = []
    func add(_ metrics: [String?], _ window: ReportWindow) {
      let (from, to) = window.bounds(period)
      for metric in metrics.compactMap({ $0 }) { asked.insert(ReportQuestion(metric: metric, from: from, to: to)) }
    }
    switch lead {
    case .economy: add(["forbrug", "korrigeret_budget"], .yearToDate)
    case .movements: add(["tilgang", "afgang", "beholdning"], .period)
    case .caseload: add(["sager", "opfoelgning_overskredet"], .period)
    // The first key figure is among those below.
    case .quality, .figure: break
    }
    for figure in keyFigures { add([figure.metric, figure.plan?.metric], figure.window) }
    for section in sections {
      switch section.kind {
      case .table(let table): for column in table.columns { add([column.metric, column.plan], column.window) }
      case .line(let line): add([line.metric, line.plan?.metric, line.focus?.metric], .yearToDate)
      case .flow(let flow): add([flow.inflow, flow.outflow, flow.stock], .yearToDate)
      case .deviation(let deviation): add([deviation.metric, deviation.plan], deviation.window)
      case .bars(let bars): add([bars.metric], bars.window)
      case .list(let list): add([list.metric], .period)
      case .quality: break
      }
    }
    return asked.sorted { ($0.metric, $0.from, $0.to) < ($1.metric, $1.from, $1.to) }
  }
}

extension String {
  fileprivate var trimmedStart: String { String(drop { $0 == " " }) }
}
