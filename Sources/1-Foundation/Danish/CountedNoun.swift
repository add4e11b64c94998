/// A thing that is counted, as a sentence writes none, one and many of it.
package struct CountedNoun: Hashable, Sendable {
  /// "ingen borgere".
  package var none: String
  /// "én borger".
  package var one: String
  /// "borgere"; empty where the noun is understood: "kom der 3 til".
  package var many: String

  package init(one: String, many: String) {
    none = many.isEmpty ? "ingen" : "ingen \(many)"
    self.one = one
    self.many = many
  }

  package func text(_ number: Int) -> String {
    switch number {
    case 0: none
    case 1: one
    default: many.isEmpty ? DanishText.whole(number) : DanishText.counted(number, one, many)
    }
  }

  /// At the head of a sentence, in words up to twelve: "Seks områder".
  package func heading(_ number: Int) -> String {
    guard (2...12).contains(number) else { return DanishText.capitalised(text(number)) }
    return DanishText.capitalised("\(DanishText.spelled(number)) \(many)")
  }

  /// One to four, which must not be told.
  package var few: String { many.isEmpty ? "under fem" : "under fem \(many)" }
}
