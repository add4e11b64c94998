import DocumentModel
import Foundation
import Testing

@testable import Rendering

@Suite struct JSONTests {
  @Test func `a document read back is the same document`() throws {
    let file = try JSONRenderer().render(Sample.document)
    #expect(try JSONDecoder().decode(Document.self, from: file) == Sample.document)
    #expect(try JSONRenderer().render(Sample.document) == file)
  }

  @Test func `keys stand in order`() throws {
    let text = String(decoding: try JSONRenderer().render(Sample.document), as: UTF8.self)
    let keys = matches(#"\n  "([A-Za-z]+)" :"#, in: text)
    #expect(keys.count > 10)
    #expect(keys == keys.sorted())
  }
}

@Suite struct ShownTests {
  @Test func `the foot says report, data, delivery and that there are no persons`() {
    #expect(
      colophon(of: Sample.document)
        == "Prøverapport, oktober 2026 · data til 31-10-2026 · leveret 09-11-2026 · ingen personoplysninger")
    var document = Sample.document
    document.holdsPersons = true
    document.sources = []
    #expect(
      colophon(of: document) == "Prøverapport, oktober 2026 · data til 31-10-2026 · indeholder personoplysninger")
  }

  @Test func `a state's word stands beside its number and in place of a missing one`() {
    #expect(Cell("31,8", note: "§ 107", state: .preliminary).smallLine == "§ 107 foreløbig")
    #expect(Cell("31,8", note: "foreløbig", state: .preliminary).smallLine == "foreløbig")
    #expect(Cell("", state: .missing).shownText == "mangler")
    #expect(Cell("").shownText == "")
  }
}
