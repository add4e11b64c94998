internal import CareModel
internal import Serving
internal import Warehouse

/// The services that are active on a day and that a municipality acts for, with the dates of their follow-ups.
struct FollowUpQuery: PageQuery {
  struct Row {
    let servicePeriod: String
    let caseID: String?
    let citizen: Int
    let pseudonym: String
    let next: Day?
    let last: Day?
    let legalBasis: String?
    let service: String?
    let facility: String?
    let unit: String?
    let team: String?
    let caseworker: String?
  }

  let asOf: Day
  /// Four digits.
  let municipality: String

  static let file = "worklist/follow-ups"
  var parameters: [Value] { [.date(asOf.number), .text(municipality)] }

  func row(_ cells: RowReader) throws -> Row {
    Row(
      servicePeriod: try cells.text("service_period"), caseID: try cells.text(ifAny: "case_id"),
      citizen: try cells.int("citizen"), pseudonym: try cells.text("pseudonym"),
      next: try cells.day(ifAny: "next_follow_up"), last: try cells.day(ifAny: "last_follow_up"),
      legalBasis: try cells.text(ifAny: "legal_basis"), service: try cells.text(ifAny: "service"),
      facility: try cells.text(ifAny: "facility"), unit: try cells.text(ifAny: "unit"),
      team: try cells.text(ifAny: "team"), caseworker: try cells.text(ifAny: "caseworker"))
  }
}
