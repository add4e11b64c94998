internal import Foundation

/// One file of the folder and what it is taken for.
struct DeliveredFile: Sendable {
  enum Role: Sendable {
    case record(SourceFile, delimiter: UInt8)
    case statistics(StatisticsRules, delimiter: UInt8)
    /// Not of any profile: archived, listed, left alone.
    case unknown
  }

  var url: URL
  /// The name with composed letters.
  var name: String
  var role: Role
  var profile: String?
  /// How a municipality's own file becomes what `role` says.
  var reading: Reading?
  /// Whether this is the file before it once more, read for another extract.
  var isRepeat = false
  var isWorkbook: Bool { url.pathExtension.lowercased() == "xlsx" }

  /// The file's bytes, read as they are used.
  func mapped() throws -> Data {
    do {
      return try Data(contentsOf: url, options: .alwaysMapped)
    } catch {
      throw IntakeError.cannotRead(name)
    }
  }

  /// The files of a folder by name; hidden files and folders below are not part of a delivery.
  static func list(_ folder: URL, profiles: [Profile]) throws -> [DeliveredFile] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw IntakeError.folderMissing(folder.lastPathComponent)
    }
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
    let sorted = try files.filter { try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true }
      .map { (url: $0, name: $0.lastPathComponent.precomposedStringWithCanonicalMapping) }
      .sorted { $0.name < $1.name }
    return try sorted.flatMap { try all($0.url, profiles) }
  }

  /// The file once for each extract that it becomes.
  private static func all(_ url: URL, _ profiles: [Profile]) throws -> [DeliveredFile] {
    for profile in profiles {
      if case .mapping(let readings) = profile.content {
        let own = try readings.filter { try $0.takes(url) }
        if own.isEmpty { continue }
        return own.enumerated().map { number, reading in
          var file = DeliveredFile(
            url: url, name: url.lastPathComponent.precomposedStringWithCanonicalMapping, role: reading.role,
            profile: profile.id)
          file.reading = reading
          file.isRepeat = number > 0
          return file
        }
      }
      let file = file(url, [profile])
      if file.profile != nil { return [file] }
    }
    return [file(url, [])]
  }

  private static func file(_ url: URL, _ profiles: [Profile]) -> DeliveredFile {
    let name = url.lastPathComponent.precomposedStringWithCanonicalMapping
    let stem = url.deletingPathExtension().lastPathComponent
    let ending = url.pathExtension.lowercased()
    for profile in profiles {
      switch profile.content {
      case .records(let sources):
        guard ending == "csv" || ending == "xlsx" else { continue }
        if let source = sources.first(where: { folded($0.name) == folded(stem) }) {
          return DeliveredFile(
            url: url, name: name, role: .record(source, delimiter: profile.delimiter), profile: profile.id)
        }
      case .statistics(let rules):
        let isNamed = rules.files.contains { matches(stem, pattern: $0) }
        guard ending == "csv" && isNamed || ending == "json" && (isNamed || looksLikeJSONStat(url)) else { continue }
        return DeliveredFile(
          url: url, name: name, role: .statistics(rules, delimiter: profile.delimiter), profile: profile.id)
      case .mapping: continue
      }
    }
    return DeliveredFile(url: url, name: name, role: .unknown, profile: nil)
  }

  /// Whether a JSON file begins as the format's files do; there are many other JSON files in the world.
  private static func looksLikeJSONStat(_ url: URL) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: url.path) else { return false }
    defer { handle.closeFile() }
    let head = String(decoding: handle.readData(ofLength: 4096), as: UTF8.self)
    return ["\"class\"", "\"dataset\"", "\"dimension\""].contains { head.contains($0) }
  }
}
