internal import Diagnostics

/// A proposal as the profile that it becomes: written, read back by the reader of every profile, and without what that does
/// not take. So nothing is proposed that a load cannot read.
struct WrittenProposal {
  private(set) var files: [ProposedFile]
  let profile: Profile
  let buildsOn: [String]
  /// The profiles of a load with this one, in their order.
  let profiles: [Profile]

  init(_ proposed: [ProposedFile], id: String, catalogue: ProfileCatalogue) throws {
    files = proposed.map(WrittenProposal.generalised)
    if WrittenProposal.takesOthers(files) { files = proposed }
    var buildsOn = ["standard"]
    for file in files {
      if case .known(let profile, _) = file.outcome, profile != id, !buildsOn.contains(profile) {
        buildsOn.append(profile)
      }
    }
    self.buildsOn = buildsOn
    func read(_ files: [ProposedFile]) -> (profile: Profile?, faults: [Diagnostic]) {
      Profile.parse(
        ProfileProposal.text(files, id: id, buildsOn: buildsOn), name: "profiles/\(id).yaml", beside: catalogue)
    }
    if read(files).profile == nil {
      for index in files.indices where read([files[index]]).profile == nil { files[index].withdraw() }
    }
    let (found, faults) = read(files)
    guard let found else { throw Diagnostics(faults) }
    profile = found
    profiles = [found] + catalogue.profiles.filter { buildsOn.contains($0.id) }
  }

  /// Dates in a file's name change from month to month.
  private static func generalised(_ file: ProposedFile) -> ProposedFile {
    var file = file
    func wide(_ pattern: String) -> String {
      let wide = pattern.replacing(/\d{4,}([-_.]?\d{2}){0,2}/, with: "*")
      // A name that is nothing but a date says nothing without it.
      return wide.contains(where: \.isLetter) ? wide : pattern
    }
    switch file.outcome {
    case .placed(var reading, let reasons):
      reading.patterns = Array(Set(reading.patterns.map(wide))).sorted()
      file.outcome = .placed(reading, reasons: reasons)
    case .incomplete(var reading, let reasons, let missing):
      reading.patterns = Array(Set(reading.patterns.map(wide))).sorted()
      file.outcome = .incomplete(reading, reasons: reasons, missing: missing)
    case .known, .superseded, .unplaced: break
    }
    return file
  }

  /// Whether the pattern of one file's name is another file's as well, and they are not parts of one extract.
  private static func takesOthers(_ files: [ProposedFile]) -> Bool {
    files.contains { file in
      guard case .placed(let reading, _) = file.outcome else { return false }
      return files.contains { other in
        guard other.name != file.name, reading.names(other.name) else { return false }
        if case .known("forslag", _) = other.outcome { return !reading.takesSeveral }
        return true
      }
    }
  }
}

extension ProposedFile {
  /// What the reader of profiles does not take is shown as a comment, for a person to mend.
  fileprivate mutating func withdraw() {
    guard case .placed(let reading, let reasons) = outcome else { return }
    outcome = .incomplete(reading, reasons: reasons, missing: [])
    questions.append(
      "Forslaget til filen kunne ikke læses tilbage og står som kommentar. Ret det, eller meld det til driften.")
  }
}
