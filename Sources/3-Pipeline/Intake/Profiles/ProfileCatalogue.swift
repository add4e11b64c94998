package import Diagnostics
package import Foundation

/// The profiles and lists that are known: the built-in ones, and a municipality's own in its home.
package struct ProfileCatalogue: Sendable {
  package private(set) var profiles: [Profile] = []
  package private(set) var lists: [String: ValueList] = [:]
  /// Every fault of the built-in profiles; those of own profiles come when one is asked for.
  package private(set) var faults: [Diagnostic] = []

  package init() {}

  package var standard: Profile? { profiles.first { $0.id == "standard" } }
  var statisticsRules: StatisticsRules? {
    profiles.lazy.compactMap { if case .statistics(let rules) = $0.content { rules } else { nil } }.first
  }

  /// Reads the built-in profiles (`Definitions/1-profiles`): `standard` first, those that build on others last.
  package static func load(_ folder: URL) throws -> ProfileCatalogue {
    var catalogue = ProfileCatalogue()
    let lists = folder.appendingPathComponent("lists")
    if FileManager.default.fileExists(atPath: lists.path) {
      for url in try yamlFiles(lists) {
        let (list, found) = try ValueList.load(url)
        if let list { catalogue.lists[list.id] = list }
        catalogue.faults += found
      }
    }
    let files = try yamlFiles(folder).map { (url: $0, rank: try rank($0)) }
    for (url, _) in files.sorted(by: { ($0.rank, $0.url.lastPathComponent) < ($1.rank, $1.url.lastPathComponent) }) {
      let (profile, found) = try Profile.load(url, beside: catalogue)
      if let profile { catalogue.profiles.append(profile) }
      catalogue.faults += found
    }
    return catalogue
  }

  /// A municipality's own profile of a folder, by its file's name; nil when there is none of the name.
  package func own(_ id: String, in folder: URL) throws -> (profile: Profile?, faults: [Diagnostic])? {
    guard try ProfileCatalogue.ownNames(in: folder).contains(id) else { return nil }
    return try Profile.load(folder.appendingPathComponent("\(id).yaml"), beside: self)
  }

  package static func ownNames(in folder: URL) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try yamlFiles(folder).map { $0.deletingPathExtension().lastPathComponent }
  }

  private static func yamlFiles(_ folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "yaml" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  private static func rank(_ url: URL) throws -> Int {
    if url.lastPathComponent == "standard.yaml" { return 0 }
    return try String(contentsOf: url, encoding: .utf8).contains("\nkind: mapping") ? 2 : 1
  }
}
