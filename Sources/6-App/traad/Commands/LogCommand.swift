internal import ArgumentParser
internal import Keeping

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Adgangsloggen: se efter, om nogen har ændret i den.",
    subcommands: [LogVerifyCommand.self])
}

struct LogVerifyCommand: ParsableCommand, CommandInHome {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Hold hver linje i adgangsloggen op mod sit segl.",
    discussion: """
      Loggens hoved vises, når den er hel. Gem det et andet sted end i hjemmet, og giv det med næste gang.
      Afslutning: 1, når loggen er brudt eller afkortet.
      """)

  @Option(help: ArgumentHelp("Et hoved, der er gemt et andet sted: nummer:segl.", valueName: "hoved"))
  var head: String?
  @OptionGroup var home: HomeOption

  func run() throws {
    let verdict = try LogChecks(session()).verify(kept: head)
    for line in verdict.lines { Terminal.print(line) }
    if !verdict.isWhole { throw ExitCode(ExitStatus.needsPerson) }
  }
}
