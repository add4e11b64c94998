package import Foundation

/// Looks at the files of a folder and proposes a profile that reads them (`traad init`). Nothing is loaded or archived.
///
/// - Parameters:
///   - work: an empty folder for copies and throw-away keys; the caller removes it.
package func proposeProfile(
  id: String, folder: URL, catalogue: ProfileCatalogue, hints: ProposalHints, work: URL
) throws -> ProfileProposal {
  let files = try delivered(folder, catalogue.profiles, work: work)
  if files.isEmpty { throw IntakeError.folderEmpty(folder.lastPathComponent) }
  var proposer = Proposer(catalogue: catalogue, hints: hints, work: work)
  var proposed: [ProposedFile] = []
  for file in files where !file.isRepeat {
    proposed.append(try proposer.look(file, for: files.filter { $0.name == file.name }.compactMap(\.reading)))
  }
  let written = try WrittenProposal(proposer.settled(proposed), id: id, catalogue: catalogue)
  proposed = written.files
  // From here it is as in a load: the profile is what was read back, and it alone says which file is what.
  let read = try delivered(folder, written.profiles, work: work)
  let doubles = Dictionary(uniqueKeysWithValues: DeliveredFile.doubles(read).map { ($0.index, $0.reason) })
  let trial = try Trial(work: work)
  for index in proposed.indices {
    for place in read.indices where read[place].name == proposed[index].name {
      try trial.run(&proposed[index], read[place], refused: doubles[place])
    }
  }
  return ProfileProposal(proposed, id: id, buildsOn: written.buildsOn)
}

/// The files of a folder with their bytes.
private func delivered(_ folder: URL, _ profiles: [Profile], work: URL) throws -> [DeliveredFile] {
  var files = try DeliveredFile.list(folder, profiles: profiles)
  for index in files.indices where files[index].obstacle?.isOrdinaryFile ?? true {
    files[index].content =
      files[index].isRepeat && index > 0
      ? files[index - 1].content : try PrivateCopy.take(files[index].url, name: files[index].name, in: work)
  }
  return files
}

/// Finds the place of each file.
private struct Proposer {
  let catalogue: ProfileCatalogue
  let hints: ProposalHints
  let work: URL
  /// How sure each placed file is, by its name.
  private var scores: [String: Double] = [:]

  init(catalogue: ProfileCatalogue, hints: ProposalHints, work: URL) {
    self.catalogue = catalogue
    self.hints = hints
    self.work = work
  }

  /// - Parameters:
  ///   - readings: what a profile that knows the file makes of it.
  mutating func look(_ file: DeliveredFile, for readings: [Reading]) throws -> ProposedFile {
    var result = ProposedFile(name: file.name, outcome: .unplaced(Proposer.unread(file)))
    if let other = file.supersededBy {
      result.outcome = .superseded(by: other)
      return result
    }
    if case .statistics = file.role, file.url.pathExtension.lowercased() == "json" {
      result.outcome = .known(profile: file.profile ?? "", source: "nationale_tal")
      return result
    }
    if let obstacle = file.obstacle, !obstacle.isOrdinaryFile {
      result.outcome = .unplaced(obstacle.refusal.message)
      return result
    }
    guard let sample = try SampledFile.read(file, work: work) else { return result }
    if let refusal = sample.refusal {
      result.outcome = .unplaced(refusal)
      return result
    }
    result.encoding = sample.encoding
    guard let table = SeenTable(sample, hints) else {
      result.outcome = .unplaced("Overskriften kunne ikke findes. Første række med navne på kolonnerne mangler måske.")
      return result
    }
    result.table = table
    let columns = table.names.indices.map { SeenColumn($0, table, isWorkbook: sample.isWorkbook) }
      .filter { !$0.name.isEmpty || !$0.values.isEmpty }
    if let known = known(file, readings, sample, table, columns) {
      result.outcome = known
      return result
    }
    place(&result, sample, table, columns)
    return result
  }

  private static func unread(_ file: DeliveredFile) -> String {
    file.url.pathExtension.lowercased() == "px"
      ? UnknownFile.reason(file.url).message : "Kun .csv, .txt, .tsv og .xlsx bliver læst; gem den som en af dem."
  }

  /// A file that a built-in profile reads as it is.
  private func known(
    _ file: DeliveredFile, _ readings: [Reading], _ sample: SampledFile, _ table: SeenTable, _ columns: [SeenColumn]
  ) -> ProposedFile.Outcome? {
    guard let profile = file.profile, file.obstacle == nil else { return nil }
    if !readings.isEmpty {
      return .known(profile: profile, source: readings.map(\.targetName).joined(separator: ", "))
    }
    guard sample.isWorkbook || sample.delimiter == UInt8(ascii: ";"), table.header == [1] else { return nil }
    switch file.role {
    case .record(let source, _):
      let match = HeaderMatch(sample.rows.first ?? [], source)
      guard match.refusal == nil else { return nil }
      // Dates with times, or months first, are read only where a profile says so.
      let dates = source.fields.indices.filter { source.fields[$0].kind == .date }.compactMap { match.columns[$0] }
      if columns.contains(where: { $0.dates != nil && dates.contains($0.index) }) { return nil }
      return .known(profile: profile, source: source.name)
    case .statistics: return .known(profile: profile, source: "nationale_tal")
    case .unknown: return nil
    }
  }

  private mutating func place(
    _ result: inout ProposedFile, _ sample: SampledFile, _ table: SeenTable, _ columns: [SeenColumn]
  ) {
    let matches = (catalogue.standard?.sources ?? [])
      .map { ExtractMatch($0, table, columns, stem: sample.stem, hints, catalogue.lists) }
    let best = matches.filter(\.isLikely).max { $0.rank < $1.rank }
    let rules = catalogue.statisticsRules
    if best.map({ !$0.isComplete }) ?? true, let rules,
      let national = NationalMatch(table, columns, hints, catalogue.lists, rules)
    {
      let reading = Reading.proposed(sample, table, columns, national, rules)
      result.outcome =
        national.hasTime
        ? .placed(reading, reasons: national.reasons)
        : .incomplete(reading, reasons: national.reasons, missing: ["TID"])
      let named = Set(reading.fields.flatMap(\.columns))
      result.unused = columns.filter { !named.contains(table.reference($0.index)) && reading.unfold == nil }.map(\.name)
      if let kept = national.keep {
        result.questions.append(
          "`\(kept.column)` ville gøre alle tal dobbelte; én enhed er beholdt. Se efter, at det er den rigtige.")
      }
      if let guessed = national.guessed {
        result.remarks.append(
          "Kolonnen med tallet er gættet: `\(guessed)`, den sidste med tal. Se efter, at det er den rigtige.")
      }
      return
    }
    guard let best else {
      result.outcome = .unplaced(
        "Ingen af standardudtrækkene ligner den nok. Den bliver arkiveret og ellers ikke brugt.")
      result.unused = columns.map { table.reference($0.index) }
      return
    }
    let (reading, reasons) = Reading.proposed(sample, table, best)
    scores[result.name] = best.score
    result.unused = best.unused
    result.outcome =
      best.isComplete
      ? .placed(reading, reasons: reasons)
      : .incomplete(reading, reasons: reasons, missing: best.missing.map(\.name))
  }

  /// One file an extract, unless files have the same header: then they are parts of one.
  func settled(_ files: [ProposedFile]) -> [ProposedFile] {
    var files = files
    var first: [String: Int] = [:]
    let order = files.indices.sorted { (rank(files[$0]), $1) > (rank(files[$1]), $0) }
    for index in order {
      guard let target = target(files[index]) else { continue }
      guard let other = first[target] else {
        first[target] = index
        continue
      }
      if case .placed(var kept, let reasons) = files[other].outcome, case .placed(let same, _) = files[index].outcome,
        files[other].table?.names.map(folded) == files[index].table?.names.map(folded), kept.form == same.form
      {
        kept.patterns += same.patterns
        kept.takesSeveral = true
        files[other].outcome = .placed(kept, reasons: reasons)
        files[index].outcome = .known(profile: "forslag", source: target)
      } else {
        files[index].outcome = .unplaced(
          "Den ligner `\(target)`, som \(files[other].name) allerede er. Er de dele af det samme, så skriv begge under ét."
        )
      }
    }
    return files
  }

  private func rank(_ file: ProposedFile) -> Double {
    if case .known = file.outcome { return 100 }
    return (scores[file.name] ?? 0) + (isPlaced(file) ? 10 : 0)
  }

  private func isPlaced(_ file: ProposedFile) -> Bool { if case .placed = file.outcome { true } else { false } }

  /// The extract that only one file may be.
  private func target(_ file: ProposedFile) -> String? {
    switch file.outcome {
    case .known(_, let source): source == "nationale_tal" || source.contains(",") ? nil : source
    case .superseded: nil
    case .placed(let reading, _), .incomplete(let reading, _, _):
      if case .extract(let source) = reading.target { source.name } else { nil }
    case .unplaced: nil
    }
  }
}
