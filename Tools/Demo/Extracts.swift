internal import Foundation

/// Writes the files of extracts.md from the facts, each in the form that its system would give it.
struct Extracts {
  let world: World
  let folder: URL
  /// Rows by file, header not counted.
  private(set) var rows: [(file: String, rows: Int)] = []
  /// Rows that must be set aside, with their place.
  private(set) var setAside: [(row: SownRow, number: Int)] = []
  /// Files that must be refused, with the reason's code.
  private(set) var refused: [(file: String, code: String)] = []

  init(_ world: World, folder: URL) {
    self.world = world
    self.folder = folder
  }

  mutating func writeAll() throws {
    try citizens()
    try cases()
    try services()
    try assessments()
    try goals()
    try observations()
    try postings()
    if world.plan.count(.controlTotalDiffers) > 0 { try controlTotals() }
    try budget()
    try commitments()
    try rates()
    try facilities()
    try places()
    try stays()
    try absence()
    try staffing()
    try pay()
    try appeals()
    try limits()
    try reviews()
    try units()
    try sessions()
  }

  mutating func csv(_ name: String, _ form: FileForm, _ header: [String], _ body: (CSVFile) throws -> Void) throws {
    var (form, header) = (form, header)
    form.hasNewColumn = world.newColumn == name
    if let renamed = world.renamedColumns[name] { header = header.map { $0 == renamed.from ? renamed.to : $0 } }
    let file = try CSVFile(name + ".csv", in: folder, form, header: header)
    try body(file)
    for row in world.extraRows where row.file == name { try file.row(row.text) }
    for row in world.sownRows where row.file == name {
      try file.row(row.text)
      setAside.append((row, file.rows + 1))
    }
    if world.cutFiles.contains(name) { try file.row(world.rowToCut) }
    try file.close()
    rows.append((name, file.rows))
    try spoil(name, header)
  }

  mutating func refuse(_ file: String, _ code: String) { refused.append((file, code)) }
  mutating func cut(_ row: SownRow, _ number: Int) { setAside.append((row, number)) }

  mutating func workbook(_ name: String, _ content: [[Cell]]) throws {
    try Workbook.write(content, to: folder.appendingPathComponent(name + ".xlsx"))
    rows.append((name, content.count - 1))
  }

  func municipality(_ code: Int) -> String { digits(code, 4) }
  func unit(_ number: Int) -> String { world.organisation.units[number].id }
  func initials(_ worker: Int) -> String { world.organisation.caseworkers[worker].initials }
  func isKnown(_ item: CaseFact) -> Bool { item.created <= world.asOf }
}
