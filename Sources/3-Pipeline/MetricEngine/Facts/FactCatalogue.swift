internal import Definitions
package import Diagnostics
package import Foundation

/// Every fact that figures may be counted from. Broken ones are not in it.
package struct FactCatalogue: Sendable {
  /// In the order of their ids.
  package let all: [Fact]
  private let byID: [String: Fact]

  init(_ facts: [Fact]) {
    all = facts.sorted { $0.id < $1.id }
    byID = Dictionary(facts.map { ($0.id, $0) }) { first, _ in first }
  }

  package subscript(id: String) -> Fact? { byID[id] }

  package var ids: [String] { all.map(\.id) }

  /// The files that facts are made of.
  var sources: [String] { Set(all.flatMap(\.allSources)).sorted() }
  var standingSources: Set<String> { Set(all.flatMap(\.standingSources)) }
  var monthlySources: Set<String> { Set(all.flatMap(\.monthlySources)) }

  /// Reads every `5-facts/*.yaml` of the definitions, and tells all faults at once.
  ///
  /// - Parameter overlay: a municipality's folder: a file of a known id stands in that one's place, one of a new id is a fact of
  ///   its own.
  package static func load(
    definitions: URL, overlay: URL? = nil
  ) -> (catalogue: FactCatalogue, diagnostics: [Diagnostic]) {
    var faults: [Diagnostic] = []
    var facts: [String: Fact] = [:]
    for (root, prefix) in [(definitions, "")] + (overlay.map { [($0, "overlay/")] } ?? []) {
      let folder = root.appendingPathComponent("5-facts")
      guard FileManager.default.fileExists(atPath: folder.path) else { continue }
      do {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where name.hasSuffix(".yaml") {
          let stem = String(name.dropLast(5))
          let path = "\(prefix)5-facts/\(name)"
          facts[stem] = try read(folder.appendingPathComponent(name), path, stem, &faults)
        }
      } catch {
        faults.append(
          Diagnostic(
            code: "mappe-ulaeselig", "Mappen med fakta kan ikke læses.", at: Place(file: "\(prefix)5-facts")))
      }
    }
    return (FactCatalogue(Array(facts.values)), faults)
  }

  private static func read(_ url: URL, _ path: String, _ stem: String, _ faults: inout [Diagnostic]) throws -> Fact? {
    guard let text = String(data: try Data(contentsOf: url), encoding: .utf8) else {
      faults.append(
        Diagnostic(
          code: "fil-ulaeselig", "Filen kan ikke læses som UTF-8.", suggestion: "Gem den igen som UTF-8.",
          at: Place(file: path)))
      return nil
    }
    let file = DefinitionFile(name: path, text: text)
    let fact = FactReader(file: file, stem: stem).read()
    faults += file.faults
    return file.faults.isEmpty ? fact : nil
  }

  /// Reports a fact that is not there; a broken one is not there either.
  func report(_ name: String, in mapping: DefinitionMapping, at key: String) {
    mapping.report(
      "faktum-ukendt", "Faktum `\(name)` findes ikke eller er selv i stykker.",
      suggestion: nearMiss(name, among: ids).map { "Mente du `\($0)`?" }
        ?? "Faktaene er: \(ids.joined(separator: ", ")).", at: key)
  }

  /// The fact that a field names; nil where the field is not there, and a fault where no fact has the name.
  func fact(_ key: String, in mapping: DefinitionMapping) -> Fact? {
    guard let name = mapping.optionalString(key) else { return nil }
    if self[name] == nil { report(name, in: mapping, at: key) }
    return self[name]
  }
}
