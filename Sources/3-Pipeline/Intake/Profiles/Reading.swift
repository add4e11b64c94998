/// How one of a municipality's own files becomes the file of an extract (læsning).
///
/// Whatever the file looked like, what comes out has the extract's own fields; nothing later knows the difference.
package struct Reading: Sendable, Hashable {
  /// What the file becomes.
  package enum Target: Sendable, Hashable {
    /// The fields of an extract, with its rules of form.
    case extract(SourceFile)
    /// National figures, one number a row, as Danmarks Statistik writes them.
    case national(table: String, rules: StatisticsRules)
  }

  /// How the file is written, where it is not as one would find by looking.
  package struct Form: Sendable, Hashable {
    package var delimiter: UInt8?
    package var encoding: TextEncoding?
    /// `.` in files that write 1234.56; then the comma stands between thousands.
    package var hasDecimalDot = false
    package var dates: DateWriting?
    /// Name of the sheet; the first one when nil.
    package var sheet: String?
  }

  /// A question to one column of a row.
  package struct RowTest: Sendable, Hashable {
    package var column: String
    /// Folded values; `*` at the end stands for anything.
    package var values: [String]
    /// Whether the row must not have one of the values.
    package var isNegated = false
    /// What people are told about rows left out.
    package var reason: String
  }

  /// Columns that become rows: years side by side, one measure a column.
  package struct Unfold: Sendable, Hashable {
    /// The columns, or empty for every column whose name fits `pattern`.
    package var columns: [String]
    /// What a name must look like, with a group for each of `names`.
    package var pattern: String
    /// New columns, taken from the name.
    package var names: [String]
    /// New column with the cell's value.
    package var value: String
    /// Leaves out empty cells.
    package var skipsEmpty = false
  }

  /// One row for each value of some columns, where the file has a row for each change or payment.
  package struct OnePer: Sendable, Hashable {
    package var columns: [String]
    /// The row with the largest value here; the first row of the file when nil.
    package var newest: String?
  }

  /// Patterns of file names without ending.
  package var patterns: [String]
  /// Columns that the header must have, so that files with common names are told apart; text files alone.
  package var having: [String] = []
  package var target: Target
  package var form = Form()
  /// Numbers of the records that hold the names of columns; several are joined.
  package var header: [Int] = [1]
  package var missing: [String] = []
  /// Texts that begin a line of totals.
  package var totals: [String] = []
  /// Texts that begin what is after the last row.
  package var ends: [String] = []
  /// Whether rows at the end with only one cell are footnotes.
  package var hasNotes = false
  /// A name for the text that stands alone above a group of rows.
  package var heading: String?
  /// Columns that are written only where they change.
  package var fillDown: [String] = []
  /// A row must pass all of these.
  package var keep: [RowTest] = []
  /// A row must pass none of these.
  package var leaveOut: [RowTest] = []
  package var unfold: Unfold?
  package var onePer: OnePer?
  package var fields: [FieldSource]
  /// Several files are one extract: a file a month, say.
  package var takesSeveral = false

  /// Fields of the target and their kinds, in its order; names alone for national figures.
  var targetFields: [(name: String, kind: Field.Kind?)] {
    switch target {
    case .extract(let source):
      source.fields.filter { field in fields.contains { $0.field == field.name } }.map { ($0.name, $0.kind) }
    case .national: fields.map { ($0.field, nil) }
    }
  }

  /// Whether a field holds a figure: one that is missing must never become the one above it. A year or a number that tells a
  /// row from its siblings is none.
  func isFigure(_ field: String) -> Bool {
    switch target {
    case .national(_, let rules): return rules.value.map(folded).contains(folded(field))
    case .extract(let source):
      guard let index = source.index(of: field) else { return false }
      return switch source.fields[index].kind {
      case .amount, .number, .level: true
      case .whole: !(source.key + source.covers + source.coversPeriod).contains(field)
      default: false
      }
    }
  }

  static let fillDownRefusal = (
    code: "tal-udfyldt-nedad", message: "er et tal; et tal, der mangler, må aldrig blive det, der står ovenover."
  )
}

/// Where one field of an extract comes from.
package struct FieldSource: Sendable, Hashable {
  package var field: String
  /// The first that is filled, or all of them joined.
  package var columns: [String] = []
  package var isJoined = false
  package var constant: String?
  /// What the value must look like to be written anew.
  package var find: String?
  package var write: String?
  /// The extract's words by the file's, folded.
  package var values: [String: String] = [:]
  /// The name of the list that `values` are.
  package var list: String?
  /// What a value outside `values` becomes; as it stands when nil.
  package var others: String?
  /// What an empty cell becomes.
  package var empty: String?
  /// How the column writes its dates, where that is not as the file's others.
  package var dates: DateWriting?
  /// Only rows that pass have a value.
  package var when: Reading.RowTest?
  /// With `OnePer`: the smallest value of all the rows, not the chosen row's.
  package var isEarliest = false

  package init(field: String) { self.field = field }

  /// Whether the cell is taken as it stands.
  var isPlain: Bool {
    columns.count == 1 && find == nil && values.isEmpty && empty == nil && when == nil && others == nil
  }
}

/// How a file writes its dates, said by its profile; a date in another form is then refused.
package enum DateWriting: String, Sendable, CaseIterable {
  case dashed = "dd-mm-åååå"
  case iso = "åååå-mm-dd"
  case dotted = "dd.mm.åååå"
  case slashed = "dd/mm/åååå"
  case monthFirst = "mm/dd/åååå"
  case compact = "ååååmmdd"
  /// A time with a zone is the day that it was in Denmark.
  case timestamp = "åååå-mm-dd tt:mm"
  case dashedTimestamp = "dd-mm-åååå tt:mm"
}
