internal import Access
package import CareModel
internal import ControlStore
internal import Danish
package import DocumentModel
internal import MetricEngine
internal import Modelling
internal import Reporting
package import Serving
internal import Warehouse

/// One finding with everything that whoever corrects it must know.
package struct FindingPage: Sendable {
  package var id: String
  package var check: String
  package var title: String
  /// nil when the served warehouse no longer has it.
  package var line: FindingLine?
  package var standing: Standing
  package var facts: [Word]
  package var values: SourceValues
  /// Other rows it is about: the extract and the row's own id.
  package var related: [Word]
  package var action: [String]
  package var why: String?
  package var legalBasis: String?
  package var thresholds: String?
  /// Metrics that it may change: id and title.
  package var touches: [Word]
  package var events: [FindingEventText]
  /// The citizen's course around what is at stake; nil when it is about no citizen.
  package var course: CourseFigure?
  /// Who has been given findings before.
  package var people: [String]
  package var today: Day

  /// How it stands today.
  package struct Standing: Sendable {
    /// "Undersøges", "Lukket".
    package var text: String
    package var choice: FindingCall.Choice
    /// Whether the served warehouse has it, so that its status can be changed.
    package var isThere: Bool
    /// Whether the reader may change how it stands.
    package var mayChange: Bool
    package var isOpen: Bool
    package var isOverdue: Bool
    package var firstSeen: Day
    /// The day from which it is open again; nil where it has been open all the time.
    package var reopened: Day?
    package var closed: Day?
    package var acceptedUntil: Day?
    package var practiceChanged: Bool
    package var person: String?
    /// "Økonomi".
    package var owner: String
    package var due: Day?
  }

  /// What the sources say, side by side.
  package struct SourceValues: Sendable, Hashable {
    package struct Source: Sendable, Hashable {
      package var name: String
      package var received: String?
    }

    package struct Field: Sendable, Hashable {
      package var label: String
      /// One a source; nil where it says nothing.
      package var values: [String?]
      /// Whether the sources disagree.
      package var differs: Bool
    }

    package var sources: [Source]
    package var fields: [Field]
  }
}

extension Worklists {
  /// One finding, for a reader that may see it. One that others own answers as one that does not exist.
  package func finding(_ id: String) throws(Refusal) -> FindingPage {
    try session.show { inside in
      let open = try inside.warehouse()
      let reach = try open.findingReach(of: inside.reader)
      let list = try AllFindings(inside).list()
      let line = try AllFindings(inside).standings().lines.first { $0.finding.id == id }
      let known = try line?.state ?? inside.control().findings.state(of: id)
      guard let state = known else { throw Refusal.noFinding(id) }
      guard line.map({ reach.isTold(of: $0.finding) }) ?? reach.owns(state.marks) else {
        throw Refusal.noFinding(id).about("fund \(id)")
      }
      let isPersonal = line?.finding.citizen != nil
      return Shown(
        try make(id, line, state, list, reach, inside),
        log: LogLine("fund \(id)", isRows: isPersonal, persons: isPersonal ? 1 : 0))
    }
  }

  private func make(
    _ id: String, _ line: FindingLine?, _ state: FindingState, _ list: FindingList, _ reach: Reach,
    _ inside: OpenSession
  ) throws -> FindingPage {
    let (open, knowledge, today) = (try inside.warehouse(), inside.knowledge, inside.surroundings.clock.today)
    let check = knowledge.checks[state.marks.check]
    let control = try inside.control().findings
    let related = line == nil ? [] : try open.rows(RelatedRowQuery(finding: id), knowledge)
    let touches = try FigureQuality(inside).index().metrics(touchedBy: id)
    let events = try control.events(of: id)
    return FindingPage(
      id: id, check: state.marks.check, title: list.title(of: state.marks.check), line: line,
      standing: .init(
        state, isOverdue: line?.isOverdue ?? false, mayChange: line.map { reach.owns($0.finding) } ?? true,
        today: today),
      facts: line.map { facts(of: $0.finding, in: open) } ?? [],
      values: line == nil ? .init(sources: [], fields: []) : try sourceValues(of: id, in: open, knowledge),
      related: related.map {
        Word(
          term: Words.extract($0.file), meaning: Words.key($0.key, named: open.citizenName))
      },
      action: check?.action ?? [], why: check?.why, legalBasis: check?.legalBasis,
      thresholds: list.runOf[state.marks.check]?.thresholds.map(DanishText.thresholds),
      touches: knowledge.metrics.all.filter { touches.contains($0.id) }.map { Word(term: $0.id, meaning: $0.title) },
      events: events.map { FindingEventText($0) },
      course: try line.flatMap { try CourseReading(inside).figure(around: $0.finding, reach) },
      people: try control.people(), today: today)
  }

  private func facts(of finding: Finding, in open: OpenWarehouse) -> [Word] {
    let names = open.unitNames
    var facts: [Word] = []
    func add(_ term: String, _ meaning: String?) {
      if let meaning { facts.append(Word(term: term, meaning: meaning)) }
    }
    add("Udtræk", finding.file.map { file in Words.extract(file) + (finding.row.map { ", række \($0)" } ?? "") })
    add("Nøgle", finding.keyText)
    add("Indsats", finding.servicePeriod == finding.key ? nil : finding.servicePeriod)
    add("Sag", finding.caseID == finding.key ? nil : finding.caseID)
    add("Paragraf", finding.legalBasis.map(Words.legalBasis))
    add("Område", finding.serviceArea.map { open.labels.label($0, of: .serviceArea).name })
    add("Tilbud", finding.facility.map { names[$0] ?? $0 })
    add("Team", finding.team.map { names[$0] ?? $0 })
    add("Sagsbehandler", finding.caseworker)
    add("Funktion", finding.function)
    return facts
  }

  private func sourceValues(of id: String, in open: OpenWarehouse, _ knowledge: Knowledge) throws
    -> FindingPage.SourceValues
  {
    let rows = try open.rows(SourceValueQuery(finding: id), knowledge)
    var sources: [String] = []
    var labels: [String] = []
    var cells: [String: [String: String]] = [:]
    for row in rows {
      let (label, source) = (row.label, row.source ?? "")
      if !sources.contains(source) { sources.append(source) }
      if !labels.contains(label) { labels.append(label) }
      cells[label, default: [:]][source] = row.value ?? "ingen"
    }
    return .init(
      sources: sources.map { source in
        let file = open.sources.first { Words.source($0.source) == Words.extract(source) && $0.isRead }
        return .init(name: source.isEmpty ? "Værdi" : Words.extract(source), received: file?.received)
      },
      fields: labels.map { label in
        let values = sources.map { cells[label]?[$0] }
        return .init(label: label, values: values, differs: Set(values.compactMap { $0 }).count > 1)
      })
  }
}

extension FindingPage.Standing {
  init(_ state: FindingState, isOverdue: Bool, mayChange: Bool, today: Day) {
    let status = state.status(on: today)
    self.init(
      text: state.closed == nil ? Words.status(status) : "Lukket", choice: FindingCall.Choice(state, status: status),
      isThere: state.closed == nil && state.isPresent, mayChange: mayChange, isOpen: state.isOpen(on: today),
      isOverdue: isOverdue,
      firstSeen: state.firstSeen,
      reopened: state.reopened, closed: state.closed,
      acceptedUntil: status == .accepted ? state.acceptedUntil : nil,
      practiceChanged: state.practiceChanged, person: state.person, owner: FindingOwner.name(state.marks.owner),
      due: state.due)
  }
}

extension Refusal {
  static func noFinding(_ id: String) -> Refusal {
    Refusal(
      .notFound, code: "fund-ukendt", "Fundet findes ikke, eller det hører til en del af kommunen, som du ikke ser.",
      suggestion: "Gå til fejllisten, og find det derfra.")
  }
}
