internal import Access
package import CareModel
internal import ControlStore
internal import Modelling
internal import Reporting
package import Serving

/// One page of the worklist (fejlliste) for one reader: every count is of what the reader may see.
package struct Worklist: Sendable {
  package var lines: [FindingLine]
  /// What the filter holds, on all pages.
  package var counted: FindingCount
  package var count: Int { counted.all }
  package var page: Int
  package var pageSize: Int
  package var summary: Summary
  package var choices: Choices
  package var months: [FindingMonth]
  /// When the states were last brought up to date: the delivery's receipt, ISO.
  package var received: String
  package var asOf: Day
  /// Checks that could not run, with what they lack, and those that are switched off.
  package var notRun: [CheckRunState]
  /// Whether the warehouse has been checked at all.
  package var isChecked: Bool
  /// Rows that were set aside, and so were never checked.
  package var setAside: Int
  /// Names of teams and facilities by id.
  package var names: [String: String]

  package struct Summary: Sendable, Hashable {
    /// The open ones.
    package var counted: FindingCount
    package var overdue: Int

    package var open: Int { counted.all }
    package var amountOre: Int { counted.amountOre }
    package var blocking: Int { counted.blocking }
  }

  /// What can be chosen, with how many it would show among the open ones.
  package struct Choices: Sendable {
    package var owners: [Choice]
    package var severities: [Choice]
    package var standings: [Choice]
    package var checks: [Choice]
    package var legalBases: [Choice]
    package var teams: [Choice]
    package var facilities: [Choice]
  }

  package struct Choice: Sendable, Hashable {
    package var value: String
    package var title: String
    package var count: Int

    package init(value: String, title: String, count: Int) {
      self.value = value
      self.title = title
      self.count = count
    }
  }

  package var pages: Int { pageCount(count, pageSize: pageSize) }
}

/// The findings (fund) that a reader may see: on pages, as files, one of them, the course of its citizen.
package struct Worklists: Sendable {
  let session: Session

  package init(_ session: Session) { self.session = session }

  /// The findings that a reader may see, filtered, sorted, one page of them.
  package func list(
    _ filter: FindingFilter, page: Int = 1, pageSize: Int = 25
  ) throws(Refusal) -> Worklist {
    try session.show { inside in
      let open = try inside.warehouse()
      let reader = try open.narrow(inside.reader, to: filter.unit)
      let seen = try SeenFindings.of(reader, inside)
      let found = try found(filter, among: seen, for: reader, inside)
      let list = try AllFindings(inside).list()
      let pages = pageCount(found.count, pageSize: pageSize)
      let page = min(max(1, page), pages)
      let shown = Array(found.page(page, pageSize: pageSize))
      return Shown(
        Worklist(
          lines: shown, counted: FindingCount(found.map(\.finding)), page: page, pageSize: pageSize,
          summary: seen.summary, choices: seen.choices, months: seen.months, received: open.received, asOf: open.asOf,
          notRun: list.runs.filter { !$0.didRun }, isChecked: !list.runs.isEmpty, setAside: open.rowsSetAside,
          names: open.unitNames),
        log: LogLine(
          "fejlliste side \(page)", isRows: !shown.isEmpty, persons: Set(shown.compactMap(\.finding.citizen)).count,
          for: reader))
    }
  }

  /// "Forbrug, januar–oktober 2026": the figures that a worklist is narrowed to; nil for a text that names none.
  package func figuresNamed(_ text: String) throws(Refusal) -> String? {
    try session.show { inside in
      .withoutFigures(inside.knowledge.figuresNamed(text, try inside.warehouse().labels))
    }
  }

  /// What a filter holds of what a reader may see, in its order.
  func found(
    _ filter: FindingFilter, among seen: SeenFindings, for reader: Reader, _ inside: OpenSession
  ) throws(Refusal) -> [FindingLine] {
    let open = try inside.warehouse()
    try refuseUnknown(filter, among: seen, for: reader, in: open, inside.knowledge)
    let touching = try filter.figures.map { (text) throws(Refusal) in
      try findings(touching: text, for: reader, inside)
    }
    let words = filter.searchWords
    let searched = words.isEmpty ? [:] : try textsToSearch(seen, inside)
    let found = seen.lines.filter { line in
      touching?.contains(line.finding.id) ?? true && filter.holds(line, words: words, searched: searched)
    }
    return filter.order == SeenFindings.order ? found : filter.sorted(found)
  }

  /// The findings that touch the figures that an address names, by id.
  ///
  /// - Throws: for a text that names none.
  private func findings(
    touching text: String, for reader: Reader, _ inside: OpenSession
  ) throws(Refusal) -> Set<String> {
    guard let figures = FiguresAsked(text), inside.knowledge.isKnown(figures) else {
      throw Refusal.unknownChoice(text, of: "tal")
    }
    let scope = try inside.warehouse().scope(of: reader)
    return try refusing {
      try FigureQuality(inside).view(scope).findings(touching: figures, in: inside.warehouse().builder)
    }
  }

  private struct TextsToSearch: MemoQuestion {
    typealias Answer = [String: SearchText]

    let seen: SeenFindings.Key
  }

  /// What a search looks through, by finding; made at the first search after a change.
  private func textsToSearch(
    _ seen: SeenFindings, _ inside: OpenSession
  ) throws(Refusal) -> [String: SearchText] {
    let names = try inside.warehouse().unitNames
    return try refusing {
      try inside.memo.answer(TextsToSearch(seen: seen.key)) {
        seen.lines.reduce(into: [:]) { texts, line in
          let finding = line.finding
          let parts = [
            finding.id, line.title, finding.message, finding.citizenName.map { "borger \($0)" }, finding.key,
            finding.facility.map { names[$0] ?? $0 }, finding.team.map { names[$0] ?? $0 }, line.state.person,
          ]
          texts[finding.id] = SearchText(parts.compactMap { $0 }.joined(separator: " "))
        }
      }
    }
  }

  /// A word that names nothing would show an empty list, which reads as "nothing is wrong".
  private func refuseUnknown(
    _ filter: FindingFilter, among seen: SeenFindings, for reader: Reader, in open: OpenWarehouse,
    _ knowledge: Knowledge
  ) throws(Refusal) {
    if let check = filter.check, knowledge.checks[check] == nil,
      !seen.lines.contains(where: { $0.finding.check == check })
    {
      throw Refusal.unknownChoice(check, of: "kontrol")
    }
    if let owner = filter.owner {
      let people = Set(seen.lines.compactMap(\.state.person)).map { "person:" + $0 }
      let owners = Set(knowledge.checks.all.map(\.owner.rawValue)).sorted()
      guard owners.contains(owner) || people.contains(owner) else {
        throw Refusal.unknownChoice(
          owner, of: "ansvarlig", among: owners.map { ($0, FindingOwner.name($0)) })
      }
    }
    if let basis = filter.legalBasis, !seen.lines.contains(where: { $0.finding.legalBasis == basis }) {
      throw Refusal.unknownChoice(
        basis, of: "paragraf",
        among: Set(seen.lines.compactMap(\.finding.legalBasis)).sorted().map { ($0, Words.legalBasis($0)) })
    }
    for (unit, own, kind) in [
      (filter.team, \Finding.team, UnitChoice.Kind.unit), (filter.facility, \.facility, .facility),
    ] {
      guard let unit, !seen.lines.contains(where: { $0.finding[keyPath: own] == unit }) else { continue }
      _ = try open.narrow(reader, to: unit)
      if let known = open.units.first(where: { $0.id == unit }), known.kind != kind {
        throw Refusal.unknownChoice(unit, of: kind == .unit ? "team" : "tilbud")
      }
    }
  }
}

/// K2 comes before K10.
struct CheckPlace: Comparable {
  let letters: String
  let number: Int

  init(_ id: String) {
    letters = String(id.prefix { !$0.isNumber })
    number = Int(id.drop { !$0.isNumber }.prefix { $0.isNumber }) ?? 0
  }

  static func < (left: CheckPlace, right: CheckPlace) -> Bool {
    (left.letters, left.number) < (right.letters, right.number)
  }
}
