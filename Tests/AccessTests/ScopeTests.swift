import CareModel
import Testing

@testable import Access

@Suite("Scopes")
struct ScopeTests {
  @Test(arguments: Role.allCases)
  func `persons are seen only by the groups that work with them`(role: Role) throws {
    switch role {
    case .leadership, .operations, .authority, .dataTeam:
      let scope = try Scope.of(role, unit: "X", reason: "prøve")
      #expect(scope.seesRows && !scope.suppressesSmallNumbers && scope.unit == "X")
    case .director:
      let scope = try Scope.of(role, reason: "prøve")
      #expect(!scope.seesRows && scope.suppressesSmallNumbers)
    case .committee, .financeCommittee, .council:
      let scope = try Scope.of(role, reason: "prøve")
      #expect(!scope.seesRows && scope.suppressesSmallNumbers)
      #expect(throws: AccessDenied.unitNotAllowed(role)) { try Scope.of(role, unit: "X", reason: "prøve") }
    case .dataProtectionOfficer, .administrator:
      #expect(throws: AccessDenied.noFigures(role)) { try Scope.of(role, reason: "prøve") }
    }
  }

  @Test func `a politician sees the whole area and no unit, facility or caseworker`() throws {
    let committee = try Scope.of(.committee, reason: "prøve")
    let leader = try Scope.of(.leadership, reason: "prøve")
    for dimension in [Dimension.facility, .provider, .unit, .team, .caseworker, .costCentre] {
      #expect(!committee.allows(dimension))
      #expect(leader.allows(dimension))
    }
    #expect(committee.allows(.serviceArea) && committee.allows(.ageGroup))
  }

  @Test func `a role with a unit is written with a colon`() throws {
    #expect(try Scope.of("ledelse:Center Nord", reason: "prøve").unit == "Center Nord")
    #expect(throws: AccessDenied.unknownRole("chef")) { try Scope.of("chef", reason: "prøve") }
    #expect(throws: AccessDenied.emptyUnit) { try Scope.of("ledelse:", reason: "prøve") }
  }

  @Test func `a provider without a place has no scope`() throws {
    #expect(throws: AccessDenied.unitRequired(.operations)) { try Scope.of("udfoerer", reason: "prøve") }
    #expect(try Scope.of("udfoerer:T101", reason: "prøve").unit == "T101")
  }

  @Test func `for one unit no dimension on offer is lost on the way from committee to staff`() throws {
    let chain = try [Role.committee, .director, .leadership, .dataTeam].map { role in
      let scope = try Scope.of(role, reason: "prøve")
      return Set(Dimension.allCases.filter(scope.allows))
    }
    for (fewer, more) in zip(chain, chain.dropFirst()) { #expect(more.isSuperset(of: fewer)) }
    let atUnit = try [Role.director, .leadership, .authority].map { role in
      let scope = try Scope.of(role, unit: "C", reason: "prøve")
      return Set(Dimension.allCases.filter(scope.allows))
    }
    for (fewer, more) in zip(atUnit, atUnit.dropFirst()) { #expect(more.isSuperset(of: fewer)) }
  }
}
