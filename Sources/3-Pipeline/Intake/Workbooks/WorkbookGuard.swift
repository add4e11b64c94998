internal import Foundation

/// Looks a workbook through before anyone opens it: that it is whole, that it unpacks to a sensible size, that its formulas
/// have values.
struct WorkbookGuard {
  typealias Refusal = (code: String, message: String)

  private let bytes: Bytes
  private let directory: ZipDirectory

  /// Why a workbook is not read; nil when it can be.
  ///
  /// - Parameter sheet: the sheet to read; nil is the first.
  static func refusal(_ content: Data, sheet: String? = nil) -> Refusal? {
    guard FileKind.of(content) == .zip else { return unreadable }
    return content.withUnsafeBytes { raw in
      let bytes = raw.bindMemory(to: UInt8.self)
      do {
        return try WorkbookGuard(bytes: bytes, directory: ZipDirectory(bytes)).refusal(sheet: sheet)
      } catch {
        return refusal(of: error)
      }
    }
  }

  private static func refusal(of error: any Error) -> Refusal {
    switch error {
    case ZipDirectory.Fault.cutOff:
      (
        "xlsx-afkortet",
        "Regnearket er afkortet: slutningen mangler. Overfør det igen, eller åbn det og gem det på ny."
      )
    case ZipDirectory.Fault.tooLarge: bomb
    case Inflate.Fault.tooLong: bomb
    case TagReader.Fault.declaration:
      (
        "xlsx-erklaering",
        "Regnearket har erklæringer (DOCTYPE), som et almindeligt regneark ikke har. Åbn det i Excel, og gem det på ny."
      )
    default: damaged
    }
  }

  private static let damaged: Refusal = (
    "xlsx-beskadiget",
    "Regnearket er beskadiget: indholdet passer ikke med dets egen fortegnelse. Overfør det igen, eller gem det på ny."
  )
  private static let bomb: Refusal = (
    "xlsx-zipbombe",
    "Regnearket fylder urimeligt meget, når det pakkes ud, og bliver ikke åbnet. Gem arket på ny, eller gem det som CSV."
  )
  private static let unreadable: Refusal = (
    "xlsx-ulaeselig", "Regnearket kan ikke læses. Åbn det, se efter at første ark har data, og gem det igen som .xlsx."
  )

  private func refusal(sheet: String?) throws -> Refusal? {
    if directory.entries.contains(where: \.isEncrypted) {
      return FileKind.compound(isEncrypted: true).refusal(isWorkbook: true)
    }
    if !isSensible { return WorkbookGuard.bomb }
    let names = directory.entries.map { $0.name.lowercased() }
    if Set(names).count != names.count { return WorkbookGuard.damaged }
    guard directory["xl/workbook.xml"] != nil else { return WorkbookGuard.unreadable }
    var parts = WorkbookParts(sheet: sheet)
    try unpack("xl/workbook.xml") { try parts.readWorkbook($0) }
    try unpack("xl/_rels/workbook.xml.rels") { try parts.readRelations($0) }
    for name in ["xl/sharedStrings.xml", "xl/styles.xml"] {
      var tags = TagReader()
      try unpack(name) { try tags.feed($0) { _ in } }
    }
    guard let path = parts.path, directory[path] != nil else { return WorkbookGuard.unreadable }
    var scan = SheetScan()
    try unpack(path) { try scan.feed($0) }
    return refusal(scan, recalculates: parts.recalculates)
  }

  /// A program that writes formulas without calculating them puts nothing, or zero, where their values should be.
  private func refusal(_ scan: SheetScan, recalculates: Bool) -> Refusal? {
    if scan.width > Limits.columns || scan.width * scan.lastRow > Limits.sheetCells {
      return (
        "xlsx-for-stort",
        "Arket når til kolonne \(SheetScan.name(scan.width, 1).dropLast()) og række \(grouped(scan.lastRow)). "
          + "Slet de tomme kolonner og rækker efter dataene, og gem det igen."
      )
    }
    let uncalculated = scan.uncalculated
    if uncalculated > 0, let first = scan.firstUncalculated {
      let count = uncalculated == 1 ? "En formel" : "\(grouped(uncalculated)) formler"
      return (
        "formel-uden-vaerdi",
        "\(count) i arket har ingen beregnet værdi, den første i celle \(first). Åbn regnearket i Excel, gem det, og indlæs igen."
      )
    }
    if recalculates, scan.formulas > 0, scan.nonZeroFormulas == 0 {
      return (
        "formel-uden-vaerdi",
        "Arkets \(grouped(scan.formulas)) formler er skrevet af et program og ikke beregnet. Åbn regnearket i Excel, gem det, og indlæs igen."
      )
    }
    return nil
  }

  /// Deflate reaches 1,032 to 1 at most; the sheets of spreadsheets reach 60 to 1.
  private var isSensible: Bool {
    let entries = directory.entries
    let packed = entries.reduce(0) { $0 + $1.packed }
    let size = entries.reduce(0) { $0 + $1.size }
    guard entries.count <= 20_000, packed <= bytes.count, size <= Limits.unpacked else { return false }
    return !entries.contains { $0.size > 16 << 20 && $0.size / max($0.packed, 1) > 120 }
  }

  /// Unpacks a part piece by piece and holds it against its own length and checksum; nothing where there is none.
  private func unpack(_ name: String, _ body: (Bytes) throws -> Void) throws {
    guard let entry = directory[name] else { return }
    let packed = try directory.content(entry, in: bytes)
    var checksum = Checksum()
    var count = 0
    func check(_ piece: Bytes) throws {
      checksum.add(piece)
      count += piece.count
      try body(piece)
    }
    switch entry.method {
    case 0: try check(packed)
    case 8: try Inflate.run(packed, limit: entry.size, check)
    default: throw ZipDirectory.Fault.damaged
    }
    guard count == entry.size, checksum.value == entry.checksum else { throw ZipDirectory.Fault.damaged }
  }
}

/// Where the sheet to read lies in a workbook.
private struct WorkbookParts {
  let sheet: String?
  private var relation: String?
  private(set) var path: String?
  /// The writer asks Excel to calculate when the workbook is opened.
  private(set) var recalculates = false
  private var tags = TagReader()
  private var relations = TagReader()

  init(sheet: String?) { self.sheet = sheet }

  mutating func readWorkbook(_ bytes: Bytes) throws {
    var tags = tags
    try tags.feed(bytes) { event in
      guard case .tag(let tag) = event else { return }
      if tag.isTag("calcPr"), let flag = tag.attribute("fullCalcOnLoad") {
        recalculates = flag.elementsEqual("1".utf8) || flag.elementsEqual("true".utf8)
      }
      guard relation == nil, tag.isTag("sheet") else { return }
      let name = tag.attribute("name").map { String(decoding: $0, as: UTF8.self) }
      if sheet == nil || name == sheet {
        relation = tag.attribute("r:id").map { String(decoding: $0, as: UTF8.self) } ?? ""
      }
    }
    self.tags = tags
  }

  mutating func readRelations(_ bytes: Bytes) throws {
    var tags = relations
    try tags.feed(bytes) { event in
      guard case .tag(let tag) = event, tag.isTag("Relationship"), let relation, path == nil else { return }
      guard tag.attribute("Id").map({ String(decoding: $0, as: UTF8.self) }) == relation else { return }
      let target = tag.attribute("Target").map { String(decoding: $0, as: UTF8.self) } ?? ""
      path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
    relations = tags
  }
}
