internal import Danish

/// A report's own first sentence (saetning), with a place for its first key figure and one for the time:
/// `Sygdom var {vaerdi} af de mulige dagsværk i {periode}.` A number of things has its noun with it: `{vaerdi:én klage|klager}`.
package struct LeadSentence: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case text(String)
    case value(CountedNoun?)
    case period
  }

  let parts: [Part]

  /// Nil where a brace is not closed or holds another word, or where the value or the time has no place.
  init?(_ template: String) {
    var parts: [Part] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { return nil }
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      let words = rest[rest.index(after: open)..<close].split(separator: ":", maxSplits: 1)
      switch (words.first, words.count) {
      case ("vaerdi", 1): parts.append(.value(nil))
      case ("vaerdi", 2):
        let forms = words[1].split(separator: "|").map(String.init)
        guard forms.count == 2 else { return nil }
        parts.append(.value(CountedNoun(one: forms[0], many: forms[1])))
      case ("periode", 1): parts.append(.period)
      default: return nil
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    guard parts.contains(where: { if case .value = $0 { true } else { false } }), parts.contains(.period) else {
      return nil
    }
    self.parts = parts
  }
}
