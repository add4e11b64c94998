import Access
import CareModel
import ControlStore
import Demonstration
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Serving
import TestSupport
import Testing
import Worklist

@testable import Web

@Suite(.serialized) struct FindingPageTests {
  /// A worklist of its own, so that what is changed here is not seen by other tests.
  static let site: Result<Site, any Error> = Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-fund-\(UUID().uuidString)")
    let workspace = try WebHome.workspace(folder)
    _ = try makeDemo(DemoCall(citizens: 120, years: 2), in: workspace)
    return try Site(workspace: workspace)
  }

  private var workspace: Workspace { get throws { try FindingPageTests.site.get().workspace } }
  private let team = Reader.test(.dataTeam)

  private func call(
    _ path: String, as role: String? = nil, method: HTTPRequest.Method = .get, body: String? = nil,
    headers more: HTTPFields = [:], _ look: @escaping @Sendable (TestResponse, String) throws -> Void
  ) async throws {
    let app = Application(router: try FindingPageTests.site.get().router())
    var all = more
    if let role { all[.cookie] = [all[.cookie], "rolle=\(role)"].compactMap { $0 }.joined(separator: "; ") }
    let headers = all
    try await app.test(.router) { client in
      try await client.execute(uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }) {
        response in try look(response, String(buffer: response.body))
      }
    }
  }

  private func lines(_ filter: FindingFilter = FindingFilter(standing: .all), as reader: Reader? = nil) throws
    -> [FindingLine]
  {
    try Worklists(Session(workspace, for: reader ?? team, at: "prøve")).list(filter, pageSize: 100_000).lines
  }

  /// A word that a browser has been given, as cookie and as field.
  private let word = String(repeating: "ab", count: 32)
  private var browser: HTTPFields { [.cookie: "formular=\(word)"] }

  @Test func `the worklist is shown with its numbers, without script and kept by nobody`() async throws {
    let open = try Worklists(Session(workspace, for: team, at: "prøve")).list(FindingFilter()).summary.open
    #expect(open > 20)
    try await call("/datakvalitet") { response, body in
      #expect(response.status == .ok && response.headers[.cacheControl] == "private, no-store")
      #expect(body.contains("\(open) åbne fund") && body.contains("Åbne fund") && !body.contains("<script"))
      #expect(body.contains("aria-sort=\"descending\"") && body.contains("/datakvalitet/fund/K"))
    }
  }

  @Test(arguments: ["fagudvalg", "oekonomiudvalg", "byraad", "direktoer", "dpo", "administrator"])
  func `who sees no rows of persons sees no finding`(role: String) async throws {
    let id = try #require(lines().first?.finding.id)
    for path in [
      "/datakvalitet", "/datakvalitet/fund/\(id)", "/datakvalitet/forloeb/\(id)", "/datakvalitet/fejlliste.xlsx",
    ] {
      try await call(path, as: role) { response, body in
        #expect(response.status == .forbidden && !body.contains(id) && body.contains("Gå til forsiden"))
      }
    }
  }

  @Test(arguments: ["myndighed:VSY", "udfoerer:T117", "myndighed:VBO", "udfoerer:T108"])
  func `another unit's findings leak through no filter, count, choice or page`(role: String) async throws {
    let reader = try Reader.demonstration(role)
    let all = try lines()
    let own = try lines(as: reader)
    let hidden = Set(all.map(\.finding.id)).subtracting(own.map(\.finding.id))
    #expect(!hidden.isEmpty)
    let list = try Worklists(Session(workspace, for: reader, at: "prøve")).list(FindingFilter())
    #expect(list.summary.open == own.count(where: \.isOpen))
    #expect(
      list.summary.amountOre
        == own.filter { $0.isOpen && $0.finding.severity != .info }.reduce(0) { $0 + abs($1.amount) })
    #expect(list.months.last?.openAtEnd == own.count(where: \.isOpen))
    let choices = list.choices
    for counts in [choices.owners, choices.severities, choices.checks] {
      #expect(
        counts.filter { !$0.value.hasPrefix("person:") }.reduce(0) { $0 + $1.count } == own.count(where: \.isOpen))
    }
    for line in all.prefix(60) {
      let filter = FindingFilter(
        standing: .all, check: line.finding.check, team: line.finding.team, facility: line.finding.facility,
        text: line.finding.id)
      // A team or a facility of others is refused; else what is found is the reader's own.
      do {
        #expect(Set(try lines(filter, as: reader).map(\.finding.id)).isDisjoint(with: hidden))
      } catch let refusal as Refusal {
        #expect(refusal.kind == .forbidden && hidden.contains(line.finding.id))
      }
    }
    for id in hidden.sorted().prefix(10) {
      for path in ["/datakvalitet/fund/\(id)", "/datakvalitet/forloeb/\(id)"] {
        try await call(path, as: role) { response, body in #expect(response.status == .notFound && !body.contains(id)) }
      }
      try await call(
        "/datakvalitet/fund/\(id)", as: role, method: .post, body: "formular=\(word)&bemaerkning=hej", headers: browser
      ) { response, _ in #expect(response.status == .notFound) }
    }
  }

  @Test func `a provider sees what is about its own place alone`() throws {
    let reader = try Reader.demonstration("udfoerer:T117")
    let own = try lines(as: reader)
    #expect(own.contains { $0.finding.facility == "T117" })
    #expect(own.allSatisfy { $0.finding.facility == "T117" || $0.finding.citizen == nil && $0.finding.unit == nil })
  }

  @Test func `what is wrong with a whole file is told to every part and decided by none`() throws {
    let reader = try Reader.demonstration("myndighed:VSY")
    let whole = try lines(as: reader).filter { line in
      let finding = line.finding
      return finding.citizen == nil && finding.function == nil && finding.serviceArea == nil
        && [finding.unit, finding.team, finding.facility].allSatisfy { $0 == nil }
    }
    let id = try #require(whole.first?.finding.id)
    let refusal = #expect(throws: Refusal.self) {
      try FindingChanges(Session(workspace, for: reader, at: "prøve")).make(
        FindingCall(finding: id, text: "Det er i orden."))
    }
    #expect(refusal?.code == "fund-hele-leveringen")
    #expect(try !Worklists(Session(workspace, for: reader, at: "prøve")).finding(id).standing.mayChange)
    #expect(try Worklists(Session(workspace, for: team, at: "prøve")).finding(id).standing.mayChange)
  }

  @Test func `no address and no page holds a CPR number or a whole pseudonym`() async throws {
    let ids = try lines().filter { $0.finding.citizen != nil }.map(\.finding.id).prefix(8)
    for path in ["/datakvalitet"] + ids.flatMap({ ["/datakvalitet/fund/\($0)", "/datakvalitet/forloeb/\($0)"] }) {
      try await call(path) { response, body in
        #expect(response.status == .ok)
        let text = body.replacing(/formular" value="[0-9a-f]{64}"/, with: "")
        #expect(text.firstMatch(of: /[0-9a-f]{32}/) == nil && text.firstMatch(of: /\b[0-3]\d[01]\d{3}-\d{4}\b/) == nil)
      }
    }
  }

  @Test func `a filter leads to an address that can be kept; a CPR number never stands in it`() async throws {
    let own = "formular=\(word)&"
    try await call(
      "/datakvalitet", method: .post, body: own + "ansvarlig=&alvor=blocking&status=aabne&q=&sorter=alvor",
      headers: browser
    ) { response, _ in
      #expect(response.status == .seeOther && response.headers[.location] == "/datakvalitet?alvor=blocking#liste")
    }
    for text in ["010190-1234", "01+01+90+1234", "010190%E2%80%931234", "%EF%BC%90101901234"] {
      try await call("/datakvalitet", method: .post, body: own + "q=\(text)", headers: browser) { response, _ in
        #expect(response.headers[.location] == "/datakvalitet?cpr=1#liste")
      }
    }
    try await call("/datakvalitet?cpr=1") { _, body in #expect(body.contains("Søg ikke med et CPR-nummer")) }
  }

  @Test func `what is typed comes back as text`() async throws {
    try await call("/datakvalitet?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E") { response, body in
      #expect(response.status == .ok && !body.contains("<script") && body.contains("&lt;script"))
      #expect(body.contains("Ingen fund passer til filtrene"))
    }
    try await call("/datakvalitet?ansvarlig=%22%3E%3Cb%3E") { response, body in
      #expect(response.status == .badRequest && !body.contains("<b>") && body.contains("kan ikke stå"))
    }
  }

  @Test func `a form from elsewhere changes nothing`() async throws {
    let id = try #require(lines().first?.finding.id)
    let path = "/datakvalitet/fund/\(id)"
    let bodies = [
      "status=undersoeges", "status=undersoeges&formular=\(word)",
      "status=undersoeges&formular=\(String(repeating: "cd", count: 32))",
    ]
    for (index, body) in bodies.enumerated() {
      try await call(path, method: .post, body: body, headers: index == 1 ? [:] : browser) { response, _ in
        #expect(response.status == .forbidden)
      }
    }
    let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
    var foreign = browser
    foreign[site] = "cross-site"
    try await call(path, method: .post, body: "status=undersoeges&formular=\(word)", headers: foreign) { response, _ in
      #expect(response.status == .forbidden)
    }
    #expect(try lines().first { $0.finding.id == id }?.status == .new)
  }

  @Test func `a finding is taken, given a deadline and talked about, and the log has it`() async throws {
    let id = try #require(lines().dropFirst().first?.finding.id)
    let path = "/datakvalitet/fund/\(id)"
    let body =
      "formular=\(word)&status=undersoeges&person=Anja+Toft&frist=2027-01-15&bemaerkning=Botilbuddet+er+spurgt+%3Cb%3E."
    try await call(path, method: .post, body: body, headers: browser) { response, _ in
      #expect(response.status == .seeOther && response.headers[.location] == path + "?gemt=1")
    }
    try await call(path) { _, page in
      for words in ["Undersøges.", "Ansvarlig: Anja Toft", "15-01-2027", "Botilbuddet er spurgt &lt;b&gt;."] {
        #expect(page.contains(words), "\(words)")
      }
    }
    #expect(
      try workspace.controlDatabase().accessLog.latest(50).contains {
        $0.action == .change && $0.subject == "fund \(id)"
      })
    #expect(try lines(FindingFilter(owner: "person:Anja Toft")).map(\.finding.id) == [id])
  }

  @Test(arguments: [
    ("status=accepteret&bemaerkning=Aftalt", "skal have en slutdato"),
    ("status=accepteret&til=2030-01-01", "skal have en begrundelse"),
    ("status=accepteret&til=2020-01-01&bemaerkning=Aftalt", "Slutdatoen er forbi"),
    ("status=konge", "Den status findes ikke"), ("frist=31-31-2026", "er ikke en dato"),
    ("bemaerkning=Det+er+010190-1234", "ligner et CPR-nummer"),
    ("bemaerkning=Det+er+01.01.90+1234", "ligner et CPR-nummer"), ("person=0101901234", "ligner et CPR-nummer"),
  ]) func `what cannot be saved is told on the page, with what was typed`(body: String, words: String) async throws {
    let id = try #require(lines().last?.finding.id)
    let path = "/datakvalitet/fund/\(id)"
    let before = try workspace.controlDatabase().findings.events(of: id).count
    try await call(path, method: .post, body: "formular=\(word)&\(body)", headers: browser) { response, page in
      #expect(response.status == .badRequest && page.contains(words) && page.contains("role=\"alert\""))
      if body.contains("Aftalt") { #expect(page.contains(">Aftalt</textarea>")) }
      // A number is not said again, the words around it are.
      if words.contains("CPR") { #expect(!page.contains("1234") && page.contains("[udeladt: ligner et CPR-nummer]")) }
      if body.contains("Det+er") { #expect(page.contains(">Det er [udeladt")) }
    }
    #expect(try workspace.controlDatabase().findings.events(of: id).count == before)
  }

  @Test func `an accepted deviation leaves the open ones and stands among the accepted`() async throws {
    let id = try #require(lines().dropFirst(2).first?.finding.id)
    let body = "formular=\(word)&status=accepteret&til=2030-01-01&bemaerkning=Aftalt"
    try await call("/datakvalitet/fund/\(id)", method: .post, body: body, headers: browser) { response, _ in
      #expect(response.status == .seeOther)
    }
    #expect(try !lines(FindingFilter()).contains { $0.finding.id == id })
    #expect(try lines(FindingFilter(standing: .accepted)).map(\.finding.id) == [id])
  }

  @Test func `a citizen's course is opened from the finding, and the log says so`() async throws {
    let line = try #require(lines().first { $0.finding.citizen != nil && $0.finding.servicePeriod != nil })
    let name = try #require(line.finding.citizenName)
    try await call("/datakvalitet/forloeb/\(line.finding.id)") { response, body in
      #expect(
        response.status == .ok && body.contains("Forløb for Borger\u{A0}\(name)")
          && body.contains("svg class=\"c bred\""))
      #expect(body.contains("Indsatser i fagsystemet"))
    }
    let entry = try #require(workspace.controlDatabase().accessLog.latest(1).first)
    #expect(
      entry.action == .viewRows && entry.persons == 1 && entry.subject == "forløb åbnet fra fund \(line.finding.id)")
  }

  @Test func `pages of the list never overlap and hold everything`() throws {
    var seen: [String] = []
    for page in 1...100 {
      let list = try Worklists(Session(workspace, for: team, at: "prøve")).list(
        FindingFilter(standing: .all), page: page, pageSize: 7)
      if page > list.pages { break }
      seen += list.lines.map(\.finding.id)
    }
    let all = try lines().map(\.finding.id)
    #expect(seen.count == Set(seen).count && Set(seen) == Set(all))
  }

  @Test func `the list is sorted by severity, then kroner, then age, unless the reader asks for another order`() throws
  {
    let all = try lines()
    for (a, b) in zip(all, all.dropFirst()) {
      #expect((a.finding.severity.rank, a.amount, a.age) >= (b.finding.severity.rank, b.amount, b.age))
    }
    let byAmount = try lines(FindingFilter(standing: .all, order: .amount))
    for (a, b) in zip(byAmount, byAmount.dropFirst()) { #expect((a.amount, a.age) >= (b.amount, b.age)) }
    #expect(Set(all.map(\.finding.severity)).count == 3 && all.map(\.finding.id) != byAmount.map(\.finding.id))
  }

  @Test func `closed findings have a list of their own, and keep what they said`() async throws {
    let closed = try lines(FindingFilter(standing: .closed))
    let line = try #require(closed.first)
    #expect(closed.allSatisfy { $0.closed != nil && !$0.isOpen })
    #expect(Set(try lines().map(\.finding.id)).isDisjoint(with: closed.map(\.finding.id)))
    try await call("/datakvalitet") { _, body in
      #expect(body.contains("Se de \(closed.count) lukkede fund") && body.contains("/datakvalitet?status=lukket#liste"))
    }
    try await call("/datakvalitet?status=lukket") { response, body in
      #expect(response.status == .ok && body.contains(line.finding.id) && body.contains("\(closed.count) lukkede fund"))
    }
    let events = try workspace.controlDatabase().findings.events(of: line.finding.id)
    let said = try #require(events.last { $0.kind == .found }?.change.text)
    #expect(!said.isEmpty)
    let page = try Worklists(Session(workspace, for: team, at: "prøve")).finding(line.finding.id)
    #expect(page.standing.closed != nil && page.events.contains { $0.text.hasSuffix(said) })
    try await call("/datakvalitet/fund/\(line.finding.id)") { response, body in
      #expect(response.status == .ok && !body.contains("Sådan rettes det"))
    }
  }

  @Test func `files that were refused stand among the sources, in words that people use`() async throws {
    try await call("/rapporter/datakvalitet") { response, body in
      #expect(response.status == .ok && body.contains("Afvist") && body.contains("bemanding.csv"))
      #expect(!body.contains("Mangler nationale_tal") && body.contains(">Kontroltal<"))
    }
    try await call("/kilder") { _, body in
      #expect(body.contains("“Session”") && !body.contains("`") && body.contains("Kontroltal"))
    }
  }

  @Test func `the demonstration has one report let out with a reason and one held back`() async throws {
    try await call("/rapporter") { _, body in #expect(body.contains("“Fundene er kendte og meldt til")) }
    try await call("/rapporter/maanedsopfoelgning-myndighed") { _, body in
      #expect(body.contains("Frigivet af Lone Bach (Ledelse)"))
    }
    try await call("/") { _, body in
      #expect(body.contains("Sagsoverblik for oktober 2026 er holdt tilbage") && body.contains("class=\"q\""))
      #expect(body.contains("/datakvalitet?tal=forbrug"))
    }
  }

  @Test func `findings as JSON have the fields of the interface and nothing else`() throws {
    let found = try Worklists(Session(workspace, for: team, at: "prøve")).check(json: true)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(found.text.utf8)) as? [String: Any])
    #expect(Set(object.keys) == ["as_of", "findings", "set_aside", "refused"])
    let findings = try #require(object["findings"] as? [[String: Any]])
    let count = try lines().count
    #expect(findings.count == count && found.needsPerson)
    for finding in findings {
      #expect(
        Set(finding.keys) == [
          "id", "check", "severity", "owner", "status", "since", "entity", "related", "message", "amount",
        ])
      #expect(["blocking", "warning", "info"].contains(finding["severity"] as? String))
      #expect(["ny", "undersøges", "berigtiget", "accepteret afvigelse"].contains(finding["status"] as? String))
      #expect(Set((finding["entity"] as? [String: Any])?.keys.map { $0 } ?? []) == ["file", "key"])
    }
    let blocking = try Worklists(Session(workspace, for: team, at: "prøve")).check(json: true, atLeast: .blocking).text
    #expect(blocking.contains("\"blocking\"") && !blocking.contains("\"warning\""))
  }

  @Test func `the spreadsheet is for the reader's own part and is written whole`() async throws {
    try await call("/datakvalitet/fejlliste.xlsx", as: "myndighed:VSY") { response, _ in
      #expect(
        response.status == .ok
          && response.headers[.contentDisposition]?.contains("fejlliste_2026-10-31_myndighed.xlsx") == true)
      #expect(response.body.readableBytes > 4000)
    }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("fejl-\(UUID().uuidString).xlsx").path
    let written = try Worklists(Session(workspace, for: team, at: "prøve")).write(to: file, atLeast: .warning)
    #expect(written == file && FileManager.default.fileExists(atPath: file))
    #expect(throws: Refusal.self) {
      try Worklists(Session(workspace, for: team, at: "prøve")).write(to: "fejl.csv", atLeast: .info)
    }
  }
}
