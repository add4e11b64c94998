internal import ArgumentParser
internal import Reports

struct CatalogueCommand: ParsableCommand, CommandInHome {
  static let configuration = CommandConfiguration(
    commandName: "catalogue",
    abstract: "Vis leverancerne: hvor tit, næste frist, status, modtagere og hvor langt data rækker.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, json }

  @Option(help: ArgumentHelp("table eller json.", valueName: "format"))
  var format: Format = .table
  @OptionGroup var home: HomeOption

  func run() throws {
    Terminal.print(try Reports(session()).catalogueText(json: format == .json))
  }
}
