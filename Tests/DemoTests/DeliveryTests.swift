import Foundation
import Testing

@testable import Demo

@Suite struct DeliveryTests {
  private let folder: DemoFolder

  init() throws { folder = try #require(DemoFolder.standard) }

  @Test func `a delivery has every file of the standard extracts`() {
    let expected: Set = [
      "borgere", "sager", "indsatser", "vurderinger", "mål", "observationer", "posteringer", "budget", "disponering",
      "takster", "tilbud", "pladser", "ophold", "fravær", "bemanding", "løn", "klager", "frister", "ledelsestilsyn",
      "organisation", "fit",
    ]
    #expect(Set(folder.written.map(\.file)) == expected)
    #expect(folder.written.allSatisfy { $0.rows > 0 })
  }

  @Test func `the same seed gives the same bytes and another seed gives others`() throws {
    let small = DemoMunicipality(seed: 7, citizens: 60, years: 1)
    let (one, two) = (try DemoFolder(small), try DemoFolder(small))
    let other = try DemoFolder(DemoMunicipality(seed: 8, citizens: 60, years: 1))
    let names = try FileManager.default.contentsOfDirectory(atPath: one.url.path)
    #expect(names.count == 22)
    for name in names { #expect(try one.bytes(name) == two.bytes(name), "\(name)") }
    #expect(try one.bytes("indsatser.csv") != other.bytes("indsatser.csv"))
  }

  @Test func `several municipalities lie in folders of their own and share no citizen`() throws {
    let folder = try DemoFolder(DemoMunicipality(seed: 1, citizens: 200, years: 1, municipalities: 2))
    func numbers(_ code: String) throws -> Set<String> {
      Set(try folder.records("\(code)/borgere.csv").dropFirst().map { $0[0] })
    }
    let (first, second) = (try numbers("0999"), try numbers("0998"))
    #expect(first.count > 200 && second.count > 200)
    #expect(first.isDisjoint(with: second))
  }

  @Test func `files come in the encodings and notations of real systems`() throws {
    #expect(try folder.bytes("borgere.csv").starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(try folder.bytes("klager.csv").starts(with: [0xFF, 0xFE]))
    #expect(try folder.bytes("tilbud.xlsx").starts(with: [0x50, 0x4B, 0x03, 0x04]))
    #expect(String(data: try folder.bytes("posteringer.csv"), encoding: .utf8) == nil)
    let postings = try folder.records("posteringer.csv", .windowsCP1252)
    #expect(postings[0][2] == "Regnskabsår" && postings[0][14] == "Beløb")
    #expect(postings.contains { $0[14].hasSuffix("-") && $0[14].contains(".") })
    #expect(try folder.bytes("posteringer.csv").range(of: Data([13, 10])) != nil)
    let services = try folder.records("indsatser.csv")
    #expect(services[0].contains("Naeste opfoelgning") && services[0].contains("Målgruppe"))
    #expect(services.contains { $0[12] == "31-12-9999" })
    #expect(try folder.records("disponering.csv")[1][8].wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil)
    #expect(try folder.records("sager.csv", .windowsCP1252)[1][1].wholeMatch(of: /\d{6}-\d{4}/) != nil)
    #expect(try folder.records("ophold.csv")[1][1].wholeMatch(of: /\d{10}/) != nil)
  }

  @Test func `the ledger has what a ledger has`() throws {
    let postings = try folder.records("posteringer.csv", .windowsCP1252).dropFirst()
    // Planned and fictive lines are faults, and come only where they are asked for.
    #expect(Set(postings.map { $0[15] }) == ["NOR", "", "SUP"])
    #expect(postings.allSatisfy { ($0[3] == "13") == ($0[15] == "SUP") })
    #expect(Set(postings.map { $0[6] }) == ["1", "2"])
    #expect(postings.contains { $0[3] == "13" } && postings.contains { $0[7] == "200" })
    #expect(postings.contains { $0[5] == "6.45.53" } && postings.contains { $0[5] == "5.38.40" })
    let lines = Set(postings.map { "\($0[0])|\($0[1])" })
    #expect(lines.count == postings.count)
  }

  @Test func `services overlap, follow on, are cancelled and change payer`() throws {
    let services = try folder.records("indsatser.csv").dropFirst()
    #expect(services.contains { $0[20] == "Annulleret" })
    #expect(services.contains { $0[13] == "Skift af betalingskommune" })
    #expect(services.contains { $0[13] == "Skift af leverandør" })
    #expect(services.contains { $0[14] == "0999" && $0[15] != "0999" })
    #expect(services.contains { $0[14] != "0999" && $0[15] == "0999" })
    #expect(services.contains { $0[14] != "0999" && $0[15] != "0999" })
  }

  @Test func `every posting on a citizen falls in a month with a service`() throws {
    var months: [String: Set<String>] = [:]
    for service in try folder.records("indsatser.csv").dropFirst() where service[20] != "Annulleret" {
      let start = max(try #require(Self.month(service[11])), 2023 * 12)
      let end = min(Self.month(service[12]) ?? .max, 2026 * 12 + 11)
      for month in start..<max(start, end + 1) { months[service[2], default: []].insert("\(month)") }
    }
    for posting in try folder.records("posteringer.csv", .windowsCP1252).dropFirst() where !posting[10].isEmpty {
      let year = try #require(Int(posting[2]))
      let month = try #require(Int(posting[3]))
      let number = posting[10].replacing("-", with: "")
      #expect(months[number]?.contains("\(year * 12 + month - 1)") == true)
    }
  }

  private static func month(_ date: String) -> Int? {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 && parts[2] < 9999 ? parts[2] * 12 + parts[1] - 1 : nil
  }
}
