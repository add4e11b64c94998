internal import ArgumentParser
internal import Figures

struct ExplainCommand: ParsableCommand, CommandInHome, ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Forklar et tal: definition, filtre, SQL, kilder og rækkerne bag.",
    discussion: "Rækkerne vises kun for roller, der må se dem, og hver visning bliver logget.")

  @Argument(help: ArgumentHelp("Nøgletal.", valueName: "nøgletal"))
  var id: String
  @OptionGroup var period: PeriodOption
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Kun rækker, hvor dimensionen har værdien. Kan gentages.", valueName: "dimension=værdi"))
  var filters: [String] = []
  @OptionGroup var reader: ReaderOption
  @OptionGroup var home: HomeOption

  func run() throws {
    let call = ExplainCall(metric: id, from: period.period, to: period.period, filters: filters)
    Terminal.print(try Figures(session(as: reader.reader())).explainAsText(call))
  }
}
