import CareModel
import DocumentModel
import Testing

@testable import Reporting

@Suite("Danish words for days, periods and numbers")
struct WordsTests {
  @Test func `a window of months is named by its ends`() throws {
    #expect(DanishText.name(from: .month(2026, 1), to: .month(2026, 10)) == "jan.–okt. 2026")
    #expect(DanishText.name(from: .month(2026, 1), to: .month(2026, 12)) == "2026")
    #expect(DanishText.name(from: .month(2025, 11), to: .month(2026, 2)) == "nov. 2025–feb. 2026")
    #expect(DanishText.name(of: .quarter(2026, 3)) == "3.\u{00A0}kvartal 2026")
    #expect(DanishText.name(of: .month(2026, 10)) == "oktober 2026")
  }

  @Test func `a time of receipt is written with date and clock`() {
    #expect(DanishText.time("2026-11-09T02:14:00") == "09-11-2026 kl.\u{00A0}02.14")
    #expect(DanishText.time("ukendt") == "ukendt")
  }

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
}
