internal import Definitions
package import Diagnostics
package import Foundation

/// Every check that the definitions hold, with the municipality's own and its tuning laid over them.
package struct CheckCatalogue: Sendable {
  /// K1, K2, K2b, K3 … K10, then others, each in the order that people count.
  package private(set) var all: [Check] = []

  package subscript(id: String) -> Check? { all.first { $0.id == id } }

  package init(_ checks: [Check] = []) { all = checks }

  /// Reads `4-checks` of both folders; every fault comes back at once.
  ///
  /// - Parameters:
  ///   - overlay: a municipality's folder: a file of a known id tunes that check, one of a new id is its own check.
  package static func load(
    definitions: URL, overlay: URL? = nil
  ) throws -> (catalogue: CheckCatalogue, faults: [Diagnostic]) {
    var catalogue = CheckCatalogue()
    var faults: [Diagnostic] = []
    for pair in try CheckPair.all(in: definitions, prefix: "", &faults) {
      guard let (file, mapping) = pair.opened(&faults) else { continue }
      let check = CheckFile(file, mapping, path: pair.path).check(id: pair.id, sql: pair.sql, faults: &faults)
      if let check { catalogue.add(check, &faults) }
    }
    if let overlay {
      for pair in try CheckPair.all(in: overlay, prefix: "overlay/", &faults) { catalogue.lay(pair, &faults) }
    }
    catalogue.all.sort { CheckOrder($0.id) < CheckOrder($1.id) }
    return (catalogue, faults)
  }

  /// Works out which key figures each check's findings touch. Gives the faults of names that only others know: a fact or a key
  /// figure that is not there, an extract that is not there, and an exception from what is not touched at all.
  package mutating func settle(
    metrics: [CountedMetric], facts known: [TouchableFact], sources: [String]
  ) -> [Diagnostic] {
    for index in all.indices { all[index].touchedMetrics = all[index].touched(of: metrics, among: known) }
    let facts = known.map(\.id)
    let ids = metrics.map(\.id)
    return all.flatMap { check in
      let touches = check.touches(among: known)
      let unknown = (check.touches + check.except).filter { !(facts + ids + [CheckTouch.everything]).contains($0.name) }
        .map { touch in
          Diagnostic(
            code: "noegletal-ukendt", "Hverken et faktum eller et nøgletal hedder `\(touch.name)`.",
            suggestion: nearMiss(touch.name, among: facts + ids).map { "Mente du `\($0)`?" }, at: touch.place)
        }
      let idle = check.except.filter { exception in
        ids.contains(exception.name)
          && !metrics.contains { metric in
            metric.id == exception.name
              && touches.contains {
                metric.facts.contains($0.name) && (exception.file == nil || $0.file == exception.file)
              }
          }
      }.map { exception in
        Diagnostic(
          code: "undtagelse-tom", "`\(exception.name)` er undtaget, men er ikke rørt af det, der står i `touches`.",
          suggestion: "Fjern undtagelsen.", at: exception.place)
      }
      let wrongMetrics = unknown + idle
      let named =
        check.sources.map { ($0, check.sourcesPlace) }
        + check.touches.compactMap { touch in touch.file.map { ($0, touch.place) } }
      let wrongSources = named.filter { !sources.contains($0.0) }.map { name, place in
        Diagnostic(
          code: "kilde-ukendt", "Udtrækket `\(name)` findes ikke.",
          suggestion: nearMiss(name, among: sources).map { "Mente du `\($0)`?" }, at: place)
      }
      return wrongMetrics + wrongSources
    }
  }

  private mutating func add(_ check: Check, _ faults: inout [Diagnostic]) {
    if let other = self[check.id] {
      faults.append(
        Diagnostic(
          code: "id-gentaget", "Kontrollen `\(check.id)` findes også i \(other.path).",
          suggestion: "Giv den ene et andet id.", at: Place(file: check.path)))
      return
    }
    all.append(check)
  }

  /// A municipality's file: its own check, or the tuning of a built-in one.
  private mutating func lay(_ pair: CheckPair, _ faults: inout [Diagnostic]) {
    guard let (file, mapping) = pair.opened(&faults) else { return }
    guard let index = all.firstIndex(where: { $0.id == pair.id && !$0.isOwn }) else {
      if pair.sql == nil {
        let near = nearMiss(pair.id, among: all.map(\.id))
        faults.append(
          Diagnostic(
            code: "overlay-ukendt", "Der er ingen kontrol `\(pair.id)` at indstille, og filen har ingen SELECT.",
            suggestion: near.map { "Mente du `\($0)`?" } ?? "Læg `\(pair.id).sql` ved siden af, hvis den er ny.",
            at: Place(file: pair.path)))
        return
      }
      var check = CheckFile(file, mapping, path: pair.path).check(id: pair.id, sql: pair.sql, faults: &faults)
      check?.isOwn = true
      if let check { add(check, &faults) }
      return
    }
    if pair.sql != nil {
      faults.append(
        Diagnostic(
          code: "overlay-erstatter", "En indbygget kontrol kan indstilles, men dens SELECT kan ikke erstattes.",
          suggestion: "Slå den fra med `enabled: false`, og skriv en ny med sit eget id.", at: Place(file: pair.path)))
      return
    }
    CheckTuning.apply(mapping, to: &all[index])
    faults += file.faults
  }
}

/// A check's place among others: the letters, then the number as a number, then the rest (`K2` < `K2b` < `K10`).
private struct CheckOrder: Comparable {
  let letters: String
  let number: Int
  let rest: String

  init(_ id: String) {
    let letters = id.prefix { !$0.isNumber }
    let digits = id.dropFirst(letters.count).prefix { $0.isNumber }
    self.letters = String(letters)
    number = Int(digits) ?? 0
    rest = String(id.dropFirst(letters.count + digits.count))
  }

  static func < (left: CheckOrder, right: CheckOrder) -> Bool {
    (left.letters, left.number, left.rest) < (right.letters, right.number, right.rest)
  }
}
