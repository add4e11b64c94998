internal import Foundation

/// The package's own description of its targets.
struct PackageGraph {
  struct Target {
    let name: String
    let kind: String
    let path: String
    /// Targets of ours.
    let dependencies: Set<String>
  }

  let targets: [Target]

  /// Our targets that hold program code, not tests and not benchmarks.
  var program: [Target] {
    targets.filter { $0.kind != "test" && ($0.path.hasPrefix("Sources/") || $0.path.hasPrefix("Tools/")) }
  }

  /// Asks SwiftPM. A build that goes on does not stand in the way, for the description is made without a build folder.
  static func described() throws -> PackageGraph { try answer.get() }

  /// Asked once for all tests.
  private static let answer = Result { try ask() }

  private static func ask() throws -> PackageGraph {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "beskrivelse-\(UUID())")
    let output = FileManager.default.temporaryDirectory.appending(path: "beskrivelse-\(UUID()).json")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "swift", "package", "--package-path", Repository.root.path, "--scratch-path", scratch.path, "dump-package",
    ]
    let handle = try FileHandle(forWritingTo: output)
    process.standardOutput = handle
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try handle.close()
    guard process.terminationStatus == 0 else { throw Unreadable(status: process.terminationStatus) }
    return PackageGraph(description: try JSONDecoder().decode(Description.self, from: Data(contentsOf: output)))
  }

  struct Unreadable: Error { let status: Int32 }

  init(description: Description) {
    let own = Set(description.targets.map(\.name))
    targets = description.targets.map { target in
      Target(
        name: target.name, kind: target.type, path: target.path ?? "",
        dependencies: Set(target.dependencies.compactMap(\.name)).intersection(own))
    }
  }

  struct Description: Decodable {
    struct Target: Decodable {
      let name: String
      let type: String
      let path: String?
      let dependencies: [Dependency]
    }
    /// `{"byName": ["CareModel", null]}`; products of others have their own word and never meet our names.
    struct Dependency: Decodable {
      let name: String?

      init(from decoder: any Decoder) throws {
        let words = try decoder.singleValueContainer().decode([String: [Word?]].self)
        name = (words["byName"] ?? words["target"])?.first??.text
      }
    }
    /// A name; conditions stand beside names and are of no interest.
    struct Word: Decodable {
      let text: String?

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do { text = try container.decode(String.self) } catch is DecodingError { text = nil }
      }
    }
    let targets: [Target]
  }
}
