internal import Application
internal import ArgumentParser

struct CloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Luk en periode: dens tal står fast, som de er nu.",
    discussion: """
      Senere leveringer ændrer kun åbne måneder, og rapporten siger, hvad de ville have ændret i de lukkede.
      Uden periode vises, hvad der er lukket. Tal, der gøres op på en dag (sager, opfølgninger, mål), lukkes ikke.
      """)

  @Argument(help: ArgumentHelp("Perioden: 2026-10, 2026-K3 eller 2026; alt før den lukkes også.", valueName: "periode"))
  var period: String?
  @OptionGroup var home: HomeOption

  func run() throws {
    let workspace = try home.workspace()
    guard let period else {
      let closes = try workspace.closedPeriods()
      return Terminal.print(closes.isEmpty ? "Ingen perioder er lukket." : closes.joined(separator: "\n"))
    }
    Terminal.say(try workspace.closePeriod(period, by: Reader.commandLine(nil).user).message)
  }
}

struct ReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Genåbn en lukket periode og alle senere.",
    discussion: "Tallene gøres op på ny ved næste indlæsning. Begrundelsen gemmes.")

  @Argument(help: ArgumentHelp("Den første periode, der skal være åben.", valueName: "periode"))
  var period: String
  @Option(help: ArgumentHelp("Hvorfor.", valueName: "begrundelse"))
  var reason: String
  @OptionGroup var home: HomeOption

  func run() throws {
    let workspace = try home.workspace()
    Terminal.say(try workspace.reopenPeriod(period, reason: reason, by: Reader.commandLine(nil).user).message)
  }
}
