internal import CareModel
internal import Definitions
internal import Diagnostics
internal import Foundation

/// What a home knows of its municipality (`config.yaml`).
package struct HomeConfiguration: Hashable, Sendable {
  /// Four digits.
  package var municipality: String
  /// "Fjordby Kommune".
  package var name: String
  /// A demonstration, made by `traad demo`: roles may be switched by anyone (`Se som`), for all data are invented. Such a home
  /// takes the demonstration's own deliveries alone, and no municipality's.
  package var isDemo: Bool

  package init(municipality: String, name: String, isDemo: Bool = false) {
    self.municipality = municipality
    self.name = name
    self.isDemo = isDemo
  }

  /// nil when the home has none yet.
  package static func read(_ home: Home) throws -> HomeConfiguration? {
    guard FileManager.default.fileExists(atPath: home.configuration.path) else { return nil }
    let data = try Data(contentsOf: home.configuration)
    var faults: [Diagnostic] = []
    if let text = String(data: data, encoding: .utf8) {
      do { return try read(text: text) } catch let diagnostics as Diagnostics { faults = diagnostics.all }
    }
    throw Refusal(
      .unavailable,
      [
        Diagnostic(
          code: "opsaetning-beskadiget", "Opsætningen (config.yaml) kan ikke læses.",
          suggestion: Refusal.fetch("config.yaml"))
      ] + faults)
  }

  static func read(text: String) throws -> HomeConfiguration {
    let file = DefinitionFile(name: "config.yaml", text: text)
    guard let top = file.mapping else { throw Diagnostics(file.faults) }
    let municipality = top.string("municipality")
    let name = top.optionalString("name")
    let isDemo = top.bool("demo")
    if let municipality, fourDigits(municipality) != municipality {
      top.report(
        "kommune-ukendt", "`municipality` skal være fire cifre i anførselstegn.",
        suggestion: "Skriv for eksempel \"0250\".",
        at: "municipality")
    }
    if isDemo, let municipality, !InventedMunicipality.holds(municipality) {
      top.report(
        "demo-rigtig-kommune", "Kommune \(municipality) findes, og dens hjem kan ikke være en demonstration.",
        suggestion: "Fjern linjen `demo: true`.", at: "demo")
    }
    top.finish()
    guard file.faults.isEmpty, let municipality else { throw Diagnostics(file.faults) }
    return HomeConfiguration(municipality: municipality, name: name ?? "Kommune \(municipality)", isDemo: isDemo)
  }

  package func write(to home: Home) throws {
    var text = "# Hvad dette hjem ved om sin kommune.\nmunicipality: \"\(municipality)\"\nname: \(quoted(name))\n"
    if isDemo { text += "demo: true\n" }
    try WholeFile.write(Data(text.utf8), to: home.configuration)
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      switch character {
      case "\"", "\\": result += "\\\(character)"
      case let character where character.isNewline: result += " "
      default: result.append(character)
      }
    }
    return result + "\""
  }

  /// A municipality's number with four digits; three (Danmarks Statistik) get their zero; nil for anything else.
  package static func fourDigits(_ text: String) -> String? {
    guard (3...4).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return text.utf8.count == 3 ? "0" + text : text
  }
}

extension Home {
  /// What the home knows of its municipality; nil before the first load.
  package func municipalitySettings() throws(Refusal) -> HomeConfiguration? {
    return try refusing {
      try HomeConfiguration.read(self)
    }
  }
}
