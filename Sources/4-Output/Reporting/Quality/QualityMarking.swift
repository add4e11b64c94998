internal import Access
package import CareModel
package import DocumentModel
internal import MetricEngine

extension QualityView {
  /// A finished document with the quality beside its figures: a mark at each figure and table that findings touch, a
  /// banner for stale sources, and one sentence on top.
  package func marked(_ document: Document, report: ReportDefinition?) -> Document {
    var document = document
    for index in document.keyFigures.indices {
      document.keyFigures[index].quality = mark(on: document.keyFigures[index].reference)
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
      notices += [freshness.banner(for: sources(of: asked.map(\.metric))), summary(asked)].compactMap { $0 }
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
    var open: [String: QualityFinding] = [:]
    var accepted: Set<String> = []
    for question in questions {
      let asked = QualityQuestion(metric: question.metric, from: question.from, to: question.to, unit: scope.unit)
      for finding in index.findings(touching: asked) {
        if self.accepted.contains(finding.id) { accepted.insert(finding.id) } else { open[finding.id] = finding }
      }
    }
    return QualityEffect(
      open: open.values.sorted { ($0.severity, -($0.amount ?? 0), $0.id) < ($1.severity, -($1.amount ?? 0), $1.id) },
      accepted: accepted.count, setAside: 0)
  }

  /// One sentence for the whole report, with the dearest check named.
  private func summary(_ questions: [ReportQuestion]) -> Notice? {
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
    if !about.isEmpty { sentences.append("De handler om \(DanishText.list(about))".sentenceEnd) }
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
    let metrics = Set(questions.map(\.metric))
    let from = questions.map(\.from).min() ?? .year(1900)
    let to = questions.map(\.to).max() ?? .year(1900)
    let link =
      scope.seesRows
      ? PageLink(
        "Se fundene",
        path: WorklistPath.path(
          figures: FiguresAsked(
            metrics: metrics.sorted(), from: Period(monthOf: from.firstDay), to: Period(monthOf: to.lastDay)))) : nil
    return Notice(
      effect.severity == .info ? .info : .reservation, title: "\(words.count(effect)) rører rapportens tal.",
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
    case .quality: break
    }
    for figure in keyFigures { add([figure.metric, figure.plan], figure.window) }
    for section in sections {
      switch section.kind {
      case .table(let table): for column in table.columns { add([column.metric, column.plan], column.window) }
      case .line(let line): add([line.metric, line.plan, line.focus?.metric], .yearToDate)
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
