internal import Danish

/// What the reports count.
extension CountedNoun {
  static let understood = CountedNoun(one: "én", many: "")
  static let citizens = CountedNoun(one: "én borger", many: "borgere")
  static let openCases = CountedNoun(one: "én åben sag", many: "åbne sager")
  static let spells = CountedNoun(one: "ét forløb", many: "forløb")
  static let areas = CountedNoun(one: "ét område", many: "områder")
}
