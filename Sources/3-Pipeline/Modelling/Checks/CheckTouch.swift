internal import Definitions
internal import Diagnostics

/// A metric that an open finding may change (rørt nøgletal): whatever row it is about, or only when it is a row of one extract.
package struct CheckTouch: Sendable, Hashable {
  package let metric: String
  /// Name of the extract (`mål`); nil is every extract.
  package let file: String?
  let place: Place

  init(_ metric: String, file: String? = nil, at place: Place) {
    self.metric = metric
    self.file = file
    self.place = place
  }

  /// Reads `touches`: a list of metrics, or a list an extract for a check that looks at several.
  static func all(in mapping: DefinitionMapping) -> [CheckTouch] {
    guard mapping.isMapping("touches"), let byFile = mapping.mapping("touches") else {
      return mapping.strings("touches").map { CheckTouch($0, at: mapping.place(of: "touches")) }
    }
    defer { byFile.finish() }
    return byFile.keys.flatMap { file in
      byFile.strings(file).map { CheckTouch($0, file: file, at: byFile.place(of: file)) }
    }
  }
}
