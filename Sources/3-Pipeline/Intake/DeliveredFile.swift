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
  /// Why it cannot be read although it is called as an extract.
  var obstacle: Obstacle?
  /// The file's bytes as they stood when reading began, mapped and not in memory; empty where there is an obstacle.
  var content = Data()
  var isWorkbook: Bool { url.pathExtension.lowercased() == "xlsx" }

  /// The files of a folder by name; hidden files and other folders below are not part of a delivery.
  static func list(_ folder: URL, profiles: [Profile]) throws -> [DeliveredFile] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw IntakeError.folderMissing(folder.lastPathComponent)
    }
    let keys: Set<URLResourceKey> = [.isRegularFileKey, .isSymbolicLinkKey, .isDirectoryKey]
    let urls = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: Array(keys), options: [.skipsHiddenFiles])
    let sorted = urls.map { (url: $0, name: $0.lastPathComponent.precomposedStringWithCanonicalMapping) }
      .sorted { $0.name < $1.name }
    let files = try sorted.flatMap { url, _ -> [DeliveredFile] in
      let values = try url.resourceValues(forKeys: keys)
      if values.isRegularFile == true { return try all(url, profiles) }
      // Never looked into: only its name counts.
      var made = file(url, profiles)
      made.obstacle = values.isSymbolicLink == true ? .link : values.isDirectory == true ? .folder : .special
      // A folder of any other name is somebody's own.
      if case .unknown = made.role, made.obstacle == .folder { return [] }
      return [made]
    }
    return known(files, profiles)
  }

  /// Takes a file that is called as an extract with an ending that is not read for that extract, unless it is there.
  private static func known(_ files: [DeliveredFile], _ profiles: [Profile]) -> [DeliveredFile] {
    let there = Set(
      files.compactMap { file -> String? in
        if case .record(let source, _) = file.role { source.table } else { nil }
      })
    return files.map { file in
      let ending = file.url.pathExtension.lowercased()
      guard case .unknown = file.role, Obstacle.tableEndings.contains(ending) else { return file }
      // `sager.csv.gz` is `sager`, too.
      let stem = folded(file.name.prefix { $0 != "." })
      for profile in profiles {
        guard let source = profile.sources.first(where: { folded($0.name) == stem }), !there.contains(source.table)
        else { continue }
        var taken = file
        taken.role = .record(source, delimiter: profile.delimiter)
        taken.profile = profile.id
        taken.obstacle = file.obstacle ?? .ending(ending)
        return taken
      }
      return file
    }
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
