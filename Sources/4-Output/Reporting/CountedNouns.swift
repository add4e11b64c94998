internal import Danish

/// What the reports count.
extension CountedNoun {
  static let spells = CountedNoun(one: "ét forløb", many: "forløb")
  static let areas = CountedNoun(one: "ét område", many: "områder")
}
