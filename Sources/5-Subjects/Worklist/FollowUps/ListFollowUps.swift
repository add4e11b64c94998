internal import Access
package import CareModel
internal import ControlStore
internal import Reporting
package import Serving
internal import Warehouse

/// One page of the follow-ups that a reader may see, the most urgent first.
package struct FollowUpList: Sendable {
  package var lines: [FollowUp]
  /// How many the filter holds, on all pages.
  package var count: Int
  package var page: Int
  package var pageSize: Int
  /// How many of each kind the filter's team and caseworker have.
  package var counts: [FollowUp.Standing: Int]
  /// The team and caseworkers to choose between, with how many each has.
  package var teams: [Worklist.Choice]
  package var caseworkers: [Worklist.Choice]
  /// The day that they stand as on (opgørelsesdag).
  package var asOf: Day
  /// When the delivery came, ISO.
  package var received: String
  /// Names of teams and facilities by id.
  package var names: [String: String]

  package var pages: Int { pageCount(count, pageSize: pageSize) }
  package func count(_ standing: FollowUp.Standing) -> Int { counts[standing] ?? 0 }
}

/// The follow-ups (opfølgninger) that a reader may see: on pages, as files, and one citizen's course from each.
package struct FollowUpLists: Sendable {
  let session: Session

  package init(_ session: Session) { self.session = session }

  /// The follow-ups that a reader may see, filtered, one page of them.
  ///
  /// - Throws: for who sees no rows of persons, and for a team, a caseworker or a page that is not among them.
  package func list(
    _ filter: FollowUpFilter, page: Int = 1, pageSize: Int = 50
  ) throws(Refusal) -> FollowUpList {
    try session.show { inside in
      let all = try FollowUpReading(inside).all(unit: filter.unit)
      let list = try FollowUpList(all, filter, page: page, pageSize: pageSize, in: inside.warehouse())
      return Shown(
        list,
        log: LogLine(
          "opfølgninger side \(page)", isRows: !list.lines.isEmpty, persons: Set(list.lines.map(\.citizen)).count))
    }
  }
}

/// Follow-ups as the warehouse has them, for one reader.
package struct FollowUpReading {
  private let inside: OpenSession

  package init(_ inside: OpenSession) { self.inside = inside }

  private struct OfReader: MemoQuestion {
    typealias Answer = [FollowUp]

    let warehouse: String
    let role: Role
    let unit: String?
  }

  /// Everything of the reader's that must be followed up, the most urgent first.
  package func all(unit: String?) throws(Refusal) -> [FollowUp] {
    let (open, reader) = (try inside.warehouse(), inside.reader)
    let narrowed = try open.narrow(reader, to: unit)
    let scope = try open.scope(of: narrowed)
    guard scope.seesRows else {
      throw Refusal(
        .forbidden, code: "opfoelgninger-uden-for-rolle",
        "Listen viser enkelte borgeres indsatser, og dem ser \(reader.role.danishName) ikke.",
        suggestion: "Hvor mange opfølgninger der er overskredet, står under Nøgletal."
      ).about("opfølgninger")
    }
    let reach = open.reach(of: scope)
    return try refusing {
      try inside.memo.answer(OfReader(warehouse: open.version, role: narrowed.role, unit: narrowed.unit)) {
        try open.followUps(reach, inside.knowledge)
      }
    }
  }
}

extension OpenWarehouse {
  fileprivate func followUps(_ reach: Reach, _ knowledge: Knowledge) throws -> [FollowUp] {
    guard try has("facts.follow_up", knowledge) else { return [] }
    return try rows(FollowUpQuery(asOf: asOf, municipality: municipality), knowledge).compactMap { row in
      guard reach.holds(unit: row.unit, facility: row.facility),
        let standing = FollowUp.Standing(next: row.next, last: row.last, on: asOf)
      else { return nil }
      return FollowUp(
        servicePeriod: row.servicePeriod, caseID: row.caseID, citizen: row.citizen,
        citizenName: citizenName(row.pseudonym), standing: standing, next: row.next, last: row.last,
        days: standing == .withoutDate ? nil : row.next.map { abs($0.distance(to: asOf)) },
        legalBasis: row.legalBasis, service: row.service, facility: row.facility, team: row.team,
        caseworker: row.caseworker)
    }.sorted(by: FollowUp.isMoreUrgent)
  }
}

extension FollowUpList {
  init(
    _ all: [FollowUp], _ filter: FollowUpFilter, page: Int, pageSize: Int, in open: OpenWarehouse
  ) throws(Refusal) {
    let names = open.unitNames
    func choices(_ key: (FollowUp) -> String?, _ title: (String) -> String) -> [Worklist.Choice] {
      Dictionary(grouping: all.compactMap(key)) { $0 }
        .map { Worklist.Choice(value: $0.key, title: title($0.key), count: $0.value.count) }
        .sorted { ($0.title, $0.value) < ($1.title, $1.value) }
    }
    let teams = choices(\.team) { names[$0] ?? $0 }
    let caseworkers = choices(\.caseworker) { $0 }
    for (value, known, what) in [
      (filter.team, teams, "Teamet"), (filter.caseworker, caseworkers, "Sagsbehandleren"),
    ] {
      guard let value, !known.contains(where: { $0.value == value }) else { continue }
      throw Refusal(
        .badCall, code: "filter-ukendt",
        "\(what) `\(Asked.short(value))` har ingen opfølgninger, som du kan se.", suggestion: "Vælg et andet på listen."
      )
    }
    let found = all.filter(filter.holds)
    let pages = pageCount(found.count, pageSize: pageSize)
    guard (1...pages).contains(page) else { throw Refusal.noSuchPage(page, of: pages) }
    self.init(
      lines: Array(found.page(page, pageSize: pageSize)), count: found.count, page: page,
      pageSize: pageSize,
      counts: Dictionary(grouping: all.filter(filter.holdsPlace), by: \.standing).mapValues(\.count), teams: teams,
      caseworkers: caseworkers, asOf: open.asOf, received: open.received, names: names)
  }
}
