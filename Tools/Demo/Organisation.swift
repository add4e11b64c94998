/// The units, facilities and caseworkers of one municipality.
struct Organisation {
  var units: [UnitFact] = []
  var facilities: [FacilityFact] = []
  /// Initials, with the team that each belongs to.
  var caseworkers: [(initials: String, team: Int)] = []

  /// The teams of the authority (myndighed); a case's team is an index here.
  static let teams: [(id: String, name: String, desk: Desk, parent: String)] = [
    ("VBO", "Team Botilbud", .housing, "MYV"), ("VNO", "Team Støtte Nord", .support, "MYV"),
    ("VSY", "Team Støtte Syd", .support, "MYV"), ("VUD", "Team Udsatte Voksne", .exposed, "MYV"),
    ("BFA", "Team Familie", .family, "MYB"), ("BAN", "Team Anbringelse", .placement, "MYB"),
  ]
  static let support = (north: 1, south: 2)
  static let adultPurchases = "380100"
  static let childPurchases = "280100"
  static let adultCentre = "380000"
  static let childCentre = "280000"

  /// Where a facility comes from, and how many of 900 citizens' places it has: own citizens and sold places.
  private struct Pattern {
    let prefix: String
    let type: String
    let kinds: [Int]
    let ownership: String
    var isOwn = false
    var operatorCode = 0
    let places: Int
    var sold = 0
  }

  private static let patterns: [Pattern] = [
    Pattern(
      prefix: "Botilbuddet", type: "Almindeligt længerevarende botilbud", kinds: [0], ownership: "Kommunal",
      isOwn: true,
      places: 14, sold: 2),
    Pattern(
      prefix: "Botilbuddet", type: "Almindeligt længerevarende botilbud", kinds: [0], ownership: "Kommunal",
      isOwn: true,
      places: 8, sold: 14),
    Pattern(
      prefix: "Fonden", type: "Almindeligt længerevarende botilbud", kinds: [0], ownership: "Privat", places: 10),
    Pattern(
      prefix: "Bostedet", type: "Almindeligt længerevarende botilbud", kinds: [0], ownership: "Regional",
      operatorCode: 219, places: 7),
    Pattern(
      prefix: "Bofællesskabet", type: "Almindeligt længerevarende botilbud", kinds: [0], ownership: "Kommunal",
      operatorCode: 270, places: 7),
    Pattern(
      prefix: "Overgangsboligen", type: "Midlertidigt botilbud", kinds: [1], ownership: "Kommunal", isOwn: true,
      places: 19,
      sold: 2),
    Pattern(prefix: "Fonden", type: "Midlertidigt botilbud", kinds: [1], ownership: "Privat", places: 18),
    Pattern(
      prefix: "Ungeboligen", type: "Midlertidigt botilbud", kinds: [1], ownership: "Kommunal", operatorCode: 219,
      places: 13),
    Pattern(
      prefix: "Bofællesskabet", type: "Almen ældre- og handicapvenlig bolig", kinds: [2], ownership: "Kommunal",
      isOwn: true,
      places: 27, sold: 2),
    Pattern(
      prefix: "Bofællesskabet", type: "Almen ældre- og handicapvenlig bolig", kinds: [2], ownership: "Kommunal",
      isOwn: true,
      places: 25, sold: 2),
    Pattern(
      prefix: "Opgangsfællesskabet", type: "Almen ældre- og handicapvenlig bolig", kinds: [2], ownership: "Privat",
      places: 13),
    Pattern(
      prefix: "Bofællesskabet", type: "Almen ældre- og handicapvenlig bolig", kinds: [2], ownership: "Kommunal",
      operatorCode: 250, places: 8),
    Pattern(
      prefix: "Bostøtten", type: "Mobilt tilbud", kinds: [3, 4, 5, 6, 7], ownership: "Kommunal", isOwn: true, places: 78
    ),
    Pattern(prefix: "Støttekorpset", type: "Mobilt tilbud", kinds: [3, 4, 5], ownership: "Privat", places: 22),
    Pattern(
      prefix: "Ledsagekorpset", type: "Mobilt tilbud", kinds: [11, 12, 13], ownership: "Kommunal", isOwn: true,
      places: 1),
    Pattern(
      prefix: "Værkstedet", type: "Beskyttet beskæftigelsestilbud", kinds: [14], ownership: "Kommunal", isOwn: true,
      places: 52),
    Pattern(prefix: "Værkstedet", type: "Beskyttet beskæftigelsestilbud", kinds: [14], ownership: "Privat", places: 8),
    Pattern(
      prefix: "Aktivitetscentret", type: "Aktivitets- og samværstilbud", kinds: [15], ownership: "Kommunal",
      isOwn: true,
      places: 66),
    Pattern(prefix: "Dagtilbuddet", type: "Aktivitets- og samværstilbud", kinds: [15], ownership: "Privat", places: 19),
    Pattern(prefix: "Krisecentret", type: "Midlertidigt botilbud", kinds: [16], ownership: "Privat", places: 1),
    Pattern(
      prefix: "Forsorgshjemmet", type: "Midlertidigt botilbud", kinds: [17], ownership: "Kommunal", operatorCode: 217,
      places: 1),
    Pattern(
      prefix: "Rusmiddelcentret", type: "Mobilt tilbud", kinds: [18, 19], ownership: "Kommunal", isOwn: true, places: 1),
    Pattern(
      prefix: "Familiehuset", type: "Familietilbud", kinds: [20, 21], ownership: "Kommunal", isOwn: true, places: 1),
    Pattern(prefix: "Opholdsstedet", type: "Opholdssted", kinds: [25], ownership: "Privat", places: 7),
    Pattern(prefix: "Opholdsstedet", type: "Opholdssted", kinds: [25], ownership: "Privat", places: 5),
    Pattern(
      prefix: "Børne- og ungehjemmet", type: "Børne- og ungehjem", kinds: [26], ownership: "Kommunal", isOwn: true,
      places: 7),
  ]

  /// The kinds whose own facilities have rated places and stays.
  static let residential: Set<Int> = [0, 1, 2, 26]
  /// The facility that runs empty in 2026: the second of the patterns.
  static let emptying = 1

  /// For each facility its slots for own citizens and for sold places.
  private(set) var slots: [(own: Int, sold: Int)] = []

  /// `houses` are further own places for long stays, by their rated places, which nobody lives in.
  init(municipality code: Int, index: Int, scale: Double, houses: [Int] = []) {
    let copies = max(1, Int(scale + 0.5))
    for copy in 0..<copies {
      for (place, pattern) in Self.patterns.enumerated() {
        let number = copy * Self.patterns.count + place
        let share = scale / Double(copies)
        let own = max(1, Int(Double(pattern.places) * share + 0.5))
        let sold = pattern.sold == 0 ? 0 : max(1, Int(Double(pattern.sold) * share + 0.5))
        let isResidential = pattern.isOwn && pattern.kinds.contains(where: Self.residential.contains)
        let house = Names.houses[(number * 5 + index) % Names.houses.count]
        let child = ServiceKind.all[pattern.kinds[0]].isChild
        facilities.append(
          FacilityFact(
            id: "T" + digits(100 + number, 3), name: pattern.prefix + " " + house + (copy > 0 ? " \(copy + 1)" : ""),
            type: pattern.type, kinds: pattern.kinds, ownership: pattern.ownership,
            operatorCode: pattern.isOwn ? code : (pattern.operatorCode == 0 ? 217 : pattern.operatorCode),
            costCentre: pattern.isOwn ? (child ? "28" : "38") + digits(1000 + number, 4) : "",
            provider: pattern.isOwn ? "Fjordby Kommune" : pattern.prefix + " " + house,
            businessNumber: pattern.isOwn ? 90_000_999 : 90_100_000 + number, productionUnit: 1_090_000_000 + number,
            places: isResidential ? own + sold : 0, priceFactor: 0.92 + Double(number * 7 % 17) / 100))
        slots.append((own, sold))
      }
    }
    for places in houses {
      let number = facilities.count
      facilities.append(
        FacilityFact(
          id: "T" + digits(100 + number, 3), name: "Bofællesskabet \(Names.houses[number % Names.houses.count]) Ny",
          type: "Almindeligt længerevarende botilbud", kinds: [ServiceKind.longStay], ownership: "Kommunal",
          operatorCode: code, costCentre: "38" + digits(1000 + number, 4), provider: "Fjordby Kommune",
          businessNumber: 90_000_999, productionUnit: 1_090_000_000 + number, places: places, priceFactor: 1))
      slots.append((0, 0))
    }
    makeUnits()
    makeCaseworkers(scale: scale)
  }

  private mutating func makeUnits() {
    func unit(_ id: String, _ name: String, _ parent: String, _ type: String, _ costCentre: String, _ leader: String) {
      units.append(UnitFact(id: id, name: name, parent: parent, type: type, costCentre: costCentre, leader: leader))
    }
    unit("CVS", "Center for Voksenstøtte", "", "Center", Self.adultCentre, "KLE")
    unit("MYV", "Myndighed Voksen", "CVS", "Afdeling", Self.adultPurchases, "RAV")
    unit("DRV", "Drift Voksen", "CVS", "Afdeling", "380200", "TOF")
    unit("CBU", "Center for Børn og Unge", "", "Center", Self.childCentre, "HEL")
    unit("MYB", "Myndighed Børn og Unge", "CBU", "Afdeling", Self.childPurchases, "MIS")
    unit("DRB", "Drift Børn og Unge", "CBU", "Afdeling", "280200", "JAK")
    for (number, team) in Self.teams.enumerated() {
      unit(
        team.id, team.name, team.parent, "Team", (team.parent == "MYV" ? "38" : "28") + digits(300 + number, 4),
        "L" + team.id.prefix(2))
    }
    for facility in facilities where facility.isOwn {
      let child = ServiceKind.all[facility.kinds[0]].isChild
      unit(
        facility.id, facility.name, child ? "DRB" : "DRV", "Tilbud", facility.costCentre, "F" + facility.id.suffix(2))
    }
  }

  private mutating func makeCaseworkers(scale: Double) {
    let shares: [Double] = [6, 7, 7, 5, 6, 4]
    for (team, share) in shares.enumerated() {
      for _ in 0..<max(2, Int(share * scale + 0.5)) {
        caseworkers.append((Names.initials(caseworkers.count), team))
      }
    }
  }
}

/// A number with leading zeros.
func digits(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}
