internal import Application
internal import ArgumentParser

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Forklar et tal: definition, filtre, SQL, kilder og rækkerne bag.",
    discussion: "Rækkerne vises kun for roller, der må se dem, og hver visning bliver logget.")

  @Argument(help: ArgumentHelp("Nøgletal.", valueName: "nøgletal"))
  var id: String
  @Option(help: ArgumentHelp("Perioden. Ellers den seneste måned, der er slut.", valueName: "periode"))
  var period: String?
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Kun rækker, hvor dimensionen har værdien. Kan gentages.", valueName: "dimension=værdi"))
  var filters: [String] = []
  @OptionGroup var reader: ReaderOption
  @OptionGroup var home: HomeOption

  func run() throws {
    let call = ExplainCall(metric: id, from: period, to: period, filters: filters)
    Terminal.print(try home.workspace().explainFigureText(call, for: reader.reader()))
  }
}
