import Access
import CareModel
import DocumentModel
import Foundation
import Rendering
import Reporting
import Testing

@testable import Figures
@testable import FrontPage
@testable import Serving
@testable import Web
@testable import Worklist

/// Every page as it is made of a model made by hand: about nobody, and with what is hard to show (decision 0017).
/// `GOLDEN=write` writes them; the difference is read before it is kept.
@Suite struct PageGoldenTests {
  /// The states of one page, each under its name.
  struct Golden: Sendable, CustomTestStringConvertible {
    let page: String
    let states: @Sendable () throws -> [(name: String, content: PageContent)]
    var testDescription: String { page }
  }

  static let goldens: [Golden] = [
    Golden(page: "forside") {
      [
        (
          "uden data",
          FrontPageView(
            model: Models.front(waiting: [FrontItems.noData]), role: .leadership, hasData: false, seesFigures: true
          ).content
        ),
        (
          "ét venter, ét tal er holdt tilbage",
          FrontPageView(model: Models.busyFront, role: .authority, hasData: true, seesFigures: true).content
        ),
      ]
    },
    Golden(page: "rapporter") {
      [
        ("ingen", ReportListView(states: [], coming: 1, role: .council).content),
        ("egne og andres", ReportListView(states: Models.states, coming: 12, role: .leadership).content),
      ]
    },
    Golden(page: "kommer") {
      [("to", ComingView(deliverables: [Models.deliverable("a"), Models.deliverable("b")]).content)]
    },
    Golden(page: "rapport") {
      [
        (
          "foreløbig, valgt enhed",
          ReportView(edition: Models.edition(nil), asked: ReportAddress("a", unit: "T1 & 2")).content
        ),
        ("holdt tilbage", ReportView(edition: Models.edition(Models.held), asked: ReportAddress("a")).content),
      ]
    },
    Golden(page: "frigiv") {
      let form = FormState<ReleaseCall>(word: .sample)
      var typed = ReleaseCall()
      typed.reason = "For <kort>"
      let wrong = FormState(word: .sample, typed: typed, problem: .fieldTooLong("Begrundelse", limit: 500))
      return [
        (
          "holdt tilbage",
          ReleaseView(edition: Models.edition(Models.held), unit: nil, form: form, releasers: [.leadership]).content
        ),
        (
          "afvist",
          ReleaseView(edition: Models.edition(Models.held), unit: "T1", form: wrong, releasers: [.leadership]).content
        ),
        (
          "ikke holdt tilbage",
          ReleaseView(edition: Models.edition(nil), unit: nil, form: form, releasers: [.leadership]).content
        ),
      ]
    },
    Golden(page: "noegletal-liste") { [("to områder", MetricListView(metrics: Models.metrics).content)] },
    Golden(page: "noegletal") {
      [
        (
          "uden data",
          MetricView(
            metric: MetricPage(
              definition: Models.metrics[0], oracle: [.init(asked: "januar 2026", expected: "3")], history: nil)
          ).content
        )
      ]
    },
    Golden(page: "hvor-kommer-tallet-fra") {
      var figure = FigureAddress(metric: "forbrug", from: "2026-10", to: "2026-10", filters: [.init("team", "")])
      figure.report = nil
      let query = try ExplanationQuery(figure, in: WebHome.site.get().workspace.knowledge)
      return [
        ("under fem", ExplanationView(explanation: Models.hidden, query: query).content),
        ("én række", ExplanationView(explanation: Models.explained, query: query).content),
      ]
    },
    Golden(page: "kilder") {
      [
        ("ingen levering", SourcesView(delivery: nil).content),
        ("læst, afvist og mangler", SourcesView(delivery: Models.delivery).content),
      ]
    },
    Golden(page: "raekker-sat-til-side") {
      [
        ("ingen", SetAsideView(model: Models.setAside([], rows: [], hides: false)).content),
        ("under fem", SetAsideView(model: Models.setAside([Models.group], rows: nil, hides: true)).content),
        ("anden side", SetAsideView(model: Models.setAside([Models.group], rows: [Models.row], hides: false)).content),
      ]
    },
    Golden(page: "datavaerdikaede") {
      [
        (
          "oversigt",
          ValueChainView(
            model: ValueChainPage(chain: DataValueChain(extracts: [], metrics: [], reports: []), chosen: nil),
            asked: ValueChainAddress()
          ).content
        )
      ]
    },
    Golden(page: "fejlliste") {
      let all = try WorklistQuery(WorklistAddress())
      var narrow = WorklistAddress()
      narrow.check = "K1"
      narrow.civilNumber = true
      return [
        ("ingen", WorklistView(list: Models.worklist([]), query: all, named: nil, word: .sample).content),
        (
          "ét over fristen, én kontrol ikke kørt",
          WorklistView(list: Models.worklist([Models.line]), query: all, named: "Forbrug", word: .sample).content
        ),
        (
          "søgt med CPR",
          WorklistView(list: Models.worklist([]), query: try WorklistQuery(narrow), named: nil, word: .sample).content
        ),
      ]
    },
    Golden(page: "fund") {
      let refused = FormState(
        word: .sample, typed: FindingCall(finding: "", text: "Aftalt <b>"),
        problem: .fieldTooLong("Bemærkning", limit: 2000))
      return [
        (
          "åbent",
          FindingView(finding: Models.finding(Models.line), isSaved: true, form: FormState(word: .sample)).content
        ),
        ("afvist", FindingView(finding: Models.finding(Models.line), isSaved: false, form: refused).content),
        ("borte", FindingView(finding: Models.finding(nil), isSaved: false, form: FormState(word: .sample)).content),
      ]
    },
    Golden(page: "forloeb") {
      let course = CoursePage(
        origin: [PageLink("Opfølgninger", to: .followUps(FollowUpAddress()))], citizenName: "7F3A", figure: nil,
        tables: [], lines: [Models.line], isNarrowed: true, names: [:])
      return [
        ("uden rækker, ét fund", CourseView(course: course, menu: .followUps, here: .followUpCourse("I 1/2")).content)
      ]
    },
    Golden(page: "opfoelgninger") {
      [
        (
          "ingen", FollowUpsView(list: Models.followUps([]), asked: FollowUpAddress(), filter: FollowUpFilter()).content
        ),
        (
          "én af hver",
          FollowUpsView(
            list: Models.followUps(Models.followUpLines), asked: FollowUpAddress(), filter: FollowUpFilter(team: "Nord")
          ).content
        ),
      ]
    },
    Golden(page: "hjaelp") {
      let guide = try Guide(folder: WebHome.site.get().workspace.installation.guide)
      let page = Guide.Page(
        id: "proeve", title: "Prøve",
        text:
          "## Et afsnit\n\nSe *her*: `kode` og [fejllisten](fejllisten.md).\n\n- én\n- to\n\n| A | B |\n| --- | --- |\n| 1 | 2 |"
      )
      return [("hjælp", HelpView(guide: guide).content), ("en side", GuideView(guide: guide, page: page).content)]
    },
    Golden(page: "tilgaengelighed") { [("siden", AccessibilityView().content)] },
  ]

  @Test(arguments: goldens) func `a page is as it was read and kept`(golden: Golden) throws {
    let text =
      try golden.states().map { name, content in
        let lines =
          [
            "<!-- \(name): \(content.title) · tilbage til \(content.here.path)\(content.isPersonal ? " · personer" : "") -->"
          ]
          + content.crumbs.map { "<!-- \($0.title) \($0.path) -->" }
        return (lines + [content.html.markup.replacing("><", with: ">\n<")]).joined(separator: "\n")
      }.joined(separator: "\n\n") + "\n"
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
      path: "Goldens/\(golden.page).html")
    if ProcessInfo.processInfo.environment["GOLDEN"] == "write" {
      try Data(text.utf8).write(to: file)
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(text == kept, "\(golden.page) er en anden: skriv den med GOLDEN=write, og læs forskellen")
  }

  /// A page that nobody has a model of would not be held by anything.
  @Test func `every view has its golden`() throws {
    let web = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/6-App/Web")
    let files =
      FileManager.default.enumerator(at: web, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    let text = try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
    var views = 0
    for file in files where file.pathExtension == "swift" {
      let source = try String(contentsOf: file, encoding: .utf8)
      for view in source.matches(of: /struct (\w+View) \{/) where source.contains("var content: PageContent") {
        guard
          source[view.range.upperBound...].prefix(while: { $0 != "}" }).contains("var content")
            || source.contains("var content: PageContent")
        else { continue }
        #expect(text.contains("\(view.1)("), "\(view.1) har ingen golden")
        views += 1
      }
    }
    #expect(views > 14)
  }
}
