internal import Diagnostics
internal import Foundation

/// The definition files of the model, with a municipality's overlay laid over them: the same name replaces the whole file.
struct DefinitionTree {
  struct File: Hashable {
    /// `model.citizen`, `reference.age_group`.
    var name: String
    /// Relative to the definitions, as people know it.
    var path: String
    var text: String
  }

  private(set) var relations: [File] = []
  private(set) var references: [File] = []
  /// The built-in files that an overlay replaced: what replaces must have the same columns.
  private(set) var replacedReferences: [File] = []
  private(set) var faults: [Diagnostic] = []

  init(definitions: URL, overlay: URL?) throws {
    for (folder, ending) in [("3-model", "sql"), ("5-facts", "sql"), ("reference", "csv")] {
      let schema = folder.split(separator: "-").last.map(String.init) ?? folder
      var files = try read(definitions, folder, ending, schema)
      if let overlay {
        for file in try read(overlay, folder, ending, schema) { lay(file, of: overlay, in: &files) }
      }
      if ending == "csv" { references += files } else { relations += files }
    }
  }

  /// Puts a municipality's file in the place of the one of its name. A fact with its description beside it is one of its own.
  private mutating func lay(_ file: File, of overlay: URL, in files: inout [File]) {
    let description = overlay.appendingPathComponent(file.path).deletingPathExtension().appendingPathExtension("yaml")
    let isDescribed = file.name.hasPrefix("facts.") && FileManager.default.fileExists(atPath: description.path)
    var file = file
    file.path = "overlay/" + file.path
    guard let index = files.firstIndex(where: { $0.name == file.name }) else {
      if isDescribed {
        files.append(file)
        return
      }
      let near = nearMiss(file.name, among: files.map(\.name))
      faults.append(
        Diagnostic(
          code: "overlay-ukendt", "Kommunens fil erstatter ingen fil: `\(file.name)` findes ikke i forvejen.",
          suggestion: near.map { "Mente du `\($0)`?" }, at: Place(file: file.path)))
      return
    }
    if file.name.hasPrefix("reference.") { replacedReferences.append(files[index]) }
    files[index] = file
  }

  private mutating func read(_ root: URL, _ folder: String, _ ending: String, _ schema: String) throws -> [File] {
    let url = root.appendingPathComponent(folder)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue else {
      return []
    }
    var files: [File] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    where name.hasSuffix("." + ending) {
      let stem = String(name.dropLast(ending.count + 1))
      let path = "\(folder)/\(name)"
      guard stem.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }) else {
        faults.append(
          Diagnostic(
            code: "filnavn", "Filnavnet er relationens navn og skal være små bogstaver a–z, cifre og `_`.",
            at: Place(file: path)))
        continue
      }
      guard let text = String(data: try Data(contentsOf: url.appendingPathComponent(name)), encoding: .utf8) else {
        faults.append(
          Diagnostic(
            code: "fil-tegnsaet", "Filen er ikke UTF-8.", suggestion: "Gem den som UTF-8.", at: Place(file: path)))
        continue
      }
      files.append(File(name: "\(schema).\(stem)", path: path, text: text))
    }
    return files
  }
}
