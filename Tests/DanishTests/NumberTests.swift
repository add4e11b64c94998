import Danish
import Testing

/// How numbers, amounts and counts are written.
@Suite struct NumberTests {
  @Test(arguments: [
    (1_234_567.0, NumberFormat(), "1.234.567"), (-0.45, NumberFormat(decimals: 1), "−0,5"),
    (0.04, NumberFormat(decimals: 1, signed: true), "0,0"),
    (217_345_678, NumberFormat(scale: 1_000_000, decimals: 1), "217,3"),
    (610_437, NumberFormat(step: 100), "610.400"),
    (4_250_000, NumberFormat(scale: 1_000_000, decimals: 1, signed: true), "+4,3"),
    (18.5, NumberFormat(), "19"), (-2.5, NumberFormat(), "−3"), (1.005, NumberFormat(decimals: 2), "1,01"),
    (999, NumberFormat(), "999"), (1000, NumberFormat(), "1.000"),
  ])
  func `numbers are Danish, halves go away from zero and minus is a true minus`(
    value: Double, format: NumberFormat, text: String
  ) {
    #expect(format.text(value) == text)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (-1000, "−1.000"), (Int.max, "9.223.372.036.854.775.807"),
    (Int.min, "−9.223.372.036.854.775.808"),
  ])
  func `a whole number is exact, whatever its size`(number: Int, text: String) {
    #expect(DanishText.whole(number) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (1234.5, "1.234,5"), (-0.25, "−0,25"), (0.05, "0,05"), (41.999, "42"), (-0.001, "0"),
    (.infinity, "ukendt"), (.nan, "ukendt"),
  ])
  func `a number has at most two decimals, and none that say nothing`(number: Double, text: String) {
    #expect(DanishText.number(number) == text)
  }

  @Test(arguments: [
    (4_125_000, "41.250 kr.", "41.250 kr.", "41.250 kr."), (4_125_050, "41.250,50 kr.", "41.251 kr.", "41.251 kr."),
    (-105, "−1,05 kr.", "−1 kr.", "−1 kr."), (-5, "−0,05 kr.", "0 kr.", "0 kr."),
    (194_000_000, "1.940.000 kr.", "1.940.000 kr.", "1,94 mio. kr."),
  ])
  func `an amount keeps its unit on its line`(ore: Int, exact: String, whole: String, inSentence: String) {
    let texts = [DanishText.exactKroner(ore), DanishText.kroner(ore), DanishText.amount(ore)]
    #expect(texts.map { $0.map { $0 == "\u{A0}" ? " " : String($0) }.joined() } == [exact, whole, inSentence])
    #expect(texts.allSatisfy { !$0.contains(" ") })
  }

  @Test func `a share is written in per cent`() {
    #expect(DanishText.percent(0.45) == "45\u{A0}pct." && DanishText.percent(1) == "100\u{A0}pct.")
  }

  @Test func `what is counted agrees with its number`() {
    #expect(DanishText.counted(0, "linje", "linjer") == "0\u{A0}linjer")
    #expect(DanishText.counted(1, "linje", "linjer") == "1\u{A0}linje")
    #expect(DanishText.counted(1234, "linje", "linjer") == "1.234\u{A0}linjer")
    #expect(DanishText.count(1, one: "én linje", many: "linjer") == "én linje")
    #expect(DanishText.count(3, one: "én linje", many: "linjer") == "3\u{A0}linjer")
    #expect([1, 12, 13, 1000].map(DanishText.spelled) == ["ét", "tolv", "13", "1.000"])
  }

  @Test func `a noun is written of none, one and many`() {
    let noun = CountedNoun(one: "ét område", many: "områder")
    #expect([0, 1, 20].map(noun.text) == ["ingen områder", "ét område", "20\u{A0}områder"])
    #expect([0, 1, 6, 20].map(noun.heading) == ["Ingen områder", "Ét område", "Seks områder", "20\u{A0}områder"])
    #expect(noun.few == "under fem områder" && CountedNoun(one: "én", many: "").text(3) == "3")
  }
}
