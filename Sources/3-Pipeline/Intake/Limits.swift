/// How large the parts of a file may be (grænser): far above what any extract holds, far below what a machine can bear.
enum Limits {
  /// Bytes of one field of a table.
  static let field = 16 << 20
  /// Bytes of one record of a table; DuckDB is told a little more.
  static let record = 32 << 20
  /// Bytes of a header.
  static let header = 1 << 20
  static let columns = 2_000
  /// Bytes of one file of national figures.
  static let statistics = 256 << 20
  /// Cells of one cube of national figures.
  static let cells = 20_000_000
  /// Cells of one sheet, empty ones between the others counted.
  static let sheetCells = 60_000_000
  /// Bytes of all parts of a workbook, unpacked.
  static let unpacked = 2 << 30
  /// Bytes of a text that is made in memory and not on disk.
  static let inMemory = 64 << 20

  /// Why a header cannot be one; nil when it may be.
  static func refusal(ofHeader reader: RecordReader, _ outcome: RecordReader.Outcome) -> (
    code: String, message: String
  )? {
    if case .brokenQuotes = outcome {
      return (
        "overskrift-anfoerselstegn",
        "Et anførselstegn i overskriften (række 1) er ikke lukket rigtigt. Hent udtrækket igen, eller ret første linje."
      )
    }
    if reader.holdsNUL {
      return (
        "fil-nultegn",
        "Overskriften (række 1) har nul-tegn. Filen er beskadiget eller ikke tekst; hent udtrækket igen."
      )
    }
    if reader.recordEnd - reader.recordStart > header || reader.fieldCount > columns {
      return (
        "overskrift-for-lang",
        "Overskriften (række 1) er for lang til at være navnene på kolonnerne. Hent udtrækket igen, eller ret første linje."
      )
    }
    return nil
  }
}
