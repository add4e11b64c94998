internal import CareModel
internal import Serving
internal import Warehouse

// What the sources say of one citizen, by the number in this warehouse, before anyone's rights.

/// A citizen's services, as the case system has them.
struct CourseServiceQuery: PageQuery {
  let citizen: Int

  static let file = "worklist/course-services"
  var parameters: [Value] { [.int(citizen)] }

  func row(_ cells: RowReader) throws -> (service: Course.ServicePeriod, unit: String?) {
    let service = Course.ServicePeriod(
      id: try cells.text("service_period"), legalBasis: try cells.text(ifAny: "legal_basis"),
      service: try cells.text(ifAny: "service"), area: try cells.text(ifAny: "service_area"),
      facility: try cells.text(ifAny: "facility"), provider: try cells.text(ifAny: "provider"),
      from: try cells.day("start_date"), through: try cells.day(ifAny: "end_date"),
      acting: try cells.text(ifAny: "acting_municipality"), paying: try cells.text(ifAny: "paying_municipality"))
    return (service, try cells.text(ifAny: "unit"))
  }
}

/// What the accounts are committed to pay for a citizen.
struct CourseCommitmentQuery: PageQuery {
  let citizen: Int

  static let file = "worklist/course-commitments"
  var parameters: [Value] { [.int(citizen)] }

  func row(_ cells: RowReader) throws -> Course.Commitment {
    Course.Commitment(
      id: try cells.text("commitment"), service: try cells.text(ifAny: "service_period"),
      function: try cells.text(ifAny: "function"), area: try cells.text(ifAny: "service_area"),
      rateOre: try cells.int(ifAny: "rate_ore"), rateUnit: try cells.text(ifAny: "rate_unit"),
      from: try cells.day("start_date"), through: try cells.day(ifAny: "end_date"))
  }
}

/// What has been paid for a citizen, by month and account.
struct CoursePaymentQuery: PageQuery {
  let citizen: Int

  static let file = "worklist/course-payments"
  var parameters: [Value] { [.int(citizen)] }

  func row(_ cells: RowReader) throws -> (posting: Course.Posting, unit: String?) {
    let posting = Course.Posting(
      month: try cells.int("month"), function: try cells.text(ifAny: "function"),
      area: try cells.text(ifAny: "service_area"), facility: try cells.text(ifAny: "facility"),
      ore: try cells.int("amount_ore"), lines: try cells.int("lines"))
    return (posting, try cells.text(ifAny: "unit"))
  }
}

/// A citizen's days in each facility and month.
struct CourseStayQuery: PageQuery {
  struct Row {
    let facility: String
    let month: Period
    /// Bit 0 is the 1st.
    let mask: Int
    let unit: String?
  }

  let citizen: Int

  static let file = "worklist/course-stays"
  var parameters: [Value] { [.int(citizen)] }

  func row(_ cells: RowReader) throws -> Row {
    Row(
      facility: try cells.text("facility"), month: Period(monthIndex: try cells.int("month")),
      mask: try cells.int("mask"), unit: try cells.text(ifAny: "unit"))
  }
}
