import ControlStore
import DocumentModel
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOEmbedded
import Serving
import Synchronization
import Testing

@testable import Web

/// A home with own data, as far as the door is concerned: it is no demonstration.
private struct OwnHome {
  let site: Site
  let start: StartAddress

  init(_ admission: ((StartAddress) -> Admission)? = nil) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-eget-\(UUID().uuidString)")
    let home = Home(folder)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try Data("municipality: \"0250\"\nname: \"Frederikssund Kommune\"\n".utf8).write(to: home.configuration)
    start = StartAddress(random: randomKeys())
    site = try Site(workspace: WebHome.workspace(folder), admission: admission?(start) ?? .startAddress(start))
  }

  func ask(
    _ path: String, method: HTTPRequest.Method = .get, headers: HTTPFields = [:], body: String = "",
    _ look: @escaping @Sendable (TestResponse, String) throws -> Void
  ) async throws {
    let app = Application(router: site.router())
    try await app.test(.router) { client in
      try await client.execute(uri: path, method: method, headers: headers, body: ByteBuffer(string: body)) {
        response in
        try look(response, String(buffer: response.body))
      }
    }
  }

  /// The cookie of a browser that has used the start address.
  func session() async throws -> HTTPFields {
    let app = Application(router: site.router())
    let cookie = try await app.test(.router) { client in
      try await client.execute(uri: start.path, method: .get) { $0.headers[.setCookie] ?? "" }
    }
    return [.cookie: String(cookie.prefix { $0 != ";" })]
  }

  func refusals() throws -> [String] {
    try site.workspace.controlDatabase().accessLog.latest(100).filter { $0.action == .refuse }.map(\.subject)
  }
}

/// 32 bytes, others each time, the same in every run.
private func randomKeys() -> @Sendable () -> Data {
  let count = Counter()
  return { Data(repeating: UInt8(truncatingIfNeeded: count.next()), count: 32) }
}

private final class Counter: Sendable {
  private let value = Mutex(0)
  func next() -> Int {
    value.withLock {
      $0 += 1; return $0
    }
  }
}

/// Every address of the site, with something in the place of what varies.
private func addresses(of site: Site) -> [(method: HTTPRequest.Method, path: String)] {
  site.router().routes.map { route in
    (route.method, route.path.description.replacing(/:[a-z]+|\{[a-z]+\}/, with: "x"))
  }
}

@Suite struct DoorTests {
  @Test func `a home with own data opens no address to whoever has no session`() async throws {
    let home = try OwnHome()
    let all =
      addresses(of: home.site) + [(.get, "/findes-ikke"), (.post, "/"), (.delete, "/rapporter"), (.options, "/")]
    #expect(all.count > 20)
    for (method, path) in all {
      for cookie in ["", "rolle=stab", "adgang=x", "\(home.start.cookieName)=\(String(repeating: "0", count: 64))"] {
        try await home.ask(path, method: method, headers: cookie.isEmpty ? [:] : [.cookie: cookie]) { response, body in
          #expect(response.status == .forbidden, "\(method) \(path)")
          #expect(response.headers[.cacheControl] == "no-store" && response.headers[.contentSecurityPolicy] != nil)
          #expect(method == .head || body.contains("kun for den, der har startet programmet"))
          #expect(!body.contains("Frederikssund") && !body.contains("Se som") && !body.contains("<script"))
        }
      }
    }
    #expect(try home.refusals().allSatisfy { $0 == "dør uden-adgang" } && home.refusals().count == 100)
  }

  @Test func `the start address works once, for one browser, and not for a HEAD`() async throws {
    let home = try OwnHome()
    try await home.ask(home.start.path, method: .head) { response, _ in #expect(response.status == .forbidden) }
    try await home.ask(String(home.start.path.dropLast())) { response, _ in #expect(response.status == .forbidden) }
    try await home.ask(home.start.path + "/") { response, _ in #expect(response.status == .forbidden) }
    let app = Application(router: home.site.router())
    let cookie = try await app.test(.router) { client in
      try await client.execute(uri: home.start.path, method: .get) { response in
        #expect(response.status == .seeOther && response.headers[.location] == "/")
        return response.headers[.setCookie] ?? ""
      }
    }
    #expect(
      ["HttpOnly", "SameSite=Strict", "Max-Age=43200", "Path=/"].allSatisfy { cookie.contains("; \($0)") }
        && !cookie.contains(home.start.path.dropFirst(7)))
    try await home.ask(home.start.path) { response, body in
      #expect(response.status == .forbidden && body.contains("Hver startadresse virker én gang"))
    }
    let session: HTTPFields = [.cookie: "andet=1; " + cookie.prefix { $0 != ";" }]
    try await home.ask("/", headers: session) { response, body in
      #expect(response.status == .ok && body.contains("Frederikssund Kommune") && !body.contains("Se som"))
    }
    try await home.ask("/findes-ikke", headers: session) { response, _ in #expect(response.status == .notFound) }
    #expect(try home.refusals().allSatisfy { !$0.contains(home.start.path.dropFirst(7)) })
  }

  @Test func `a session ends`() {
    let start = StartAddress(random: randomKeys())
    let session = start.exchange(String(start.path.dropFirst(7)), at: 1000)
    #expect(session.map { start.admits($0, at: 1000 + 12 * 3600 - 1) } == true)
    #expect(session.map { start.admits($0, at: 1000 + 12 * 3600) } == false)
    #expect(start.exchange(String(start.path.dropFirst(7)), at: 1001) == nil)
  }

  @Test(arguments: [
    ["Forwarded": "for=10.0.0.1"], ["X-Forwarded-For": "10.0.0.1"], ["X-Forwarded-Host": "localhost"],
    ["X-Forwarded-Proto": "https"], ["X-Forwarded-Anything": "1"], ["X-Real-IP": "10.0.0.1"], ["Via": "1.1 proxy"],
    ["X-Original-URL": "/"], ["Host": "evil.example"], ["Sec-Fetch-Site": "cross-site"],
    ["Sec-Fetch-Site": "same-site"],
  ]) func `what comes by a go-between, a foreign name or another page is refused in spite of a session`(
    headers: [String: String]
  ) async throws {
    for admission in [nil, { _ in .socket }] as [((StartAddress) -> Admission)?] {
      let home = try OwnHome(admission)
      var all = admission == nil ? try await home.session() : [:]
      for (name, value) in headers { all[try #require(HTTPField.Name(name))] = value }
      try await home.ask("/", headers: all) { response, body in
        #expect([403, 421].contains(response.status.code) && !body.contains("Frederikssund"))
      }
      #expect(try home.refusals().count == 1)
    }
  }

  @Test(arguments: [
    ("localhost", true), ("localhost:8080", true), ("127.0.0.1", true), ("127.0.0.1:1", true), ("[::1]:8080", true),
    ("LOCALHOST", true), ("localhost.evil.example", false), ("127.0.0.1.nip.io", false), ("localhost:", false),
    ("localhost:80@evil", false), ("evil.example:8080", false), ("[::1", false), ("", false), ("127.0.0.2", false),
  ]) func `the machine's own names are the only hosts`(host: String, isOwn: Bool) async throws {
    let home = try OwnHome { _ in .socket }
    let responder = home.site.router().buildResponder()
    let request = Request(
      head: HTTPRequest(method: .get, scheme: "http", authority: host, path: "/"), body: .init(buffer: ByteBuffer()))
    let response = try await responder.respond(
      to: request, context: Visit(source: .init(channel: EmbeddedChannel(), logger: Logger(label: "prøve"))))
    #expect((response.status == .ok) == isOwn)
  }

  @Test func `a page that is opened from a link elsewhere is shown, what another page fetches is not`() async throws {
    let home = try OwnHome()
    var session = try await home.session()
    session[.secFetchSite] = "cross-site"
    session[.secFetchMode] = "navigate"
    try await home.ask("/", headers: session) { response, _ in #expect(response.status == .ok) }
    session[.secFetchMode] = "no-cors"
    try await home.ask("/", headers: session) { response, _ in #expect(response.status == .forbidden) }
  }

  @Test func `no form is taken from elsewhere, by any home`() async throws {
    let demo = try WebHome.site.get()
    let forms = addresses(of: demo).filter { $0.method == .post }.map(\.path)
    #expect(forms.count >= 4)
    let word = String(repeating: "ab", count: 32)
    let app = Application(router: demo.router())
    try await app.test(.router) { client in
      for path in forms {
        let foreign: [HTTPFields] = [
          [.cookie: "formular=\(word)", .origin: "https://evil.example"],
          [.cookie: "formular=\(word)", .origin: "null"], [.cookie: "formular=\(word)", .secFetchSite: "cross-site"],
          [.cookie: "formular=\(word)", .secFetchSite: "same-site"], [.origin: "http://localhost"], [:],
          [.cookie: "formular=\(String(repeating: "cd", count: 32))"],
        ]
        for headers in foreign {
          try await client.execute(
            uri: path, method: .post, headers: headers, body: ByteBuffer(string: "rolle=stab&formular=\(word)")
          ) { response in #expect(response.status == .forbidden, "\(path) \(headers)") }
        }
      }
    }
  }

  @Test(arguments: [
    "/?q=010190-1234", "/rapporter/010190-1234", "/datakvalitet?q=01%3019%30-1234", "/datakvalitet?q=010190%2D1234",
    "/datakvalitet?q=010190%E2%80%931234", "/datakvalitet?q=010190+1234", "/datakvalitet?q=%2530%2531%2530%2531901234",
    "/hvor-kommer-tallet-fra?noegletal=forbrug&caseworker=0101901234", "/?0101901234=1", "/findes-ikke?cpr=010190.1234",
    "/datakvalitet/fund/0101901234", "/datakvalitet?q=%EF%BC%90%EF%BC%91%EF%BC%90%EF%BC%91901234",
  ]) func `an address with what looks like a CPR number is refused, and stands nowhere`(path: String) async throws {
    let demo = try WebHome.site.get()
    let app = Application(router: demo.router())
    try await app.test(.router) { client in
      try await client.execute(uri: path, method: .get) { response in
        let body = String(buffer: response.body)
        #expect(response.status == .badRequest && body.contains("ligner, at den har et CPR-nummer i sig"))
        #expect(!body.contains("1234") && response.headers[.cacheControl] == "no-store")
      }
    }
    let log = try demo.workspace.controlDatabase().accessLog.latest(300)
    #expect(log.contains { $0.action == .refuse && $0.subject == "dør adresse-cpr" && $0.role == nil })
    #expect(!log.contains { $0.subject.contains("1234") })
  }

  @Test func `a long address and a large form are refused`() async throws {
    let app = Application(router: try WebHome.site.get().router())
    try await app.test(.router) { client in
      try await client.execute(uri: "/datakvalitet?q=" + String(repeating: "a", count: 5000), method: .get) {
        response in
        #expect(response.status == .uriTooLong)
      }
      try await client.execute(
        uri: "/se-som", method: .post, headers: [.contentLength: "70000"],
        body: ByteBuffer(string: String(repeating: "a", count: 70_000))
      ) { response in #expect(response.status == .contentTooLarge) }
    }
  }

  @Test(arguments: [
    ("/kilder", "/kilder"), ("/rapporter/x?periode=2026-10&enhed=T%20A", "/rapporter/x?periode=2026-10&enhed=T%20A"),
    ("/findes-ikke", "/"), ("/kilder?x=1", "/"), ("/rapporter/", "/"),
    ("//evil.example", "/"), ("/\\evil.example", "/"), ("/%2Fevil.example", "/"), ("/%5Cevil.example", "/"),
    ("\\\\evil", "/"), ("https://evil", "/"), ("/\t/evil.example", "/"), ("/\r\nSet-Cookie: a=b", "/"), ("", "/"),
    ("javascript:alert(1)", "/"), ("/%09/evil", "/"), ("/ø", "/"), ("/%zz", "/"), ("///evil", "/"), ("/ /evil", "/"),
  ]) func `a form leads back to our own pages alone`(back: String, location: String) {
    #expect((Address(path: back) ?? .front).path == location)
  }
}
