/// A sentence with columns in it (besked): `Slutdato er {sag} i fagsystemet.`
///
/// - `{lines:linje|linjer}` is the number with its word: 1 linje, 3 linjer.
/// - `[Tabt: {loss_ore}.|Tabet kendes ikke.]` is written when every column in it has a value, else what stands after the bar
///   (nothing without one): a sentence that needs a value is not made without it.
package struct CheckMessage: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case text(String)
    case column(String, one: String? = nil, many: String? = nil)
    indirect case optional([Part], otherwise: [Part])
  }

  let parts: [Part]

  /// Nil when a bracket is not closed or holds nothing.
  init?(_ template: String) {
    var rest = template[...]
    guard let parts = CheckMessage.parts(&rest, until: ""), rest.isEmpty else { return nil }
    self.parts = parts
  }

  /// The columns that it cannot be written without.
  var columns: [String] { CheckMessage.columns(parts) }

  /// - Parameters:
  ///   - hasValue: whether a column has one.
  ///   - value: a column as people read it, with the words for one and for many where the sentence gives them.
  func filled(
    hasValue: (String) -> Bool, _ value: (String, (one: String, many: String)?) -> String
  ) -> String {
    func write(_ parts: [Part]) -> String {
      parts.map { part in
        switch part {
        case .text(let words): words
        case .column(let name, let one?, let many?): value(name, (one, many))
        case .column(let name, _, _): value(name, nil)
        case .optional(let parts, let otherwise):
          write(CheckMessage.columns(parts).allSatisfy(hasValue) ? parts : otherwise)
        }
      }.joined()
    }
    // `41.250 kr.` at the end of a sentence has one full stop.
    return write(parts).replacing("kr..", with: "kr.")
  }

  private static func columns(_ parts: [Part]) -> [String] {
    parts.flatMap { part -> [String] in
      switch part {
      case .text: []
      case .column(let name, _, _): [name]
      case .optional(let parts, let otherwise): columns(parts) + columns(otherwise)
      }
    }
  }

  /// Reads up to one of the signs in `end`, which is left; nil when a bracket is not as it should be.
  private static func parts(_ rest: inout Substring, until end: String) -> [Part]? {
    var parts: [Part] = []
    while let sign = rest.first, !end.contains(sign) {
      switch sign {
      case "{":
        guard let close = rest.firstIndex(of: "}"), let part = column(rest[rest.index(after: rest.startIndex)..<close])
        else { return nil }
        parts.append(part)
        rest = rest[rest.index(after: close)...]
      case "[" where end.isEmpty:
        rest.removeFirst()
        guard let inner = CheckMessage.parts(&rest, until: "|]"), let bar = rest.popFirst() else { return nil }
        var otherwise: [Part] = []
        if bar == "|" {
          guard let other = CheckMessage.parts(&rest, until: "]"), rest.popFirst() != nil else { return nil }
          otherwise = other
        }
        guard !columns(inner).isEmpty else { return nil }
        parts.append(.optional(inner, otherwise: otherwise))
      case "}", "[", "]": return nil
      default:
        let words = rest.prefix { !"{}[]".contains($0) && !end.contains($0) }
        parts.append(.text(String(words)))
        rest = rest[words.endIndex...]
      }
    }
    return parts
  }

  /// `lines`, or `lines:linje|linjer`.
  private static func column(_ text: Substring) -> Part? {
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = halves.first, !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
      return nil
    }
    if halves.count == 1 { return .column(String(name)) }
    let words = halves[1].split(separator: "|").map(String.init)
    return words.count == 2 ? .column(String(name), one: words[0], many: words[1]) : nil
  }
}
