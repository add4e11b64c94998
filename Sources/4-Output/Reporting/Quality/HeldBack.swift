internal import Access
package import CareModel
internal import Danish
package import DocumentModel
internal import MetricEngine

/// Why a report is held back (holdt tilbage): blocking findings touch its figures in its period, and nobody has let it out.
package struct HeldBack: Hashable, Sendable {
  /// The findings of one check.
  package struct Cause: Hashable, Sendable {
    package var check: String
    package var title: String
    /// "Økonomi".
    package var owner: String
    /// "12 åbne fund", "Under 5 åbne fund".
    package var count: String
    /// "472.000 kr."; nil where none is known or shown.
    package var amount: String?
    package var persons: String?
    package var actions: [String]
    /// The worklist with these findings; nil where the reader sees no rows.
    package var link: Address?
  }

  /// The gravest and dearest first.
  package var causes: [Cause]
  /// The findings that hold it, by id.
  package var findings: Set<String>
  /// "12 blokerende fund rører rapportens tal. Det største er …": the cause in a sentence.
  package var sentence: String

  /// "Økonomi og Myndighed".
  package var owners: String {
    DanishText.list(causes.map(\.owner).reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
  }
}

extension QualityView {
  /// Why a report must wait; nil when it need not.
  ///
  /// - Parameters:
  ///   - questions: what the edition rests on.
  ///   - released: findings that someone with the right has released it in spite of.
  package func heldBack(
    _ report: String, period: Period, restingOn questions: [ReportQuestion], released: Set<String>
  ) -> HeldBack? {
    let effect = effect(on: questions).only { $0.severity == .blocking && !released.contains($0.id) }
    guard !effect.open.isEmpty else { return nil }
    let words = QualityWords(hidesSmallNumbers: scope.suppressesSmallNumbers)
    let causes = effect.byCheck.map { check, effect in
      let run = index.run(of: check)
      return HeldBack.Cause(
        check: check, title: run?.title ?? "Kontrol \(check)",
        owner: FindingOwner.name(run?.owner ?? effect.open.first?.owner ?? ""), count: words.count(effect),
        amount: words.isHidden(effect) ? nil : words.amount(effect),
        persons: effect.persons > 0 ? words.persons(effect) : nil, actions: run?.actions ?? [],
        link: scope.seesRows
          ? .worklist(
            check: check, severity: .blocking, figures: .report(report, period), unit: scope.unit) : nil)
    }
    return HeldBack(causes: causes, findings: Set(effect.open.map(\.id)), sentence: sentence(effect, causes, words))
  }

  private func sentence(_ effect: QualityEffect, _ causes: [HeldBack.Cause], _ words: QualityWords) -> String {
    let count =
      words.isHidden(effect) && effect.open.count < 5
      ? "Under 5 blokerende fund"
      : DanishText.count(effect.open.count, one: "Ét blokerende fund", many: "blokerende fund")
    var sentence = "\(count) rører rapportens tal"
    if let amount = words.isHidden(effect) ? nil : words.amount(effect) {
      sentence += " og kan flytte op til \(amount)"
    }
    sentence = sentence.sentenceEnd
    if let first = causes.first {
      sentence += causes.count == 1 ? " Årsagen er “\(first.title)”." : " Det største er “\(first.title)”."
    }
    return sentence
  }
}

extension Document {
  /// The report without its figures: that it is held back, why, who can correct it, and what to do.
  package func withheld(_ held: HeldBack) -> Document {
    var document = self
    document.status = Notice(.held, title: "Holdt tilbage.", text: Prose("Tallene er ikke frigivet."))
    document.lead = Prose([
      Prose.Span("Rapporten er holdt tilbage. ", strong: true), Prose.Span(held.sentence),
      Prose.Span(" Ansvarlig: \(held.owners.sentenceEnd)"),
    ])
    document.stamp = nil
    document.keyFigures = []
    document.words = []
    document.holdsPersons = false
    document.persons = 0
    document.notices = notices.filter { $0.kind == .warning }
    document.sections = [held.section()]
    return document
  }

  /// The whole report, marked as held back: for those who must judge whether it can be released.
  package func previewed(_ held: HeldBack) -> Document {
    var document = self
    document.stamp = "Ikke frigivet"
    document.status = Notice(
      .held, title: "Holdt tilbage.", text: Prose("Du ser en forhåndsvisning; modtagerne ser ingen tal."))
    document.notices.insert(
      Notice(
        .held, title: "Holdt tilbage.", text: Prose("\(held.sentence) Ansvarlig: \(held.owners.sentenceEnd)"),
        link: PageLink("Se årsagerne", below: HeldBack.sectionID)), at: 0)
    // What the report is about comes first, also for whoever judges it: the causes stand after its first section.
    document.sections.insert(held.section(limit: 6), at: min(1, document.sections.count))
    return document
  }

  /// The whole report, with who let it out and why.
  package func released(by person: String, at time: String, because reason: String, findings: Int, isPart: Bool)
    -> Document
  {
    var document = self
    let count = DanishText.count(findings, one: "ét blokerende fund", many: "blokerende fund")
    document.notices.insert(
      Notice(
        .reservation, title: "Frigivet med forbehold.",
        text: Prose([
          Prose.Span(
            "Frigivet af \(person) \(DanishText.time(time)) trods \(count)\(isPart ? " i hele kommunen" : ""). Begrundelse: "
          ),
          Prose.Span("“\(reason)”", strong: true),
        ])), at: 0)
    return document
  }
}

extension HeldBack {
  fileprivate static let sectionID = "holdt-tilbage"

  /// The causes as a list of work.
  ///
  /// - Parameter limit: how many of them stand as rows; the others are named below, each in the worklist as the rest.
  fileprivate func section(limit: Int = .max) -> Section {
    let others = causes.dropFirst(limit)
    let more =
      others.isEmpty
      ? []
      : [
        "\(CountedNoun(one: "én årsag mere", many: "årsager mere").heading(others.count)): \(DanishText.list(others.map { "\($0.title) (\($0.count.lowercased()))" }))."
      ]
    let table = DataTable(
      id: "holdt-tilbage-tabel", caption: "Derfor er rapporten holdt tilbage",
      columns: [
        .init("Årsag"), .init("Fund"), .init("På spil", number: true), .init("Ansvarlig"), .init("Gør sådan"),
      ],
      rows: causes.prefix(limit).map { cause in
        DataTable.Row([
          Cell(cause.title, note: "Kontrol \(cause.check)", link: cause.link),
          Cell(cause.count, note: cause.persons, sign: .held),
          Cell(cause.amount ?? "ikke opgjort"), Cell(cause.owner),
          Cell(cause.actions.joined(separator: " ")),
        ])
      }, kind: .work,
      footnotes: more + [
        "Rapporten kommer af sig selv, når fundene er rettet i kilden og leveret igen, eller når en med ret til det frigiver den med en begrundelse."
      ])
    return Section(
      id: Self.sectionID, title: "Derfor er rapporten holdt tilbage", sheet: "Holdt tilbage", blocks: [.table(table)])
  }
}
