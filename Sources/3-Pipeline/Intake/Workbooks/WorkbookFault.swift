internal import Danish

/// Why a workbook is not read (fejl i regneark).
enum WorkbookFault: Error, Equatable {
  /// The end of the archive, where its directory stands, is not there.
  case cutOff
  /// Something does not agree with what the archive or the part says of itself.
  case damaged
  /// Unpacks to more than any workbook holds.
  case bomb
  /// The file declares what could grow without bounds (`DOCTYPE`).
  case declaration
  case locked
  /// No workbook at all, or one without a sheet to read.
  case unreadable(sheet: String?)
  /// The first row reaches further than a table's columns do.
  case tooWide(column: Int, lastRow: Int)
  case sheetMissing(String)
  /// Sheets that would fit are hidden, and no other fits.
  case sheetHidden(String)
  /// The names of the columns stand further down, in this row.
  case headerBelow(row: Int)

  /// What people are told, in Danish.
  var refusal: (code: String, message: String) {
    switch self {
    case .cutOff:
      (
        "xlsx-afkortet",
        "Regnearket er afkortet: slutningen mangler. Overfør det igen, eller åbn det og gem det på ny."
      )
    case .damaged:
      (
        "xlsx-beskadiget",
        "Regnearket er beskadiget: indholdet passer ikke med dets egen fortegnelse. Overfør det igen, eller gem det på ny."
      )
    case .bomb:
      (
        "xlsx-zipbombe",
        "Regnearket fylder urimeligt meget, når det pakkes ud, og bliver ikke åbnet. Gem arket på ny, eller gem det som CSV."
      )
    case .declaration:
      (
        "xlsx-erklaering",
        "Regnearket har erklæringer (DOCTYPE), som et almindeligt regneark ikke har. Åbn det i Excel, og gem det på ny."
      )
    case .locked:
      (
        "xlsx-adgangskode",
        "Regnearket er beskyttet med adgangskode og kan ikke læses. Gem det uden adgangskode, og indlæs igen."
      )
    case .unreadable(let sheet):
      (
        "xlsx-ulaeselig",
        "Regnearket kan ikke læses. Åbn det, se efter at \(sheet.map { "arket `\($0)`" } ?? "første ark") har data, og gem det igen som .xlsx."
      )
    case .tooWide(let column, let lastRow):
      (
        "xlsx-for-stort",
        "Arket når til kolonne \(SheetPlace.letters(column)) og række \(DanishText.whole(lastRow)). "
          + "Slet de tomme kolonner og rækker efter dataene, og gem det igen."
      )
    case .sheetMissing(let name):
      ("ark-mangler", "Regnearket har ikke arket `\(name)`. Ret `sheet` i profilen.")
    case .sheetHidden(let name):
      (
        "ark-skjult",
        "Kun det skjulte ark `\(name)` har udtrækkets kolonner, og skjulte ark læses ikke. Vis arket i Excel, og gem igen, eller slet det."
      )
    case .headerBelow(let row): HeaderMatch.below(row: row)
    }
  }
}

/// Where in a sheet something stands.
enum SheetPlace {
  /// `28` → `AB`.
  static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// The column and row of `BC17`; a part that is not there is zero. Nil when it is no reference.
  static func parse(_ reference: UnsafePointer<CChar>) -> (column: Int, row: Int)? {
    var (column, row, at) = (0, 0, reference)
    while at.pointee != 0 {
      let byte = UInt8(bitPattern: at.pointee)
      if byte &- 65 < 26, row == 0, column < 20_000 {
        column = column * 26 + Int(byte - 64)
      } else if isDigit(byte), row < 10_000_000 {
        row = row * 10 + Int(byte - 48)
      } else {
        return nil
      }
      at += 1
    }
    return (column, row)
  }
}
