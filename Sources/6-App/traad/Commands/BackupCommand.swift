internal import ArgumentParser
internal import Keeping

struct BackupCommand: ParsableCommand, CommandInHome {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Tag en hel sikkerhedskopi af hjemmet, mens det vises.",
    discussion: """
      Kopien har arkivet, identiteterne, styringslageret, de lukkede perioder, datalageret og opsætningen, og en liste med hver fils
      SHA-256. Nøglerne er ikke med; de skrives i en mappe for sig med --keys. Indlæsninger venter imens.
      Afslutning: 1, når noget i arkivet er beskadiget; kopien er taget alligevel.
      """)

  @Option(
    name: [.short, .long], help: ArgumentHelp("Mappen, kopien skrives i; den må ikke findes.", valueName: "mappe"))
  var output: String
  @Option(help: ArgumentHelp("Mappen, nøglerne kopieres til, et andet sted end kopien.", valueName: "mappe"))
  var keys: String?
  @OptionGroup var progress: ProgressOption
  @OptionGroup var home: HomeOption

  func run() throws {
    let progress = progress.bar(expected: 3)
    defer { progress.end() }
    let outcome = try Backups(session(say: progress.step)).take(BackupCall(output: output, keys: keys))
    progress.end()
    try tell(outcome)
  }
}

/// What a person is told of the upkeep of a home.
func tell(_ outcome: UpkeepOutcome) throws {
  for line in outcome.lines { Terminal.say(line) }
  if outcome.needsPerson { throw ExitCode(ExitStatus.needsPerson) }
}
