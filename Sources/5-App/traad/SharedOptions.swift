internal import Application
internal import ArgumentParser
internal import Foundation

/// Which home a command works in.
struct HomeOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Hjemmet: kommunens mappe med data. Ellers $TRAAD_HOME, ellers ./traad-home.", valueName: "mappe"))
  var home: String?

  func locate(_ surroundings: Surroundings) -> Home {
    Home.locate(home, environment: surroundings.environment, current: surroundings.current)
  }

  /// The home with what stands on it; a home that does not exist is told at once.
  func workspace(say: @escaping @Sendable (String) -> Void = { _ in }) throws -> Workspace {
    let surroundings = Surroundings.system(say: say)
    return try Workspace(home: locate(surroundings), surroundings: surroundings)
  }
}

/// In which role a command asks.
struct ReaderOption: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Rollen, der spørges som: rolle eller rolle:enhed. Ellers datateamet (stab).", valueName: "rolle[:enhed]"))
  var role: String?

  func reader() throws -> Reader { try Reader.commandLine(role) }
}
