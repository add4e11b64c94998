internal import CareModel
internal import ControlStore
package import DocumentModel
internal import Warehouse

/// One citizen's whole course (forløb), opened from a finding: what every source says, on one time line and in tables.
package struct CoursePage: Sendable {
  package var finding: String
  package var findingTitle: String
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

extension Workspace {
  /// The course of the citizen that a finding is about; a deliberate step, logged as such.
  package func showCourse(_ finding: String, for reader: Reader) throws(Refusal) -> CoursePage {
    let open = try serving.current()
    let sight = try findingSight(of: reader, in: open)
    let lines = try findingStandings(in: open).lines.filter { sight.sees($0.finding) }
    guard let line = lines.first(where: { $0.finding.id == finding }), let citizen = line.finding.citizen else {
      throw Refusal.noFinding(finding)
    }
    let name = line.finding.citizenName ?? ""
    let page: CoursePage
    do {
      let course = try Course.read(citizen, sight, in: open, knowledge)
      let own = lines.filter { $0.finding.citizen == citizen && $0.isOpen }
      let writing = CourseWriting(course: course, labels: open.labels, names: open.unitNames, asOf: open.asOf)
      page = CoursePage(
        finding: finding, findingTitle: line.title, citizenName: name,
        figure: writing.whole(name, stakes: own.map(\.finding)), tables: writing.tables(),
        lines: FindingFilter().sorted(own), isNarrowed: sight.own != nil,
        names: open.unitNames)
    } catch {
      throw Refusal(error)
    }
    try log(.viewRows, "forløb åbnet fra fund \(finding)", by: reader, persons: 1)
    return page
  }

  /// The time around what a finding has at stake.
  func courseFigure(around finding: Finding, _ sight: FindingSight, in open: OpenWarehouse) throws -> CourseFigure? {
    guard let citizen = finding.citizen else { return nil }
    let course = try Course.read(citizen, sight, in: open, knowledge)
    let labels = try open.rows("fund-vaerdier", knowledge, [.text(finding.id)]).compactMap { $0.text("label") }
    return CourseWriting(course: course, labels: open.labels, names: open.unitNames, asOf: open.asOf)
      .around(finding, shown: labels)
  }
}
