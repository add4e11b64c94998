internal import Danish
internal import Definitions
internal import Diagnostics
internal import Foundation

/// Files that tell the same, written beside each other by one system (udgaver): one of them is read.
package struct Edition: Sendable, Hashable {
  /// Patterns of their names; what stands before others is read before them, and of one pattern the highest number at its `*`.
  package var patterns: [String]

  /// `- files: ["granted_payments_*", "expected_payments_*"]`.
  init(_ mapping: DefinitionMapping) {
    patterns = mapping.strings("files")
    if patterns.isEmpty { mapping.report("felt-mangler", "Skriv filernes navne: `files: [\"…_*\"]`.", at: "files") }
    for pattern in patterns where !pattern.hasSuffix("*") {
      mapping.report("moenster-ugyldigt", "Mønsteret skal slutte med `*`, hvor udgavens nummer står.", at: "files")
    }
    mapping.finish()
  }

  /// Where a file stands among the editions, the one to read last; nil when it is none of them.
  private func rank(_ stem: String) -> (Int, Int)? {
    for (place, pattern) in patterns.enumerated() {
      let start = folded(pattern.dropLast())
      guard folded(stem).hasPrefix(start) else { continue }
      // A number alone, or one after `v`: a date is no number of an edition, and which day comes last is not guessed.
      let rest = stem.lowercased().dropFirst(pattern.count - 1)
      let digits = rest.hasPrefix("v") ? rest.dropFirst() : rest
      guard digits.allSatisfy(\.isNumber), let number = Int(digits) else { continue }
      return (-place, number)
    }
    return nil
  }

  /// The files with those marked that another edition is read in the place of; each of them stands once.
  static func settled(_ files: [DeliveredFile], _ profiles: [Profile]) -> [DeliveredFile] {
    var files = files
    for profile in profiles {
      for edition in profile.editions {
        let ranked = files.compactMap { file -> (name: String, rank: (Int, Int))? in
          guard file.profile == profile.id, !file.isRepeat else { return nil }
          return edition.rank(file.url.deletingPathExtension().lastPathComponent).map { (file.name, $0) }
        }
        guard let best = ranked.map(\.rank).max(by: <), ranked.count > 1 else { continue }
        let kept = ranked.filter { $0.rank == best }.map(\.name)
        // The same number twice (as CSV and as workbook) is for a person to decide.
        guard kept.count == 1, let name = kept.first else { continue }
        let others = Set(ranked.map(\.name)).subtracting(kept)
        files = files.compactMap { file in
          guard others.contains(file.name), file.profile == profile.id else { return file }
          return file.isRepeat
            ? nil : DeliveredFile(url: file.url, name: file.name, role: .unknown, supersededBy: name)
        }
      }
    }
    return files
  }

  /// One line for each file that was read in the place of others.
  static func messages(_ files: [DeliveredFile]) -> [Diagnostic] {
    Dictionary(grouping: files.filter { $0.supersededBy != nil }) { $0.supersededBy ?? "" }
      .sorted { $0.key < $1.key }
      .map { kept, others in
        Diagnostic(
          .info, code: "fil-anden-udgave",
          "Filen er den nyeste udgave og er læst. \(DanishText.list(others.map(\.name))) fortæller det samme: arkiveret, "
            + "ikke læst og ikke talt med.", at: Place(file: kept))
      }
  }
}
