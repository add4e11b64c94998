import Testing

@testable import Serving

@Suite struct CSVTextTests {
  @Test(arguments: [
    "=1+1", "+45 12", "-Center", "@SUM(A1)", "\tx", "\r=1", "-", "－1", "＝1", "−5", "-1;2", "-1e", "--1",
    "-cmd|'/c calc'!A0",
  ]) func `a text that a spreadsheet would calculate is made a text`(text: String) {
    let field = CSVText.field(text)
    #expect(field.hasPrefix("'" + text.prefix(1)) || field.hasPrefix("\"'" + text.prefix(1)))
  }

  @Test(arguments: ["-1", "-1,5", "-0,1", "12", "SEL §107", "2025-10", "-1234567,89", "1e-7", "-1e-7", ""])
  func `numbers and plain words stand as they are`(text: String) { #expect(CSVText.field(text) == text) }

  @Test func `a field with a separator or a quotation mark is quoted`() {
    #expect(CSVText.field("a;b") == "\"a;b\"" && CSVText.field("a\"b") == "\"a\"\"b\"")
    #expect(CSVText.field("=a;b") == "\"'=a;b\"")
  }
}
