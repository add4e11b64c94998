import Access
import CareModel
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Serving

struct WorkingDayTests {
  @Test func `holidays and weekends are not working days`() throws {
    for (year, month, day) in [
      (2026, 4, 2), (2026, 4, 3), (2026, 4, 6), (2026, 5, 14), (2026, 5, 25), (2026, 12, 25), (2027, 1, 1),
      (2026, 11, 21), (2026, 11, 22), (2023, 5, 5),
    ] {
      let day = try #require(Day(year, month, day))
      #expect(!WorkingDays.isWorkingDay(day), "\(day)")
    }
  }

  @Test func `store bededag is a working day from 2024`() throws {
    #expect(WorkingDays.isWorkingDay(try #require(Day(2024, 4, 26))))
  }

  @Test func `the seventh working day of November 2026 is the tenth`() {
    let rule = DueRule(monthsAfter: 1, workingDay: 7)
    #expect(rule.day(for: .month(2026, 10)) == Day(2026, 11, 10))
  }

  @Test func `a year's report can be due in August`() {
    let rule = DueRule(monthsAfter: 8, workingDay: 10)
    #expect(rule.day(for: .year(2025)) == Day(2026, 8, 14))
  }
}

struct DeliverableCatalogueTests {
  let catalogue: DeliverableCatalogue
  let faults: [Diagnostic]

  init() throws {
    let installation = try Installation.locate(environment: [:], program: nil)
    (catalogue, faults) = try DeliverableCatalogue.load(
      folder: installation.definitions.appendingPathComponent("8-deliverables"), policy: Policy.shipped())
  }

  @Test
  func `the fourteen deliverables of the mission are there, in its order, and the quality of the data after them`() {
    #expect(faults.isEmpty)
    #expect(catalogue.all.map(\.demand) == (15...28).map { "M\($0)" } + ["M62"])
    #expect(
      catalogue.all.filter(\.isInOperation).map(\.id) == [
        "maanedsopfoelgning-myndighed", "sagsoverblik", "til-og-afgang", "datakvalitet",
      ])
  }

  /// Mission, tables 1 and 2: every cell of the matrix.
  @Test func `a deliverable is for its recipients and no others`() {
    let groups: [Role] = [
      .committee, .financeCommittee, .council, .director, .leadership, .operations, .authority,
    ]
    let matrix = [
      "statusrapport-politisk": "x......", "budgetopfoelgning": "x......", "danmarkskortet": "xxx....",
      "statusrapport": "...xxxx", "maanedsopfoelgning-myndighed": "....x..", "maanedsopfoelgning-drift": ".....x.",
      "ledelsestilsyn": "...xx.x", "audit": "....xx.", "klagesagsstatistik": "...xx.x", "sygefravaer": "...xxxx",
      "sagsoverblik": "....x.x", "belaegning": ".....x.", "observationsrapport": ".....x.", "til-og-afgang": ".....x.",
      "datakvalitet": "....x..",
    ]
    for deliverable in catalogue.all {
      let row = String(groups.map { deliverable.isFor($0) ? "x" : "." })
      #expect(row == matrix[deliverable.id], "\(deliverable.id)")
      #expect(!deliverable.isFor(.dataProtectionOfficer) && !deliverable.isFor(.administrator))
      #expect(deliverable.isFor(.dataTeam))
    }
  }

  @Test func `a year has twelve, four and one issues`() throws {
    for deliverable in catalogue.all {
      let issues = Set(
        try (0..<365).map { number in
          deliverable.latestPeriod(on: try #require(Day(2026, 1, 31)).advanced(by: number))
        })
      let wanted =
        switch deliverable.cadence {
        case .month: 12
        case .quarter: 4
        case .half: 2
        case .year: 1
        }
      #expect(issues.count - wanted <= 1 && issues.count >= wanted, "\(deliverable.id)")
    }
  }

  @Test func `the next due day is never before today`() throws {
    let today = try #require(Day(2026, 11, 21))
    for deliverable in catalogue.all { #expect(deliverable.nextDue(after: today).day >= today) }
    #expect(catalogue["sagsoverblik"]?.nextDue(after: today).period == .month(2026, 11))
  }

  @Test func `a misspelt field of a deliverable is told with its place`() throws {
    let folder = try temporaryFolder()
    try Data(
      "id: x\ndemand: M1\nname: X\ncontents: X\nlevel: politisk\ncadence: maaned\nduee: 1\nrecipients: [dpo]\nstatus: I drift\n"
        .utf8
    )
    .write(to: folder.appendingPathComponent("x.yaml"))
    let (found, faults) = try DeliverableCatalogue.load(folder: folder, policy: Policy.shipped())
    #expect(found.all.isEmpty)
    #expect(
      faults.map(\.description) == [
        "8-deliverables/x.yaml:1:1: fejl [felt-mangler]: Feltet `due` mangler. Er `duee` en slåfejl for `due`?",
        "8-deliverables/x.yaml:8:13: fejl [modtager-uden-tal]: `dpo` ser logge, ikke tal, og kan ikke være modtager.",
        "8-deliverables/x.yaml:7:1: fejl [felt-ukendt]: Feltet `duee` kendes ikke her. Mente du `due`?",
      ])
  }
}

func temporaryFolder() throws -> URL {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}
