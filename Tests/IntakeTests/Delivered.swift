import CareModel
import Foundation
import Intake
import Testing
import Warehouse

/// One delivery of files made in the test, read into a database in memory.
final class Delivered {
  let report: DeliveryReport
  let connection: Connection
  let home: URL
  private let database: Database
  /// Folders of this delivery alone, gone with it.
  private let own: [URL]

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let goldens = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")
  /// Test inputs beside the checkout, absent elsewhere.
  static let shared = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/data")

  static func catalogue() throws -> ProfileCatalogue {
    let catalogue = try ProfileCatalogue.load(root.appendingPathComponent("Definitions/1-profiles"))
    #expect(catalogue.faults == [])
    return catalogue
  }

  static func profile(_ name: String) throws -> Profile {
    try #require(try catalogue().profiles.first { $0.id == name })
  }

  /// A profile of the goldens.
  static func own(_ name: String) throws -> Profile {
    let (profile, faults) = try #require(try catalogue().own(name, in: goldens))
    #expect(faults == [])
    return try #require(profile)
  }

  /// A new folder, with a name that DuckDB would take for a pattern.
  static func folder() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("intake-[æ] \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  init(
    _ files: [String: Data], profiles: [Profile]? = nil, home: URL? = nil, asOf: Day? = Day(2026, 10, 31),
    received: String = "20261109T021400", progress: (String) -> Void = { _ in }
  ) throws {
    let folder = try Delivered.folder()
    for (name, data) in files { try data.write(to: folder.appendingPathComponent(name)) }
    self.home = try home ?? Delivered.folder()
    own = [folder] + (home == nil ? [self.home] : [])
    database = try Database(path: nil)
    connection = try database.connect()
    report = try readDelivery(
      DeliveryRequest(
        folder: folder, profiles: profiles ?? [Delivered.profile("standard")], home: self.home,
        keys: KeyRing.make(in: self.home.appendingPathComponent("keys")), received: received, asOf: asOf),
      into: connection, progress: progress)
  }

  deinit {
    for url in own {
      do { try FileManager.default.removeItem(at: url) } catch { Issue.record("kan ikke slette \(url.path)") }
    }
  }

  /// One CSV file of text lines.
  convenience init(_ name: String, _ lines: String...) throws {
    try self.init([name: Data(lines.joined(separator: "\n").utf8)])
  }

  /// The report's line of a file.
  func file(_ name: String) throws -> FileReport { try #require(report.files.first { $0.name == name }) }

  /// A table's rows as text, `·` between cells, empty for no value.
  func rows(_ sql: SQL) throws -> [String] {
    try connection.query(sql).rows.map { row in
      row.map { value in
        switch value {
        case .null: ""
        case .bool(let bool): "\(bool)"
        case .int(let int): "\(int)"
        case .double(let double): "\(double)"
        case .text(let text): text
        case .date(let day): Day(number: day).description
        }
      }.joined(separator: "·")
    }
  }

  /// `row column code` of what was set aside.
  var setAside: [String] {
    get throws { try rows("SELECT row_number, column_name, code FROM meta.set_aside ORDER BY row_number, column_name") }
  }
}
