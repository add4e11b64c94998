internal import Danish

extension DeliveredFile {
  static let doubleCode = "fil-dobbelt"

  /// Files that are one extract although nothing says that they are parts of it, each with why it is refused.
  static func doubles(_ files: [DeliveredFile]) -> [(index: Int, reason: (code: String, message: String))] {
    var bySource: [String: [Int]] = [:]
    for index in files.indices {
      if case .record(let source, _) = files[index].role { bySource[source.table, default: []].append(index) }
    }
    // A profile may say that a month has a file of its own.
    let doubled = bySource.values.filter { indices in
      indices.count > 1 && !indices.contains { files[$0].obstacle != nil }
        && !indices.allSatisfy { files[$0].reading?.takesSeveral == true }
    }
    var refused: [(index: Int, reason: (code: String, message: String))] = []
    for indices in doubled {
      let names = DanishText.list(indices.map { files[$0].name }.sorted())
      let message = "Der er flere filer til samme udtræk: \(names). Behold én af dem."
      for index in indices { refused.append((index: index, reason: (code: doubleCode, message: message))) }
    }
    return refused.sorted { $0.index < $1.index }
  }
}
