import Access
import Foundation
import Hummingbird
import HummingbirdTesting
import Serving
import Testing
import Worklist

@testable import Web

/// A server whose pages' own queries are broken answers each page, with what is wrong and without a crash: docs/decisions/0016.
/// Every way to break one is tried in `PageQueryTests`.
@Suite(.serialized) struct BrokenQueryTests {
  private static let queries = ServingQueries.all + WorklistQueries.all

  /// A home and definitions of one's own.
  private static let copies: Result<(home: URL, definitions: URL), any Error> = Result {
    let workspace = try WebHome.site.get().workspace
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-web-\(UUID().uuidString)")
    let definitions = FileManager.default.temporaryDirectory.appendingPathComponent("traad-def-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: workspace.home.folder, to: folder)
    try FileManager.default.copyItem(at: workspace.installation.definitions, to: definitions)
    return (folder, definitions)
  }

  @Test(arguments: queries.map { type(of: $0).file })
  func `each query that is gone, and each that lacks its columns`(file: String) async throws {
    let (home, definitions) = try Self.copies.get()
    let place = definitions.appendingPathComponent("9-pages/\(file).sql")
    let text = try String(contentsOf: place, encoding: .utf8)
    let finding = try firstFinding()
    let pages =
      file.hasPrefix("serving/")
      ? ["/", "/datakvalitet"] : ["/opfoelgninger", "/raekker-sat-til-side", "/datakvalitet/fund/\(finding)"]
    for broken in [nil, "-- prøve\nSELECT 1 AS andet\nFROM (\n\(text)\n) AS shipped"] {
      if let broken {
        try Data(broken.utf8).write(to: place)
      } else {
        try FileManager.default.removeItem(at: place)
      }
      let workspace = try Workspace(
        home: Home(home),
        surroundings: Surroundings(
          clock: Clock { 1_794_207_600 }, environment: ["TRAAD_DEFINITIONS": definitions.path], current: home,
          program: nil, randomKey: { Data(repeating: 7, count: 32) }, say: { _ in }))
      let told = try await answers(of: workspace, pages)
      // Deadlines are asked for when a delivery is new, and not by a page.
      let isAsked = file != "serving/deadlines"
      #expect(told.contains { $0.contains("9-pages/\(file).sql") } == isAsked)
      #expect(told.allSatisfy { $0.contains("traad validate") || $0.contains("Læg filen tilbage") })
    }
    try Data(text.utf8).write(to: place)
  }

  /// Every page answers in whole; given are those that say what is wrong.
  private func answers(of workspace: Workspace, _ paths: [String]) async throws -> [String] {
    let app = Application(router: try Site(workspace: workspace).router())
    return try await app.test(.router) { client in
      var told: [String] = []
      for path in paths {
        try await client.execute(uri: path, method: .get, headers: [.cookie: "rolle=stab"]) { response in
          let body = String(buffer: response.body)
          #expect([.ok, .serviceUnavailable].contains(response.status), "\(path)")
          #expect(body.contains("<html lang=\"da\">") && body.contains("</html>"), "\(path)")
          if response.status != .ok { told.append(body) }
        }
      }
      return told
    }
  }

  private func firstFinding() throws -> String {
    let session = try Session(WebHome.site.get().workspace, for: .demonstration("stab"), at: "prøve")
    return try #require(Worklists(session).list(FindingFilter()).lines.first { $0.finding.citizen != nil }?.finding.id)
  }
}
