import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite(.serialized) struct QualityPageTests {
  private func ask(
    _ path: String, as role: String? = nil, method: HTTPRequest.Method = .get, word: String? = nil, body: String = "",
    _ look: @escaping @Sendable (TestResponse, String) throws -> Void
  ) async throws {
    let app = Application(router: try WebHome.site.get().router())
    let cookies = [role.map { "rolle=\($0)" }, word.map { "formular=\($0)" }].compactMap { $0 }
    let headers: HTTPFields = cookies.isEmpty ? [:] : [.cookie: cookies.joined(separator: "; ")]
    try await app.test(.router) { client in
      try await client.execute(uri: path, method: method, headers: headers, body: ByteBuffer(string: body)) {
        response in
        try look(response, String(buffer: response.body))
      }
    }
  }

  @Test(arguments: [
    ("/datavaerdikaede", "Systemer og udtræk"), ("/datavaerdikaede?noegletal=enhedspris", "Felter, som tallet bruger"),
    ("/datavaerdikaede?felt=indsatser.Startdato", "Nøgletal, som feltet bærer"),
    ("/datavaerdikaede?felt=observationer.Tekst", "Ingen nøgletal bruger feltet"),
    ("/rapporter/datakvalitet", "Fund pr. kontrol"), ("/kilder", "Dataværdikæde"),
    ("/hvor-kommer-tallet-fra?noegletal=forbrug&fra=2026-10", "Åbne fund, der rører tallet"),
    ("/rapporter/sagsoverblik/frigiv", "Frigiv Sagsoverblik"),
  ]) func `a page of quality answers without script`(path: String, words: String) async throws {
    try await ask(path) { response, body in
      #expect(response.status == .ok && body.contains(words) && !body.contains("<script"))
    }
  }

  @Test(arguments: [
    ("/datavaerdikaede?noegletal=vrøvl", 404), ("/datavaerdikaede?felt=vr.vl", 404),
  ]) func `what is not in the chain is told as such`(path: String, status: Int) async throws {
    let path = path.addingPercentEncoding(withAllowedCharacters: .urlFragmentAllowed) ?? path
    try await ask(path) { response, _ in #expect(response.status.code == status) }
  }

  @Test(arguments: [
    ("ledelse", 200), ("stab", 200), ("udfoerer:T101", 403), ("fagudvalg", 403), ("direktoer", 403), ("myndighed", 403),
  ]) func `the data-quality report is for leadership and the data team`(role: String, status: Int) async throws {
    try await ask("/rapporter/datakvalitet", as: role) { response, _ in #expect(response.status.code == status) }
  }

  @Test func `a release that another site's form sends is refused`() async throws {
    try await ask(
      "/rapporter/maanedsopfoelgning-myndighed/frigiv", method: .post, body: "begrundelse=Det+er+i+orden+nu"
    ) { response, _ in #expect(response.status == .forbidden || response.status == .badRequest) }
  }

  @Test(arguments: ["fagudvalg", "udfoerer:T101", "myndighed"])
  func `a role that the report is not for cannot release it`(role: String) async throws {
    let word = String(repeating: "a", count: 64)
    try await ask(
      "/rapporter/maanedsopfoelgning-myndighed/frigiv", as: role, method: .post, word: word,
      body: "formular=\(word)&begrundelse=Det+er+i+orden+nu&periode=2026-10"
    ) { response, _ in #expect(response.status == .forbidden) }
  }

  @Test func `a committee sees how quality touches a figure, and no way to the rows`() async throws {
    try await ask("/hvor-kommer-tallet-fra?noegletal=forbrug&fra=2026-10", as: "fagudvalg") { response, body in
      #expect(response.status == .ok && body.contains("Åbne fund, der rører tallet"))
      #expect(!body.contains("/datakvalitet?") && !body.contains("/datakvalitet/fund"))
    }
  }
}
