internal import ArgumentParser
internal import Foundation
internal import Serving

/// The program: every command, and how it ends.
@main
struct Traad: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "traad",
    abstract: "Rød Tråd: ledelsesinformation for det specialiserede socialområde.",
    discussion: """
      Udtræk ind, tal og rapporter ud; hvert tal kan forklares helt ned til rækkerne.
      Afslutning: 0 færdig · 1 færdig, og noget venter på et menneske · 2 afvist, intet er ændret.
      """,
    version: "0.2.0",
    subcommands: [
      DemoCommand.self, SynthCommand.self, InitCommand.self, LoadCommand.self, CloseCommand.self, ReopenCommand.self,
      BackupCommand.self, RestoreCommand.self, EraseCommand.self, LogCommand.self, CheckCommand.self,
      MetricCommand.self, ExplainCommand.self, ReportCommand.self, ReleaseCommand.self,
      CatalogueCommand.self, ServeCommand.self, ValidateCommand.self,
    ])

  static func main() async {
    Foundation.exit(await run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs one call and gives its exit status; everything it says is said.
  static func run(_ arguments: [String]) async -> Int32 {
    // Whatever is written from here on, by us or by a library, is for its owner alone from its first byte.
    umask(0o077)
    var command: any ParsableCommand
    do {
      command = try parseAsRoot(arguments)
    } catch {
      return tell(error)
    }
    do {
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
      return ExitStatus.done
    } catch let refusal as Refusal {
      return refuse(command, refusal)
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      // `traad help` ends this way too; whatever else is thrown here is not about how the call was written.
      if exitCode(for: error).isSuccess || error is ValidationError { return tell(error) }
      return refuse(command, Refusal(error))
    }
  }

  /// Tells why, and writes in the home's log that it was refused: which command, and the code, never what was typed.
  private static func refuse(_ command: any ParsableCommand, _ refusal: Refusal) -> Int32 {
    Terminal.tell(refusal)
    guard let asked = command as? any CommandInHome else { return ExitStatus.refused }
    let surroundings = Surroundings.system(say: { _ in })
    let (name, home) = (type(of: command)._commandName, asked.home.locate(surroundings))
    do {
      if let list = try keepFault(refusal, of: "traad \(name)", in: home, surroundings: surroundings) {
        Terminal.say("Fejlen står i \(list) under nummer \(refusal.reference ?? "").")
      }
    } catch {
      Terminal.say("Fejlen kunne ikke skrives i hjemmets faults.log.")
    }
    // What a session has refused it has logged.
    if refusal.isLogged { return ExitStatus.refused }
    do {
      try logRefusal(of: name, refusal, in: home, as: asked.role, surroundings: surroundings)
    } catch {
      Terminal.say("Afvisningen kunne ikke skrives i adgangsloggen.")
    }
    return ExitStatus.refused
  }

  /// What the argument parser has to say: help on standard output, faults in the call on standard error.
  private static func tell(_ error: any Error) -> Int32 {
    let text = DanishMessages.translate(fullMessage(for: error))
    if exitCode(for: error).isSuccess {
      Terminal.print(text)
      return ExitStatus.done
    }
    Terminal.say(text)
    return ExitStatus.refused
  }
}

/// How a call ends, as scripts rely on it.
enum ExitStatus {
  static let done: Int32 = 0
  /// Done, and something needs a person.
  static let needsPerson: Int32 = 1
  /// The call or its input was refused; nothing changed.
  static let refused: Int32 = 2
}
