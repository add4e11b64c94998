package import Access
internal import CareModel
internal import ControlStore
internal import Reporting
package import Serving

/// The findings that one reader may see, whatever they filter by, and what is counted of them: kept for the next page.
package struct SeenFindings: Sendable {
  let key: Key
  /// Closed ones among them, in `order`.
  let lines: [FindingLine]
  package let summary: Worklist.Summary
  let choices: Worklist.Choices
  let months: [FindingMonth]

  static let order = FindingFilter.Order.severity

  /// Whose they are, and of which moment.
  struct Key: MemoQuestion {
    typealias Answer = SeenFindings

    let moment: FindingStandings.Moment
    let reach: Reach
  }

  /// - Parameter names: of teams and facilities by id.
  init(_ standings: FindingStandings, _ key: Key, names: [String: String]) {
    let reach = key.reach
    self.key = key
    lines = FindingFilter(order: SeenFindings.order).sorted(
      standings.lines.filter { reach.isTold(of: $0.finding) } + standings.closed.filter { reach.owns($0.state.marks) })
    summary = SeenFindings.summary(lines)
    choices = SeenFindings.choices(lines, names)
    months = FindingMonth.months(standings.spans(within: reach), days: standings.deliveryDays)
  }

  private static func summary(_ lines: [FindingLine]) -> Worklist.Summary {
    let open = lines.filter(\.isOpen)
    return .init(counted: FindingCount(open.map(\.finding)), overdue: open.count(where: \.isOverdue))
  }

  private static func choices(_ lines: [FindingLine], _ names: [String: String]) -> Worklist.Choices {
    let current = lines.filter(\.isOpen)
    func counted(_ key: (FindingLine) -> String?) -> [String: Int] {
      current.reduce(into: [:]) { counts, line in if let key = key(line) { counts[key, default: 0] += 1 } }
    }
    func choices(_ counts: [String: Int], _ title: (String) -> String) -> [Worklist.Choice] {
      counts.map { Worklist.Choice(value: $0.key, title: title($0.key), count: $0.value) }
        .sorted { ($0.title, $0.value) < ($1.title, $1.value) }
    }
    let titles = Dictionary(lines.map { ($0.finding.check, $0.title) }) { first, _ in first }
    let owners = counted(\.finding.owner)
    let people = counted { $0.state.person.map { "person:" + $0 } }
    let severities = counted(\.finding.severity.rawValue)
    return .init(
      owners: choices(owners, FindingOwner.name) + choices(people) { String($0.dropFirst("person:".count)) },
      severities: FindingSeverity.allCases.map {
        .init(value: $0.rawValue, title: $0.danishName, count: severities[$0.rawValue] ?? 0)
      },
      standings: FindingFilter.Standing.allCases.map { standing in
        .init(value: standing.rawValue, title: standing.danishName, count: lines.count(where: standing.holds))
      },
      checks: counted(\.finding.check).map { .init(value: $0.key, title: titles[$0.key] ?? $0.key, count: $0.value) }
        .sorted { (CheckPlace($0.value), $0.value) < (CheckPlace($1.value), $1.value) },
      legalBases: choices(counted(\.finding.legalBasis), Words.legalBasis),
      teams: choices(counted(\.finding.team)) { names[$0] ?? $0 },
      facilities: choices(counted(\.finding.facility)) { names[$0] ?? $0 })
  }
}

extension SeenFindings {
  package static func of(_ reader: Reader, _ inside: OpenSession) throws(Refusal) -> SeenFindings {
    let open = try inside.warehouse()
    let reach = try open.findingReach(of: reader)
    let standings = try AllFindings(inside).standings()
    return try refusing {
      let key = Key(moment: standings.moment, reach: reach)
      return try inside.memo.answer(key) { SeenFindings(standings, key, names: open.unitNames) }
    }
  }
}
