import Access
import Foundation
import GRDB
import Testing

@testable import ControlStore

struct ReleaseTests {
  let control: ControlDatabase

  init() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("styring-\(UUID().uuidString).sqlite")
    control = try ControlDatabase(path: file.path, sealKey: Data(repeating: 7, count: 32))
  }

  func release(_ reason: String, findings: Set<String> = ["K3-0000000a", "K3-0000000b"]) -> ReportRelease {
    ReportRelease(
      report: "maanedsopfoelgning-myndighed", period: "2026-10", time: "2026-11-09T08:00:00Z", user: "lone",
      role: .leadership, unit: nil, reason: reason, findings: findings)
  }

  @Test func `a release comes back whole, the newest first, and the version tells that it came`() throws {
    #expect(try control.releases.version() == 0)
    try control.releases.add(release("Kendt fejl, rettes i november."))
    try control.releases.add(release("Ét fund mere, samme sag.", findings: ["K2-00000001"]))
    #expect(try control.releases.all().map(\.reason) == ["Ét fund mere, samme sag.", "Kendt fejl, rettes i november."])
    #expect(try control.releases.all().last == release("Kendt fejl, rettes i november."))
    #expect(try control.releases.version() == 2)
  }

  @Test func `a release without a reason is not taken`() throws {
    #expect(throws: DatabaseError.self) { try control.releases.add(release("  ")) }
    #expect(try control.releases.all().isEmpty)
  }

  @Test(arguments: ["UPDATE report_release SET reason = 'andet'", "DELETE FROM released_finding"])
  func `a release can be neither changed nor forgotten`(statement: String) throws {
    try control.releases.add(release("Kendt fejl."))
    #expect(throws: DatabaseError.self) { try control.pool.write { try $0.execute(sql: statement) } }
    #expect(try control.releases.all().first?.findings.count == 2)
  }
}
