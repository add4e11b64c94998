import Danish
import Testing

/// How names are put in sentences, and how they become ASCII.
@Suite struct TextTests {
  @Test func `a list has commas, and its last part an og`() {
    #expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(DanishText.list) == ["", "a", "a og b", "a, b og c"])
    #expect(DanishText.quotedList(["a", "b", "c"]) == "`a`, `b` og `c`" && DanishText.quotedList(["a"]) == "`a`")
  }

  @Test func `a name has the letters of its place in the sentence`() {
    #expect(DanishText.inSentence("Ældre") == "ældre" && DanishText.inSentence("BPA") == "BPA")
    #expect(DanishText.capitalised("økonomi") == "Økonomi" && DanishText.capitalised("") == "")
    #expect(DanishText.sentence("Der er 3") == "Der er 3." && DanishText.sentence("3 mio. kr.") == "3 mio. kr.")
    #expect(DanishText.legalBasis("SEL §107") == "SEL §\u{A0}107")
  }

  @Test(arguments: [
    ("Mål", "maal"), ("ÆBLEGRØD", "aeblegroed"), ("Ma\u{30A}l", "maal"), ("café 2", "café 2"), ("", ""),
  ])
  func `a name in ASCII has no Danish letters`(name: String, ascii: String) {
    #expect(asciiName(name) == ascii)
  }
}
