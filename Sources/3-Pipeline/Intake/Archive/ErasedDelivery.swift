internal import CareModel
internal import Crypto
package import Foundation

/// What an erasure did to the archive.
package struct ArchiveErasure: Sendable, Hashable {
  /// Deliveries with a record less.
  package var deliveries = 0
  package var records = 0
  /// Files that a record cannot be taken out of (workbooks with the citizen, PDF …) and were taken out whole.
  package var filesRemoved = 0
  /// The same, left as they are.
  package var filesLeft: [String] = []
  /// What is no part of a delivery and is left as it is: where the citizen may be, and where the citizen is not.
  package var straysThatMayHold: [String] = []
  package var straysWithout: [String] = []

  package init(deliveries: Int = 0, records: Int = 0, filesRemoved: Int = 0, filesLeft: [String] = []) {
    self.deliveries = deliveries
    self.records = records
    self.filesRemoved = filesRemoved
    self.filesLeft = filesLeft
  }
}

extension DeliveryArchive {
  /// What marks a delivery that no longer is as it came.
  static let marker = "slettet"
  static let freshManifest = ".manifest.ny"

  func isErasedFrom(_ delivery: String) -> Bool {
    FileManager.default.fileExists(atPath: place(delivery).appendingPathComponent(DeliveryArchive.marker).path)
  }

  /// Takes every record with a citizen's number out of every delivery, and seals what is left anew.
  ///
  /// May be cut off and called again: a file keeps its old name until the new one is whole, and what no manifest names goes first.
  ///
  /// - Parameters:
  ///   - number: ten digits.
  ///   - removesOther: whether files that a record cannot be taken out of go whole.
  ///   - work: an empty folder for what is opened meanwhile.
  package func erase(_ number: String, removesOther: Bool, work: URL, say: (String) -> Void) throws -> ArchiveErasure {
    var erasure = ArchiveErasure()
    let citizen = CitizenText(number)
    for stray in try strays() {
      if try mayHold(citizen, stray: stray) {
        erasure.straysThatMayHold.append(stray)
      } else {
        erasure.straysWithout.append(stray)
      }
    }
    for delivery in try deliveries() {
      say("Ser \(delivery) igennem")
      try removeUnnamed(delivery)
      var manifest = try manifest(delivery)
      var kept: [Manifest.Entry] = []
      var records = 0
      for entry in manifest.files {
        switch try withoutCitizen(citizen, entry, of: delivery, work: work) {
        case .untouched: kept.append(entry)
        case .rewritten(let changed, let count):
          kept.append(changed)
          records += count
        case .notText where removesOther: erasure.filesRemoved += 1
        case .notText:
          erasure.filesLeft.append("\(delivery)/\(entry.name)")
          kept.append(entry)
        }
      }
      guard kept != manifest.files else { continue }
      manifest.files = kept
      try replace(manifest)
      if records > 0 { erasure.deliveries += 1 }
      erasure.records += records
    }
    return erasure
  }

  private enum Looked {
    case untouched
    case rewritten(Manifest.Entry, records: Int)
    case notText
  }

  private func withoutCitizen(
    _ citizen: CitizenText, _ entry: Manifest.Entry, of delivery: String, work: URL
  ) throws -> Looked {
    let opened = work.appendingPathComponent("aabnet")
    guard FileManager.default.createFile(atPath: opened.path, contents: nil, attributes: [.posixPermissions: 0o600])
    else { throw IntakeError.cannotWrite(entry.name) }
    let handle = try FileHandle(forWritingTo: opened)
    try read(entry, of: delivery) { try handle.write(contentsOf: $0) }
    try handle.close()
    // Without a name the mapping stays, and nothing is left when the power goes.
    let data = try Data(contentsOf: opened, options: .alwaysMapped)
    try FileManager.default.removeItem(at: opened)
    let kind = FileKind.of(data)
    return try data.withUnsafeBytes { raw -> Looked in
      if kind == .zip { return try holds(raw, citizen) ? .notText : .untouched }
      guard kind == .text else { return .notText }
      let bytes = raw.bindMemory(to: UInt8.self)
      let encoding = findEncoding(bytes)
      // Wide text is read as UTF-8 and kept so; in all other encodings digits and separators are single bytes.
      let isWide = ![.utf8, .utf8WithMark, .windows1252].contains(encoding)
      let decoded = isWide ? try DecodedText(bytes, encoding: encoding, in: work) : nil
      let text = decoded?.bytes ?? bytes
      guard let (left, records) = citizen.without(text, from: decoded?.start ?? encoding.markLength) else {
        return .untouched
      }
      return .rewritten(try seal(left, for: entry, of: delivery), records: records)
    }
  }

  /// Whether a cell of a workbook holds the number; one that cannot be read may.
  private func holds(_ workbook: UnsafeRawBufferPointer, _ citizen: CitizenText) throws -> Bool {
    do {
      let book = try WorkbookReader(workbook)
      var isFound = false
      for sheet in book.sheets where !isFound {
        try book.readRows(of: sheet) { row in
          for column in 0..<row.width where !isFound {
            isFound = row.withCell(column) { cell in citizen.isIn(TypedCell.plain(cell)) }
          }
          return !isFound
        }
      }
      return isFound
    } catch is WorkbookFault {
      return true
    }
  }

  /// Seals new content beside the old, under a name of its own.
  private func seal(_ content: [UInt8], for entry: Manifest.Entry, of delivery: String) throws -> Manifest.Entry {
    let stem = entry.sealed.prefix { $0 != "." && $0 != "-" }
    var number = 1
    func name() -> String { "\(stem)-\(number).segl" }
    while FileManager.default.fileExists(atPath: place(delivery).appendingPathComponent(name()).path) { number += 1 }
    let digest = SHA256.hash(data: content)
    let file = place(delivery).appendingPathComponent(name())
    try content.withUnsafeBytes {
      try SealedFile.seal($0, digest: digest, name: entry.name, key: keys[.archive], to: file)
    }
    return Manifest.Entry(name: entry.name, sealed: name(), bytes: content.count, sha256: hexadecimal(digest))
  }

  /// Marks the delivery, gives it its new manifest in one step, and removes what that does not name.
  private func replace(_ manifest: Manifest) throws {
    let folder = place(manifest.delivery)
    let marker = folder.appendingPathComponent(DeliveryArchive.marker)
    let fresh = folder.appendingPathComponent(DeliveryArchive.freshManifest)
    guard
      FileManager.default.createFile(atPath: marker.path, contents: Data(), attributes: [.posixPermissions: 0o400]),
      FileManager.default.createFile(
        atPath: fresh.path, contents: try manifest.encoded(), attributes: [.posixPermissions: 0o400]),
      rename(fresh.path, folder.appendingPathComponent(DeliveryArchive.manifestName).path) == 0
    else { throw IntakeError.cannotWrite("archive/\(manifest.delivery)/\(DeliveryArchive.manifestName)") }
    try removeUnnamed(manifest.delivery)
  }

  private func removeUnnamed(_ delivery: String) throws {
    let named = try named(delivery)
    for name in try FileManager.default.contentsOfDirectory(atPath: place(delivery).path)
    where !named.contains(name) && isOurs(name) {
      try FileManager.default.removeItem(at: place(delivery).appendingPathComponent(name))
    }
  }
}
