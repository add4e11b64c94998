/// What `traad init` proposes for one file.
struct ProposedFile {
  enum Outcome {
    /// A profile that exists reads it as it is.
    case known(profile: String, source: String)
    /// Placed: a reading, with a reason for each field.
    case placed(Reading, reasons: [String: String])
    /// Something that must be there was not found.
    case incomplete(Reading, reasons: [String: String], missing: [String])
    /// Another file tells the same and is read in its place.
    case superseded(by: String)
    /// Nothing is like it.
    case unplaced(String)
  }

  let name: String
  var outcome: Outcome
  var table: SeenTable?
  var encoding: TextEncoding?
  /// Columns that have no field.
  var unused: [String] = []
  /// Rows that would be set aside, by field and code; and how many rows there are.
  var refused: [(field: String, kind: FaultKind, rows: Int)] = []
  var rows = 0
  var rowsSetAside = 0
  var leftOut: String?
  /// What cannot be seen in the file and a person must decide.
  var questions: [String] = []
  /// What a person should know and need not decide.
  var remarks: [String] = []
}
