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
  case keyMissing(String)
  case keyUnreadable(String)
  case keyDamaged(String)
  case keyForeign(String)
  case keyChecksDamaged
  case sealBroken(String)
  case manifestBroken(String)
  case sealedFileMissing(String)

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
    case .keyMissing(let name):
      Diagnostic(
        code: "noegle-mangler", "Nøglen mangler. Der laves ingen ny: den ville passe til intet af det, hjemmet har.",
        suggestion: IntakeError.fetchKey, at: Place(file: "keys/\(name)"))
    case .keyUnreadable(let name):
      Diagnostic(
        code: "noegle-ulaeselig", "Nøglen kan ikke læses.",
        suggestion: "Se, om den er en fil og tilhører den bruger, der kører programmet, med rettighederne 0600.",
        at: Place(file: "keys/\(name)"))
    case .keyDamaged(let name):
      Diagnostic(
        code: "noegle-beskadiget",
        "Nøglen er ikke på \(KeyRing.length) byte: den er tom, afkortet eller ikke en nøgle.",
        suggestion: IntakeError.fetchKey, at: Place(file: "keys/\(name)"))
    case .keyForeign(let name):
      Diagnostic(
        code: "noegle-fremmed", "Nøglen er ikke den, hjemmet er lavet med. Med den ville borgerne få nye pseudonymer.",
        suggestion: IntakeError.fetchKey + " Hører nøglen til et andet hjem, så se efter --home.",
        at: Place(file: "keys/\(name)"))
    case .keyChecksDamaged:
      Diagnostic(
        code: "noeglekontrol-beskadiget", "Filen, som nøglerne kendes på, kan ikke læses.",
        suggestion: "Læg key-checks.json fra sikkerhedskopien tilbage i hjemmet.", at: Place(file: "key-checks.json"))
    case .sealBroken(let name):
      Diagnostic(
        code: "segl-brudt", "Filen er ændret, afkortet eller forseglet med en anden nøgle.",
        suggestion: "Læg den fra sikkerhedskopien tilbage på samme sted i hjemmet.", at: Place(file: name))
    case .manifestBroken(let name):
      Diagnostic(
        code: "manifest-beskadiget", "Leveringens indholdsliste i arkivet mangler eller kan ikke læses.",
        suggestion: "Læg leveringens mappe fra sikkerhedskopien tilbage i arkivet.", at: Place(file: name))
    case .sealedFileMissing(let name):
      Diagnostic(
        code: "arkivfil-mangler", "Filen mangler i arkivet.",
        suggestion: "Læg den fra sikkerhedskopien tilbage på samme sted i hjemmet.", at: Place(file: name))
    }
  }

  private static let fetchKey = "Læg hjemmets egen nøgle fra sikkerhedskopien tilbage, og prøv igen."
}
