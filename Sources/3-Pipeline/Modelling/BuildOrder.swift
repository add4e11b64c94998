internal import Diagnostics

/// The relations in an order in which each comes after those that it reads; the same order every time.
struct BuildOrder {
  private(set) var relations: [RelationFile] = []
  private(set) var faults: [Diagnostic] = []
  private var pending: [String: RelationFile]
  /// The relations being placed, outermost first: meeting one of them again is a circle.
  private var path: [String] = []

  /// - Parameter references: names of the reference tables, which are there before any SELECT runs.
  init(_ files: [RelationFile], references: Set<String>) {
    pending = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0) })
    let known = references.union(files.map(\.name))
    for file in files.sorted(by: { $0.name < $1.name }) {
      for mention in file.mentions where !["staging", "meta", "findings"].contains(mention.schema) {
        if !known.contains(mention.relation) { reportUnknown(mention, among: known) }
      }
    }
    for name in files.map(\.name).sorted() { place(name) }
  }

  private mutating func place(_ name: String) {
    guard let file = pending[name] else { return }
    path.append(name)
    for mention in file.mentions {
      if let start = path.firstIndex(of: mention.relation) {
        let circle = (path[start...] + [mention.relation]).joined(separator: " → ")
        faults.append(
          Diagnostic(
            code: "relation-ring", "Relationerne bygger på hinanden i ring: \(circle).",
            suggestion: "Del en af dem, så den ene kan bygges først.", at: mention.place))
      } else {
        place(mention.relation)
      }
    }
    path.removeLast()
    pending[name] = nil
    relations.append(file)
  }

  private mutating func reportUnknown(_ mention: RelationFile.Mention, among known: Set<String>) {
    let near = nearMiss(mention.relation, among: known)
    faults.append(
      Diagnostic(
        code: "relation-ukendt", "Relationen `\(mention.relation)` findes ikke.",
        suggestion: near.map { "Mente du `\($0)`?" }, at: mention.place))
  }
}
