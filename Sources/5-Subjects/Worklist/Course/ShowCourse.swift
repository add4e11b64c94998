internal import Access
internal import CareModel
internal import ControlStore
package import DocumentModel
internal import Reporting
package import Serving
internal import Warehouse

/// One citizen's whole course (forløb), opened from a finding or a follow-up: what every source says, on one time line and in tables.
package struct CoursePage: Sendable {
  /// The way back to what it was opened from.
  package var origin: [PageLink]
  /// "7F3A".
  package var citizenName: String
  package var figure: CourseFigure?
  package var tables: [DataTable]
  /// The citizen's findings that the reader may see.
  package var lines: [FindingLine]
  /// Whether the reader sees a part of the municipality alone.
  package var isNarrowed: Bool
  /// Names of units and facilities by id.
  package var names: [String: String]
}

extension Worklists {
  /// The course of the citizen that a finding is about; a deliberate step, logged as such.
  package func course(_ finding: String) throws(Refusal) -> CoursePage {
    try session.show { inside in
      let open = try inside.warehouse()
      let reach = try open.findingReach(of: inside.reader)
      let lines = try AllFindings(inside).standings().lines.filter { reach.isTold(of: $0.finding) }
      guard let line = lines.first(where: { $0.finding.id == finding }), let citizen = line.finding.citizen else {
        throw Refusal.noFinding(finding)
      }
      let page = try CourseReading(inside).course(
        of: citizen, named: line.finding.citizenName ?? "", among: lines, reach,
        from: [
          PageLink("Fejlliste", to: .worklist(WorklistAddress())),
          PageLink("\(line.title), \(finding)", to: .finding(FindingAddress(finding))),
        ])
      return Shown(page, log: LogLine("forløb åbnet fra fund \(finding)", isRows: true, persons: 1))
    }
  }
}

extension FollowUpLists {
  /// The course of the citizen whose service must be followed up; logged like the other.
  package func course(_ service: String) throws(Refusal) -> CoursePage {
    try session.show { inside in
      let open = try inside.warehouse()
      guard let line = try FollowUpReading(inside).all(unit: nil).first(where: { $0.servicePeriod == service }) else {
        throw Refusal(
          .notFound, code: "opfoelgning-ukendt",
          "Indsatsen skal ikke følges op nu, eller den hører til en del af kommunen, som du ikke ser.",
          suggestion: "Gå til opfølgningerne, og find den derfra.")
      }
      let reach = try open.findingReach(of: inside.reader)
      let lines = try AllFindings(inside).standings().lines.filter { reach.isTold(of: $0.finding) }
      let page = try CourseReading(inside).course(
        of: line.citizen, named: line.citizenName, among: lines, reach,
        from: [PageLink("Opfølgninger", to: .followUps(FollowUpAddress()))])
      return Shown(page, log: LogLine("forløb åbnet fra en opfølgning", isRows: true, persons: 1))
    }
  }
}

/// A citizen's course read for one reader.
struct CourseReading {
  private let inside: OpenSession

  init(_ inside: OpenSession) { self.inside = inside }

  fileprivate func course(
    of citizen: Int, named name: String, among lines: [FindingLine], _ reach: Reach, from origin: [PageLink]
  ) throws -> CoursePage {
    let (open, reader, knowledge) = (try inside.warehouse(), inside.reader, inside.knowledge)
    let course = try Course.read(citizen, reach, holdsAreas: open.policy[reader.role].holdsAreas, in: open, knowledge)
    let own = lines.filter { $0.finding.citizen == citizen && $0.isOpen }
    let writing = CourseWriting(course: course, labels: open.labels, names: open.unitNames, asOf: open.asOf)
    return CoursePage(
      origin: origin, citizenName: name, figure: writing.whole(name, stakes: own.map(\.finding)),
      tables: writing.tables(), lines: FindingFilter().sorted(own), isNarrowed: reach != .whole,
      names: open.unitNames)
  }

  /// The time around what a finding has at stake.
  func figure(around finding: Finding, _ reach: Reach) throws -> CourseFigure? {
    guard let citizen = finding.citizen else { return nil }
    let (open, reader, knowledge) = (try inside.warehouse(), inside.reader, inside.knowledge)
    let course = try Course.read(citizen, reach, holdsAreas: open.policy[reader.role].holdsAreas, in: open, knowledge)
    let labels = try open.rows(SourceValueQuery(finding: finding.id), knowledge).map(\.label)
    return CourseWriting(course: course, labels: open.labels, names: open.unitNames, asOf: open.asOf)
      .around(finding, shown: labels)
  }
}
