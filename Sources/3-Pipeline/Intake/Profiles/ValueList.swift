internal import Definitions
package import Diagnostics
package import Foundation

/// A list of words and what each stands for (værdiliste), shared by profiles: names of municipalities and their codes.
package struct ValueList: Sendable, Hashable {
  package var id: String
  /// What stands in an extract, by the folded word of a file.
  package var values: [String: String]

  package static func load(_ url: URL) throws -> (list: ValueList?, faults: [Diagnostic]) {
    parse(try String(contentsOf: url, encoding: .utf8), name: "1-profiles/lists/\(url.lastPathComponent)")
  }

  package static func parse(_ text: String, name: String) -> (list: ValueList?, faults: [Diagnostic]) {
    let file = DefinitionFile(name: name, text: text)
    guard let top = file.mapping else { return (nil, file.faults) }
    let id = top.string("id")
    _ = top.string("title")
    var values: [String: String] = [:]
    if let entries = top.requiredMapping("values") {
      for value in entries.keys {
        for word in entries.strings(value) {
          if let other = values.updateValue(value, forKey: folded(word)), other != value {
            entries.report("ord-tvetydigt", "`\(word)` står for både `\(other)` og `\(value)`.", at: value)
          }
        }
      }
    }
    top.finish()
    guard file.faults.isEmpty, let id else { return (nil, file.faults) }
    return (ValueList(id: id, values: values), [])
  }
}

/// The list of a name; a fault at `key` when there is none of the name.
func valueList(
  _ id: String, _ entry: DefinitionMapping, _ key: String, _ known: ProfileCatalogue
) -> [String: String] {
  if let list = known.lists[id] { return list.values }
  let names = known.lists.keys.sorted()
  entry.report(
    "liste-ukendt", "Listen `\(id)` findes ikke.",
    suggestion: nearMiss(id, among: names).map { "Mente du `\($0)`?" } ?? "Lister: \(names.joined(separator: ", ")).",
    at: key)
  return [:]
}
