import Foundation
import Intake
import Testing
import Warehouse

/// Workbooks, made with a spreadsheet library: date cells, text cells and number cells in one column.
@Suite struct WorkbookTests {
  private func read(_ name: String) throws -> Delivered {
    try Delivered([name: Data(contentsOf: Delivered.goldens.appendingPathComponent(name))])
  }

  @Test func `date cells and text in one column, lost zeros and an end in the year 9999 are read`() throws {
    let delivered = try read("ophold.xlsx")
    #expect(
      try delivered.rows("SELECT row_number, tilbud_id, ind, ud, betalingskommune FROM staging.ophold ORDER BY 1") == [
        "2·T1·2024-03-01·2024-12-31·0250", "3·T1·2024-03-02··0250", "4·T2·2024-03-03··0101", "6·T3·2024-03-04··0101",
      ])
    #expect(try delivered.setAside == ["5·Ind·dato-ugyldig"])
    let file = try delivered.file("ophold.xlsx")
    let counts: [Int] = [file.rowsTotal, file.rowsRead, file.rowsSetAside, file.paddedCPR]
    #expect(counts == [5, 4, 1, 1])
    #expect(file.unknownColumns == ["Bemærkning"])
  }

  @Test func `number cells and Danish text are amounts, and a text that could be both is refused`() throws {
    let delivered = try read("takster.xlsx")
    #expect(
      try delivered.rows("SELECT tilbud_id, takst_oere, takstenhed FROM staging.takster ORDER BY 1") == [
        "T0·123456·Døgn", "T1·30·Døgn", "T2·123456·Døgn", "T3·-123456·Døgn", "T4·-1700·Døgn", "T6·290·Døgn",
        "T7·289700000·Døgn", "T8·123456·Døgn",
      ])
    #expect(try delivered.setAside == ["7·Takst·tal-tvetydigt"])
  }

  @Test func `a workbook that is none is refused in Danish`() throws {
    let file = try Delivered(["ophold.xlsx": Data("ikke et regneark".utf8)]).file("ophold.xlsx")
    #expect(file.code == "xlsx-ulaeselig")
    #expect(
      file.message == "Regnearket kan ikke læses. Åbn det, se efter at første ark har data, og gem det igen som .xlsx.")
  }
}
