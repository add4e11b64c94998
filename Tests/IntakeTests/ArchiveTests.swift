import Foundation
import Intake
import Testing
import Warehouse

/// The archive, the keys and the identities.
@Suite struct ArchiveTests {
  private static let citizens = Data("Borger_CPR;Navn\n010180-9991;Ane Æbel\n101809992;\n".utf8)

  @Test func `a delivery is restored to identical bytes, also one of several chunks and an empty file`() throws {
    var big = Data(count: 3_000_000)
    for index in stride(from: 0, to: big.count, by: 7) { big[index] = UInt8(truncatingIfNeeded: index / 7) }
    let exact = Data(repeating: 9, count: 1 << 20)
    let files = ["borgere.csv": Self.citizens, "stor.bin": big, "tom.txt": Data(), "hel.bin": exact]
    let delivered = try Delivered(files)
    let archive = try DeliveryArchive(
      folder: delivered.home.appendingPathComponent("archive"),
      keys: KeyRing(folder: delivered.home.appendingPathComponent("keys")))
    let target = try Delivered.folder()
    try archive.restore(delivered.report.delivery, to: target)
    for (name, data) in files { #expect(try Data(contentsOf: target.appendingPathComponent(name)) == data) }
    #expect(try archive.deliveries() == [delivered.report.delivery])
  }

  @Test func `nothing in the home but the sealed files holds a CPR number or a name`() throws {
    let delivered = try Delivered(["borgere.csv": Self.citizens])
    let files = FileManager.default.enumerator(at: delivered.home, includingPropertiesForKeys: nil)?.allObjects ?? []
    for case let url as URL in files where !url.hasDirectoryPath {
      let data = try Data(contentsOf: url)
      for word in ["0101809991", "010180-9991", "Ane", "Æbel"] { #expect(data.range(of: Data(word.utf8)) == nil) }
    }
    #expect(
      try delivered.rows("SELECT count(*) FROM duckdb_columns() WHERE column_name = 'navn' AND table_name = 'borgere'")
        == ["0"])
  }

  @Test func `a changed, shortened or swapped chunk is found`() throws {
    let delivered = try Delivered(["stor.bin": Data(repeating: 7, count: 2_500_000)])
    let keys = try KeyRing(folder: delivered.home.appendingPathComponent("keys"))
    let archive = DeliveryArchive(folder: delivered.home.appendingPathComponent("archive"), keys: keys)
    let sealed = delivered.home.appendingPathComponent("archive/\(delivered.report.delivery)/0000.segl")
    let whole = try Data(contentsOf: sealed)
    var changed = whole
    changed[1_500_000] ^= 1
    let chunk = (1 << 20) + 16
    let swapped =
      whole.prefix(40) + whole[40 + chunk..<40 + 2 * chunk] + whole[40..<40 + chunk] + whole[(40 + 2 * chunk)...]
    for bad in [changed, whole.prefix(40 + 2 * chunk), swapped] {
      try FileManager.default.removeItem(at: sealed)
      try bad.write(to: sealed)
      #expect(throws: IntakeError.sealBroken("archive/\(delivered.report.delivery)/0000.segl")) {
        try archive.restore(delivered.report.delivery, to: Delivered.folder())
      }
    }
  }

  @Test func `the same files at the same time are the same delivery, other content another`() throws {
    let home = try Delivered.folder()
    let first = try Delivered(["borgere.csv": Self.citizens], home: home)
    let again = try Delivered(["borgere.csv": Self.citizens], home: home)
    let other = try Delivered(["borgere.csv": Self.citizens + Data("\n".utf8)], home: home)
    #expect(first.report.delivery == again.report.delivery)
    #expect(first.report.delivery.hasPrefix("20261109T021400-"))
    #expect(other.report.delivery != first.report.delivery)
  }

  @Test func `keys are made once, each its own, for their owner alone`() throws {
    let folder = try Delivered.folder().appendingPathComponent("keys")
    let first = try KeyRing.make(in: folder)
    #expect(try KeyRing.make(in: folder).checks == first.checks)
    #expect(try KeyRing(folder: folder).checks == first.checks)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["adgangslog.key", "arkiv.key", "identiteter.key", "pseudonymer.key"])
    #expect(Set(try names.map { try Data(contentsOf: folder.appendingPathComponent($0)) }).count == 4)
    for name in names {
      let path = folder.appendingPathComponent(name).path
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func `a key that is gone, short, empty or another is told by its name and never made anew`() throws {
    let folder = try Delivered.folder().appendingPathComponent("keys")
    let known = try KeyRing.make(in: folder).checks
    let file = folder.appendingPathComponent("pseudonymer.key")
    let whole = try Data(contentsOf: file)
    for bytes in [Data(), whole.prefix(31), whole + [0]] {
      try bytes.write(to: file)
      #expect(throws: IntakeError.keyDamaged("pseudonymer.key")) { try KeyRing(folder: folder) }
    }
    try Data(whole.reversed()).write(to: file)
    #expect(throws: IntakeError.keyForeign("pseudonymer.key")) { try KeyRing(folder: folder).mustFit(known) }
    try FileManager.default.removeItem(at: file)
    #expect(throws: IntakeError.keyMissing("pseudonymer.key")) { try KeyRing(folder: folder) }
    #expect(!FileManager.default.fileExists(atPath: file.path))
    // Who does not need it does not miss it.
    try KeyRing(folder: folder, purposes: [.archive]).mustFit(known)
  }

  @Test func `a pseudonym is HMAC-SHA-256 of the ten characters`() throws {
    // RFC 4231 has no case with a key of 32 bytes; this value is Python's hmac with the key 00 01 … 1f.
    let keys = try KeyRing.make(in: Delivered.folder(), random: { Data(0..<32) })
    #expect(keys.pseudonym(Array("0101809991".utf8)) == "4286fa0710667c7ea815dc91197468cc")
  }

  @Test func `identities are found by pseudonym and grow with each delivery`() throws {
    let home = try Delivered.folder()
    let delivered = try Delivered(["borgere.csv": Self.citizens], home: home)
    _ = try Delivered(["borgere.csv": Data("Borger_CPR;Navn\n0101809992;Bo\n0101809991;\n".utf8)], home: home)
    let keys = try KeyRing(folder: home.appendingPathComponent("keys"))
    let identities = try Identities(folder: home.appendingPathComponent("identity"), keys: keys)
    let pseudonym = try delivered.rows("SELECT borger FROM staging.borgere WHERE row_number = 2")[0]
    #expect(identities.person(pseudonym) == Identities.Person(cpr: "0101809991", name: "Ane Æbel"))
    #expect(identities.person(keys.pseudonym(Array("0101809992".utf8)))?.name == "Bo")
    #expect(identities.count == 2)
  }

  private func erase(_ number: String, from delivered: Delivered, removesOther: Bool = false) throws -> ArchiveErasure {
    let work = try Delivered.folder()
    let archive = try DeliveryArchive(
      folder: delivered.home.appendingPathComponent("archive"),
      keys: KeyRing(folder: delivered.home.appendingPathComponent("keys")))
    let erasure = try archive.erase(number, removesOther: removesOther, work: work, say: { _ in })
    #expect(try FileManager.default.contentsOfDirectory(atPath: work.path) == [])
    #expect(try archive.damages(of: delivered.report.delivery) == [])
    return erasure
  }

  private func restored(_ delivered: Delivered) throws -> [String: Data] {
    let target = try Delivered.folder()
    try DeliveryArchive(
      folder: delivered.home.appendingPathComponent("archive"),
      keys: KeyRing(folder: delivered.home.appendingPathComponent("keys"))
    ).restore(delivered.report.delivery, to: target)
    return try FileManager.default.contentsOfDirectory(atPath: target.path).reduce(into: [:]) {
      $0[$1] = try Data(contentsOf: target.appendingPathComponent($1))
    }
  }

  @Test func `a citizen's records are taken out in every spelling and encoding, and all else stays to the byte`() throws
  {
    let text = """
      Borger_CPR;Navn;Note\r
      010180-9991;Ane Æbel;"to
      linjer"\r
      101809992;Bo;\r
      0101809991;Ane;\r
      010180 9991;Ane;\r
      101809991;Ane;lost its zero\r
      10101809991;Ib;another number around it\r

      """
    let kept = text.split(separator: "\r\n", omittingEmptySubsequences: false).enumerated()
      .filter { ![1, 3, 4, 5].contains($0.offset) }.map { String($0.element) }.joined(separator: "\r\n")
    let wide = Data([0xFF, 0xFE]) + (try #require(text.data(using: .utf16LittleEndian)))
    let western = try #require(text.data(using: .windowsCP1252))
    let delivered = try Delivered([
      "a.csv": Data(text.utf8), "b.csv": Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8), "c.csv": western, "d.csv": wide,
      "e.csv": Data("Borger_CPR\n0202809992\n".utf8),
    ])
    let erasure = try erase("0101809991", from: delivered)
    #expect(erasure == ArchiveErasure(deliveries: 1, records: 16))
    let left = try restored(delivered)
    #expect(left["a.csv"] == Data(kept.utf8))
    #expect(left["b.csv"] == Data([0xEF, 0xBB, 0xBF]) + Data(kept.utf8))
    #expect(left["c.csv"] == kept.data(using: .windowsCP1252))
    #expect(left["d.csv"] == Data(kept.utf8))
    #expect(left["e.csv"] == Data("Borger_CPR\n0202809992\n".utf8))
    #expect(try erase("0101809991", from: delivered) == ArchiveErasure())
    // Nothing of the old files is left beside the new ones.
    let names = try FileManager.default.contentsOfDirectory(
      atPath: delivered.home.appendingPathComponent("archive/\(delivered.report.delivery)").path)
    #expect(names.filter { $0.hasSuffix(".segl") }.count == 5)
  }

  @Test func `a workbook with the citizen is named, and goes whole when that is asked`() throws {
    let book = try Data(contentsOf: Delivered.goldens.appendingPathComponent("ophold.xlsx"))
    let numbers = try Delivered(["ophold.xlsx": book])
    let keys = try KeyRing(folder: numbers.home.appendingPathComponent("keys"))
    let pseudonym = try #require(try numbers.rows("SELECT borger FROM staging.ophold").first)
    let person = try Identities(folder: numbers.home.appendingPathComponent("identity"), keys: keys).person(pseudonym)
    let number = try #require(person?.cpr)
    #expect(try erase("3112999999", from: numbers) == ArchiveErasure())
    let place = "\(numbers.report.delivery)/ophold.xlsx"
    #expect(try erase(number, from: numbers) == ArchiveErasure(filesLeft: [place]))
    #expect(try restored(numbers)["ophold.xlsx"] == book)
    #expect(try erase(number, from: numbers, removesOther: true) == ArchiveErasure(filesRemoved: 1))
    #expect(try restored(numbers).isEmpty)
  }
}
