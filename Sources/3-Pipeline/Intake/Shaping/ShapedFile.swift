internal import Danish

/// A municipality's own file made into the file of an extract: UTF-8, `;`, the extract's own field names as header.
struct ShapedFile {
  /// Why a record of the file is no row of the extract.
  enum Cause: Hashable, Comparable {
    case aboveHeader, header, empty, totals, notes, heading, unused, repeated, emptyCells
    /// By a rule of the profile, with its reason.
    case rule(String)

    /// Danish, one and several.
    var words: (one: String, many: String) {
      switch self {
      case .aboveHeader: ("række over overskriften", "rækker over overskriften")
      case .header: ("gentaget overskrift", "gentagne overskrifter")
      case .empty: ("tom række", "tomme rækker")
      case .totals: ("totallinje", "totallinjer")
      case .notes: ("række efter den sidste", "rækker efter den sidste")
      case .heading: ("gruppeoverskrift", "gruppeoverskrifter")
      case .unused: ("række uden værdi i profilens kolonner", "rækker uden værdi i profilens kolonner")
      case .repeated:
        ("række, der gentager en anden i profilens nøgle", "rækker, der gentager en anden i profilens nøgle")
      case .emptyCells: ("tom celle, der ikke blev til en række", "tomme celler, der ikke blev til rækker")
      case .rule(let reason): ("række: \(reason)", "rækker: \(reason)")
      }
    }
  }

  /// The text.
  var text: [UInt8] = []
  /// For each record of the text, the header not counted: the record of the file that it comes from.
  var rows: [Int] = []
  /// Records of the file that are no row, in the order they stand.
  var leftOut: [(row: Int, cause: Cause)] = []
  /// Rows that are damaged or hold a date in another form than the profile says.
  var log = FaultLog()
  var faults: [Fault] { log.all }
  /// All records of the file, empty lines of a text file not counted.
  var records = 0
  /// Rows with a fault above; they are not in the text.
  var damaged = 0
  /// Columns that the profile does not use.
  var unused: [String] = []
  var refusal: (code: String, message: String)?

  /// `3 totallinjer, 1 tom række`: what people are told; nil when nothing was left out but the header.
  var account: String? {
    var counts: [Cause: Int] = [:]
    for entry in leftOut { counts[entry.cause, default: 0] += 1 }
    if counts.isEmpty { return nil }
    return counts.sorted { $0.key < $1.key }
      .map { DanishText.counted($0.value, $0.key.words.one, $0.key.words.many) }
      .joined(separator: ", ")
  }
}
