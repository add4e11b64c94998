internal import Application
internal import ArgumentParser

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Vis, hvad der er sat til side og afvist i det datalager, der vises nu.",
    discussion: "Indholdskontrollerne (K1–K50) er ikke bygget endnu; listen over fund er derfor tom.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }
  enum Severity: String, ExpressibleByArgument, CaseIterable { case blocking, warning, info }

  @Option(help: ArgumentHelp("text eller json.", valueName: "format"))
  var format: Format = .text
  @Option(help: ArgumentHelp("Kun fund, der er mindst så alvorlige: blocking, warning eller info.", valueName: "alvor"))
  var severity: Severity = .info
  @OptionGroup var home: HomeOption

  func run() throws {
    let found = try home.workspace().checkFindings(json: format == .json)
    Terminal.print(found.text)
    if found.needsPerson { throw ExitCode(ExitStatus.needsPerson) }
  }
}
