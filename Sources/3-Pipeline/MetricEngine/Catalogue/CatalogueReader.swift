internal import Definitions
internal import Diagnostics
internal import Foundation

/// Finds and reads the files of a catalogue, then checks what no file can show alone.
struct CatalogueReader {
  let folder: URL
  let own: URL?
  let facts: FactCatalogue

  func read() -> (catalogue: MetricCatalogue, diagnostics: [Diagnostic]) {
    var faults: [Diagnostic] = []
    let files: [MetricFile]
    do {
      files = try find(folder, below: "") + (own.map { try find($0, below: "overlay/") } ?? [])
    } catch {
      let place = Place(file: folder.lastPathComponent)
      faults.append(Diagnostic(code: "mappe-ulaeselig", "Mappen med nøgletal kan ikke læses.", at: place))
      return (MetricCatalogue([], facts: facts), faults)
    }
    var definitions: [MetricDefinition] = []
    var oracles: [Oracle] = []
    for file in files {
      guard let text = read(file, &faults) else { continue }
      let definition = DefinitionFile(name: file.name, text: text)
      let before = faults.count
      if file.isOracle {
        if let oracle = OracleReader(file: definition, stem: file.stem, facts: facts).read(), definition.faults.isEmpty
        {
          oracles.append(oracle)
        }
      } else if let metric = MetricReader(file: definition, area: file.area, stem: file.stem, facts: facts).read(),
        definition.faults.isEmpty
      {
        definitions.append(metric)
      }
      faults.insert(contentsOf: definition.faults, at: before)
    }
    let check = CatalogueCheck(definitions: definitions, oracles: oracles, files: files, facts: facts)
    let found = check.run()
    faults += found.faults
    return (MetricCatalogue(found.sound, oracles: oracles, facts: facts), faults.sorted(by: inOrder))
  }

  private func read(_ file: MetricFile, _ faults: inout [Diagnostic]) -> String? {
    do {
      return try String(contentsOf: file.url, encoding: .utf8)
    } catch {
      faults.append(
        Diagnostic(
          code: "fil-ulaeselig", "Filen kan ikke læses som UTF-8.", suggestion: "Gem den igen som UTF-8.",
          at: Place(file: file.name)))
      return nil
    }
  }

  private func find(_ folder: URL, below prefix: String) throws -> [MetricFile] {
    // Most municipalities have none of their own.
    if !prefix.isEmpty, !FileManager.default.fileExists(atPath: folder.path) { return [] }
    let shown = prefix + folder.lastPathComponent
    var files: [MetricFile] = []
    for area in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where area.first != "." {
      let inside = folder.appendingPathComponent(area)
      if area.hasSuffix(".yaml") {
        files.append(MetricFile(url: inside, area: "", folder: shown))
        continue
      }
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: inside.path, isDirectory: &isFolder), isFolder.boolValue else {
        continue
      }
      for name in try FileManager.default.contentsOfDirectory(atPath: inside.path).sorted()
      where name.hasSuffix(".yaml") {
        files.append(
          MetricFile(url: inside.appendingPathComponent(name), area: area, folder: shown))
      }
    }
    return files
  }

  private func inOrder(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    let left = (a.place?.file ?? "", a.place?.line ?? 0, a.place?.column ?? 0, a.code)
    let right = (b.place?.file ?? "", b.place?.line ?? 0, b.place?.column ?? 0, b.code)
    return left < right
  }
}

/// A file of the catalogue's folder.
struct MetricFile {
  let url: URL
  let area: String
  let folder: String

  var isOracle: Bool { url.lastPathComponent.hasSuffix(".oracle.yaml") }
  var stem: String { String(url.lastPathComponent.dropLast(isOracle ? 12 : 5)) }
  /// The path as people know it, relative to `Definitions`.
  var name: String { ([folder, area, url.lastPathComponent].filter { !$0.isEmpty }).joined(separator: "/") }
}
