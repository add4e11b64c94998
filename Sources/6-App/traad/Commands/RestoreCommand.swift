internal import ArgumentParser
internal import Keeping
internal import Loads
internal import Serving

struct RestoreCommand: ParsableCommand, CommandInHome {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Gendan et hjem fra en sikkerhedskopi, eller byg et datalager igen af arkivet.",
    discussion: """
      Med --from: hele hjemmet fra en kopi. Hver fil holdes op mod kopiens liste, nøglerne mod kopien, og alt læses igennem, før
      hjemmet får sit navn. Der overskrives intet.
      Uden --from: datalageret bygges igen af leveringen i arkivet, som det var gjort op --as-of; den seneste, når der ikke siges andet.
      Det træder i stedet for det, der vises; med --to bygges det i et nyt hjem med de samme nøgler, så de to kan ses ved siden af
      hinanden.
      """)

  @Option(help: ArgumentHelp("Mappen, som traad backup har skrevet.", valueName: "mappe"))
  var from: String?
  @Option(help: ArgumentHelp("Mappen med hjemmets nøgler; hører sammen med --from.", valueName: "mappe"))
  var keys: String?
  @Option(help: ArgumentHelp("Opgørelsesdagen: 2025-12-31 eller 31-12-2025.", valueName: "dato"))
  var asOf: String?
  @Option(
    help: ArgumentHelp("Leveringen i arkivet, hvis det ikke er den, dagen blev gjort op af.", valueName: "levering"))
  var delivery: String?
  @Option(help: ArgumentHelp("Profilen, hvis det ikke er den, leveringen blev læst med.", valueName: "navn"))
  var profile: String?
  @Option(help: ArgumentHelp("Et nyt hjem til det gamle datalager.", valueName: "mappe"))
  var to: String?
  @OptionGroup var progress: ProgressOption
  @OptionGroup var home: HomeOption

  func validate() throws {
    if from != nil, [asOf, delivery, profile, to].contains(where: { $0 != nil }) {
      throw ValidationError(
        "--from gendanner et helt hjem og hører ikke sammen med --as-of, --delivery, --profile og --to.")
    }
    if from == nil, keys != nil { throw ValidationError("--keys hører sammen med --from.") }
  }

  func run() throws {
    let progress = progress.bar(expected: 60)
    defer { progress.end() }
    if let from {
      let surroundings = Surroundings.system(say: progress.step)
      let outcome = try restoreHome(home.locate(surroundings), from: from, keys: keys, surroundings: surroundings)
      progress.end()
      return try tell(outcome)
    }
    let restored = try Restores(session(say: progress.step)).restore(
      RestoreCall(asOf: asOf, delivery: delivery, profile: profile, target: to))
    progress.end()
    Terminal.say(restored.line)
    tell(restored.load)
    if restored.load.needsPerson { throw ExitCode(ExitStatus.needsPerson) }
  }
}
