internal import Diagnostics
internal import Foundation
internal import Intake
package import Serving

/// What `traad init` has to tell.
package struct InitialisedHome: Sendable {
  package var path: String
  /// What each file of the folder was taken for, and what would be refused; never a value of it.
  package var lines: [String]
  /// The profile that was written, if any file is not read as it is.
  package var profile: String?
  /// Whether every file has its place and every row would be read.
  package var isComplete: Bool
}

/// The name of the profile that is proposed.
private let proposalName = "forslag"

/// A new home for a municipality (`traad init`): its folders, its configuration, and a first profile for the files of a
/// folder, which are only looked at.
package func initialiseHome(
  _ home: Home, municipality: String, name: String?, from folder: String?, surroundings: Surroundings
) throws(Refusal) -> InitialisedHome {
  guard let number = HomeConfiguration.fourDigits(municipality) else {
    throw Refusal(
      .badCall, code: "kommune-ukendt", "`\(Asked.short(municipality))` er ikke en kommune.",
      suggestion: "Skriv fire cifre, for eksempel 0250.")
  }
  return try refusing {
    if let known = try HomeConfiguration.read(home), known.municipality != number {
      throw Refusal(
        .badInput, code: "hjem-anden-kommune", "Hjemmet hører til kommune \(known.municipality).",
        suggestion: "Vælg et andet --home til kommune \(number).")
    }
    let installation = try Installation.locate(environment: surroundings.environment, program: surroundings.program)
    let files = try folder.map { try delivered(URL(fileURLWithPath: $0, relativeTo: surroundings.current)) }
    try home.mustBePrivate()
    try home.make()
    // Made here, once: a home that has lost one is told, and gets no other.
    _ = try home.keyRing(random: surroundings.randomKey)
    var made = InitialisedHome(path: home.folder.path, lines: [], profile: nil, isComplete: true)
    if let files {
      let proposal = try LoadLock.holding(home.lock) { try propose(files, home, installation) }
      made.lines = proposal.lines
      made.isComplete = proposal.isComplete
      made.profile = proposalName
      made.lines += try write(proposal.text, to: home)
    }
    if try HomeConfiguration.read(home) == nil {
      let own = try name ?? municipalityName(number, definitions: installation.definitions)
      try HomeConfiguration(municipality: number, name: own).write(to: home)
    }
    return made
  }
}

private func delivered(_ folder: URL) throws -> URL {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
    throw Refusal(
      .badInput, code: "mappe-mangler", "Mappen `\(folder.lastPathComponent)` findes ikke.",
      suggestion: "Se efter stavefejl.")
  }
  return folder.standardizedFileURL
}

private func propose(_ folder: URL, _ home: Home, _ installation: Installation) throws -> ProfileProposal {
  let catalogue = try ProfileCatalogue.sound(installation.definitions)
  let (hints, faults) = try ProposalHints.load(installation.definitions.appendingPathComponent("1-profiles"))
  guard faults.isEmpty else { throw Diagnostics(faults) }
  let work = home.folder.appendingPathComponent(".proeve")
  // What is here was left by one that was cut off.
  try FileManager.default.removeIfThere(work)
  try FileManager.default.createDirectory(
    at: work, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  let proposal = Result {
    try proposeProfile(
      id: proposalName, folder: folder, catalogue: catalogue, hints: hints, work: work)
  }
  try FileManager.default.removeItem(at: work)
  do { return try proposal.get() } catch let error as IntakeError { throw error.diagnostic }
}

/// Keeps an earlier proposal beside the new one: someone may have corrected it.
private func write(_ text: String, to home: Home) throws -> [String] {
  try FileManager.default.createDirectory(
    at: home.profiles, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  let file = home.profiles.appendingPathComponent("\(proposalName).yaml")
  var lines: [String] = []
  if FileManager.default.fileExists(atPath: file.path) {
    if try String(contentsOf: file, encoding: .utf8) == text { return [] }
    var number = 1
    func earlier() -> URL { home.profiles.appendingPathComponent("\(proposalName)-før-\(number).yaml") }
    while FileManager.default.fileExists(atPath: earlier().path) { number += 1 }
    try FileManager.default.moveItem(at: file, to: earlier())
    lines = ["Det tidligere forslag er gemt som \(earlier().lastPathComponent)."]
  }
  try WholeFile.write(Data(text.utf8), to: file)
  return lines
}
