import Danish
import DocumentModel
import Foundation
import Testing

@testable import Rendering

/// Where things stand on the pages of a PDF, read back as text by a program that did not write it.
@Suite struct PaperPagesTests {
  @Test func `a chart of many bars stays with its heading, and its numbers go on to the next page whole`() async throws
  {
    var document = Sample.document
    let names = (1...34).map { "Søjle \($0 + 100)" }
    var figure = Sample.bars
    figure.title = "Mange søjler"
    figure.chart = .bars(
      BarChart(
        bars: names.map { .init(name: $0, point: ChartPoint(31), mark: 28) }, markName: "2025", format: NumberFormat()))
    figure.table = DataTable(
      id: "mange", caption: "Søjler", columns: [.init("Navn"), .init("I år", number: true)],
      rows: names.map { .init([Cell($0), Cell("31", number: 31)]) })
    document.sections = [Section(id: "mange", title: figure.title, blocks: [.figure(figure)])]
    let pages = try await pages(of: document)
    let page = try #require(pages.first { $0.contains("Mange søjler\n") })
    #expect(page.contains("Søjle 101"))
    for name in names { #expect(pages.joined().ranges(of: name).count == 2, "\(name), drawn and in the table") }
    // The last page of numbers has its foot below them.
    let last = try #require(pages.last { $0.contains("Søjle 134") })
    let (row, foot) = (try #require(last.range(of: "Søjle 134")), try #require(last.range(of: "Side ")))
    #expect(row.upperBound < foot.lowerBound)
  }

  @Test func `the sources stand on the last section's page, also when that lies down`() async throws {
    var document = Sample.document
    let section = Section(id: "liste", title: "Arbejdsliste", blocks: [.table(Sample.work)])
    document.sections = [section]
    let pages = try await pages(of: document)
    let last = try #require(pages.last)
    #expect(last.contains("Arbejdsliste") && last.contains("Kilder"))
  }

  private func pages(of document: Document) async throws -> [String] {
    let file = try await PDFTests().renderer.render(document)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
    let (paper, text) = (folder.appendingPathComponent("a.pdf"), folder.appendingPathComponent("a.txt"))
    try file.write(to: paper)
    let reader = Process()
    reader.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    reader.arguments = ["pdftotext", "-layout", paper.path, text.path]
    reader.standardError = FileHandle.nullDevice
    try reader.run()
    reader.waitUntilExit()
    try #require(reader.terminationStatus == 0)
    return try String(contentsOf: text, encoding: .utf8).components(separatedBy: "\u{0C}").filter { !$0.isEmpty }
  }
}
