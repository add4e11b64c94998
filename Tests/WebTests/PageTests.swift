import Application
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// A small demonstration home, made once for all tests of this target.
enum WebHome {
  static let site: Result<Site, any Error> = Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-web-\(UUID().uuidString)")
    let workspace = try WebHome.workspace(folder)
    _ = try workspace.makeDemo(DemoCall(citizens: 40, years: 1))
    return try Site(workspace: workspace)
  }

  static func workspace(_ folder: URL) throws -> Workspace {
    try Workspace(
      home: Home(folder),
      surroundings: Surroundings(
        clock: Clock { 1_794_207_600 }, environment: [:], current: folder, program: nil,
        randomKey: { Data(repeating: 7, count: 32) }, say: { _ in }))
  }
}

@Suite(.serialized) struct PageTests {
  private func get(
    _ path: String, as role: String? = nil, method: HTTPRequest.Method = .get,
    _ look: @escaping @Sendable (TestResponse, String) throws -> Void
  ) async throws {
    let app = Application(router: try WebHome.site.get().router())
    let headers: HTTPFields = role.map { [.cookie: "rolle=\($0)"] } ?? [:]
    try await app.test(.router) { client in
      try await client.execute(uri: path, method: method, headers: headers) { response in
        try look(response, String(buffer: response.body))
      }
    }
  }

  @Test(arguments: [
    ("/", "venter på dig"), ("/rapporter", "Hele kataloget"), ("/noegletal", "Helårspersoner"),
    ("/noegletal/forbrug", "Regnet eksempel"), ("/kilder", "indsatser.csv"), ("/hjaelp", "Tegn og ord"),
    ("/tilgaengelighed", "WCAG 2.2"), ("/rapporter/maanedsopfoelgning-myndighed", "Månedsopfølgning, oktober 2026"),
    ("/rapporter/sagsoverblik", "Sagsoverblik"),
    ("/hvor-kommer-tallet-fra?noegletal=forbrug&fra=2026-10", "Fra rækker til ét tal"),
  ]) func `a page answers in Danish, with safe headers and no script`(path: String, words: String) async throws {
    try await get(path) { response, body in
      #expect(response.status == .ok)
      #expect(body.contains(words) && body.contains("<html lang=\"da\">") && !body.contains("<script"))
      #expect(response.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
      #expect(response.headers[.xContentTypeOptions] == "nosniff")
      #expect(response.headers[.cacheControl] == "private, no-cache" && response.headers[.eTag] != nil)
    }
  }

  @Test(arguments: [
    ("/findes-ikke", 404), ("/rapporter/findes-ikke", 404), ("/noegletal/findes-ikke", 404),
    ("/rapporter/sagsoverblik?periode=2026-13", 400), ("/rapporter/sagsoverblik?enhed=FINDES-IKKE", 400),
    ("/hvor-kommer-tallet-fra", 400), ("/hvor-kommer-tallet-fra?noegletal=forbrug&vrøvl=1", 400),
    ("/rapporter/til-og-afgang", 403),
  ]) func `what goes wrong is told in Danish and never kept`(path: String, status: Int) async throws {
    let path = path.addingPercentEncoding(withAllowedCharacters: .urlFragmentAllowed) ?? path
    try await get(path) { response, body in
      #expect(response.status.code == status)
      #expect(body.contains("Gå til forsiden") && response.headers[.cacheControl] == "no-store")
    }
  }

  @Test(arguments: [
    ("fagudvalg", "sagsoverblik", 403), ("fagudvalg", "maanedsopfoelgning-myndighed", 403),
    ("byraad", "til-og-afgang", 403), ("myndighed", "sagsoverblik", 200), ("udfoerer", "til-og-afgang", 200),
    ("udfoerer", "sagsoverblik", 403), ("ledelse", "maanedsopfoelgning-myndighed", 200), ("stab", "til-og-afgang", 200),
  ]) func `a report is open to its recipients alone`(role: String, report: String, status: Int) async throws {
    try await get("/rapporter/\(report)", as: role) { response, _ in #expect(response.status.code == status) }
  }

  @Test func `a reader chooses what a report is compared with`() async throws {
    let path = "/rapporter/maanedsopfoelgning-myndighed?periode=2026-10&sammenlign="
    try await get(path + "forrige", as: "ledelse") { response, body in
      #expect(response.status == .ok && body.contains("september 2026"))
      #expect(body.contains(#"<option value="forrige" selected"#))
    }
    try await get(path + "sidste-aar", as: "ledelse") { response, body in
      #expect(response.status == .ok && body.contains("oktober 2025"))
      #expect(body.contains(#"<option value="sidste-aar" selected"#))
    }
    try await get(path + "i-forfjor", as: "ledelse") { response, body in
      #expect(response.status == .badRequest && body.contains("sidste-aar"))
    }
  }

  @Test func `a committee never sees rows behind a figure`() async throws {
    let path = "/hvor-kommer-tallet-fra?noegletal=modtagere&fra=2026-10"
    try await get(path, as: "fagudvalg") { response, body in
      #expect(response.status == .ok && body.contains("Rækkerne bag") && !body.contains(">Borger<"))
    }
    try await get(path, as: "ledelse") { _, body in #expect(body.contains(">Borger<")) }
  }

  @Test func `HEAD gives the headers without the page`() async throws {
    try await get("/hjaelp", method: .head) { response, body in
      #expect(response.status == .ok && body.isEmpty)
    }
  }

  @Test func `a page that has not changed is not sent again`() async throws {
    let app = Application(router: try WebHome.site.get().router())
    try await app.test(.router) { client in
      let tag = try await client.execute(uri: "/hjaelp", method: .get) { $0.headers[.eTag] }
      try await client.execute(uri: "/hjaelp", method: .get, headers: [.ifNoneMatch: try #require(tag)]) { response in
        #expect(response.status == .notModified && response.body.readableBytes == 0)
      }
    }
  }

  @Test func `Se som changes the role and leads back to our own pages alone`() async throws {
    let app = Application(router: try WebHome.site.get().router())
    try await app.test(.router) { client in
      for (back, location) in [("%2Fkilder", "/kilder"), ("%2F%2Fandre.example", "/"), ("https%3A%2F%2Fx", "/")] {
        try await client.execute(
          uri: "/se-som", method: .post, body: ByteBuffer(string: "rolle=fagudvalg&tilbage=\(back)")
        ) { response in
          #expect(response.status == .seeOther && response.headers[.location] == location)
          let cookie = response.headers[.setCookie] ?? ""
          #expect(
            cookie.contains("rolle=fagudvalg") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        }
      }
      try await client.execute(uri: "/se-som", method: .post, body: ByteBuffer(string: "rolle=konge")) { response in
        #expect(response.status == .badRequest)
      }
    }
  }

  @Test(arguments: [("xlsx", "application/vnd.openxmlformats"), ("json", "application/json")])
  func `a report can be taken out as a file`(format: String, type: String) async throws {
    try await get("/rapporter/sagsoverblik/rapport.\(format)?periode=2026-10") { response, _ in
      #expect(response.status == .ok && response.headers[.contentType]?.hasPrefix(type) == true)
      #expect(response.headers[.contentDisposition]?.contains("sagsoverblik_2026-10_ledelse.\(format)") == true)
    }
  }

  @Test func `without data the front page says what to do`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-tom-\(UUID().uuidString)")
    let app = Application(router: try Site(workspace: WebHome.workspace(folder)).router())
    try await app.test(.router) { client in
      try await client.execute(uri: "/", method: .get) { response in
        let body = String(buffer: response.body)
        #expect(response.status == .ok && body.contains("traad load MAPPE"))
      }
      try await client.execute(uri: "/rapporter/sagsoverblik", method: .get) { response in
        #expect(response.status == .serviceUnavailable)
      }
    }
  }
}
