import Access
import CareModel
import Demonstration
import DocumentModel
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Serving
import TestSupport
import Testing
import Worklist

@testable import Web

/// A small demonstration home, made once for all tests of this target.
enum WebHome {
  static let site: Result<Site, any Error> = Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-web-\(UUID().uuidString)")
    let workspace = try WebHome.workspace(folder)
    _ = try makeDemo(DemoCall(citizens: 40, years: 1), in: workspace)
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
    ("/", "venter på dig"), ("/rapporter", "Rapporter, der kan læses"), ("/kommer", "Danmarkskortet"),
    ("/raekker-sat-til-side", "Hvorfor, og hvad der skal gøres"), ("/noegletal", "Helårspersoner"),
    ("/noegletal/forbrug", "Regnet eksempel"), ("/kilder", "indsatser.csv"), ("/hjaelp", "Tegn og ord"),
    ("/hjaelp/profiler", "Begynd med et forslag"),
    ("/tilgaengelighed", "WCAG 2.2"), ("/rapporter/maanedsopfoelgning-myndighed", "Månedsopfølgning, oktober 2026"),
    ("/rapporter/sagsoverblik", "Sagsoverblik"),
    ("/hvor-kommer-tallet-fra?noegletal=forbrug&fra=2026-10", "Fra rækker til ét tal"),
  ]) func `a page answers in Danish, with safe headers and no script`(path: String, words: String) async throws {
    try await get(path) { response, body in
      #expect(response.status == .ok)
      #expect(body.contains(words) && body.contains("<html lang=\"da\">") && !body.contains("<script"))
      #expect(response.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
      #expect(response.headers[.xContentTypeOptions] == "nosniff")
      #expect(["private, no-cache", "private, no-store"].contains(response.headers[.cacheControl]))
    }
  }

  @Test func `every page of the guide is a page, without a mark of how it is written`() async throws {
    let guide = try Guide(folder: WebHome.site.get().workspace.installation.guide)
    #expect(guide.pages.count > 5)
    for page in guide.pages {
      try await get("/hjaelp/\(page.id)") { response, body in
        #expect(response.status == .ok && body.contains(page.title))
        for mark in ["```", "**", "](", "| ---"] { #expect(!body.contains(mark), "\(page.id) \(mark)") }
      }
    }
  }

  @Test(arguments: [
    ("/findes-ikke", 404), ("/hjaelp/findes-ikke", 404), ("/rapporter/findes-ikke", 404),
    ("/noegletal/findes-ikke", 404), ("/rapporter/sagsoverblik?periode=2099-01", 404),
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
    ("byraad", "til-og-afgang", 403), ("myndighed", "sagsoverblik", 200), ("udfoerer:T101", "til-og-afgang", 200),
    ("udfoerer", "til-og-afgang", 400),
    ("direktoer", "maanedsopfoelgning-myndighed", 200), ("direktoer", "sagsoverblik", 403),
    ("udfoerer:T101", "sagsoverblik", 403), ("ledelse", "maanedsopfoelgning-myndighed", 200),
    ("stab", "til-og-afgang", 200),
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
      #expect(response.status == .badRequest && body.contains("samme tid sidste år"))
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
      // The form is on every page, kept ones too, with the word of the browser that gets it.
      let word = try await client.execute(uri: "/hjaelp", method: .get) { response in
        let cookie = response.headers[.setCookie] ?? ""
        let word = String(cookie.dropFirst("formular=".count).prefix(64))
        #expect(String(buffer: response.body).contains("name=\"formular\" value=\"\(word)\""))
        return word
      }
      let browser: HTTPFields = [.cookie: "formular=\(word)"]
      for (back, location) in [("%2Fkilder", "/kilder"), ("%2F%2Fandre.example", "/"), ("https%3A%2F%2Fx", "/")] {
        try await client.execute(
          uri: "/se-som", method: .post, headers: browser,
          body: ByteBuffer(string: "formular=\(word)&rolle=fagudvalg&tilbage=\(back)")
        ) { response in
          #expect(response.status == .seeOther && response.headers[.location] == location)
          let cookie = response.headers[.setCookie] ?? ""
          #expect(
            cookie.contains("rolle=fagudvalg") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        }
      }
      // Also one who has got a role that is none can choose another.
      let lost: HTTPFields = [.cookie: "formular=\(word); rolle=konge"]
      try await client.execute(uri: "/", method: .get, headers: lost) { #expect($0.status == .badRequest) }
      for (role, status) in [
        ("konge", 400), ("udfoerer", 400), ("stab", 303), ("ledelse:FINDES-IKKE", 400), ("udfoerer:VRØVL", 400),
        ("fagudvalg:CBU", 403), ("ledelse:CBU", 303), ("udfoerer:T117", 303),
      ] {
        try await client.execute(
          uri: "/se-som", method: .post, headers: lost,
          body: ByteBuffer(string: "formular=\(word)&rolle=\(AddressText.escaped(role))")
        ) { response in
          #expect(response.status.code == status, "\(role)")
          #expect((response.headers[.setCookie]?.contains("rolle=") == true) == (status == 303), "\(role)")
        }
      }
    }
  }

  @Test(arguments: [("xlsx", "application/vnd.openxmlformats"), ("json", "application/json")])
  func `a report can be taken out as a file`(format: String, type: String) async throws {
    try await get("/rapporter/sagsoverblik/rapport.\(format)?periode=2026-10") { response, _ in
      #expect(response.status == .ok && response.headers[.contentType]?.hasPrefix(type) == true)
      #expect(
        response.headers[.contentDisposition]?.contains("sagsoverblik_2026-10_ledelse_ikke-frigivet.\(format)") == true)
    }
  }

  @Test
  func `a warehouse that goes while it is served is missed by every page alike, and none says that there are no data`()
    async throws
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-web-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: WebHome.site.get().workspace.home.folder, to: folder)
    let site = try Site(workspace: WebHome.workspace(folder))
    let app = Application(router: site.router())
    try await app.test(.router) { client in
      try await client.execute(uri: "/kilder", method: .get) { #expect($0.status == .ok) }
      try FileManager.default.removeItem(at: site.workspace.home.warehouse)
      for path in ["/", "/kilder", "/rapporter", "/rapporter/sagsoverblik", "/noegletal/forbrug", "/datakvalitet"] {
        try await client.execute(uri: path, method: .get) { response in
          let body = String(buffer: response.body)
          #expect(response.status == .serviceUnavailable, "\(path)")
          #expect(body.contains("warehouse.duckdb") && body.contains("traad restore"), "\(path)")
          #expect(!body.contains("ikke indlæst nogen data") && !body.contains("ikke noget at vise endnu"), "\(path)")
        }
      }
    }
  }

  @Test func `without data the front page says what to do`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-tom-\(UUID().uuidString)")
    let app = Application(router: try Site(workspace: WebHome.workspace(folder), admission: .socket).router())
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

/// The front page of every role, the menu, and what the pages lead to.
@Suite(.serialized) struct RolePageTests {
  private func get(
    _ path: String, as role: String, _ look: @escaping @Sendable (TestResponse, String) throws -> Void
  ) async throws {
    let app = Application(router: try FindingPageTests.site.get().router())
    try await app.test(.router) { client in
      try await client.execute(uri: path, method: .get, headers: [.cookie: "rolle=\(role)"]) { response in
        try look(response, String(buffer: response.body))
      }
    }
  }

  private func menu(_ body: String) -> [String] {
    let nav = body.split(separator: "Hovedmenu").dropFirst().first?.split(separator: "</nav>").first ?? ""
    return nav.matches(of: /href="([^"]*)"/).map { String($0.output.1) }
  }

  static let roles = [
    "fagudvalg", "oekonomiudvalg", "byraad", "direktoer", "ledelse", "ledelse:CBU", "udfoerer:T117", "myndighed:VSY",
    "stab",
  ]

  @Test(arguments: roles) func `every role has its figures, a menu that opens, and nothing unbuilt`(role: String)
    async throws
  {
    let app = Application(router: try FindingPageTests.site.get().router())
    try await app.test(.router) { client in
      let headers: HTTPFields = [.cookie: "rolle=\(role)"]
      let front = try await client.execute(uri: "/", method: .get, headers: headers) { response in
        #expect(response.status == .ok)
        return String(buffer: response.body)
      }
      #expect(front.contains("class=\"kf kf3\"") && !front.contains("Under forberedelse"))
      #expect(!front.contains("Danmarkskortet") && front.contains("/kommer"))
      let paths = menu(front)
      #expect(paths.first == "/" && paths.last == "/hjaelp")
      let seesFindings = ["ledelse", "udfoerer", "myndighed", "stab"].contains { role.hasPrefix($0) }
      #expect(paths.contains("/datakvalitet") == seesFindings)
      for path in paths {
        let status = try await client.execute(uri: path, method: .get, headers: headers) { $0.status }
        #expect(status == .ok, "\(path)")
      }
    }
  }

  @Test(arguments: Role.allCases) func `the menu offers the worklist to those who have one`(role: Role) throws {
    let site = try FindingPageTests.site.get()
    let reader = Reader.test(role, unit: role == .operations ? "T117" : nil)
    let opens: Bool
    do {
      _ = try Worklists(Session(site.workspace, for: reader, at: "prøve")).list(FindingFilter())
      opens = true
    } catch {
      #expect(error.kind == .forbidden)
      opens = false
    }
    #expect(Menu.items(for: role, site.workspace.knowledge).contains(.quality) == opens)
  }

  @Test func `a caseworker meets the own list, oldest first, with a way to each citizen`() async throws {
    try await get("/", as: "myndighed") { _, body in
      #expect(body.contains("overskredet</h1>") && body.contains("Overskredne opfølgninger"))
      #expect(body.contains("/opfoelgninger/forloeb/I"))
    }
    try await get("/opfoelgninger", as: "myndighed") { response, body in
      #expect(response.status == .ok && response.headers[.cacheControl] == "private, no-store")
      #expect(body.contains("Indsats I") && body.contains("Sag S") && !body.contains("<script"))
    }
  }

  @Test(arguments: [
    ("/opfoelgninger?vis=vr", 400), ("/opfoelgninger?team=vr", 400), ("/opfoelgninger?side=0", 400),
    ("/opfoelgninger?side=9999", 400), ("/opfoelgninger?enhed=vr", 400), ("/opfoelgninger/forloeb/findes-ikke", 404),
    ("/datakvalitet?alvor=vr", 400), ("/datakvalitet?status=vr", 400), ("/datakvalitet?tal=vr", 400),
    ("/datakvalitet?kontrol=K999", 400),
    ("/datakvalitet?team=vr", 400),
    ("/raekker-sat-til-side?gruppe=vr", 404), ("/raekker-sat-til-side?side=x", 400),
    ("/hvor-kommer-tallet-fra?noegletal=forbrug&rapport=vr", 400),
  ]) func `a word that an address does not know is an error, never an empty list`(path: String, status: Int)
    async throws
  {
    try await get(path, as: "ledelse") { response, _ in #expect(response.status.code == status) }
  }

  @Test(arguments: ["fagudvalg", "direktoer"]) func `follow-ups are for those who see rows`(role: String) async throws {
    for path in ["/opfoelgninger", "/opfoelgninger/opfoelgninger.csv", "/opfoelgninger/opfoelgninger.xlsx"] {
      try await get(path, as: role) { response, body in
        #expect(response.status == .forbidden && !body.contains("Indsats I"))
      }
    }
  }

  @Test func `an explained figure leads back to its report, says how it is made, and gives every row`() async throws {
    let path =
      "/hvor-kommer-tallet-fra?noegletal=gennemsnitligt_antal&fra=2026-10&rapport=maanedsopfoelgning-myndighed~2026-10"
    try await get(path, as: "ledelse") { response, body in
      #expect(response.status == .ok)
      #expect(body.contains("/rapporter/maanedsopfoelgning-myndighed?periode=2026-10"))
      #expect(
        body.contains("Fjordby Kommune betaler for, var dækket i tilsammen")
          && body.contains("Delt med periodens 31 dage"))
      #expect(body.contains("/hvor-kommer-tallet-fra/raekker.xlsx?noegletal=gennemsnitligt_antal"))
    }
    try await get("/hvor-kommer-tallet-fra/raekker.csv?noegletal=forbrug&fra=2026-01&til=2026-10", as: "ledelse") {
      response, body in
      #expect(response.status == .ok && body.split(separator: "\n").count > 500)
      #expect(body.contains("5.38.50 Botilbud til længerevarende ophold"))
    }
    try await get("/hvor-kommer-tallet-fra/raekker.csv?noegletal=forbrug&fra=2026-10", as: "fagudvalg") { response, _ in
      #expect(response.status == .forbidden)
    }
  }

  @Test(arguments: ["forbrug", "enhedspris", "forbrugsprocent", "tilgang", "beholdning", "opfoelgning_overskredet"])
  func `an explained figure is said in sentences that end once`(metric: String) async throws {
    try await get("/hvor-kommer-tallet-fra?noegletal=\(metric)&fra=2026-01&til=2026-10", as: "ledelse") {
      response, body in
      #expect(
        response.status == .ok && !body.contains("..</p>") && !body.contains(". .") && !body.contains("mangler kr"))
    }
  }

  @Test func `a report of a unit leads to the unit's own figure`() async throws {
    try await get("/rapporter/maanedsopfoelgning-myndighed?periode=2026-10&enhed=CBU", as: "ledelse") { _, body in
      let link = try #require(body.firstMatch(of: /href="(\/hvor-kommer-tallet-fra\?[^"]*)"/)?.output.1)
      #expect(link.contains("enhed=CBU") && link.contains("rapport=maanedsopfoelgning-myndighed~2026-10"))
    }
  }

  @Test func `rows set aside are told without a value, and every page that speaks of them leads there`() async throws {
    for path in ["/", "/kilder", "/datakvalitet", "/rapporter/datakvalitet"] {
      try await get(path, as: "ledelse") { _, body in #expect(body.contains("href=\"/raekker-sat-til-side"), "\(path)")
      }
    }
    try await get("/raekker-sat-til-side", as: "myndighed:VSY") { _, body in
      #expect(body.contains("ser kun den, der ser hele kommunen, de enkelte rækker"))
    }
  }
}
