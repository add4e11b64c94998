internal import ArgumentParser
internal import Danish
internal import Loads

struct LoadCommand: ParsableCommand, CommandInHome {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Indlæs en levering: arkivér, læs, byg og skift, når alt er helt.",
    discussion: """
      Uden --as-of gøres tallene op til sidste dag i den seneste måned, der er slut. Fejler noget, vises det gamle datalager uændret.
      Den samme levering to gange kendes igen: intet tælles dobbelt. En levering, der er ældre end den, der vises, afvises.
      """)

  @Argument(help: ArgumentHelp("Mappen med leveringen.", valueName: "mappe"))
  var folder: String
  @Option(help: ArgumentHelp("Kommunens nummer, fire cifre; skal med første gang.", valueName: "nummer"))
  var municipality: String?
  @Option(help: ArgumentHelp("Profilen, filerne læses med.", valueName: "navn"))
  var profile: String?
  @Option(help: ArgumentHelp("Opgørelsesdagen: 2025-12-31 eller 31-12-2025.", valueName: "dato"))
  var asOf: String?
  @Flag(help: "Indlæs også en levering, der går mindre langt frem end den, der vises nu.")
  var older = false
  @Flag(help: "Indlæs også en levering, der ser ud til at være en anden kommunes.")
  var otherMunicipality = false
  @OptionGroup var progress: ProgressOption
  @OptionGroup var home: HomeOption

  func run() throws {
    Priority.givesWay()
    let progress = progress.bar(expected: 60)
    defer { progress.end() }
    let outcome = try Loads(session(say: progress.step)).load(
      LoadCall(
        folder: folder, municipality: municipality, profile: profile, asOf: asOf, allowsOlder: older,
        allowsOther: otherMunicipality))
    progress.end()
    tell(outcome)
    if outcome.needsPerson { throw ExitCode(ExitStatus.needsPerson) }
  }
}

/// What a person is told when a load is done.
func tell(_ outcome: LoadOutcome) {
  for message in outcome.messages { Terminal.say(message) }
  Terminal.say(
    "Indlæst: \(DanishText.counted(outcome.filesRead, "fil", "filer")), \(DanishText.counted(outcome.rowsRead, "række", "rækker")); "
      + "\(DanishText.counted(outcome.rowsSetAside, "række", "rækker")) sat til side, \(DanishText.counted(outcome.filesRefused, "fil", "filer")) afvist. "
      + "Gjort op til \(DanishText.date(outcome.asOf)).")
  Terminal.say(outcome.findingsText)
}
