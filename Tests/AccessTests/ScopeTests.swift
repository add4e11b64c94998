import CareModel
import TestSupport
import Testing

@testable import Access

/// What the shipped policy gives each role: legal-and-access § 7 and mission § 2.
@Suite("Scopes")
struct ScopeTests {
  @Test(arguments: Role.allCases)
  func `persons are seen only by the groups that work with them`(role: Role) throws {
    switch role {
    case .leadership, .operations, .authority, .dataTeam:
      let scope = try Scope.shipped(role, unit: "X")
      #expect(scope.seesRows && !scope.suppressesSmallNumbers && scope.unit == "X")
    case .director:
      let scope = try Scope.shipped(role)
      #expect(!scope.seesRows && scope.suppressesSmallNumbers)
      #expect(try Scope.shipped(role, unit: "X").unit == "X")
    case .committee, .financeCommittee, .council:
      let scope = try Scope.shipped(role)
      #expect(!scope.seesRows && scope.suppressesSmallNumbers)
      #expect(throws: AccessDenied.unitNotAllowed(role)) { try Scope.shipped(role, unit: "X") }
    case .dataProtectionOfficer, .administrator:
      #expect(throws: AccessDenied.noFigures(role)) { try Scope.shipped(role) }
    }
  }

  @Test func `a politician sees the whole area and no unit, facility or caseworker`() throws {
    let below: Set<Dimension> = [.facility, .provider, .unit, .team, .caseworker, .costCentre, .question]
    for role in Role.allCases {
      let allowed = try Policy.shipped()[role].dimensions
      #expect(role.isPolitical == (allowed == Set(Dimension.allCases).subtracting(below)))
    }
  }

  @Test func `a role with a unit is written with a colon`() throws {
    #expect(try Scope.shipped("ledelse:Center Nord").unit == "Center Nord")
    #expect(try Scope.shipped("ledelse:C:1").unit == "C:1")
    #expect(throws: AccessDenied.unknownRole("chef")) { try Scope.shipped("chef") }
    #expect(throws: AccessDenied.emptyUnit) { try Scope.shipped("ledelse:") }
    #expect(try Reader.commandLine("ledelse:C", user: "lone").text == "ledelse:C")
    #expect(try Reader.commandLine(nil, user: "lone").role == .dataTeam)
  }

  @Test func `a provider without a place has no scope`() throws {
    #expect(throws: AccessDenied.unitRequired(.operations)) { try Scope.shipped("udfoerer") }
    #expect(try Scope.shipped("udfoerer:T101").unit == "T101")
  }

  @Test func `a report is released by those who answer for it`() throws {
    #expect(try Policy.shipped().releasers == [.director, .leadership, .dataTeam])
  }

  @Test func `a grant counts from its first day to its last, both included`() throws {
    let (from, to) = (Day(number: 20_000), Day(number: 20_010))
    let policy = try Policy.shipped()
    func scope(_ from: Day?, _ to: Day?, on day: Int) throws -> Scope {
      try policy.scope(of: Reader.test(.leadership, from: from, to: to).grant, on: Day(number: day))
    }
    for day in [20_000, 20_005, 20_010] { #expect(try scope(from, to, on: day).role == .leadership) }
    #expect(throws: AccessDenied.notYet(.leadership, from: from)) { try scope(from, to, on: 19_999) }
    #expect(throws: AccessDenied.ended(.leadership, to: to)) { try scope(from, to, on: 20_011) }
    #expect(throws: AccessDenied.ended(.leadership, to: to)) { try scope(nil, to, on: 20_011) }
    #expect(try scope(nil, nil, on: 0).reason == "prøve")
  }

  @Test func `the program's own work has a purpose each and sees no rows`() {
    #expect(Set(SystemTask.allCases.map(\.purpose)).count == SystemTask.allCases.count)
    for task in SystemTask.allCases {
      #expect(task.scope.reason == task.purpose && !task.scope.seesRows && task.scope.unit == nil)
      let reader = Reader.program(task, user: "traad", for: .committee)
      #expect(reader.reason == task.purpose && reader.role == .committee && reader.identity.entrance == .program)
    }
  }

  @Test func `a part and a recipient keep who it is`() throws {
    let reader = Reader.test(.leadership, from: Day(number: 1), to: Day(number: 2), user: "lone")
    let part = reader.narrowed(to: "C")
    #expect(part.identity == reader.identity && part.unit == "C" && part.grant.to == reader.grant.to)
    let recipient = reader.recipient(.committee, because: "Udgave")
    #expect(recipient.user == "lone" && recipient.role == .committee && recipient.reason == "Udgave")
  }
}
