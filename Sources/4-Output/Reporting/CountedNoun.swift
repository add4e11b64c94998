/// A thing that is counted, as a sentence writes none, one and many of it.
struct CountedNoun: Hashable, Sendable {
  /// "ingen borgere".
  var none: String
  /// "én borger".
  var one: String
  /// "borgere"; empty where the noun is understood: "kom der 3 til".
  var many: String

  init(one: String, many: String) {
    none = many.isEmpty ? "ingen" : "ingen \(many)"
    self.one = one
    self.many = many
  }

  func text(_ number: Int) -> String {
    switch number {
    case 0: none
    case 1: one
    default: many.isEmpty ? NumberText.whole(number) : "\(NumberText.whole(number))\(DanishText.space)\(many)"
    }
  }

  /// At the head of a sentence, in words up to twelve: "Seks områder".
  func heading(_ number: Int) -> String {
    let words = [
      "", "", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv",
    ]
    guard words.indices.contains(number), !words[number].isEmpty else { return DanishText.capitalised(text(number)) }
    return DanishText.capitalised("\(words[number]) \(many)")
  }

  /// One to four, which must not be told.
  var few: String { many.isEmpty ? "under fem" : "under fem \(many)" }

  static let understood = CountedNoun(one: "én", many: "")
  static let citizens = CountedNoun(one: "én borger", many: "borgere")
  static let openCases = CountedNoun(one: "én åben sag", many: "åbne sager")
  static let spells = CountedNoun(one: "ét forløb", many: "forløb")
  static let areas = CountedNoun(one: "ét område", many: "områder")
}
