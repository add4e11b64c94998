/// How a municipality's files become the fields of the model (profil): one YAML file.
package struct Profile: Sendable, Hashable {
  package var id: String
  package var title: String
  package var delimiter: UInt8
  package var content: Content

  package enum Content: Sendable, Hashable {
    /// One row a record, each with typed fields: the standard extracts and a municipality's own files.
    case records([SourceFile])
    /// One number a row or cell with codes around it: Danmarks Statistik.
    case statistics(StatisticsRules)
    /// A municipality's own files, each made into a file of another profile.
    case mapping([Reading])
  }

  /// Profiles that read the files which this one does not know.
  package var buildsOn: [String] = []
  /// Files that tell the same, of which one is read.
  package var editions: [Edition] = []

  /// The extracts that the profile's files become, in its order.
  package var sources: [SourceFile] {
    switch content {
    case .records(let files): files
    case .statistics: []
    case .mapping(let readings):
      readings.compactMap { if case .extract(let source) = $0.target { source } else { nil } }
    }
  }
}

/// One file of a profile (udtræk).
package struct SourceFile: Sendable, Hashable {
  /// Name as delivered, without ending: `mål`.
  package var name: String
  package var title: String
  /// Names of the fields that tell a row from its siblings.
  package var key: [String]
  /// Names of the date, month or quarter fields that show how far the file reaches.
  package var covers: [String]
  /// Name of the year field and of the period field (1–13), where those show how far the file reaches.
  package var coversPeriod: [String]
  /// Values that stand for none, such as `..`; an empty cell always does.
  package var missing: [String]
  package var fields: [Field]

  /// ASCII name, also of the staging table: `maal`.
  package var table: String { stagingName(name) }
  package func index(of field: String) -> Int? { fields.firstIndex { $0.name == field } }
}

/// One field of a file (felt).
package struct Field: Sendable, Hashable {
  package var name: String
  package var kind: Kind
  package var isRequired: Bool
  /// Other headers that the field may stand under.
  package var aliases: [String]
  /// Column of the staging table; nil for what never enters the warehouse.
  package var column: String?
  /// The first year that a date can have: an earlier one is a slip of the pen, or a number that was shown as a date.
  package var earliestYear = Self.usualEarliestYear

  /// No case, posting or stay that anyone delivers is older.
  static let usualEarliestYear = 1950

  package enum Kind: Sendable, Hashable {
    case text
    /// Digits that Excel may have shortened: padded with zeros to a length.
    case code(pad: Int)
    /// An account function (funktion), `5.38.52`; written otherwise it is read as that where there is no doubt.
    case function
    /// A company's number (CVR-nummer), eight digits; written otherwise it is read as that where there is no doubt.
    case businessNumber
    case cpr
    /// A person's name; goes to the identities alone.
    case name
    case date
    /// Kroner in the file, øre inside.
    case amount
    /// A number; `decimals` says that it has decimals by nature, so that `2.897` is ambiguous.
    case number(decimals: Bool)
    case whole(ClosedRange<Int>?)
    case boolean
    case municipality
    /// `åååå-mm` → month index.
    case month
    /// `åååå-Kn` → month index of the quarter's last month.
    case quarter
    /// `0`–`4`, or *Ikke vurderet*, which is no value.
    case level
    /// A word of a closed list; an unknown word is kept as it stands.
    case words([String])
  }

  /// DuckDB's type of the staging column.
  var sqlType: String {
    switch kind {
    case .text, .code, .function, .businessNumber, .cpr, .name, .municipality, .words: "VARCHAR"
    case .date: "DATE"
    case .amount: "BIGINT"
    case .number: "DOUBLE"
    case .whole, .month, .quarter, .level: "INTEGER"
    case .boolean: "BOOLEAN"
    }
  }
}
