import Demo
import Diagnostics
import Foundation
import Testing
import Warehouse

@testable import Intake

/// Sound files to spoil: a small municipality's extracts, workbooks, national figures, and the profiles themselves.
struct FuzzSeeds {
  var extracts: [(name: String, bytes: [UInt8])] = []
  var statistics: [(name: String, bytes: [UInt8])] = []
  var profiles: [(name: String, bytes: [UInt8])] = []
  let sound: [Profile]

  init() throws {
    let folder = try Delivered.folder()
    defer {
      do { try FileManager.default.removeItem(at: folder) } catch { Issue.record("kan ikke slette \(folder.path)") }
    }
    try DemoMunicipality(seed: 7, citizens: 10, years: 1, writesAnswerKey: false).write(to: folder)
    for url in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted(by: { $0.lastPathComponent < $1.lastPathComponent })
    {
      let bytes = [UInt8](try Data(contentsOf: url))
      let name = url.lastPathComponent
      if name.hasSuffix(".csv"), name.first?.isUppercase != true {
        // A part is as good as the whole and is read faster.
        extracts.append((name, Array(bytes.prefix(20_000))))
      } else if !name.hasSuffix(".xlsx") {
        statistics.append((name, Array(bytes.prefix(20_000))))
      } else {
        extracts.append((name, bytes))
      }
    }
    for name in ["ophold.xlsx", "takster.xlsx"] {
      extracts.append((name, [UInt8](try Data(contentsOf: Delivered.goldens.appendingPathComponent(name)))))
    }
    statistics += FuzzSeeds.cubes.enumerated().map { ("tabel\($0.offset).json", Array($0.element.utf8)) }
    let definitions = Delivered.root.appendingPathComponent("Definitions/1-profiles")
    for name in try FileManager.default.contentsOfDirectory(atPath: definitions.path).sorted()
    where name.hasSuffix(".yaml") {
      profiles.append((name, [UInt8](try Data(contentsOf: definitions.appendingPathComponent(name)))))
    }
    sound = [try Delivered.profile("standard"), try Delivered.profile("statbank")]
  }

  private static let cubes = [
    """
    {"class": "dataset", "label": "Folk", "id": ["OMRÅDE", "TID"], "size": [2, 3], "role": {"time": ["TID"]},
     "dimension": {"OMRÅDE": {"category": {"index": {"101": 0, "147": 1}, "label": {"101": "København"}}},
      "TID": {"category": {"index": ["2020", "2021K1", "2022M03"]}}}, "value": [1, 2.5, null, "..", 5, 1e3]}
    """,
    """
    {"dataset": {"dimension": {"id": ["A", "B"], "size": [1, 2], "A": {"category": {"label": {"x": "X"}}},
      "B": {"category": {"index": {"0": 0, "1": 1}}}}, "value": {"0": 1, "1": -2}}}
    """,
  ]
}

/// One spoilt delivery and what must hold of its reading.
struct FuzzCase {
  let number: UInt64
  private(set) var files: [String: [UInt8]] = [:]
  private(set) var profiles: [Profile]
  private(set) var profileFaults = 0

  init(_ number: UInt64, _ seeds: FuzzSeeds) {
    self.number = number
    var chance = Chance(number)
    profiles = seeds.sound
    if chance.one(in: 6) { spoilProfile(seeds, &chance) }
    for _ in 0..<(1 + chance.below(3)) {
      var (name, bytes) = chance.one(in: 4) ? chance.pick(seeds.statistics) : chance.pick(seeds.extracts)
      let isWorkbook = name.hasSuffix(".xlsx")
      if isWorkbook, chance.one(in: 2) { bytes = FuzzCase.workbook(&chance) }
      if name.hasSuffix(".csv"), chance.one(in: 12) { name = name.replacingOccurrences(of: ".csv", with: ".xlsx") }
      // Half a workbook is soon none: fewer and smaller wounds.
      for _ in 0..<(isWorkbook ? chance.below(3) : chance.below(6)) {
        chance.pick(isWorkbook ? [.flip, .cut, .insert, .truncate, .repeated, .zeros] : Mutation.allCases)
          .apply(&bytes, &chance)
      }
      files[name] = bytes
    }
  }

  private mutating func spoilProfile(_ seeds: FuzzSeeds, _ chance: inout Chance) {
    var (name, bytes) = chance.pick(seeds.profiles)
    for _ in 0..<(1 + chance.below(4)) {
      if chance.one(in: 10) {
        let depth = chance.pick([10, 1000, 100_000])
        let text = chance.pick(["[", "{a: ", "- ", "&a [*a, ", "? "])
        bytes.insert(contentsOf: Array(String(repeating: text, count: depth).utf8), at: chance.below(bytes.count))
      } else {
        chance.pick([Mutation.flip, .insert, .cut, .repeated, .quote, .shuffle, .value, .truncate]).apply(
          &bytes, &chance)
      }
    }
    let (profile, faults) = Profile.parse(String(decoding: bytes, as: UTF8.self), name: name)
    profileFaults = faults.count
    if let profile { profiles = [profile] + seeds.sound.filter { $0.id != profile.id } }
  }

  /// A workbook whose parts are whole while what stands in its sheet is not.
  private static func workbook(_ chance: inout Chance) -> [UInt8] {
    var rows = "<row r=\"1\">"
    for (column, name) in ["Tilbud_ID", "Ydelse", "Gyldig_fra", "Gyldig_til", "Takst", "Takstenhed"].enumerated() {
      rows += "<c r=\"\(["A", "B", "C", "D", "E", "F"][column])1\" t=\"inlineStr\"><is><t>\(name)</t></is></c>"
    }
    rows += "</row>"
    for row in 2..<(2 + chance.below(20)) {
      rows += "<row r=\"\(chance.one(in: 30) ? chance.below(2_000_000) : row)\">"
      for column in ["A", "B", "C", "D", "E", "F"] {
        let type = chance.pick(["", " t=\"str\"", " t=\"s\"", " t=\"b\"", " t=\"e\"", " t=\"n\"", " t=\"inlineStr\""])
        let value = chance.pick([
          "1", "45000", "1.5", "", "#N/A", "T1", "-1", "9999999", "1E308", "&#0;", "&amp;", "&lt",
        ])
        rows +=
          "<c r=\"\(column)\(row)\"\(type)>" + (chance.one(in: 9) ? "<f>1+1</f>" : "")
          + chance.pick(["<v>\(value)</v>", "<is><t>\(value)</t></is>", "", "<v/>"]) + "</c>"
      }
      rows += "</row>"
    }
    var bytes = Array(rows.utf8)
    for _ in 0..<chance.below(3) { chance.pick([Mutation.flip, .cut, .repeated, .insert]).apply(&bytes, &chance) }
    return [UInt8](ZipMaker.workbook(String(decoding: bytes, as: UTF8.self)).data)
  }

  /// Reads the delivery and gives what came of it as text; records an issue for whatever must not be.
  func run(home: URL) throws -> String {
    let folder = home.appendingPathComponent("levering")
    for name in [folder.lastPathComponent, "archive", "identity"] {
      let url = home.appendingPathComponent(name)
      if FileManager.default.fileExists(atPath: url.path) { try FileManager.default.removeItem(at: url) }
    }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in files { try Data(bytes).write(to: folder.appendingPathComponent(name)) }
    let database = try Database(path: nil, memoryLimit: "600MB", threads: 1)
    let connection = try database.connect()
    do {
      let report = try readDelivery(
        DeliveryRequest(
          folder: folder, profiles: profiles, home: home, keys: KeyRing.make(in: home.appendingPathComponent("keys")),
          received: "20261109T021400"),
        into: connection
      ) { _ in }
      return try account(report, connection)
    } catch let error as IntakeError {
      return error.diagnostic.description
    } catch let error as WarehouseError {
      Issue.record("tilfælde \(number): \(error.detail.prefix(300)) · \(error.statement.prefix(200))")
      return error.kind
    }
  }

  /// Rows in are rows read and rows set aside, in the report, in the tables, and counted by hand where that is simple.
  private func account(_ report: DeliveryReport, _ connection: Connection) throws -> String {
    var text = ""
    for file in report.files {
      text += "\(file.name) \(file.status) \(file.rowsTotal) \(file.rowsRead) \(file.rowsSetAside) \(file.code ?? "")\n"
      guard file.status == .read else { continue }
      #expect(file.rowsTotal == file.rowsRead + file.rowsSetAside, "tilfælde \(number): \(file.name)")
      let aside = try connection.query(
        "SELECT count(DISTINCT row_number) FROM meta.set_aside WHERE file_name = \(file.name)"
      ).single.int
      #expect(aside == file.rowsSetAside, "tilfælde \(number): \(file.name)")
      guard let source = file.source, profiles.flatMap(\.sources).contains(where: { $0.table == source }) else {
        continue
      }
      let content =
        try connection.query(
          "SELECT count(*) || '·' || coalesce(bit_xor(hash(each))::VARCHAR, '') FROM staging.\(identifier: source) AS each"
        ).single.text ?? ""
      #expect(content.hasPrefix("\(file.rowsRead)·"), "tilfælde \(number): \(file.name)")
      text += content + "\n"
      if let bytes = files[file.name], file.name.hasSuffix(".csv") { countByHand(bytes, file) }
    }
    return text
  }

  private func countByHand(_ bytes: [UInt8], _ file: FileReport) {
    guard file.encoding == .utf8 || file.encoding == .utf8WithMark || file.encoding == .windows1252 else { return }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let lines = bytes[start...].split { $0 == 10 || $0 == 13 }.count - 1
    if bytes.contains(UInt8(ascii: "\"")) {
      #expect(file.rowsTotal <= lines, "tilfælde \(number): \(file.name) har \(lines) linjer")
    } else {
      #expect(file.rowsTotal == lines, "tilfælde \(number): \(file.name) har \(lines) linjer")
    }
  }
}
