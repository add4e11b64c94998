internal import ArgumentParser
internal import Demonstration
internal import Foundation
internal import Serving

/// How large the fictional municipality is.
struct DemoOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Borgere med indsatser på en almindelig dag.", valueName: "antal"))
  var citizens: Int = 900
  @Option(help: ArgumentHelp("Hele år før 2026.", valueName: "antal"))
  var years: Int = 3
  @Option(help: ArgumentHelp("Kommuner i udtrækkene.", valueName: "antal"))
  var municipalities: Int = 1
  @Option(help: ArgumentHelp("Samme frø giver samme filer.", valueName: "tal"))
  var seed: UInt64 = 2026

  var call: DemoCall {
    DemoCall(citizens: citizens, years: years, municipalities: municipalities, seed: seed)
  }
}

struct SynthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synth", abstract: "Skriv den opdigtede kommunes udtræk og facit.json, og intet andet.")

  @Argument(help: ArgumentHelp("Mappen, filerne skrives i.", valueName: "mappe"))
  var folder: String
  @OptionGroup var size: DemoOptions
  @Option(
    help: ArgumentHelp(
      "Fejl, der sås i filerne: all, eller slags med komma imellem og evt. antal, f.eks. K3:5,dato-ugyldig. Ellers ingen.",
      valueName: "fejl"))
  var faults: String?
  @Option(
    help: ArgumentHelp(
      "Såede fejl, der siden er rettet: en slags, de første (K3:2) eller den sidste (K3:-1).", valueName: "fejl"))
  var corrected: String?
  @Option(help: ArgumentHelp("Såede fejl, der kun er rettet i økonomisystemet.", valueName: "fejl"))
  var correctedInFinance: String?
  @Option(help: ArgumentHelp("Leveringens dag: den sidste i en måned fra januar til oktober 2026.", valueName: "dato"))
  var asOf: String?

  @OptionGroup var progress: ProgressOption

  func run() throws {
    let progress = progress.bar(expected: 24)
    defer { progress.end() }
    var call = size.call
    call.faults = faults.map(words)
    call.corrected = corrected.map(words) ?? []
    call.correctedInFinance = correctedInFinance.map(words) ?? []
    call.asOf = asOf
    try writeDemo(call, to: folder, surroundings: .system(say: progress.step, warn: Terminal.say))
    progress.end()
    Terminal.say("Udtrækkene er skrevet i \(folder).")
  }

  private func words(_ list: String) -> [String] {
    list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
