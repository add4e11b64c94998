internal import Application
internal import ArgumentParser

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Lav et nyt hjem til en kommune, og se, hvilke filer der kan læses.",
    discussion: """
      Filerne kendes på deres navne i standardudtrækket; hvad der afvises i dem, viser den første indlæsning.
      Forslag til en profil for andre filer er ikke bygget endnu.
      """)

  @Option(help: ArgumentHelp("Mappen med udtræk, der skal ses på.", valueName: "mappe"))
  var from: String?
  @Option(help: ArgumentHelp("Kommunens nummer, fire cifre.", valueName: "nummer"))
  var municipality: String
  @Option(help: ArgumentHelp("Kommunens navn, som det står på siderne.", valueName: "navn"))
  var name: String?
  @OptionGroup var home: HomeOption

  func run() throws {
    let surroundings = Surroundings.system(say: Terminal.say)
    let made = try initialiseHome(
      home.locate(surroundings), municipality: municipality, name: name, from: from, surroundings: surroundings)
    for line in made.files { Terminal.print(line) }
    Terminal.say("Hjemmet er klar: \(made.path)")
  }
}
