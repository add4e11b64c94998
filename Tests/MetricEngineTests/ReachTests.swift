import CareModel
import TestSupport
import Testing
import Warehouse

@testable import Access
@testable import MetricEngine

/// What a statement shows is what memory shows: one rule in two forms.
@Suite struct ReachTests {
  /// A municipality by chance: units below each other, facilities of units, and some that nobody runs.
  private struct Municipality {
    var units: [(String, String)] = []
    var facilities: [(String, String)] = []
    var runners: [(String, String)] = []
    let unitNames: [String]
    let facilityNames: [String]

    init(_ chance: inout SystemChance) {
      unitNames = (0..<(2 + chance.below(8))).map { "E\($0)" }
      facilityNames = (0..<(1 + chance.below(6))).map { chance.below(3) == 0 ? "E\($0)" : "T\($0)" }
      var parents: [String: String] = [:]
      for (place, unit) in unitNames.enumerated() where place > 0 && chance.below(4) > 0 {
        parents[unit] = unitNames[chance.below(place)]
      }
      func above(_ unit: String) -> [String] { [unit] + (parents[unit].map(above) ?? []) }
      for unit in unitNames { units += above(unit).map { ($0, unit) } }
      for facility in facilityNames {
        facilities.append((facility, facility))
        guard chance.below(5) > 0 else { continue }
        let runner = unitNames.contains(facility) ? facility : unitNames[chance.below(unitNames.count)]
        runners.append((facility, runner))
        facilities += above(runner).map { ($0, facility) }
      }
    }

    var organisation: Organisation { Organisation(units: units, facilities: facilities, runners: runners) }
  }

  /// SplitMix64.
  private struct SystemChance {
    var state: UInt64
    mutating func below(_ count: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(count))
    }
  }

  @Test(arguments: UInt64(1)...12)
  func `for every role, unit and table a statement and memory show the same rows`(seed: UInt64) throws {
    var chance = SystemChance(state: seed)
    let municipality = Municipality(&chance)
    let organisation = municipality.organisation
    let connection = try Database(path: nil).connect()
    try connection.execute("CREATE SCHEMA facts")
    var rows: [Fact: [(id: Int, unit: String?, facility: String?)]] = [:]
    for fact in facts.all {
      try connection.execute("CREATE TABLE \(fact.table) (id INTEGER, unit VARCHAR, facility VARCHAR)")
      let names = municipality.unitNames + ["EX"]
      rows[fact] = (0..<40).map { id in
        (
          id, fact.has(.unit) && chance.below(5) > 0 ? names[chance.below(names.count)] : nil,
          fact.has(.facility) && chance.below(3) > 0
            ? municipality.facilityNames[chance.below(municipality.facilityNames.count)] : nil
        )
      }
      try connection.append(
        (rows[fact] ?? []).map { row in
          [.int(row.id), row.unit.map(Value.text) ?? .null, row.facility.map(Value.text) ?? .null]
        }, to: fact.id, schema: "facts")
    }
    var held = 0
    let policy = try Policy.shipped()
    let today = 20_000
    /// A day near today now and then, else none.
    func day() -> Day? { chance.below(4) == 0 ? Day(number: today - 2 + chance.below(5)) : nil }
    for role in Role.allCases {
      for unit in [nil, "ukendt"] + (municipality.unitNames + municipality.facilityNames).map(Optional.some) {
        let grant = Reader.test(role, unit: unit, from: day(), to: day()).grant
        let (from, to) = (grant.from?.number ?? 0, grant.to?.number ?? .max)
        let scope: Scope
        do {
          scope = try policy.scope(of: grant, on: Day(number: today))
        } catch {
          // Nothing is refused but what the policy or the grant's days say.
          let rights = policy[role]
          let isRefused =
            !rights.seesFigures || rights.unit == (unit == nil ? .required : .forbidden) || today < from || to < today
          #expect(isRefused, "\(role.rawValue) \(unit ?? "–")")
          continue
        }
        #expect(from <= today && today <= to)
        let reach = organisation.reach(of: scope)
        for fact in facts.all {
          let conditions = Conditions(
            population: .none, filters: [], reach: reach, municipality: "0999", organisation: organisation)
          let shown = try connection.query("SELECT id FROM \(fact.table)\(conditions.on(fact)) ORDER BY id").rows
            .compactMap { $0[0].int }
          let remembered = (rows[fact] ?? []).filter {
            fact.isNational || reach.holds(unit: $0.unit, facility: $0.facility)
          }.map(\.id)
          #expect(shown == remembered, "\(role.rawValue) \(unit ?? "–") \(fact.id)")
          held += shown.count
        }
      }
    }
    #expect(held > 1_000)
  }

  /// Mission M13 and M92; see docs/decisions/0014-access-is-one-chain.md.
  @Test(arguments: UInt64(1)...12)
  func `for one unit no row, dimension or metric on offer is lost on the way from committee to staff`(seed: UInt64)
    throws
  {
    var chance = SystemChance(state: seed)
    let municipality = Municipality(&chance)
    let organisation = municipality.organisation
    let engine = try TestWarehouse(asOf: "2026-10-31").engine()
    let period = try #require(Period("2026-09"))
    func scope(_ role: Role, _ unit: String?) -> Scope? {
      do { return try Scope.shipped(role, unit: unit) } catch { return nil }
    }
    /// Metrics, each whole and split by every dimension, that may be asked for.
    var offers: [Rights: [Bool: Set<String>]] = [:]
    func offer(_ scope: Scope) -> Set<String> {
      if let known = offers[scope.rights]?[scope.unit == nil] { return known }
      var offer: Set<String> = []
      for metric in catalogue.all {
        for by in [[]] + CareModel.Dimension.allCases.map({ [$0] }) {
          let request = MetricRequest(metrics: [metric.id], from: period, to: period, by: by)
          do { _ = try engine.definition(metric.id, request, scope) } catch { continue }
          offer.insert("\(metric.id) \(by.map(\.rawValue))")
        }
      }
      offers[scope.rights, default: [:]][scope.unit == nil] = offer
      return offer
    }
    /// Rows that may be opened, of every unit with every facility.
    func rows(_ scope: Scope) -> Set<[String]> {
      let reach = organisation.reach(of: scope)
      let places = municipality.unitNames.flatMap { unit in municipality.facilityNames.map { [unit, $0] } }
      return scope.seesRows ? Set(places.filter { reach.holds(unit: $0[0], facility: $0[1]) }) : []
    }
    var compared = 0
    for unit in [nil] + (municipality.unitNames + municipality.facilityNames).map(Optional.some) {
      for (fewer, more) in Policy.chain {
        guard let less = scope(fewer, unit) else { continue }
        // A provider is of a facility of its own: it has no whole, and of a centre it holds the facilities alone.
        if more == .operations, unit.map(municipality.unitNames.contains) ?? true { continue }
        let wide = try #require(scope(more, unit), "\(more.rawValue) \(unit ?? "–")")
        #expect(offer(less).isSubset(of: offer(wide)), "\(fewer.rawValue) \(more.rawValue) \(unit ?? "–")")
        #expect(rows(less).isSubset(of: rows(wide)), "\(fewer.rawValue) \(more.rawValue) \(unit ?? "–")")
        #expect((wide.rights.threshold ?? 0) <= (less.rights.threshold ?? 0))
        compared += offer(less).count
      }
    }
    #expect(compared > 1_000)
  }

  @Test func `a provider holds facilities and the units that run them, a leader of the same unit its whole tree`()
    throws
  {
    let organisation = Organisation(
      units: [("C", "C"), ("C", "TEAM"), ("C", "HUS"), ("TEAM", "TEAM"), ("HUS", "HUS")],
      facilities: [("C", "T1"), ("HUS", "T1"), ("T1", "T1")], runners: [("T1", "HUS")])
    func reach(_ role: Role, _ unit: String?) throws -> Reach {
      organisation.reach(of: try Scope.shipped(role, unit: unit))
    }
    #expect(try reach(.leadership, "C") == .part(units: ["C", "TEAM", "HUS"], facilities: ["T1"]))
    #expect(try reach(.operations, "C") == .part(units: ["HUS"], facilities: ["T1"]))
    #expect(try reach(.operations, "TEAM") == .part(units: [], facilities: []))
    #expect(try reach(.operations, "T1") == .part(units: [], facilities: ["T1"]))
    #expect(try reach(.dataTeam, nil) == .whole)
    #expect(try reach(.authority, "findes ikke") == .part(units: [], facilities: []))
  }
}
