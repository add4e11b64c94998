import Access
import ControlStore
import DocumentModel
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Rendering
import Reports
import Serving
import TestSupport
import Testing

@testable import Web

/// Content is kept for all of a role and a unit; who reads stands in the frame alone (decision 0017).
@Suite struct TwoReaderTests {
  @Test func `two of one role get the same content and each their own name, and the log has both`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-to-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: WebHome.site.get().workspace.home.folder, to: folder)
    let workspace = try WebHome.workspace(folder)
    let settings = try String(contentsOf: workspace.home.configuration, encoding: .utf8)
    // As in a home with own data, where the frame says who reads.
    try Data(settings.replacing("demo: true\n", with: "").utf8).write(to: workspace.home.configuration)
    let site = try Site(workspace: workspace, admission: .socket)
    let answers = PageAnswers(site: site)
    let request = Request(
      head: HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/"),
      body: .init(buffer: ByteBuffer()))
    var bodies: [String] = []
    for name in ["Anja", "Bo"] {
      let reader = Reader.test(.leadership, user: name, because: "\(name) er leder")
      let session = Session(workspace, for: reader, at: "prøve")
      let address = Address.report(ReportAddress("sagsoverblik"))
      let asked = PageRequest(
        address: address, session: session, moment: try session.moment(), today: workspace.surroundings.clock.today)
      let kept = try await answers.shown(asked) { asked in
        #expect(name == "Anja", "indholdet bliver lavet igen")
        return ReportView(
          edition: try Reports(asked.session).show(ReportCall(id: "sagsoverblik")), asked: ReportAddress("sagsoverblik")
        ).content
      }
      let response = answers.answer(kept, for: reader, to: request)
      #expect(response.status == .ok)
      let frame = Frame(site: site).around(
        kept.content.title, in: .reports, here: kept.content.here, crumbs: kept.content.crumbs, for: reader,
        word: .sample)
      #expect(frame.before.contains("\(name) er leder"))
      bodies.append(String(buffer: kept.body))
      let log = try workspace.controlDatabase().accessLog.latest(3)
      #expect(log.contains { $0.user == name && $0.subject.hasPrefix("rapport sagsoverblik") })
    }
    #expect(bodies[0] == bodies[1] && bodies[0].count > 1000)
    #expect(!bodies[0].contains("Anja") && !bodies[0].contains("Bo er leder"))
  }
}
