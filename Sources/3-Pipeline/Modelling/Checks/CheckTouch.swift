internal import Danish
internal import Definitions
internal import Diagnostics

/// What an open finding may change (rørt): every key figure that is counted from a fact, or one of them alone; whatever row the
/// finding is about, or only when it is a row of one extract.
///
/// A check that may be about any extract touches all, within what rests on the extract.
/// A check names facts, so that a key figure that comes later is touched by the right findings without anyone saying so.
package struct CheckTouch: Sendable, Hashable {
  /// A fact (`coverage`), a key figure (`refusion`), or `all`.
  package let name: String
  /// Name of the extract (`mål`); nil is every extract.
  package let file: String?
  let place: Place

  static let everything = "all"

  init(_ name: String, file: String? = nil, at place: Place) {
    self.name = name
    self.file = file
    self.place = place
  }

  /// Reads a field of touches: a list of names, or a list an extract for a check that looks at several.
  static func all(_ field: String, in mapping: DefinitionMapping) -> [CheckTouch] {
    guard mapping.isMapping(field), let byFile = mapping.mapping(field) else {
      return mapping.strings(field).map { CheckTouch($0, at: mapping.place(of: field)) }
    }
    defer { byFile.finish() }
    return byFile.keys.flatMap { file in
      byFile.strings(file).map { CheckTouch($0, file: file, at: byFile.place(of: file)) }
    }
  }
}

/// A key figure that an open finding of a check may change.
package struct TouchedMetric: Sendable, Hashable {
  package let metric: String
  /// Name of the extract that the finding must be about; nil is any.
  package let file: String?
}

/// A key figure as checks need to know it: the facts that it is counted from, its parts' with them.
package struct CountedMetric: Sendable {
  let id: String
  let facts: [String]

  package init(id: String, facts: [String]) {
    self.id = id
    self.facts = facts
  }
}

/// A fact as checks need to know it.
package struct TouchableFact: Sendable {
  let id: String
  /// Extracts whose findings touch it though no check names it; ASCII: `maal`. Empty for a fact that checks name.
  let sources: [String]

  package init(id: String, sources: [String]) {
    self.id = id
    self.sources = sources
  }
}

extension Check {
  /// What its findings touch, said and unsaid: a fact that leaves it to its extracts is touched by what is found in their rows.
  ///
  /// A check that says of itself that it changes no figure touches none by its extracts either (docs/decisions/0015).
  func touches(among facts: [TouchableFact]) -> [CheckTouch] {
    guard !touches.isEmpty else { return [] }
    let files = Set(sources + touches.compactMap(\.file)).sorted()
    let unsaid = facts.flatMap { fact in
      files.filter { fact.sources.contains(asciiName($0)) }.map { CheckTouch(fact.id, file: $0, at: sourcesPlace) }
    }
    return touches + unsaid
  }

  /// The key figures that its findings touch, in the order of the catalogue.
  package func touched(of metrics: [CountedMetric], among facts: [TouchableFact] = []) -> [TouchedMetric] {
    let touches = touches(among: facts)
    func named(_ metric: CountedMetric, in touches: [CheckTouch]) -> [CheckTouch] {
      touches.filter { [CheckTouch.everything, metric.id].contains($0.name) || metric.facts.contains($0.name) }
    }
    return metrics.flatMap { metric -> [TouchedMetric] in
      // What is named by its own name is touched though a fact of it is excepted.
      let excepted = Set(except.filter { $0.name == metric.id }.map(\.file))
      let files = Set(named(metric, in: touches).map(\.file))
      let touched = files.filter { !excepted.contains(nil) && !excepted.contains($0) }
      return touched.sorted { ($0 ?? "") < ($1 ?? "") }.map { TouchedMetric(metric: metric.id, file: $0) }
    }
  }
}
