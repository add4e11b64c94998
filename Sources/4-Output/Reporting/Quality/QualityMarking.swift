internal import Access
internal import CareModel
internal import Danish
package import DocumentModel
internal import MetricEngine

extension QualityView {
  /// A finished document with the quality beside its figures: a mark at each figure and table that findings touch, a
  /// banner for stale sources, and one sentence on top.
  ///
  /// - Parameter questions: what the document rests on.
  package func marked(_ document: Document, restingOn questions: [ReportQuestion]) -> Document {
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
    let notices = [freshness.banner(for: sources(of: questions.map(\.metric))), summary(document, questions)]
      .compactMap { $0 }
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
  private func summary(_ document: Document, _ questions: [ReportQuestion]) -> Notice? {
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
          "Se fundene", to: .worklist(figures: .report(document.id, period), unit: scope.unit)) : nil
    }
    return Notice(
      .reservation, title: "\(words.count(effect)) rører rapportens tal.",
      text: Prose(sentences.joined(separator: " ")), link: link)
  }
}

extension String {
  fileprivate var trimmedStart: String { String(drop { $0 == " " }) }
}
