internal import ArgumentParser
internal import Demonstration
internal import Foundation
internal import Serving
internal import Web

struct DemoCommand: AsyncParsableCommand, CommandInHome {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Lav en opdigtet kommune, indlæs den, og vis den.",
    discussion: "Alle mennesker og tal i den er opdigtede; ingen af CPR-numrene kan udstedes.")

  @OptionGroup var size: DemoOptions
  @OptionGroup var home: HomeOption
  @OptionGroup var address: ServeOptions
  @Flag(help: "Stop, når den er indlæst.")
  var noServe = false
  @OptionGroup var progress: ProgressOption

  func run() async throws {
    let progress = progress.bar(expected: 64)
    let workspace: Workspace
    do {
      defer { progress.end() }
      workspace = try home.workspace(say: progress.step)
      let outcome = try makeDemo(size.call, in: workspace)
      progress.end()
      tell(outcome)
    }
    if noServe { return }
    try await serve(workspace, at: address.place) { text in Terminal.say(text) }
  }
}
