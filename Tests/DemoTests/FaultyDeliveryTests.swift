import Foundation
import Testing

@testable import Demo

@Suite struct FaultyDeliveryTests {
  private struct Key: Decodable {
    struct Finding: Decodable {
      var check: String
      var severity: String
      var file: String
      var key: String
    }
    struct SetAside: Decodable {
      var file: String
      var row: Int
      var column: String?
      var code: String
    }
    struct Refused: Decodable {
      var file: String
      var code: String
    }
    var findings: [Finding]
    var setAside: [SetAside]
    var refused: [Refused]

    private enum CodingKeys: String, CodingKey {
      case findings, refused
      case setAside = "set_aside"
    }
  }

  private func key(_ folder: DemoFolder) throws -> Key {
    try JSONDecoder().decode(Key.self, from: folder.bytes("facit.json"))
  }

  private func folder(_ plan: FaultPlan = .all, month: Int = 10, seed: UInt64 = 3) throws -> DemoFolder {
    try DemoFolder(
      DemoMunicipality(seed: seed, citizens: 120, years: 1, faults: plan, day: DemoMunicipality.days[month - 1]))
  }

  @Test func `all means every kind that can stand beside the others`() throws {
    let key = try key(folder())
    let checks = Set(key.findings.map(\.check))
    let forms = Set(key.setAside.map(\.code) + key.refused.map(\.code))
    for kind in FaultKind.allCases where kind.isInAll && kind != .fileCut && kind != .columnNew {
      #expect((kind.isCheck ? checks : forms).contains(kind.rawValue), "\(kind.rawValue)")
    }
    #expect(!forms.contains("fil-tom") && !forms.contains("kolonne-gentaget"))
  }

  @Test func `the document tells what every kind is`() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/sown-faults.md")
    let text = try String(contentsOf: url.standardizedFileURL, encoding: .utf8)
    for kind in FaultKind.allCases {
      #expect(text.contains(kind.isCheck ? "| \(kind.rawValue) |" : "`\(kind.rawValue)`"), "\(kind.rawValue)")
    }
  }

  @Test func `the same seed and faults give the same bytes`() throws {
    let (one, two) = (try folder(), try folder())
    for name in try FileManager.default.contentsOfDirectory(atPath: one.url.path) {
      #expect(try one.bytes(name) == two.bytes(name), "\(name)")
    }
  }

  @Test func `a delivery without faults says so`() throws {
    let key = try key(folder(FaultPlan()))
    #expect(key.findings.isEmpty && key.setAside.isEmpty && key.refused.isEmpty)
  }

  @Test func `sowing adds citizens and leaves everybody else as they were`() throws {
    let clean = try folder(FaultPlan()).records("indsatser.csv")
    let faulty = try folder().records("indsatser.csv")
    #expect(faulty.count > clean.count + 50)
    #expect(Array(faulty.prefix(clean.count)) == clean)
  }

  @Test func `as many are sown as were asked for`() throws {
    var plan = FaultPlan()
    plan.sow(.paidAfterEnd, count: 5)
    plan.sow(.endDiffers, count: 1)
    let checks = try key(folder(plan)).findings.map(\.check)
    #expect(checks.count { $0 == "K3" } == 5 && checks.count { $0 == "K5" } == 1 && checks.count == 6)
  }

  @Test func `every key of a finding stands in its file`() throws {
    let folder = try folder()
    let files: [(String, String, String.Encoding, (([String]) -> String))] = [
      ("indsatser", "indsatser.csv", .utf8, { $0[0] }), ("sager", "sager.csv", .windowsCP1252, { $0[0] }),
      ("posteringer", "posteringer.csv", .windowsCP1252, { "\($0[0])|\($0[1])" }),
      ("disponering", "disponering.csv", .utf8, { $0[0] }), ("borgere", "borgere.csv", .utf8, { $0[0] }),
    ]
    let findings = try key(folder).findings
    for (file, name, encoding, id) in files {
      let ids = Set(try folder.records(name, encoding).dropFirst().map(id))
      for finding in findings where finding.file == file {
        #expect(ids.contains(finding.key), "\(finding.check) \(finding.file) \(finding.key)")
      }
    }
  }

  @Test func `a row set aside stands where the key says`() throws {
    let folder = try folder()
    let key = try key(folder)
    let row = try #require(key.setAside.first { $0.code == "tal-tvetydigt" })
    let postings = try folder.records("posteringer.csv", .windowsCP1252)
    #expect(row.file == "posteringer.csv" && row.column == "Beløb")
    #expect(postings[row.row - 1][14] == "18500.00")
  }

  @Test func `an earlier day is the same municipality with less known`() throws {
    let (september, october) = (try folder(FaultPlan(), month: 9), try folder(FaultPlan(), month: 10))
    func postings(_ folder: DemoFolder) throws -> [[String]] { try folder.records("posteringer.csv", .windowsCP1252) }
    let (before, after) = (try postings(september), try postings(october))
    #expect(before.count < after.count && Array(after.prefix(before.count)) == before)
    #expect(!before.dropFirst().contains { $0[2] == "2026" && (Int($0[3]) ?? 0) > 9 })
    func services(_ folder: DemoFolder) throws -> [String: [String]] {
      Dictionary(try folder.records("indsatser.csv").dropFirst().map { ($0[0], $0) }) { first, _ in first }
    }
    let (known, later) = (try services(september), try services(october))
    #expect(known.count < later.count)
    for (id, row) in known {
      let other = try #require(later[id])
      #expect(row[2] == other[2] && row[3] == other[3] && row[11] == other[11])
      #expect(row[20] != "Afsluttet" || other[20] == "Afsluttet")
    }
    let newest = try september.records("observationer.csv").dropFirst().map {
      $0[3].suffix(4) + $0[3].dropFirst(3).prefix(2)
    }
    #expect(newest.max() == "202609")
  }

  @Test func `what is corrected leaves its citizen and its numbers behind`() throws {
    var corrected = FaultPlan.all
    for kind in FaultKind.allCases { corrected.correct(kind) }
    let (wrong, right) = (try folder(), try folder(corrected))
    let key = try key(right)
    #expect(key.findings.isEmpty && key.setAside.isEmpty && key.refused.isEmpty)
    func ids(_ folder: DemoFolder) throws -> [String] { try folder.records("indsatser.csv").map { $0[0] } }
    #expect(try ids(wrong) == ids(right))
    func vouchers(_ folder: DemoFolder) throws -> [String] {
      try folder.records("posteringer.csv", .windowsCP1252).dropFirst().filter { $0[0] < "60000000" }.map {
        $0.prefix(2).joined(separator: "|")
      }
    }
    // A repeated line stands twice where it is not corrected.
    #expect(Set(try vouchers(wrong)) == Set(try vouchers(right)))
  }

  @Test func `no citizen of a faulty delivery has a number that can be issued`() throws {
    for citizen in try folder().records("borgere.csv").dropFirst() where citizen[2] != "" {
      let number = try #require(Int(citizen[0]))
      let born = try #require(Int(citizen[2].suffix(4)))
      // The thirty-first of February is nobody's birthday.
      if citizen[0].hasPrefix("3102") { continue }
      #expect(CivilNumbers.yearTold(by: number) != born && !CivilNumbers.checkDigitComesOut(number))
    }
  }
}
