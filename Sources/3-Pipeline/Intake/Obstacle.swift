internal import Foundation

/// Why something in the folder that is called as an extract cannot be read as one (hindring).
enum Obstacle: Sendable, Hashable {
  case link
  case folder
  /// A pipe, a device or the like.
  case special
  /// An ending that is not read, as it stands.
  case ending(String)
  /// National figures in a workbook: the bank's own forms are texts.
  case nationalWorkbook
  /// A name that is no UTF-8, so that nobody can say which file is meant.
  case name
  /// A name with what looks like a CPR number in it: it would stand in the archive's list and on pages.
  case namedByCitizen

  /// Endings that tables come in and that are not read.
  static let tableEndings: Set<String> = [
    "xls", "xlsb", "xlsm", "ods", "txt", "tsv", "tab", "zip", "gz", "pdf", "htm", "html",
  ]

  /// Whether it can be archived as any other file.
  var isOrdinaryFile: Bool {
    switch self {
    case .ending, .nationalWorkbook: true
    case .link, .folder, .special, .name, .namedByCitizen: false
    }
  }

  var refusal: (code: String, message: String) {
    switch self {
    case .link:
      (
        "fil-genvej",
        "Filen er en genvej til et andet sted og læses ikke. Læg selve filen i mappen."
      )
    case .folder: ("fil-er-mappe", "Her er en mappe, hvor der skulle være en fil. Læg filen selv i leveringens mappe.")
    case .special: ("fil-saerlig", "Dette er ikke en almindelig fil og læses ikke. Læg selve filen i mappen.")
    case .nationalWorkbook:
      (
        "statistik-regneark",
        "Filen hedder som en tabel fra Danmarks Statistik, men er et regneark. Hent tabellen som CSV (semikolon) eller JSON-stat, eller lav en profil til filen med `traad init`."
      )
    case .name:
      (
        "filnavn-ulaeseligt",
        "Filens navn er ikke skrevet i UTF-8 og kan ikke læses; ulæselige tegn er vist som �. Giv filen et nyt navn, og indlæs igen."
      )
    case .namedByCitizen:
      (
        "filnavn-cpr",
        "Filens navn ligner et CPR-nummer eller har et i sig. Navnet er ikke skrevet nogen steder, og filen er ikke læst eller arkiveret. Giv filen et navn uden nummeret, og indlæs igen."
      )
    case .ending("xls"):
      (
        "xls-gammelt-format",
        "Filen er et regneark i det gamle format .xls. Åbn det, og gem det som .xlsx eller CSV."
      )
    case .ending(let ending):
      (
        "endelse-ukendt",
        "Filen hedder som et udtræk, men endelsen .\(ending) læses ikke. Gem den som .csv (med semikolon) eller .xlsx."
      )
    }
  }
}
