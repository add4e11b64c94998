internal import Foundation

/// What `traad init` has to tell.
package struct InitialisedHome: Sendable {
  package var path: String
  /// One line a file of the folder: what it was taken for.
  package var files: [String]
}

/// A new home for a municipality (`traad init`): its folders and configuration; the folder's files are only looked at.
package func initialiseHome(
  _ home: Home, municipality: String, name: String?, from folder: String?, surroundings: Surroundings
) throws(Refusal) -> InitialisedHome {
  guard let number = HomeConfiguration.fourDigits(municipality) else {
    throw Refusal(
      .badCall, code: "kommune-ukendt", "`\(municipality.prefix(20))` er ikke en kommune.",
      suggestion: "Skriv fire cifre, for eksempel 0250.")
  }
  do {
    if let known = try HomeConfiguration.read(home), known.municipality != number {
      throw Refusal(
        .badInput, code: "hjem-anden-kommune", "Hjemmet hører til kommune \(known.municipality).",
        suggestion: "Vælg et andet --home til kommune \(number).")
    }
    let files = try folder.map { try listing(URL(fileURLWithPath: $0, relativeTo: surroundings.current)) } ?? []
    try home.make()
    if try HomeConfiguration.read(home) == nil {
      try HomeConfiguration(municipality: number, name: name ?? "Kommune \(number)").write(to: home)
    }
    return InitialisedHome(path: home.folder.path, files: files)
  } catch {
    throw Refusal(error)
  }
}

/// Files of the standard extracts are told from others by their names; what is in them is seen when they are loaded.
private func listing(_ folder: URL) throws -> [String] {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
    throw Refusal(
      .badInput, code: "mappe-mangler", "Mappen `\(folder.lastPathComponent)` findes ikke.",
      suggestion: "Se efter stavefejl.")
  }
  return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
    let stem = String(name.prefix { $0 != "." }).precomposedStringWithCanonicalMapping.lowercased()
    let isExtract = standardExtracts.contains(stem) && (name.hasSuffix(".csv") || name.hasSuffix(".xlsx"))
    return isExtract ? "\(name): standardudtræk `\(stem)`" : "\(name): kendes ikke; den bliver arkiveret og ladt i fred"
  }
}

private let standardExtracts: Set<String> = [
  "borgere", "sager", "indsatser", "vurderinger", "mål", "observationer", "posteringer", "budget", "disponering",
  "takster", "tilbud", "pladser", "ophold", "fravær", "bemanding", "løn", "klager", "frister", "ledelsestilsyn",
  "organisation", "fit",
]
