internal import Definitions
package import Diagnostics
package import Foundation

/// The words by which unknown files and columns are recognised (kendeord); a word is a reason, never a proof.
package struct ProposalHints: Sendable {
  /// Folded words by the extract's name.
  var files: [String: [String]] = [:]
  /// Folded words by the field's name.
  var fields: [String: [String]] = [:]
  /// By the field's name: the extract's word by the folded word of a file.
  var values: [String: [String: String]] = [:]
  var totals: [String] = []
  var missing: [String] = []
  var units: [String] = []

  package static func load(_ folder: URL) throws -> (hints: ProposalHints, faults: [Diagnostic]) {
    let url = folder.appendingPathComponent("hints/kendeord.yaml")
    return parse(try String(contentsOf: url, encoding: .utf8), name: "1-profiles/hints/\(url.lastPathComponent)")
  }

  package static func parse(_ text: String, name: String) -> (hints: ProposalHints, faults: [Diagnostic]) {
    let file = DefinitionFile(name: name, text: text)
    var hints = ProposalHints()
    guard let top = file.mapping else { return (hints, file.faults) }
    _ = top.string("id")
    _ = top.string("title")
    if let files = top.requiredMapping("files") {
      for key in files.keys { hints.files[key] = files.strings(key).map(folded) }
    }
    if let fields = top.requiredMapping("fields") {
      for key in fields.keys { hints.fields[key] = fields.strings(key).map(folded) }
    }
    if let values = top.mapping("values") {
      for key in values.keys {
        guard let words = values.mapping(key) else { continue }
        for word in words.keys {
          for other in words.strings(word) { hints.values[key, default: [:]][folded(other)] = word }
        }
      }
    }
    hints.totals = top.strings("totals").map(folded)
    hints.missing = top.strings("missing")
    hints.units = top.strings("units").map(folded)
    top.finish()
    return (hints, file.faults)
  }
}
