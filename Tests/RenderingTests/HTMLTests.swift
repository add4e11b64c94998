import DocumentModel
import Foundation
import Testing

@testable import Rendering

@Suite struct HTMLTests {
  let renderer = HTMLRenderer(figureLink: { .explanation(FigureAddress($0)) })

  @Test func `text is escaped and markup is not`() {
    let html = element("p", Attribute("title", "a\"b'<")) {
      "<script>&"
      HTML.raw("<br>")
    }
    #expect(html.markup == "<p title=\"a&quot;b&#39;&lt;\">&lt;script&gt;&amp;<br></p>")
  }

  @Test func `an attribute without a value is left out and a void element has no end`() {
    #expect(element("input", .id(nil), Attribute("required", if: true)).markup == "<input required>")
  }

  @Test func `a date never breaks at the end of a line`() {
    #expect(
      withDates("lukkes 13-11-2026.").markup == "lukkes <time datetime=\"2026-11-13\">13-11-2026</time>.")
    #expect(withDates("sag 113-11-2026 og 45-11-2026").markup == "sag 113-11-2026 og 45-11-2026")
    #expect(withDates("13-11-2026").markup == "<time datetime=\"2026-11-13\">13-11-2026</time>")
  }

  @Test func `no id stands twice on a page`() {
    let ids = matches(#" id="([^"]+)""#, in: wholePage)
    #expect(ids.count > 30)
    #expect(Set(ids).count == ids.count)
  }

  @Test func `every name that an element refers to is there`() {
    let ids = Set(matches(#" id="([^"]+)""#, in: wholePage))
    let named = matches(#" aria-labelledby="([^"]+)""#, in: wholePage).flatMap { $0.split(separator: " ") }
    let used = matches(##"<use href="#([^"]+)""##, in: wholePage)
    #expect(!named.isEmpty && !used.isEmpty)
    for name in named.map(String.init) + used { #expect(ids.contains(name), "\(name)") }
  }

  @Test func `headings go down one level at a time and there is one h1`() {
    let levels = matches(#"<h([1-6])[ >]"#, in: wholePage).compactMap { Int($0) }
    #expect(levels.first == 1)
    #expect(levels.filter { $0 == 1 }.count == 1)
    for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1) }
  }

  @Test func `two tables of the same name are told apart by ear`() {
    let names = matches(#"role="region" aria-label="([^"]+)""#, in: wholePage)
    #expect(names.contains("Tabel: Tilgang og afgang"))
    #expect(names.contains("Tabel: Tilgang og afgang (2)"))
    #expect(Set(names).count == names.count)
  }

  @Test func `every chart has two drawings, its source, how to read it and its table`() {
    let charts = 4
    #expect(matches(#"class="(c (?:bred|halv)[^"]*)""#, in: wholePage).count == charts)
    #expect(matches(#"class="(c smal[^"]*)""#, in: wholePage).count == charts)
    #expect(matches(#"(<summary>Vis som tabel)"#, in: wholePage).count == charts)
    #expect(matches(#"<figure[\s\S]*?(<summary>Sådan læses figuren)"#, in: wholePage).count == charts)
  }

  @Test func `every header cell says what it heads`() {
    #expect(matches(#"(<th[ >][^>]*>)"#, in: wholePage).allSatisfy { $0.contains("scope=") })
  }

  @Test func `a missing number is a word and never an empty cell`() {
    #expect(wholePage.contains("<td class=\"n none\">mangler</td>"))
    #expect(wholePage.contains("<td class=\"n sup\">&lt;5</td>"))
    #expect(wholePage.contains("<td class=\"n sup\">skjult</td>"))
  }

  @Test func `a row of work keeps its roles and carries its column's name`() {
    #expect(wholePage.contains("<td class=\"n\" role=\"cell\" data-l=\"Beløb, kr.\">471.960</td>"))
  }

  @Test func `a long list of work shows its first lines and opens to the rest, none twice and none lost`() {
    func page(_ count: Int) -> String {
      var (document, work) = (Sample.document, Sample.work)
      work.rows = (1...count).map { .init([Cell("Sag-\($0)-")] + Array(Sample.work.rows[0].cells.dropFirst())) }
      document.sections = [Section(id: "liste", title: "Liste", blocks: [.table(work)])]
      return renderer.body(of: document).markup
    }
    let (long, short) = (page(40), page(15))
    for number in 1...40 { #expect(long.ranges(of: "Sag-\(number)-").count == 1) }
    #expect(long.contains("Vis de øvrige 30<") && !short.contains("Vis de øvrige"))
    let folded = long.range(of: "Vis de øvrige 30<").map { long[$0.lowerBound...] } ?? ""
    #expect(!folded.contains("Sag-10-") && folded.contains("Sag-11-"))
  }

  @Test func `an empty table says that it is no one and not no data`() {
    #expect(wholePage.contains("<strong>Sager uden dato.</strong> Ingen i perioden. Det er et rigtigt nul"))
  }

  @Test func `a figure leads to where it comes from and the link says which`() {
    #expect(
      wholePage.contains(
        "href=\"/hvor-kommer-tallet-fra?noegletal=helaarspersoner&amp;fra=2026-01&amp;til=2026-10&amp;service_area=midlertidigt_botilbud\">Hvor kommer tallet fra?<span class=\"sr\"> Forbrug</span>"
      ))
  }

  @Test func `the page works without script and its form goes to the server`() {
    #expect(!wholePage.contains("<script"))
    #expect(!wholePage.contains("onclick"))
    #expect(wholePage.contains("<form class=\"seas\" action=\"/se-som\" method=\"post\">"))
    #expect(wholePage.contains("<option value=\"udvalg\" selected>Udvalg</option>"))
  }

  @Test func `two charts that follow each other stand side by side, and a chart alone has its words beside it`() {
    var document = Sample.document
    let one = document.sections[1]
    let other = Section(id: "anden", title: Sample.bars.title, blocks: [.figure(Sample.bars)])
    document.sections = [one, other]
    let pair = renderer.body(of: document).markup
    #expect(matches(#"<div class="(duo)">"#, in: pair).count == 1)
    #expect(matches(#"class="(c halv)""#, in: pair).count == 2 && !pair.contains("solo"))
    document.sections = [one]
    let alone = renderer.body(of: document).markup
    #expect(alone.contains("fig solo") && !alone.contains("c halv") && !alone.contains("duo"))
  }

  @Test func `a key figure has one mark of quality, and the report one line, which open without a script`() throws {
    var document = Sample.document
    document.notices = [
      Notice(.info, title: "Uden område.", text: Prose("12 kr.")),
      Notice(.held, title: "Holdt tilbage.", text: Prose("To fund.")),
      Notice(.reservation, title: "Med forbehold.", text: Prose("Tre rækker.")),
    ]
    document.keyFigures[0].quality = QualityMark(
      .reservation, word: "6 åbne fund", sentence: "Kan ændre tallet.", link: .worklist(WorklistAddress()))
    let html = renderer.body(of: document).markup
    let figure = html.components(separatedBy: "<li>")[1]
    #expect(figure.components(separatedBy: "details class=\"q\"").count == 2 && figure.contains("Se fundene"))
    // The gravest stands on the line; the others behind it.
    let line = try #require(html.components(separatedBy: "<div class=\"quality a\">").dropFirst().first)
    #expect(line.contains("<strong>Holdt tilbage.</strong> To fund.</p><details"))
    #expect(line.contains("2 oplysninger mere om tallene"))
  }

  @Test func `a report file asks nobody for anything`() throws {
    let look = try LookFiles(folder: repository.appendingPathComponent("Assets"))
    let file = String(decoding: reportFile(of: Sample.document, look: look), as: UTF8.self)
    let addresses = matches(#"(?:href|src|url)[=(]"?([^")> ]+)"#, in: file)
    #expect(addresses.contains { $0.hasPrefix("data:font/woff2;base64,") })
    #expect(addresses.allSatisfy { $0.hasPrefix("data:") || $0.hasPrefix("#") })
    #expect(file.contains("data til 31-10-2026 · leveret 09-11-2026 · ingen personoplysninger"))
    #expect(!file.contains("Hvor kommer tallet fra?"))
  }

  private var wholePage: String {
    page(
      Page(
        title: Sample.document.title, municipality: Sample.document.municipality, userLine: "Lone, centerchef",
        navigation: [.init("Rapporter", to: .reports, current: true)],
        crumbs: [PageLink("Rapporter", to: .reports)],
        roleForm: .init(
          label: "Se som", action: .seeAs, method: "post", field: "rolle",
          options: [.init("Ledelse", value: "ledelse"), .init("Udvalg", value: "udvalg", selected: true)]),
        content: renderer.title(of: Sample.document) + renderer.body(of: Sample.document)))
  }
}

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// What the first group of a pattern holds, for every place that it fits.
func matches(_ pattern: String, in text: String) -> [String] {
  let expression: NSRegularExpression
  do {
    expression = try NSRegularExpression(pattern: pattern)
  } catch {
    Issue.record("not a pattern: \(pattern)")
    return []
  }
  return expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap {
    Range($0.range(at: 1), in: text).map { String(text[$0]) }
  }
}
