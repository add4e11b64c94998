internal import ArgumentParser
internal import Reports

struct ReleaseCommand: ParsableCommand, CommandInHome, ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Frigiv en rapport, som blokerende fund holder tilbage.",
    discussion: """
      Det kan direktør, ledelse og datateamet. Begrundelsen står på rapporten, og frigivelsen bliver logget.
      Kommer der et nyt blokerende fund, bliver rapporten holdt tilbage igen.
      """)

  @Argument(help: ArgumentHelp("Leverancen, for eksempel maanedsopfoelgning-myndighed.", valueName: "leverance"))
  var id: String
  @OptionGroup var period: PeriodOption
  @Option(help: ArgumentHelp("Hvorfor tallene kan bruges, selv om fundene er åbne.", valueName: "begrundelse"))
  var reason: String
  @OptionGroup var reader: ReaderOption
  @OptionGroup var home: HomeOption

  func run() throws {
    let edition = try ReportReleases(session(as: reader.reader())).release(
      ReportCall(id: id, period: period.period), reason: reason)
    Terminal.say("Frigivet: \(edition.title)")
  }
}
