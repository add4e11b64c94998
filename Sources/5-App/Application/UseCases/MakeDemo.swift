internal import Demo
internal import Foundation

extension Workspace {
  /// The fictional municipality from nothing to pages: its extracts, their load, its home marked as a demonstration.
  ///
  /// The extracts and `facit.json` stay in the home, for whoever wants to look at what came in.
  package func makeDemo(_ call: DemoCall) throws(Refusal) -> LoadOutcome {
    let code = "0\(DemoMunicipality.firstCode)"
    let folder = home.folder.appendingPathComponent("udtraek")
    do {
      if let known = try HomeConfiguration.read(home), !known.isDemo {
        throw Refusal(
          .badInput, code: "hjem-i-brug",
          "Hjemmet hører til kommune \(known.municipality) og er ikke en demonstration.",
          suggestion: "Vælg et andet --home til demonstrationen.")
      }
      try home.make()
      if FileManager.default.fileExists(atPath: folder.path) { try FileManager.default.removeItem(at: folder) }
    } catch {
      throw Refusal(error)
    }
    try writeDemo(call, to: folder.path, surroundings: surroundings)
    // Several municipalities have a folder each; the home belongs to the first.
    let first = call.municipalities > 1 ? folder.appendingPathComponent(code) : folder
    return try loadDelivery(
      LoadCall(
        folder: first.path, municipality: code, name: "Fjordby Kommune", asOf: DemoMunicipality.asOf, isDemo: true))
  }
}
