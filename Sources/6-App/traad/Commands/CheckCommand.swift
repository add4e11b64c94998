internal import ArgumentParser
internal import CareModel
internal import Worklist

struct CheckCommand: AsyncParsableCommand, CommandInHome, ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Vis fund, rækker, der er sat til side, og filer, der er afvist.",
    discussion: """
      Fundene er dem i det datalager, der vises nu; hvordan de står, huskes fra levering til levering.
      Med --output skrives fejllisten som regneark, et ark pr. ansvarlig og team, til at sende og svare i.
      Afslutning: 1, når et åbent fund blokerer, en række er sat til side, eller en fil er afvist.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: ArgumentHelp("text eller json.", valueName: "format"))
  var format: Format = .text
  @Option(help: ArgumentHelp("Kun fund, der er mindst så alvorlige: blocking, warning eller info.", valueName: "alvor"))
  var severity: FindingSeverity = .info
  @OptionGroup var reader: ReaderOption
  @Option(
    name: [.short, .long], help: ArgumentHelp("Skriv fejllisten til et regneark, der ender på .xlsx.", valueName: "sti")
  )
  var output: String?
  @OptionGroup var home: HomeOption

  func run() async throws {
    let worklists = try Worklists(session(as: reader.reader()))
    let found = try worklists.check(json: format == .json, atLeast: severity)
    if let output {
      let path = try worklists.write(to: output, atLeast: severity)
      Terminal.say("Skrevet: \(path)")
    } else {
      Terminal.print(found.text)
    }
    if found.needsPerson { throw ExitCode(ExitStatus.needsPerson) }
  }
}

extension FindingSeverity: ExpressibleByArgument {}
