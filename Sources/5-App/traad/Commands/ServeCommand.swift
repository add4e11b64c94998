internal import Application
internal import ArgumentParser
internal import Web

struct ServeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Porten.", valueName: "port"))
  var port: Int = 8080
  @Option(help: ArgumentHelp("Adressen, der lyttes på.", valueName: "adresse"))
  var host: String = "127.0.0.1"
}

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Vis siderne i en browser.",
    discussion: "Uden log ind vises rigtige data kun på denne maskine; demonstrationen kan vises overalt.")

  @OptionGroup var address: ServeOptions
  @OptionGroup var home: HomeOption

  func run() async throws {
    let workspace = try home.workspace(say: Terminal.say)
    try await serve(workspace, host: address.host, port: address.port) { text in Terminal.say(text) }
  }
}
