internal import Diagnostics
internal import Foundation
internal import Modelling

/// The pages' own queries as they lie in `9-pages`, read once; a municipality's own stands in the place of the one of its name.
package struct PageFiles: Sendable {
  struct File: Sendable {
    /// The path as people know it: `9-pages/worklist/findings.sql`.
    let place: String
    let text: String
    /// What keeps it from being one SELECT; such a file is never run.
    let faults: [Diagnostic]

    init(place: String, text: String) {
      self.place = place
      self.text = text
      faults = RelationFile.faults(ofSelect: text, at: place)
    }
  }

  /// By what the queries call them: `worklist/findings`.
  let files: [String: File]
  /// Files that are no text.
  let faults: [Diagnostic]

  static let folder = "9-pages"
  private static let ending = ".sql"

  static func load(definitions: URL, overlay: URL?) throws -> PageFiles {
    var files: [String: File] = [:]
    var faults: [Diagnostic] = []
    for (root, prefix) in [(definitions, "")] + (overlay.map { [($0, "overlay/")] } ?? []) {
      let folder = root.appendingPathComponent(Self.folder)
      guard FileManager.default.fileExists(atPath: folder.path) else { continue }
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() where path.hasSuffix(ending)
      {
        let place = "\(prefix)\(Self.folder)/\(path)"
        guard let text = String(data: try Data(contentsOf: folder.appendingPathComponent(path)), encoding: .utf8) else {
          faults.append(
            Diagnostic(
              code: "fil-tegnsaet", "Filen er ikke UTF-8.", suggestion: "Gem den som UTF-8.", at: Place(file: place)))
          continue
        }
        files[String(path.dropLast(ending.count))] = File(place: place, text: text)
      }
    }
    return PageFiles(files: files, faults: faults)
  }

  func file(_ name: String) throws(Refusal) -> File {
    guard let file = files[name] else { throw Refusal(.unavailable, [Self.missing(name)]) }
    guard file.faults.isEmpty else { throw Refusal.queryUnfit(file.place, "den er ikke én SELECT") }
    return file
  }

  static func missing(_ name: String) -> Diagnostic {
    let place = "\(folder)/\(name)\(ending)"
    return Diagnostic(
      code: "forespoergsel-mangler", "Forespørgslen `\(place)` findes ikke, og sider kan ikke vises uden den.",
      suggestion: "Læg filen tilbage; den følger med programmet.", at: Place(file: place))
  }
}
