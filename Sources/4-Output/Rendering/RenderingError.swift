/// Why a finished file could not be made. Never holds text from the document.
package enum RenderingError: Error, Equatable {
  /// No private folder could be made for the work.
  case noScratchFolder
  /// Typst could not be started.
  case typstNotStarted(path: String)
  /// Typst refused: its own words about the template, at most the first lines.
  case typstRefused(message: String)
  /// So many wait for their PDF that one more would wait too long.
  case lineIsLong(waiting: Int)
  /// The workbook library refused, with its own words.
  case workbookRefused(message: String)
  /// A date of the document that is not `åååå-mm-dd`.
  case invalidDate
}
