package import Foundation

/// Where the files lie that come with the program: definitions, look, Typst, typeface, guide.
///
/// Installed, they are in `../share/roedtraad` of the program; while developing, in the source tree.
package struct Installation: Hashable, Sendable {
  package let definitions: URL
  /// The rules of the look and the template of the paper.
  package let assets: URL
  package let typst: URL
  package let fonts: URL
  /// The user guide.
  package let guide: URL

  /// `$TRAAD_DEFINITIONS` goes before both for the definitions.
  package static func locate(environment: [String: String], program: URL?) throws(Refusal) -> Installation {
    let shared = program.map { program in
      program.resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("../share/roedtraad").standardizedFileURL
    }
    // The folder that holds Sources, wherever in it this file lies.
    var source = URL(fileURLWithPath: #filePath)
    while source.lastPathComponent != "Sources", source.path != "/" { source.deleteLastPathComponent() }
    source.deleteLastPathComponent()
    let isInstalled = shared.map { isThere($0.appendingPathComponent("Definitions")) } ?? false
    let found =
      if isInstalled, let shared {
        Installation(
          definitions: shared.appendingPathComponent("Definitions"), assets: shared.appendingPathComponent("Assets"),
          typst: shared.appendingPathComponent("typst"), fonts: shared.appendingPathComponent("fonts"),
          guide: shared.appendingPathComponent("vejledning"))
      } else {
        Installation(
          definitions: source.appendingPathComponent("Definitions"),
          assets: source.appendingPathComponent("Assets"),
          typst: source.appendingPathComponent("scripts/typst"), fonts: source.appendingPathComponent("vendor/fonts"),
          guide: source.appendingPathComponent("docs/vejledning"))
      }
    let asked = environment["TRAAD_DEFINITIONS"].flatMap { $0.isEmpty ? nil : URL(fileURLWithPath: $0) }
    let definitions = asked ?? found.definitions
    guard isThere(definitions.appendingPathComponent("6-metrics")) else {
      throw Refusal(
        .badInput, code: "definitioner-mangler", "Definitionerne findes ikke.",
        suggestion: "Sæt TRAAD_DEFINITIONS til mappen Definitions.")
    }
    return Installation(
      definitions: definitions, assets: found.assets, typst: found.typst, fonts: found.fonts,
      guide: found.guide)
  }

  private init(definitions: URL, assets: URL, typst: URL, fonts: URL, guide: URL) {
    self.definitions = definitions
    self.assets = assets
    self.typst = typst
    self.fonts = fonts
    self.guide = guide
  }

  private static func isThere(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }
}
