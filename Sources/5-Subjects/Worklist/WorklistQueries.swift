internal import CareModel
package import Serving
internal import Warehouse

/// What the worklist and the follow-ups ask of the warehouse beside its findings.
package enum WorklistQueries {
  package static let all: [any PageQuery] = [
    RelatedRowQuery(finding: nil), SourceValueQuery(finding: ""), SetAsideQuery(), CourseServiceQuery(citizen: 0),
    CourseCommitmentQuery(citizen: 0), CoursePaymentQuery(citizen: 0), CourseStayQuery(citizen: 0),
    FollowUpQuery(asOf: Day(number: 0), municipality: ""),
  ]
}

/// The rows that a finding is about too.
struct RelatedRowQuery: PageQuery {
  /// nil is all findings.
  let finding: String?

  static let file = "worklist/related-rows"
  var parameters: [Value] { [finding.map(Value.text) ?? .null] }

  func row(_ cells: RowReader) throws -> (finding: String, file: String, key: String) {
    (try cells.text("finding"), try cells.text("file"), try cells.text("key"))
  }
}

/// What the sources say of a finding: the values that contradict each other.
struct SourceValueQuery: PageQuery {
  let finding: String

  static let file = "worklist/source-values"
  var parameters: [Value] { [.text(finding)] }

  func row(_ cells: RowReader) throws -> (label: String, source: String?, value: String?) {
    (try cells.text("label"), try cells.text(ifAny: "source"), try cells.text(ifAny: "value"))
  }
}

/// The rows that broke a rule of form.
struct SetAsideQuery: PageQuery {
  static let file = "worklist/rows-set-aside"

  func row(_ cells: RowReader) throws -> SetAsideRow {
    SetAsideRow(
      file: try cells.text("file_name"), row: try cells.int(ifAny: "row_number"),
      column: try cells.text(ifAny: "column_name"), key: try cells.text(ifAny: "row_key"),
      code: try cells.text("code"), message: try cells.text("message"), rows: try cells.int("rows"))
  }
}
