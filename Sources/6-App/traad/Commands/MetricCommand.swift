internal import ArgumentParser
internal import Figures

struct MetricCommand: ParsableCommand, CommandInHome, ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "metric", abstract: "Vis tal for et eller flere nøgletal.",
    discussion: """
      En række af perioder skrives med --from og --to, på samme måde som --period. Kun --from: derfra og til den seneste måned, der er slut.
      json: et objekt for ét nøgletal, en liste for flere; fulde decimaler. csv: semikolon mellem felter, decimalkomma.
      """)

  @Argument(help: ArgumentHelp("Nøgletal, for eksempel helaarspersoner.", valueName: "nøgletal"))
  var ids: [String]
  @OptionGroup var period: PeriodOption
  @Option(help: ArgumentHelp("Første periode.", valueName: "periode"))
  var from: String?
  @Option(help: ArgumentHelp("Sidste periode, med.", valueName: "periode"))
  var to: String?
  @Option(help: ArgumentHelp("Del op i: month, quarter, half eller year.", valueName: "længde"))
  var grain: String?
  @Option(
    help: ArgumentHelp(
      "Del efter dimensioner med komma imellem, for eksempel service_area,unit.", valueName: "dimensioner"))
  var by: [String] = []
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Kun rækker, hvor dimensionen har værdien. Kan gentages.", valueName: "dimension=værdi"))
  var filters: [String] = []
  @Option(help: ArgumentHelp("Sammenlign med previous, last-year eller ytd.", valueName: "hvad"))
  var compare: String?
  @OptionGroup var reader: ReaderOption
  @Option(help: ArgumentHelp("table, json eller csv.", valueName: "format"))
  var format: FigureCall.Format = .table
  @OptionGroup var home: HomeOption

  func validate() throws {
    if period.period != nil, from != nil || to != nil {
      throw ValidationError("Skriv enten --period eller --from og --to.")
    }
  }

  func run() throws {
    let call = FigureCall(
      metrics: ids, from: period.period ?? from, to: period.period ?? to, grain: grain, by: by, filters: filters,
      comparison: compare, format: format)
    Terminal.print(try Figures(session(as: reader.reader())).show(call))
  }
}

extension FigureCall.Format: ExpressibleByArgument {}
