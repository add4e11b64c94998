internal import CareModel

/// What the warehouse was built of: one row, when it is whole.
struct BuildQuery: PageQuery {
  struct Row {
    let asOf: Day
    let municipality: String
    let municipalityName: String
    let definitionVersion: String
    let delivery: String
    let received: String
  }

  static let file = "serving/build"

  func row(_ cells: RowReader) throws -> Row {
    Row(
      asOf: try cells.day("as_of"), municipality: try cells.text("municipality"),
      municipalityName: try cells.text("municipality_name"), definitionVersion: try cells.text("definition_version"),
      delivery: try cells.text("delivery"), received: try cells.text("received"))
  }
}

/// The files of the delivery and how each went.
struct SourceQuery: PageQuery {
  static let file = "serving/sources"

  /// Without the months that it covers, which the engine knows.
  func row(_ cells: RowReader) throws -> SourceState {
    SourceState(
      source: try cells.text(ifAny: "source") ?? "", fileName: try cells.text("file_name"),
      delivery: try cells.text("delivery"), received: try cells.text("received"),
      rowsTotal: try cells.int(ifAny: "rows_total") ?? 0, rowsRead: try cells.int(ifAny: "rows_read") ?? 0,
      rowsSetAside: try cells.int(ifAny: "rows_set_aside") ?? 0, coversTo: try cells.day(ifAny: "covers_to"),
      coverage: nil, profile: try cells.text(ifAny: "profile") ?? "", status: try cells.text("status"),
      code: try cells.text(ifAny: "code"), message: try cells.text(ifAny: "message"),
      unknownColumns: try cells.text(ifAny: "unknown_columns"))
  }
}

/// The units and facilities that figures can be narrowed to.
struct UnitQuery: PageQuery {
  static let file = "serving/units"

  func row(_ cells: RowReader) throws -> UnitChoice {
    let id = try cells.text("id")
    return UnitChoice(
      kind: try cells.choice("kind"), id: id, name: try cells.text(ifAny: "name") ?? id,
      parent: try cells.text(ifAny: "parent"), type: try cells.text(ifAny: "type"))
  }
}

/// Names of the keys that figures are split by.
struct NameQuery: PageQuery {
  enum Subject: String, CaseIterable {
    case serviceArea = "service_area"
    case municipality, provider
  }

  struct Row {
    let subject: Subject
    let key: String
    let name: String?
    /// Where readers expect it among the others.
    let place: Int?
  }

  static let file = "serving/names"

  func row(_ cells: RowReader) throws -> Row {
    Row(
      subject: try cells.choice("dimension"), key: try cells.text("key"), name: try cells.text(ifAny: "name"),
      place: try cells.int(ifAny: "place"))
  }
}

/// Names of the functions of the chart of accounts.
struct AccountFunctionQuery: PageQuery {
  static let file = "serving/account-functions"

  func row(_ cells: RowReader) throws -> (key: String, name: String?) {
    (try cells.text("key"), try cells.text(ifAny: "name"))
  }
}

/// Citizens whom four letters do not tell from another, with the longer name that they are given.
struct CitizenLabelQuery: PageQuery {
  static let file = "serving/citizen-labels"

  func row(_ cells: RowReader) throws -> (pseudonym: String, label: String) {
    (try cells.text("pseudonym"), try cells.text("label"))
  }
}

/// The tables that the warehouse has, with their schema: one that an older program built lacks some.
struct RelationQuery: PageQuery {
  static let file = "serving/relations"

  func row(_ cells: RowReader) throws -> String { try cells.text("relation") }
}
