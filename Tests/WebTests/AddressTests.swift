import Access
import CareModel
import ControlStore
import DocumentModel
import Figures
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOEmbedded
import Serving
import Testing

@testable import Web

@Suite(.serialized) struct AddressTests {
  private func get(
    _ path: String, as role: String? = nil, _ look: @escaping @Sendable (TestResponse, String) throws -> Void
  ) async throws {
    let app = Application(router: try WebHome.site.get().router())
    let headers: HTTPFields = role.map { [.cookie: "rolle=\($0)"] } ?? [:]
    try await app.test(.router) { client in
      try await client.execute(uri: path, method: .get, headers: headers) { response in
        try look(response, String(buffer: response.body))
      }
    }
  }

  @Test(arguments: [
    ("/rapporter/sagsoverblik?peroide=2026-10", ">periode</a>?"),
    ("/rapporter/sagsoverblik?utm_source=mail", "Siden kender periode, enhed og sammenlign."),
    ("/rapporter/sagsoverblik?periode=2026-10&periode=2026-09", "to gange"), ("/kilder?x=1", "ingen valg i adressen"),
    ("/?fbclid=1", "ingen valg"), ("/hjaelp?a", "ingen valg"), ("/noegletal/forbrug?periode=2026-10", "ingen valg"),
    ("/hvor-kommer-tallet-fra?noegletal=forbrug&facilty=T101", ">tilbud</a>?"),
    ("/hvor-kommer-tallet-fra?noegletal=forbrug&fra=2026-10&fra=2026-09", "to gange"),
    ("/datakvalitet?alvor=blokking", ">Blokerer</a>?"), ("/datakvalitet?status=konge", "Vælg mellem"),
    ("/datakvalitet?sorter=navn", "Vælg mellem"), ("/datakvalitet?kontrol=K999", "kan ikke stå"),
    ("/datakvalitet?team=FINDES-IKKE", "findes ikke"), ("/datakvalitet?tilbud=VBO", "kan ikke stå"),
    ("/datakvalitet?ansvarlig=person:Ingen", "kan ikke stå"),
    ("/datakvalitet?paragraf=SEL+%C2%A7999", "kan ikke stå"),
    ("/datakvalitet?side=to", "kan ikke stå"), ("/datakvalitet?side=0", "kan ikke stå"),
    ("/hvor-kommer-tallet-fra?noegletal=forbrug&fra=2026-10&rapport=xx~yy", "kan ikke stå"),
    ("/hvor-kommer-tallet-fra?noegletal=forbrug&fra=2026-10&rapport=xx~2026-10", "kan ikke stå"),
    ("/hvor-kommer-tallet-fra?noegletal=forbrug&fra=2026-10&rapport=sagsoverblik~i+dag", "kan ikke stå"),
    ("/hvor-kommer-tallet-fra/raekker.csv?noegletal=forbrug&fra=2026-10&rapport=xx~yy", "kan ikke stå"),
    ("/datakvalitet?tal=vr%C3%B8vl", "kan ikke stå"), ("/datakvalitet?status=%zz", "procenttegn"),
    ("/datakvalitet/fejlliste.xlsx?x=2", "kender"), ("/datakvalitet/fejlliste.xlsx?alvor=x", "kan ikke stå"),
    ("/rapporter/sagsoverblik/rapport.json?format=x", "Siden kender"),
  ]) func `a name or a value that is not known is an error with what there is`(path: String, words: String) async throws
  {
    try await get(path) { response, body in
      #expect(response.status == .badRequest && body.contains(words), "\(path)")
    }
    let log = try WebHome.site.get().workspace.controlDatabase().accessLog.latest(300)
    #expect(log.contains { $0.action == .refuse && $0.role == .leadership && $0.subject.hasPrefix("side /") })
    for value in ["peroide", "utm", "fbclid", "FINDES", "999", "Ingen", "konge"] {
      #expect(!log.contains { $0.subject.contains(value) })
    }
  }

  @Test(arguments: [
    ("/noegletal/forbrugg", "/noegletal/forbrug", "Forbrug"),
    ("/rapporter/sagsoverblikk?periode=2026-10", "/rapporter/sagsoverblik?periode=2026-10", "Sagsoverblik"),
    ("/rapporter/sagsoverblik?peroide=2026-10", "/rapporter/sagsoverblik?periode=2026-10", "periode"),
    ("/rapporter/sagsoverblik?sammenlign=forige", "/rapporter/sagsoverblik?sammenlign=forrige", "forrige periode"),
    (
      "/hvor-kommer-tallet-fra?noegletal=forbrg&fra=2026-10", "/hvor-kommer-tallet-fra?noegletal=forbrug&fra=2026-10",
      "Forbrug"
    ),
    ("/datakvalitet?alvor=blokking", "/datakvalitet?alvor=blocking", "Blokerer"),
  ]) func `what was nearly said is a way there, by its name`(path: String, right: String, name: String) async throws {
    let link = right.replacing("&", with: "&amp;")
    try await get(path) { _, body in #expect(body.contains("Mente du <a href=\"\(link)\">\(name)</a>?"), "\(path)") }
    try await get(right) { response, _ in #expect(response.status == .ok, "\(right)") }
  }

  @Test(arguments: [
    "/noegletal/findes-ikke", "/rapporter/findes-ikke", "/rapporter/sagsoverblik?enhed=FINDES-IKKE",
    "/hvor-kommer-tallet-fra?noegletal=forbrug&fra=2026-10&x=1", "/rapporter/sagsoverblik?sammenlign=i-forfjor",
    "/hvor-kommer-tallet-fra?noegletal=tilsynsscore&fra=2026-10&facility=T101",
    "/hvor-kommer-tallet-fra?noegletal=forbrug&fra=2026-10&service_area=findes-ikke", "/datakvalitet?sorter=navn",
  ]) func `an error page names nothing by an id of the program`(path: String) async throws {
    let ids =
      CareModel.Dimension.allCases.map(\.rawValue).filter { $0.contains("_") }
      + ["facility", "sidste-aar", "opfoelgning_mangler", "sager_pr_sagsbehandler", "beloeb", "blocking"]
    try await get(path) { response, body in
      #expect(response.status.code >= 400)
      let main = try #require(body.components(separatedBy: "<main").last?.components(separatedBy: "</main>").first)
      let words = main.replacing(/<[^>]*>/, with: " ")
      for id in ids { #expect(!words.contains(id), "\(path) \(id)") }
    }
  }

  @Test func `a plus is a space, so that a unit with a space can be chosen`() throws {
    let pairs = try #require(AddressText.pairs("enhed=Center+Nord&team=a%2Bb&tom=&bar&%C3%B8=%C3%85s"))
    #expect(pairs.map(\.name) == ["enhed", "team", "tom", "bar", "ø"])
    #expect(pairs.map(\.value) == ["Center Nord", "a+b", "", "", "Ås"])
    #expect(AddressText.pairs("a=%G1") == nil && AddressText.pairs("a=%FF") == nil)
  }

  @Test func `letters that look the same are the same`() throws {
    let composed = try #require(AddressText.pairs("a=%C3%85s"))
    let taken = try #require(AddressText.pairs("a=A%CC%8As"))
    #expect(Array(composed[0].value.utf8) == Array(taken[0].value.utf8))
  }

  /// Joined as text, the two addresses were one, and who asked second got the other's figures.
  @Test func `an address whose values hold the signs of addresses is another address`() async throws {
    let page = "/hvor-kommer-tallet-fra?noegletal=modtagere"
    let real = page + "&fra=2026-10&service_area=laengerevarende_botilbud"
    let crafted = [
      page + "&fra=2026-10%26service_area%3Dlaengerevarende_botilbud",
      page + "%26fra%3D2026-10%26service_area%3Dlaengerevarende_botilbud",
      page + "&fra=2026-10&service_area=laengerevarende_botilbud%26", page + "&fra=2026-10&service_area=%7C",
    ]
    for path in crafted { try await get(path, as: "stab") { _, _ in } }
    try await get(real, as: "stab") { response, first in
      #expect(response.status == .ok)
      for path in crafted { #expect(path != real) }
    }
    let route = PageRoute(Address.explanation)
    func key(_ path: String) throws -> Address {
      let request = Request(
        head: HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: path),
        body: .init(buffer: ByteBuffer()))
      let visit = Visit(source: .init(channel: EmbeddedChannel(), logger: Logger(label: "prøve")))
      return route.address(try route.query(of: request, visit))
    }
    let keys = try ([real] + crafted).map(key)
    #expect(Set(keys).count == keys.count)
    #expect(try key(real) == key(real.replacing("modtagere", with: "%6Dodtagere")))
  }

  @Test func `pages with rows of persons are kept by no browser`() async throws {
    for (path, role, isPersonal) in [
      ("/hvor-kommer-tallet-fra?noegletal=modtagere&fra=2026-10", "stab", true),
      ("/hvor-kommer-tallet-fra?noegletal=modtagere&fra=2026-10", "fagudvalg", false),
      ("/rapporter/sagsoverblik", "ledelse", true), ("/noegletal/forbrug", "stab", false),
    ] {
      for _ in 0..<2 {
        try await get(path, as: role) { response, _ in
          #expect(response.status == .ok)
          #expect(
            response.headers[.cacheControl] == (isPersonal ? "private, no-store" : "private, no-cache"), "\(path)")
          #expect((response.headers[.eTag] == nil) == isPersonal)
        }
      }
    }
  }

  @Test func `the log counts persons, and the same for a page shown again`() async throws {
    let path = "/hvor-kommer-tallet-fra?noegletal=modtagere&fra=2026-10"
    let log = try WebHome.site.get().workspace.controlDatabase().accessLog
    var counts: [Int] = []
    for _ in 0..<2 {
      try await get(path, as: "stab") { _, _ in }
      let shown = try log.latest(300).first { $0.subject.contains("modtagere") && $0.role == .dataTeam }
      counts.append(try #require(shown).persons)
    }
    let figure = try Figures(Session(WebHome.site.get().workspace, for: Reader.commandLine(nil), at: "prøve")).explain(
      ExplainCall(metric: "modtagere", from: "2026-10"))
    #expect(counts == [figure.persons, figure.persons])
    #expect(figure.persons > 10 && figure.persons < figure.rows.count)
  }
}
