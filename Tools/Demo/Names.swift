/// Invented names: common first names, surnames put together from three pieces of place names, so that nobody bears them.
enum Names {
  static let women = [
    "Anne", "Birthe", "Camilla", "Dorte", "Emma", "Freja", "Gitte", "Hanne", "Ida", "Julie", "Karen", "Laura", "Maja",
    "Nanna", "Oda", "Pernille", "Rikke", "Sofie", "Tove", "Ulla", "Vibeke", "Astrid", "Ellen", "Lis", "Mette",
  ]
  static let men = [
    "Anders", "Bo", "Christian", "David", "Erik", "Frederik", "Gustav", "Hans", "Ivan", "Jens", "Kasper", "Lars",
    "Mads",
    "Niels", "Oskar", "Peter", "Rasmus", "Søren", "Thomas", "Ulrik", "Viggo", "Åge", "Emil", "Jørgen", "Malthe",
  ]
  private static let beginnings = [
    "Klit", "Mose", "Tange", "Lyng", "Sande", "Brede", "Vester", "Øster", "Hede", "Ravn", "Elme", "Birke", "Kær",
    "Stub", "Rør",
  ]
  private static let middles = [
    "rup", "lund", "holt", "tved", "mark", "fjord", "bæk", "høj", "dal", "vig", "skov", "ager", "bro", "løse", "sted",
  ]
  private static let ends = [
    "næshøj", "toftby", "rydeng", "klevdal", "odderø", "bjergsø", "krogås", "skærholm", "vangå",
  ]

  static func full(_ index: Int, isWoman: Bool) -> String {
    let first = isWoman ? women[index % women.count] : men[index % men.count]
    let rest = index / 25
    return first + " " + beginnings[rest % 15] + middles[rest / 15 % 15] + ends[rest / 225 % 9]
  }

  /// Names of houses and facilities.
  static let houses = [
    "Havbakken", "Tornhøj", "Kompasset", "Møllestien", "Solgården", "Fyrtårnet", "Strandlinjen", "Lyngtoften",
    "Ankerhus",
    "Birkebo", "Vindrosen", "Kystvejen", "Engblommen", "Rørdrummen", "Skovkanten", "Teglgården", "Bølgen", "Ravnsholt",
    "Pilehuset", "Broen", "Sejlet", "Udsigten", "Dalgården", "Kilden", "Stenbukken", "Egelunden", "Mågen", "Hvidtjørn",
  ]

  private static let consonants = Array("BDFGHJKLMNPRSTV")
  private static let vowels = Array("AEIOU")
  /// Unlike initials for each caseworker of a municipality: three letters, later four.
  static func initials(_ index: Int) -> String {
    let spread = index &* 37 % 1125
    let three = [consonants[spread % 15], vowels[spread / 15 % 5], consonants[spread / 75 % 15]]
    return index < 1125 ? String(three) : String(three) + "\(index / 1125)"
  }
}
