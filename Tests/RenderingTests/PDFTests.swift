import DocumentModel
import Foundation
import Testing

@testable import Rendering

/// Typst itself refuses a file that is not PDF/UA-1: skipped heading levels, drawings without words, tables without headers.
@Suite struct PDFTests {
  let renderer = PDFRenderer(
    typst: repository.appendingPathComponent("scripts/typst"),
    template: repository.appendingPathComponent("Assets/rapport.typ"),
    fonts: repository.appendingPathComponent("vendor/fonts"))

  @Test func `a document becomes PDF UA 1 in Danish with its title`() async throws {
    let file = try await renderer.render(Sample.document)
    let text = String(decoding: file, as: Unicode.ASCII.self)
    #expect(file.starts(with: Data("%PDF-1.7".utf8)))
    #expect(text.contains("<pdfuaid:part>1</pdfuaid:part>"))
    #expect(text.contains("<dc:language><rdf:Bag><rdf:li>da"))
  }

  @Test func `the same document gives the same bytes, alone and among others`() async throws {
    var other = Sample.document
    other.recipient = "Center for Voksne"
    let alone = try await renderer.render(Sample.document)
    let together = try await renderer.render([Sample.document, other, Sample.document])
    #expect(together.count == 3)
    #expect(together[0] == alone)
    #expect(together[2] == alone)
    #expect(together[1] != alone)
  }

  @Test func `a program that takes one file at a time gives the same files`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
    let script = folder.appendingPathComponent("typst")
    try """
    #!/bin/sh
    case "$*" in *--version*) echo "typst 0.15.1"; exit 0;; *--jobs*) exit 2;; esac
    exec "\(renderer.typst.path)" "$@"
    """.write(to: script, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
    var official = renderer
    official.typst = script
    var other = Sample.document
    other.recipient = "Center for Voksne"
    let expected = try await renderer.render([Sample.document, other])
    #expect(try await official.render([Sample.document, other]) == expected)
  }

  @Test func `one file that cannot be set stops them all`() async throws {
    // Typst refuses a document without a title under PDF/UA-1.
    var nameless = Sample.document
    nameless.title = ""
    do {
      _ = try await renderer.render([Sample.document, nameless])
      Issue.record("a file came without a title")
    } catch RenderingError.typstRefused(let message) {
      #expect(message.contains("PDF/UA-1 error"))
    }
  }

  @Test func `a program that is not there is named`() async {
    var absent = renderer
    absent.typst = URL(fileURLWithPath: "/findes/ikke/typst")
    await #expect(throws: RenderingError.typstNotStarted(path: "/findes/ikke/typst")) {
      try await absent.render(Sample.document)
    }
  }

  @Test func `a template's fault is told and nothing is left behind`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
    let template = folder.appendingPathComponent("rapport.typ")
    try "#set document(title: \"x\")\n#finder-ingen()\n".write(to: template, atomically: true, encoding: .utf8)
    var faulty = renderer
    faulty.template = template
    do {
      _ = try await faulty.render([Sample.document, Sample.document])
      Issue.record("a template that does not compile gave files")
    } catch RenderingError.typstRefused(let message) {
      #expect(message.contains("unknown variable: finder-ingen"))
      #expect(!message.contains("Længerevarende"))
    }
  }

  @Test func `the months of a chart lie across the page under its drawing`() throws {
    let turned = try #require(Sample.line.monthsAcross)
    #expect(turned.columns.map(\.title) == [""] + Sample.months)
    #expect(turned.rows.map { $0.cells[0].text } == ["2026", "Budget"])
    #expect(turned.rows[0].cells[11].state == .missing && turned.rows[1].cells[12].text == "30,0")
    #expect(Sample.bars.monthsAcross == nil)
  }

  @Test func `a stamp stands on the paper`() throws {
    var document = Sample.document
    document.stamp = "Ikke frigivet"
    #expect(Paper(document).stamp == "Ikke frigivet" && Paper(Sample.document).stamp == nil)
  }

  @Test func `a word is explained where it is first met and only there`() {
    let paper = Paper(Sample.document)
    #expect(paper.words.map(\.term) == ["Helårspersoner", "Enhedspris"])
    #expect(paper.sections[0].words.map(\.term) == ["Korrigeret budget"])
    #expect(paper.sections[2].words.map(\.term) == ["Tilgang"])
    // What no text holds stands with the last ones, so that no word is lost.
    var document = Sample.document
    document.words.append(Word(term: "Utopi", meaning: "et sted, der ikke er."))
    #expect(
      Paper(document).sections.last?.words.map(\.term) == (paper.sections.last?.words.map(\.term) ?? []) + ["Utopi"])
    document.sections = []
    #expect(Paper(document).words.map(\.term).contains("Utopi"))
  }

  @Test func `a column of paper has room for its longest word and its header`() {
    let table = DataTable(
      id: "t", caption: "Arbejde", columns: [.init("Slut"), .init("Sagsbehandler"), .init("Tilbud")],
      rows: [.init([Cell("01-07-2026"), Cell("KAM"), Cell("Opgangsfællesskabet Dalgården")])], kind: .work)
    #expect(table.columns.indices.map { least(of: $0, in: table) } == [10, 14, 14])
  }
}
