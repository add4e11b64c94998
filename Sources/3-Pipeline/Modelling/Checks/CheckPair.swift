internal import Definitions
internal import Diagnostics
internal import Foundation

/// The two files of a check as they lie in a folder.
struct CheckPair {
  let id: String
  /// Of the YAML file, as people know it.
  let path: String
  let yaml: String
  let sql: String?

  /// The file as YAML with fields at its top; nil, and a fault, when it is something else.
  func opened(_ faults: inout [Diagnostic]) -> (DefinitionFile, DefinitionMapping)? {
    let file = DefinitionFile(name: path, text: yaml)
    guard let mapping = file.mapping else {
      faults += file.faults
      return nil
    }
    return (file, mapping)
  }

  /// The pairs below `4-checks`, by path. A SELECT without its YAML is a fault.
  static func all(in root: URL, prefix: String, _ faults: inout [Diagnostic]) throws -> [CheckPair] {
    let folder = root.appendingPathComponent("4-checks")
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    var pairs: [CheckPair] = []
    for name in names where name.hasSuffix(".yaml") {
      let path = "\(prefix)4-checks/\(name)"
      let stem = String(name.dropLast(".yaml".count))
      let sql = names.contains("\(stem).sql") ? "\(stem).sql" : nil
      guard let yaml = try text(folder, name, path, &faults) else { continue }
      pairs.append(
        CheckPair(
          id: stem.split(separator: "/").last.map(String.init) ?? stem, path: path, yaml: yaml,
          sql: try sql.flatMap { try text(folder, $0, "\(prefix)4-checks/\($0)", &faults) }))
    }
    for name in names where name.hasSuffix(".sql") && !names.contains("\(name.dropLast(3))yaml") {
      faults.append(
        Diagnostic(
          code: "yaml-mangler", "Filen har en SELECT, men ingen beskrivelse af kontrollen.",
          suggestion: "Læg en .yaml med samme navn i samme mappe.", at: Place(file: "\(prefix)4-checks/\(name)")))
    }
    return pairs
  }

  private static func text(
    _ folder: URL, _ name: String, _ path: String, _ faults: inout [Diagnostic]
  ) throws -> String? {
    let text = String(data: try Data(contentsOf: folder.appendingPathComponent(name)), encoding: .utf8)
    if text == nil {
      faults.append(
        Diagnostic(
          code: "fil-tegnsaet", "Filen er ikke UTF-8.", suggestion: "Gem den som UTF-8.", at: Place(file: path)))
    }
    return text
  }
}
