internal import ArgumentParser
internal import Keeping
internal import Serving

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Find alle fejl i definitionerne: fil, linje, kolonne, kode og forslag.",
    discussion:
      "Hvert nøgletals facit regnes efter på to måder: med definitionen og med den SQL, der er skrevet i hånden.")

  @Argument(help: ArgumentHelp("Mappen Definitions. Ellers programmets egen.", valueName: "mappe"))
  var definitions: String?

  @Option(
    help: ArgumentHelp("Hjemmet, hvis kommunens egne definitioner skal prøves, hvor de erstatter.", valueName: "mappe"))
  var home: String?

  func run() throws {
    let surroundings = Surroundings.system(say: { _ in }, warn: Terminal.say)
    let overlay = home.map {
      Home.locate($0, environment: surroundings.environment, current: surroundings.current).definitions
    }
    let result = try validateDefinitions(
      definitions, overlay: overlay, queries: pageQueries, surroundings: surroundings)
    for line in result.lines { Terminal.print(line) }
    guard result.isSound else { throw ExitCode(ExitStatus.refused) }
    Terminal.say(result.summary)
  }
}
