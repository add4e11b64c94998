internal import CWorkbook

/// A sheet of a workbook (ark), in the order of its tabs.
struct Sheet: Sendable {
  enum Visibility: Sendable { case visible, hidden, veryHidden }

  var name: String
  var visibility: Visibility
  /// Its part of the archive.
  var part: String
  var isVisible: Bool { visibility == .visible }
}

/// What a workbook's own parts say: its sheets, where they and what they share stand, how it counts days.
struct WorkbookParts {
  private(set) var sheets: [Sheet] = []
  private(set) var sharedStrings: String?
  private(set) var styles: String?
  /// Day 0 is 1 January 1904, not the last of December 1899.
  private(set) var countsFrom1904 = false
  /// The writer asks Excel to calculate when the workbook is opened.
  private(set) var recalculates = false

  init(_ archive: WorkbookArchive) throws {
    let main = try WorkbookParts.main(archive)
    guard archive.has(main) else { throw WorkbookFault.unreadable(sheet: nil) }
    let book = WorkbookPart()
    try book.read(main, of: archive)
    countsFrom1904 = book.countsFrom1904
    recalculates = book.recalculates
    let folder = main.contains("/") ? String(main[..<(main.lastIndex(of: "/") ?? main.startIndex)]) : ""
    let name = main.split(separator: "/").last.map(String.init) ?? main
    let related = RelationsPart()
    let path = WorkbookParts.joined(folder, "_rels/\(name).rels")
    if archive.has(path) { try related.read(path, of: archive) }
    sheets = book.sheets.compactMap { sheet in
      guard let relation = related.all.first(where: { $0.id == sheet.relation }) else { return nil }
      // Charts and macros have tabs too.
      guard relation.type.hasSuffix("/worksheet") else { return nil }
      let part = WorkbookParts.joined(folder, relation.target)
      return archive.has(part) ? Sheet(name: sheet.name, visibility: sheet.visibility, part: part) : nil
    }
    func shared(_ type: String, _ usual: String) -> String? {
      let target = related.all.first { $0.type.hasSuffix(type) }?.target ?? usual
      let part = WorkbookParts.joined(folder, target)
      return archive.has(part) ? part : nil
    }
    sharedStrings = shared("/sharedStrings", "sharedStrings.xml")
    styles = shared("/styles", "styles.xml")
  }

  /// The part that the archive says is its workbook.
  private static func main(_ archive: WorkbookArchive) throws -> String {
    let root = RelationsPart()
    if archive.has("_rels/.rels") { try root.read("_rels/.rels", of: archive) }
    let target = root.all.first { $0.type.hasSuffix("/officeDocument") }?.target
    return target.map { joined("", $0) } ?? "xl/workbook.xml"
  }

  /// A target from the folder of the part that names it, or from the top when it begins with `/`.
  private static func joined(_ folder: String, _ target: String) -> String {
    var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for step in target.split(separator: "/").map(String.init) {
      if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}

private final class WorkbookPart: MarkupReader {
  private(set) var sheets: [(name: String, visibility: Sheet.Visibility, relation: String)] = []
  private(set) var countsFrom1904 = false
  private(set) var recalculates = false

  override func open(_ name: Name, _ attributes: Attributes) {
    if Self.isName(name, "sheet") {
      let state = Self.attribute("state", attributes).map { String(cString: $0) }
      sheets.append(
        (
          Self.attribute("name", attributes).map { String(cString: $0) } ?? "",
          state == "hidden" ? .hidden : state == "veryHidden" ? .veryHidden : .visible,
          Self.attribute("id", attributes).map { String(cString: $0) } ?? ""
        ))
    } else if Self.isName(name, "workbookPr") {
      countsFrom1904 = isTrue(Self.attribute("date1904", attributes))
    } else if Self.isName(name, "calcPr") {
      recalculates = isTrue(Self.attribute("fullCalcOnLoad", attributes))
    }
  }
}

private final class RelationsPart: MarkupReader {
  private(set) var all: [(id: String, type: String, target: String)] = []

  override func open(_ name: Name, _ attributes: Attributes) {
    guard Self.isName(name, "Relationship") else { return }
    func value(_ name: StaticString) -> String { Self.attribute(name, attributes).map { String(cString: $0) } ?? "" }
    guard value("TargetMode") != "External" else { return }
    all.append((value("Id"), value("Type"), value("Target")))
  }
}
