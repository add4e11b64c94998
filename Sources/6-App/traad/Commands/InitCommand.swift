internal import ArgumentParser
internal import Loads
internal import Serving

struct InitCommand: ParsableCommand, CommandInHome {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Lav et nyt hjem til en kommune, og foreslå en profil til dens filer.",
    discussion: """
      Der ses på filernes navne, overskrifter og på værdiernes form. Forslaget skrives i hjemmets profiles/forslag.yaml med
      grunden til hvert felt; læs det igennem, og indlæs med --profile forslag. Ingen filer bliver indlæst.
      Slutter med 1, når noget ikke er placeret, eller rækker ville blive sat til side.
      """)

  @Option(help: ArgumentHelp("Mappen med udtræk, der skal ses på.", valueName: "mappe"))
  var from: String?
  @Option(help: ArgumentHelp("Kommunens nummer, fire cifre.", valueName: "nummer"))
  var municipality: String
  @Option(help: ArgumentHelp("Kommunens navn, som det står på siderne.", valueName: "navn"))
  var name: String?
  @OptionGroup var home: HomeOption

  func run() throws {
    let surroundings = Surroundings.system(say: { _ in }, warn: Terminal.say)
    let made = try initialiseHome(
      home.locate(surroundings), municipality: municipality, name: name, from: from, surroundings: surroundings)
    for line in made.lines { Terminal.print(line) }
    Terminal.say("Hjemmet er klar: \(made.path)")
    if let profile = made.profile {
      Terminal.say(
        made.isComplete
          ? "Alt er placeret. Læs profiles/\(profile).yaml igennem, og indlæs med --profile \(profile)."
          : "Noget skal ses efter: læs profiles/\(profile).yaml, og ret, hvad der mangler.")
    }
    if !made.isComplete { throw ExitCode(ExitStatus.needsPerson) }
  }
}
