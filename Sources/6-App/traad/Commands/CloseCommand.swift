internal import ArgumentParser
internal import Loads

/// The period of a close or an opening: as everywhere with `--period`, or alone, which is shorter.
struct ClosedPeriodOption: ParsableArguments {
  @Argument(help: ArgumentHelp("Perioden, som --period.", valueName: "periode"))
  var word: String?
  @Option(help: ArgumentHelp("Perioden: 2026, 2026-H1, 2026-K3 eller 2026-10.", valueName: "periode"))
  var period: String?

  var asked: String? { period ?? word }

  func validate() throws {
    if let period, let word, period != word { throw ValidationError("Skriv perioden én gang.") }
  }
}

struct CloseCommand: ParsableCommand, CommandInHome {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Luk en periode: dens tal står fast, som de er nu.",
    discussion: """
      Alt før perioden lukkes også. Senere leveringer ændrer kun åbne måneder, og rapporten siger, hvad de ville have ændret i de lukkede.
      Uden periode vises, hvad der er lukket. Tal, der gøres op på en dag (sager, opfølgninger, mål), lukkes ikke.
      """)

  @OptionGroup var period: ClosedPeriodOption
  @OptionGroup var home: HomeOption

  func run() throws {
    let closes = try PeriodCloses(session())
    guard let period = period.asked else {
      let closes = try closes.inForce()
      return Terminal.print(closes.isEmpty ? "Ingen perioder er lukket." : closes.joined(separator: "\n"))
    }
    Terminal.say(try closes.close(period).message)
  }
}

struct ReopenCommand: ParsableCommand, CommandInHome {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Genåbn en lukket periode og alle senere.",
    discussion: "Tallene gøres op på ny ved næste indlæsning. Begrundelsen gemmes.")

  @OptionGroup var period: ClosedPeriodOption
  @Option(help: ArgumentHelp("Hvorfor.", valueName: "begrundelse"))
  var reason: String
  @OptionGroup var home: HomeOption

  func validate() throws {
    if period.asked == nil { throw ValidationError("Skriv den første periode, der skal være åben: --period 2026-10.") }
  }

  func run() throws {
    guard let period = period.asked else { return }
    Terminal.say(try PeriodCloses(session()).reopen(period, reason: reason).message)
  }
}
