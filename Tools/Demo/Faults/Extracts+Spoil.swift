internal import Foundation

/// Files that are wrong as a whole.
extension Extracts {
  /// Does to a finished file what was sown, and notes how it must be refused.
  mutating func spoil(_ name: String, _ header: [String]) throws {
    let world = world
    let url = folder.appendingPathComponent(name + ".csv")
    if world.renamedColumns[name] != nil {
      refuse(name + ".csv", Set(header).count < header.count ? "kolonne-gentaget" : "kolonne-mangler")
    }
    if world.emptiedFiles.contains(name) {
      try Data().write(to: url)
      refuse(name + ".csv", "fil-tom")
    }
    if world.doubledFiles.contains(name) {
      // The same source once more, in the other form: a header is enough.
      try Workbook.write([header.map { .text($0) }], to: folder.appendingPathComponent(name + ".xlsx"))
      refuse(name + ".csv", "fil-dobbelt")
      refuse(name + ".xlsx", "fil-dobbelt")
    }
    if world.cutFiles.contains(name) {
      // In the middle of the last row, as when a transfer is broken off.
      let whole = try Data(contentsOf: url)
      try whole.dropLast(24).write(to: url)
      let last = rows.last { $0.file == name }?.rows ?? 0
      cut(SownRow(file: name, column: nil, code: "raekke-afkortet", text: ""), last + 1)
    }
  }
}
