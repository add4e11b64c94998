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
    "010190-1234\n",
  ]) func `a CPR number is known in every spelling`(text: String) { #expect(CivilNumberPattern.isIn(text)) }

  @Test(arguments: [
    "", "bilag 90003002|5", "K5-99f9f067", "471.960 kr. 15-06-2026", "+45 12 34 56 78", "9901901234", "2026-10-31",
    "31-10-2026 4125 kr.", "01-10-2025 - 31-10-2025", "01-10-25 - 31-10-25", "1.234.567.890", "1.012.345.678",
    "CVR 29189129", "EAN 5798004383111", "fra 2025-01 til 2025-12", "12345678901234", "kl. 12:30 den 1. maj 2026",
    "sag 2025-10-0001", "periode 202510", "001390-1234", "320190-1234",
    "/rapporter/sagsoverblik?periode=2026-10&enhed=T117",
  ]) func `dates, amounts, telephones and other numbers are none`(text: String) {
    #expect(!CivilNumberPattern.isIn(text))
  }
}
