internal import ArgumentParser
internal import Web

struct ServeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Porten.", valueName: "port"))
  var port: Int = 8080
  @Option(help: ArgumentHelp("Adressen, der lyttes på.", valueName: "adresse"))
  var host: String = "127.0.0.1"

  var place: Place { .port(port, host: host) }
}

struct ServeCommand: AsyncParsableCommand, CommandInHome {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Vis siderne i en browser.",
    discussion: """
      Der er ikke log ind endnu. Et hjem med en kommunes egne data vises derfor kun for den, der sidder ved maskinen: enten med
      startadressen, som skrives her og virker én gang, eller på en sokkel (--socket), som kun du kan åbne. En demonstration kan vises overalt.
      """)

  @OptionGroup var address: ServeOptions
  @Option(help: ArgumentHelp("En sokkel i stedet for en port, i en mappe, som kun du kan åbne.", valueName: "sti"))
  var socket: String?
  @OptionGroup var home: HomeOption

  func run() async throws {
    let workspace = try home.workspace(say: Terminal.say)
    let place = socket.map { Place.socket(path: $0) } ?? address.place
    try await serve(workspace, at: place) { text in Terminal.say(text) }
  }
}
