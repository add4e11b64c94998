internal import Application
internal import ArgumentParser

/// How large the fictional municipality is.
struct DemoOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Borgere med indsatser på en almindelig dag.", valueName: "antal"))
  var citizens: Int = 900
  @Option(help: ArgumentHelp("Hele år før 2026.", valueName: "antal"))
  var years: Int = 3
  @Option(help: ArgumentHelp("Kommuner i udtrækkene.", valueName: "antal"))
  var municipalities: Int = 1
  @Option(help: ArgumentHelp("Samme frø giver samme filer.", valueName: "tal"))
  var seed: UInt64 = 2026

  var call: DemoCall {
    DemoCall(citizens: citizens, years: years, municipalities: municipalities, seed: seed)
  }
}

struct SynthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synth", abstract: "Skriv den opdigtede kommunes udtræk og facit.json, og intet andet.")

  @Argument(help: ArgumentHelp("Mappen, filerne skrives i.", valueName: "mappe"))
  var folder: String
  @OptionGroup var size: DemoOptions
  @Option(help: ArgumentHelp("Hvilke slags fejl der sås i filerne, med komma imellem. Ellers alle.", valueName: "fejl"))
  var faults: String?

  func run() throws {
    let progress = ProgressBar(expected: 24)
    defer { progress.end() }
    var call = size.call
    call.faults = faults.map { $0.split(separator: ",").map(String.init) }
    try writeDemo(call, to: folder, surroundings: .system(say: progress.step))
    progress.end()
    Terminal.say("Udtrækkene er skrevet i \(folder).")
  }
}
