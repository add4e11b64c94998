package import Diagnostics

/// What stops a whole delivery; a single file or row is never refused this way.
package enum IntakeError: Error, Hashable, Sendable {
  case folderMissing(String)
  case folderEmpty(String)
  case cannotRead(String)
  case cannotWrite(String)
  case fileGone(String)
  case fileChanged(String)
  case diskFull
  case keyDamaged(String)
  case sealBroken(String)

  /// What the user is told.
  package var diagnostic: Diagnostic {
    switch self {
    case .folderMissing(let name):
      Diagnostic(
        code: "mappe-mangler", "Mappen `\(name)` findes ikke.", suggestion: "Ret stien til mappen med udtrækkene.")
    case .folderEmpty(let name):
      Diagnostic(
        code: "leverance-tom", "Mappen `\(name)` indeholder ingen filer.",
        suggestion: "Læg udtrækkene i mappen, og indlæs igen.")
    case .cannotRead(let name):
      Diagnostic(
        code: "fil-ulaeselig", "Filen kan ikke læses.", suggestion: "Se efter rettigheder, og om filen er hel.",
        at: Place(file: name))
    case .cannotWrite(let name):
      Diagnostic(
        code: "kan-ikke-skrive", "Filen kan ikke skrives.", suggestion: "Se efter plads og rettigheder.",
        at: Place(file: name))
    case .fileGone(let name):
      Diagnostic(
        code: "fil-forsvundet", "Filen forsvandt, mens leveringen blev læst.",
        suggestion: "Vent, til overførslen er færdig, og indlæs igen.", at: Place(file: name))
    case .fileChanged(let name):
      Diagnostic(
        code: "fil-aendret", "Filen blev ændret, mens den blev læst; den er måske ikke overført helt endnu.",
        suggestion: "Vent, til overførslen er færdig, og indlæs igen.", at: Place(file: name))
    case .diskFull:
      Diagnostic(
        code: "disk-fuld", "Der er ikke plads på disken til at læse leveringen.",
        suggestion: "Skaf plads, og indlæs igen.")
    case .keyDamaged(let name):
      Diagnostic(
        code: "noegle-beskadiget", "Nøglefilen har ikke den rigtige længde.",
        suggestion: "Hent den fra sikkerhedskopien.", at: Place(file: name))
    case .sealBroken(let name):
      Diagnostic(
        code: "segl-brudt", "Filen i arkivet er ændret, afkortet eller forseglet med en anden nøgle.",
        suggestion: "Hent den fra sikkerhedskopien.", at: Place(file: name))
    }
  }
}
