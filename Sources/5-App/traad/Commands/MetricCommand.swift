internal import Application
internal import ArgumentParser

struct MetricCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metric", abstract: "Vis tal for et eller flere nøgletal.",
    discussion: """
      Perioder skrives 2025, 2025-K3 eller 2025-10. Uden --from og --to vises den seneste måned, der er slut. Kun --from: derfra og til den.
      json: et objekt for ét nøgletal, en liste for flere; fulde decimaler. csv: semikolon mellem felter, decimalkomma.
      """)

  @Argument(help: ArgumentHelp("Nøgletal, for eksempel helaarspersoner.", valueName: "nøgletal"))
  var ids: [String]
  @Option(help: ArgumentHelp("Første periode.", valueName: "periode"))
  var from: String?
  @Option(help: ArgumentHelp("Sidste periode, med.", valueName: "periode"))
  var to: String?
  @Option(help: ArgumentHelp("Del op i: month, quarter eller year.", valueName: "længde"))
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

  func run() throws {
    let call = FigureCall(
      metrics: ids, from: from, to: to, grain: grain, by: by, filters: filters, comparison: compare, format: format)
    Terminal.print(try home.workspace().showFigures(call, for: reader.reader()))
  }
}

extension FigureCall.Format: ExpressibleByArgument {}
