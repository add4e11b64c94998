internal import Access
internal import ArgumentParser
internal import Foundation
internal import Serving

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
    let surroundings = Surroundings.system(say: say, warn: Terminal.say)
    return try Workspace(home: locate(surroundings), surroundings: surroundings)
  }
}

extension CommandInHome {
  /// Who calls, in the command's home: what is done stands in its log under the command's name.
  func session(
    as reader: Reader? = nil, say: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> Session {
    try .command(Self._commandName, in: home.workspace(say: say), as: reader)
  }
}

/// A command that works in a home: what is refused stands in its log.
protocol CommandInHome: ParsableCommand {
  var home: HomeOption { get }
  /// The role that was asked for, as it was typed.
  var role: String? { get }
}

extension CommandInHome {
  var role: String? { nil }
}

extension CommandInHome where Self: ReadingCommand {
  var role: String? { reader.role }
}

protocol ReadingCommand {
  var reader: ReaderOption { get }
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

/// The period that a command is asked for, said in the same way everywhere.
struct PeriodOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Perioden: 2025, 2025-H1, 2025-K3 eller 2025-10. Ellers den seneste, der er slut.", valueName: "periode"))
  var period: String?
}

/// Whether each step of a long piece of work is told.
struct ProgressOption: ParsableArguments {
  @Flag(help: "Skriv hvert skridt undervejs, også når der ikke er en skærm at vise det på.")
  var verbose = false

  func bar(expected: Int) -> ProgressBar { ProgressBar(expected: expected, isVerbose: verbose) }
}
