import Foundation
import Intake
import Testing
import Warehouse

/// Danmarks Statistik: CSV, JSON-stat and the simple national files.
@Suite struct StatisticsTests {
  private func read(_ files: [String: Data]) throws -> Delivered {
    try Delivered(files, profiles: [Delivered.profile("statbank")])
  }

  private static func shared(_ name: String) -> URL { Delivered.shared.appendingPathComponent(name) }
  static let hasShared = FileManager.default.fileExists(atPath: shared("statbank").path)
  private static let missing: Comment = "testdata ved siden af arkivet findes ikke her"

  @Test func `the bank's CSV becomes inhabitants, totals beside their parts are left out`() throws {
    let delivered = try read([
      "folk1a.csv": Data(
        "OMRÅDE;KØN;ALDER;TID;INDHOLD\n101;1;0;2026K1;5\n101;2;0 år;2026K1;4\n101;TOT;0;2026K1;9\n101;1;IALT;2026K1;5\n101;2;1;2026K1;..\n"
          .utf8)
    ])
    #expect(
      try delivered.rows(
        "SELECT municipality, sex, age, month, inhabitants, row_number FROM staging.befolkning ORDER BY row_number")
        == ["0101·M·0·\(2026 * 12)·5·2", "0101·K·0·\(2026 * 12)·4·3"])
    #expect(
      try delivered.rows("SELECT municipality, value FROM staging.nationale_tal") == ["0101·"], "missing is not zero")
  }

  @Test func `other figures keep their codes as the indicator, dots are no value`() throws {
    let delivered = try read([
      "bu43.csv": Data(
        "kommune_kode;kommune;aar;pct\n101;København;2015;..\n147;Frederiksberg;2016;1,3\nX;Y;2016;1,3\n147;Z;2016;1.3\n"
          .utf8)
    ])
    #expect(
      try delivered.rows(
        "SELECT table_id, indicator, municipality, period, month, value FROM staging.nationale_tal ORDER BY row_number")
        == ["BU43·pct·0101·2015·\(2015 * 12 + 11)·", "BU43·pct·0147·2016·\(2016 * 12 + 11)·1.3"])
    #expect(try delivered.setAside == ["4·kommune_kode·kommune-ugyldig", "5·pct·tal-tvetydigt"])
    let file = try delivered.file("bu43.csv")
    let counts: [Int] = [file.rowsTotal, file.rowsRead, file.rowsSetAside]
    #expect(counts == [4, 2, 2])
  }

  @Test(.enabled(if: hasShared, missing))
  func `the population of 2014 and 2026 sums to the printed totals`() throws {
    var files: [String: Data] = [:]
    for name in [
      "folk1a_2014K1_kommune_koen_alder.csv", "folketal_kommune_2026K1.csv",
      "bu43_stoette_0-22_pct_kommune_2015-2025.csv", "und2_boern_med_underretning_pr_1000_kommune.csv",
      "folk1a_2014K1_kommune_aldersgrupper.csv",
    ] {
      files[name] = try Data(contentsOf: Self.shared("statbank/\(name)"))
    }
    let delivered = try read(files)
    #expect(
      try delivered.rows(
        "SELECT month, count(*), sum(inhabitants), count(sex), count(age) FROM staging.befolkning GROUP BY 1 ORDER BY 1"
      )
        == ["\(2014 * 12)·19962·5627235·19962·19962", "\(2026 * 12)·98·6025511·0·0"])
    #expect(
      try delivered.rows(
        "SELECT sum(inhabitants) FROM staging.befolkning WHERE municipality = '0730' AND month = \(2014 * 12)")
        == ["96343"])
    #expect(
      try delivered.rows(
        "SELECT count(*), count(value), min(value), max(value), round(avg(value), 4) FROM staging.nationale_tal WHERE table_id = 'BU43'"
      )
        == ["1078·1074·0.8·11.5·3.5667"])
    #expect(
      try delivered.rows("SELECT count(*), min(value), max(value) FROM staging.nationale_tal WHERE table_id = 'UND2'")
        == ["98·51.57·148.72"])
    #expect(
      try delivered.rows("SELECT count(*), sum(value)::BIGINT FROM staging.nationale_tal WHERE table_id = 'FOLK1A'")
        == ["594·5627235"])
    #expect(try delivered.setAside.isEmpty)
  }

  @Test func `sparse values, one category without order and status are JSON-stat too`() throws {
    let text =
      #"{"version":"2.0","class":"dataset","label":"T","id":["OMRÅDE","KØN","Tid"],"size":[2,1,2],"dimension":{"OMRÅDE":{"category":{"index":{"147":1,"101":0}}},"KØN":{"category":{"label":{"1":"Mænd"}}},"Tid":{"category":{"index":["2025K4","2026K1"]}}},"value":{"0":7,"3":8},"status":{"1":".."}}"#
    let delivered = try read(["folk1a.json": Data(text.utf8)])
    #expect(
      try delivered.rows("SELECT municipality, sex, month, inhabitants FROM staging.befolkning ORDER BY row_number")
        == ["0101·M·\(2025 * 12 + 9)·7", "0147·M·\(2026 * 12)·8"])
  }

  @Test func `broken JSON-stat and lists of files are refused in Danish, other JSON is left alone`() throws {
    let delivered = try read([
      "a.json": Data("{}".utf8), "folk1a.json": Data("{".utf8), "b.json": Data(#"{"dataset": 1}"#.utf8),
      "c.json": Data(#"{"class":"collection","label":"x"}"#.utf8),
    ])
    #expect(try delivered.file("a.json").status == .ignored)
    #expect(
      try delivered.file("b.json").message == "Filen kan ikke læses som JSON-stat. Hent den igen fra Statistikbanken.")
    #expect(delivered.report.refused.map(\.code) == ["jsonstat-ulaeselig", "jsonstat-samling", "jsonstat-ulaeselig"])
  }

  private struct AnswerKey: Decodable {
    struct File: Decodable {
      struct Sample: Decodable {
        var nr: Int
        var koder: [String: String]
        var vaerdi: Cell
      }
      var fil: String
      var titel: String
      var dimensioner: [String]?
      var stoerrelse: [Int]?
      var celler: Int?
      var tal: Int?
      var mangler: Int?
      var sum: Double?
      var stikproever: [Sample]?
      var antalLed: Int?
      var foersteLed: String?
    }
    enum Cell: Decodable {
      case number(Double)
      case text(String)
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do { self = .number(try container.decode(Double.self)) } catch is DecodingError {
          self = .text(try container.decode(String.self))
        }
      }
    }
    var filer: [File]
  }

  @Test(.enabled(if: hasShared, missing))
  func `the JSON-stat samples agree with their answer key`() throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let key = try decoder.decode(
      AnswerKey.self, from: Data(contentsOf: Self.shared("jsonstat/jsonstat_facit.json")))
    #expect(key.filer.count == 6)
    for file in key.filer {
      switch try JSONStat(Data(contentsOf: Self.shared("jsonstat/\(file.fil)"))) {
      case .collection(let title, let items):
        #expect(title == file.titel)
        #expect(items.count == file.antalLed && items.first == file.foersteLed)
      case .cubes(let cubes):
        let cube = try #require(cubes.first)
        #expect(cube.title == file.titel)
        #expect(cube.dimensions.map(\.id) == file.dimensioner)
        #expect(cube.sizes == file.stoerrelse)
        #expect(cube.cells.count == file.celler)
        let numbers = cube.cells.compactMap { if case .number(let number) = $0 { number } else { nil } }
        #expect(numbers.count == file.tal)
        #expect(cube.cells.count { $0 == .missing } == file.mangler)
        if let sum = file.sum { #expect(abs(numbers.reduce(0, +) - sum) <= 1e-9 * abs(sum)) }
        for sample in file.stikproever ?? [] {
          let codes = Dictionary(uniqueKeysWithValues: zip(cube.dimensions.map(\.id), cube.codes(of: sample.nr)))
          #expect(codes == sample.koder)
          switch sample.vaerdi {
          case .number(let number): #expect(cube.cells[sample.nr] == .number(number))
          case .text(let text): #expect(cube.cells[sample.nr] == .text(text))
          }
        }
      }
    }
  }
}
