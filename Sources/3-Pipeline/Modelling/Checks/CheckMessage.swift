/// A sentence with columns in it: `Slutdato er {sag} i fagsystemet.`
package struct CheckMessage: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case text(String)
    case column(String)
  }

  let parts: [Part]

  /// Nil when a bracket is not closed or holds nothing.
  init?(_ template: String) {
    var parts: [Part] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else { return nil }
      let column = rest[rest.index(after: open)..<close]
      guard !column.isEmpty, column.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else { return nil }
      parts.append(.column(String(column)))
      rest = rest[rest.index(after: close)...]
    }
    if rest.contains("}") { return nil }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  var columns: [String] { parts.compactMap { if case .column(let name) = $0 { name } else { nil } } }

  func filled(_ value: (String) -> String) -> String {
    var text = ""
    for part in parts {
      switch part {
      // `41.250 kr.` at the end of a sentence has one full stop.
      case .text(let words): text += text.hasSuffix("kr.") && words.hasPrefix(".") ? words.dropFirst() : words[...]
      case .column(let name): text += value(name)
      }
    }
    return text
  }
}
