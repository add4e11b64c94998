internal import Application
internal import ArgumentParser

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Find alle fejl i definitionerne: fil, linje, kolonne, kode og forslag.",
    discussion:
      "Hvert nøgletals facit regnes efter på to måder: med definitionen og med den SQL, der er skrevet i hånden.")

  @Argument(help: ArgumentHelp("Mappen Definitions. Ellers programmets egen.", valueName: "mappe"))
  var definitions: String?

  func run() throws {
    let result = try validateDefinitions(definitions, surroundings: .system(say: { _ in }, warn: Terminal.say))
    for line in result.lines { Terminal.print(line) }
    guard result.isSound else { throw ExitCode(ExitStatus.refused) }
    Terminal.say(result.summary)
  }
}
