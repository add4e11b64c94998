internal import CareModel
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
  /// The file of the folder that tells the same and is read in its place.
  var supersededBy: String?
  /// The file's bytes as they stood when reading began, mapped and not in memory; empty where there is an obstacle.
  var content = Data()
  var isWorkbook: Bool { url.pathExtension.lowercased() == "xlsx" }

  /// The files of a folder by name; hidden files and other folders below are not part of a delivery.
  static func list(_ folder: URL, profiles: [Profile]) throws -> [DeliveredFile] {
    let keys: Set<URLResourceKey> = [.isRegularFileKey, .isSymbolicLinkKey, .isDirectoryKey]
    let files = try FolderName.list(folder).flatMap { name -> [DeliveredFile] in
      let url = folder.appendingPathComponent(name.text)
      guard name.isText else {
        return [DeliveredFile(url: url, name: name.text, role: .unknown, obstacle: .name)]
      }
      if CivilNumberPattern.isIn(name.text) {
        let ending = url.pathExtension.filter { $0.isLetter || $0.isNumber }.lowercased().prefix(5)
        return [
          DeliveredFile(
            url: url, name: "fil med skjult navn" + (ending.isEmpty ? "" : ".\(ending)"), role: .unknown,
            obstacle: .namedByCitizen)
        ]
      }
      let values = try url.resourceValues(forKeys: keys)
      if values.isRegularFile == true { return try all(url, profiles) }
      // Never looked into: only its name counts.
      var made = try file(url, profiles, isNameAlone: true)
      made.obstacle = values.isSymbolicLink == true ? .link : values.isDirectory == true ? .folder : .special
      // A folder of any other name is somebody's own.
      if case .unknown = made.role, made.obstacle == .folder { return [] }
      return [made]
    }
    return Edition.settled(known(files, profiles), profiles)
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
      let file = try file(url, [profile])
      if file.profile != nil { return [file] }
    }
    return [try file(url, [])]
  }

  private static func file(_ url: URL, _ profiles: [Profile], isNameAlone: Bool = false) throws -> DeliveredFile {
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
        if ending == "xlsx", isNamed {
          return DeliveredFile(
            url: url, name: name, role: .statistics(rules, delimiter: profile.delimiter), profile: profile.id,
            obstacle: .nationalWorkbook)
        }
        guard ending == "csv" || ending == "json" else { continue }
        let isShaped =
          try !isNamed && !isNameAlone && (ending == "json" ? looksLikeJSONStat(url) : looksLikeTable(url, rules))
        guard isNamed || isShaped else { continue }
        return DeliveredFile(
          url: url, name: name, role: .statistics(rules, delimiter: profile.delimiter), profile: profile.id)
      case .mapping: continue
      }
    }
    return DeliveredFile(url: url, name: name, role: .unknown, profile: nil)
  }

  /// Whether a text has the header of a bank's table; with another delimiter than the bank's own it is told and not read.
  private static func looksLikeTable(_ url: URL, _ rules: StatisticsRules) throws -> Bool {
    guard let header = try FileHead.read(url).first else { return false }
    return [";", ",", "\t"].contains { delimiter in
      rules.areOf(header.split(separator: delimiter).map { $0.filter { $0 != "\"" } })
    }
  }

  /// Whether a JSON file begins as the format's files do; there are many other JSON files in the world.
  private static func looksLikeJSONStat(_ url: URL) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: url.path) else { return false }
    defer { handle.closeFile() }
    let head = String(decoding: handle.readData(ofLength: 4096), as: UTF8.self)
    return ["\"class\"", "\"dataset\"", "\"dimension\""].contains { head.contains($0) }
  }
}
