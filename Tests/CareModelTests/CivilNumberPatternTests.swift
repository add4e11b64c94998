import CareModel
import Testing

@Suite struct CivilNumberPatternTests {
  /// Made up: nobody is born in month 1 of these with such a number as far as the tests know; only the form counts.
  @Test(arguments: [
    "010190-1234", "0101901234", "010190 1234", "010190–1234", "010190—1234", "010190−1234", "01.01.90-1234",
    "01 01 90 1234", "01-01-90-1234", "01/01/90 1234", "010190.1234", "010190_1234", "010190 - 1234",
    "０１０１９０－１２３４", "٠١٠١٩٠-١٢٣٤", "0 1 0 1 9 0 1 2 3 4", "01 01 90 12 34", "010190 12 34", "010190\u{A0}1234",
    "010190\u{2011}1234", "010190\u{200B}1234", "0101\u{AD}901234", "610190-1234", "10190-1234", "01011990-1234",
    "010119901234", "01-01-1990-1234", "Borger 010190 1234 spurgt", "310190-1234x", "cpr:010190-1234.",
    "2026-10-31 010190-1234", "010190-1234, 020290-2345", "(010190)1234", "010190:1234", "se sag 12;010190-1234",
    "010190-1234\n", "101901234", "10190,1234-010190-1234", "010190,1234", "010190, 1234", "01,01,90,1234",
    "01.01.90,1234",
    "S1,010190-1234,Botilbud", "01 01 90 12 34, to gange", "320190-1234", "30112025-4430", "01012005-5234",
    "010190-1AB2", "0101901AB2", "010190-AB12", "010190-ab12", "010190AB12", "610190 1ab2", "01.01.90-AB12",
    "01011990-1AB2", "cpr010190-AB12.", "010190–AB12\u{A0}",
  ]) func `a CPR number is known in every spelling`(text: String) { #expect(CivilNumberPattern.isIn(text)) }

  @Test(arguments: [
    "", "bilag 90003002|5", "K5-99f9f067", "471.960 kr. 15-06-2026", "+45 12 34 56 78", "9901901234", "2026-10-31",
    "31-10-2026 4125 kr.", "01-10-2025 - 31-10-2025", "01-10-25 - 31-10-25", "1.234.567.890", "1.012.345.678",
    "CVR 29189129", "EAN 5798004383111", "fra 2025-01 til 2025-12", "12345678901234", "kl. 12:30 den 1. maj 2026",
    "sag 2025-10-0001", "periode 202510", "001390-1234", "100090-1234", "471.960,10 kr. 01-06-2026",
    "sager_30112025-1430.csv", "30112025 0930", "300120251430", "fra 01012025-0000 til 31122025-2359",
    "1a0101901ab2", "0101901AB2C", "010190-AB123", "010190.AB12", "010190-A12", "914345678 kr.", "10,11,12,01,02",
    "/rapporter/sagsoverblik?periode=2026-10&enhed=T117",
  ]) func `dates, amounts, telephones and other numbers are none`(text: String) {
    #expect(!CivilNumberPattern.isIn(text))
  }

  @Test func `what is hidden is gone, and nothing else is`() {
    #expect(
      CivilNumberPattern.hidden("`010190-1234` og 0202701234 er ikke roller.")
        == "`\(CivilNumberPattern.hint)` og \(CivilNumberPattern.hint) er ikke roller.")
    #expect(CivilNumberPattern.hidden("Æblet – 15-06-2026, 471.960 kr.") == "Æblet – 15-06-2026, 471.960 kr.")
    // Alone only when its neighbour is gone.
    #expect(!CivilNumberPattern.isIn(CivilNumberPattern.hidden("020270-1234 01 01 90 12 34")))
    #expect(!CivilNumberPattern.isIn(CivilNumberPattern.hint))
  }

  @Test func `every number is found in every spelling, and what is found is the number`() {
    var random = Seeded(2026)
    let signs = ["-", " ", "–", " - ", "\u{A0}", ".", "/", "_", ":", "\u{2011}"]
    for _ in 0..<4000 {
      let day = Int.random(in: 1...28, using: &random) + (Bool.random(using: &random) ? 60 : 0)
      let parts = [day, Int.random(in: 1...12, using: &random), Int.random(in: 0...99, using: &random)].map(twoDigits)
      let letters = Bool.random(using: &random)
      let tail =
        letters
        ? ["1AB2", "CD34"].randomElement(using: &random)! : fourDigits(Int.random(in: 0...9999, using: &random))
      let sign = signs.randomElement(using: &random)!
      let sure = letters ? "-" : sign
      let spelled = [
        parts.joined() + sure + tail, parts.joined(separator: "-") + "-" + tail, parts.joined() + tail,
        parts.joined(separator: " ") + " " + tail,
      ].randomElement(using: &random)!
      let text =
        ["", "sag ", "(", "12;", "Æ "].randomElement(using: &random)! + spelled
        + ["", ".", " og", ";x", "\n"].randomElement(using: &random)!
      var copy = text
      let found = copy.withUTF8 { CivilNumberPattern.matches(in: $0) }
      #expect(found.map { String(decoding: $0.number, as: UTF8.self) } == [parts.joined() + tail], "\(text)")
      #expect(CivilNumberPattern.hidden(text) == text.replacing(spelled, with: CivilNumberPattern.hint), "\(text)")
    }
  }

  @Test
  func
    `whatever stands in a text, nothing is left of what was hidden, and what is sure in an extract is refused elsewhere`()
  {
    var random = Seeded(7)
    let pieces = [
      "0", "1", "2", "9", "01", "10", "90", "61", "1234", "-", "-", " ", ".", ",", "/", ":", "AB12", "a", "–", "٣", ";",
    ]
    var hidden = 0
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 4...14, using: &random)).map { _ in pieces.randomElement(using: &random)! }
        .joined()
      var copy = text
      let sure = copy.withUTF8 { CivilNumberPattern.matches(in: $0) { $0 != .loose } }
      let isIn = CivilNumberPattern.isIn(text)
      #expect(sure.isEmpty || isIn, "\(text)")
      let left = CivilNumberPattern.hidden(text)
      #expect(!CivilNumberPattern.isIn(left) && (left == text) == !isIn, "\(text)")
      hidden += isIn ? 1 : 0
    }
    #expect(hidden > 500)
  }

  private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  private func fourDigits(_ number: Int) -> String { String(10_000 + number).dropFirst().description }
}

/// The same numbers in every run.
private struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
