import Foundation
import Intake
import Testing
import Warehouse

/// The ugly files of the world, each read through a profile to exactly its answer.
@Suite(.enabled(if: StatisticsTests.hasShared, "testdata ved siden af arkivet findes ikke her"))
struct GrimFilesTests {
  private static let folder = Delivered.shared.appendingPathComponent("grim_import")

  private func read(_ path: String) throws -> Delivered {
    let url = Self.folder.appendingPathComponent(path)
    return try Delivered(
      [url.lastPathComponent: Data(contentsOf: url)], profiles: [Delivered.own("grim_import")], asOf: nil)
  }

  /// The lines of a comma-separated answer, its header left out.
  private func answer(_ path: String) throws -> [[String]] {
    try String(contentsOf: Self.folder.appendingPathComponent(path), encoding: .utf8)
      .split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  /// Names and codes from a list that the product does not read, with the two English names of the answers.
  private func codes() throws -> [String: String] {
    let list = try String(
      contentsOf: Delivered.shared.appendingPathComponent("kommuner/kommuner_98.csv"), encoding: .utf8)
    var codes = ["Copenhagen": "0101", "Christiansø": "0411"]
    for line in list.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ";").map(String.init)
      codes[cells[1]] = "0" + cells[0]
    }
    return codes
  }

  private func number(_ text: String) -> String { Double(text).map { "\($0)" } ?? "" }

  private func whole(_ delivered: Delivered, _ name: String) throws {
    let file = try delivered.file(name)
    #expect(file.status == .read)
    #expect(file.rowsSetAside == 0)
    #expect(file.rowsRead == file.rowsTotal)
  }

  @Test func `dates, amounts and the old spelling of Aarhus are read as the answer says`() throws {
    let delivered = try read("konstrueret_datoer_beloeb.csv")
    let expected = try answer("konstrueret_datoer_beloeb_facit.csv").map { cells in
      let oere = Double(cells[5]).map { "\(Int(($0 * 100).rounded()))" } ?? ""
      return "0\(cells[0])·\(cells[2])·\(cells[3])·\(cells[4])·\(oere)·\(cells[6])"
    }
    #expect(
      try delivered.rows(
        "SELECT kommune, paragraf, startdato, slutdato, beloeb_oere, antal::BIGINT FROM staging.konstrueret ORDER BY row_number"
      ) == expected)
    try whole(delivered, "konstrueret_datoer_beloeb.csv")
  }

  @Test func `the municipalities of a Latin-1 file keep their letters, and the one that is missing can be told`() throws
  {
    let delivered = try read("kommunerne_latin1.csv")
    #expect(try delivered.rows("SELECT count(*), count(DISTINCT kommune) FROM staging.kommuneliste") == ["97·97"])
    #expect(
      try delivered.rows(
        "SELECT navn, kommune FROM staging.kommuneliste WHERE navn IN ('Ærø', 'Tønder', 'Sorø', 'Århus') ORDER BY kommune"
      ) == ["Sorø·0340", "Ærø·0492", "Tønder·0550", "Århus·0751"])
    let read = Set(try delivered.rows("SELECT kommune FROM staging.kommuneliste"))
    #expect(Set(try codes().values).subtracting(read) == ["0217", "0411"])
    try whole(delivered, "kommunerne_latin1.csv")
  }

  @Test func `blocks under one header with the key figure on a line of its own are 288 rows with 256 values`() throws {
    let name = "noegletal_dk_nwRap-10Sep2024-101803.csv"
    let delivered = try read(name)
    let expected = try answer("noegletal_facit.csv").map { "\($0[0])·0\($0[2])·\($0[3])·\(number($0[4]))" }
    let found = try delivered.rows(
      "SELECT indicator, municipality, period, value FROM staging.nationale_tal ORDER BY rowid")
    #expect(found == expected)
    #expect(found.count == 288 && found.count { !$0.hasSuffix("·") } == 256)
    #expect(
      try delivered.rows("SELECT reason, count(*) FROM meta.left_out GROUP BY 1 ORDER BY 1") == [
        "gruppeoverskrift·2", "række efter den sidste·3", "række over overskriften·2", "tom række·4",
      ])
    try whole(delivered, name)
  }

  @Test func `a wide table with labels on the first row alone is the 990 values of its answer`() throws {
    let delivered = try read("numecon/RAS200.xlsx")
    let codes = try codes()
    let expected = try answer("numecon/RAS200_long.csv")
      .map { try "\(#require(codes[$0[0]], "\($0[0])"))·\($0[1])·\(number($0[2]))" }
    let found = try delivered.rows(
      """
      SELECT municipality, period, value FROM staging.nationale_tal WHERE municipality > '0100'
      ORDER BY period, row_number
      """)
    #expect(found.count == 990)
    #expect(found.sorted() == expected.sorted())
    #expect(
      try delivered.rows("SELECT DISTINCT indicator FROM staging.nationale_tal") == [
        "Employment rate|Total|Age, total|Total"
      ])
    // The country, five regions and eleven provinces stand between them.
    #expect(
      try delivered.rows("SELECT count(DISTINCT municipality) FROM staging.nationale_tal WHERE municipality < '0100'")
        == ["17"])
    try whole(delivered, "RAS200.xlsx")
  }

  @Test func `areas with a footnote are the 99 of their answer`() throws {
    let delivered = try read("numecon/areal.xlsx")
    let codes = try codes()
    let expected = try answer("numecon/area.csv").map { try "\(#require(codes[$0[0]]))·\(number($0[1]))" }
    #expect(
      try delivered.rows(
        "SELECT municipality, value FROM staging.nationale_tal WHERE municipality > '0100' ORDER BY 1, 2"
      ) == expected.sorted())
    #expect(
      try delivered.rows("SELECT reason FROM meta.left_out WHERE row_number > 3 ORDER BY row_number") == [
        "tom række", "række efter den sidste",
      ])
    try whole(delivered, "areal.xlsx")
  }

  @Test func `quarters side by side with two dots for missing add up to the answer`() throws {
    let delivered = try read("numecon/bm010_ejer.xlsx")
    let data = try Data(contentsOf: Self.folder.appendingPathComponent("numecon/bm010_ejer_facit.json"))
    let key = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    func int(_ name: String) throws -> Int { try #require(key[name] as? Int) }
    #expect(
      try delivered.rows(
        """
        SELECT count(DISTINCT row_number), count(DISTINCT period), count(value), count(*) - count(value),
          sum(value)::BIGINT, min(period), max(period)
        FROM staging.nationale_tal
        """) == [
          try "\(int("raekker"))·\(int("perioder"))·\(int("talceller"))·\(int("manglende_prik_prik"))·\(int("sum"))·"
            + "\(#require(key["foerste_periode"] as? String))·\(#require(key["sidste_periode"] as? String))"
        ])
    let names = ["Hele landet": "0000", "København": "0101", "Aalborg": "0851"]
    for example in try #require(key["eksempler"] as? [[String: Any]]) {
      let area = try #require(names[example["omraade"] as? String ?? ""])
      let period = try #require(example["periode"] as? String)
      #expect(
        try delivered.rows(
          "SELECT value::BIGINT FROM staging.nationale_tal WHERE municipality = \(area) AND period = \(period)")
          == ["\(try #require(example["vaerdi"] as? Int))"])
    }
    try whole(delivered, "bm010_ejer.xlsx")
  }

  @Test func `ten workbooks of regions have the rows, numbers and sums of their answers`() throws {
    let data = try Data(contentsOf: Self.folder.appendingPathComponent("statbank_xlsx_RegionDK/regiondk_facit.json"))
    let key = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let files = try #require(key["filer"] as? [[String: Any]])
    #expect(files.count == 10)
    for file in files {
      let name = try #require(file["fil"] as? String)
      let delivered = try read("statbank_xlsx_RegionDK/\(name)")
      let (rows, cells) = (try #require(file["raekker"] as? Int), try #require(file["talceller"] as? Int))
      #expect(
        try delivered.rows("SELECT count(DISTINCT row_number), count(value), count(*) FROM staging.nationale_tal") == [
          "\(rows)·\(cells)·\(cells)"
        ], "\(name)")
      let sum = try #require(
        try delivered.connection.query("SELECT sum(value) FROM staging.nationale_tal").single.double)
      #expect(abs(sum - (try #require(file["sum"] as? NSNumber).doubleValue)) < 1e-6, "\(name)")
      for (row, order) in [("foerste_raekke", "ASC"), ("sidste_raekke", "DESC")] {
        let numbers = try #require(file[row] as? [Any]).compactMap { ($0 as? NSNumber)?.doubleValue }
        let found = try delivered.rows(
          """
          SELECT value FROM staging.nationale_tal WHERE row_number =
            (SELECT row_number FROM staging.nationale_tal ORDER BY row_number \(raw: order) LIMIT 1) ORDER BY rowid
          """)
        #expect(found == numbers.map { "\($0)" }, "\(name)")
      }
      // The header's names come back from indicator and period.
      let columns = try #require(file["overskrift"] as? [String])
      let measured = Set(
        try delivered.rows("SELECT DISTINCT split_part(indicator, '|', -1) || period FROM staging.nationale_tal"))
      #expect(measured == Set(columns.filter { $0.hasSuffix("2008") || $0.hasSuffix("2013") }), "\(name)")
      try whole(delivered, name)
    }
  }
}
