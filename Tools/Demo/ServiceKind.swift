/// What a price counts (takstenhed).
enum RateUnit: String {
  case day = "Døgn"
  case week = "Uge"
  case month = "Måned"
}

/// Which team of the authority has the case.
enum Desk: Int {
  case housing, support, exposed, family, placement
}

/// One kind of service that the fictional municipality grants: paragraph, account, price and how many have it.
struct ServiceKind {
  let basis: String
  /// The paragraph before Barnets lov (1-1-2024), for children's services.
  var oldBasis: String?
  /// Rammetype, for `SEL §85`.
  var setting = ""
  /// Ydelse and its code in Fælles Faglige Begreber.
  let service: String
  var code = ""
  let function: String
  let groupings: [String]
  let unit: RateUnit
  /// The price in kroner at the level of 2024.
  let price: Int
  /// How many of 900 citizens have it on an ordinary day.
  let stock: Int
  let meanDays: Int
  var mostDays = 12_000
  let ages: ClosedRange<Int>
  let desk: Desk
  let kle: String
  let targets: [String]
  /// Hours a week, where support is granted in hours.
  var hours = 0
  /// The share given to persons who already have another service.
  var attached = 0.0
  /// Whether goals, assessments and observations are written.
  var followed = true

  var isChild: Bool { oldBasis != nil || basis.hasPrefix("BL") }
}

extension ServiceKind {
  static let longStay = 0
  static let shortStay = 1
  static let housingSupport = 2
  static let fosterCare = 24
  static let childResidence = 25
  static let personalHelp = 30

  static let all: [ServiceKind] = adults + children + others

  private static let mind = [
    "Udviklingshæmning", "Autismespektrum", "Multipel funktionsnedsættelse", "Erhvervet hjerneskade",
  ]
  private static let psyche = [
    "Angst", "Forandret virkelighedsopfattelse", "Depression", "Personlighedsforstyrrelse", "Opmærksomhedsforstyrrelse",
  ]
  private static let misuse = ["Stofmisbrug", "Alkoholmisbrug"]
  private static let body = ["Mobilitetsnedsættelse", "Medfødt hjerneskade", "Multipel funktionsnedsættelse"]
  private static let child = [
    "Omsorgssvigt", "Udadreagerende adfærd", "Indadreagerende adfærd", "Autismespektrum", "Angst",
  ]
  private static let longCode = "5af56051-8413-4115-aaa2-83a0767e1137"
  private static let shortCode = "80aa8ea7-4ad8-405f-876a-4c0f89fde06a"
  private static let homeCode = "638f44df-6bf2-47f8-9935-b8fdc83e5bf5"

  private static let adults: [ServiceKind] = [
    ServiceKind(
      basis: "SEL §108", service: "Længerevarende ophold", code: longCode, function: "5.38.50",
      groupings: ["001", "002", "003"], unit: .day, price: 4400, stock: 44, meanDays: 4200, ages: 20...66,
      desk: .housing,
      kle: "27.57.08", targets: mind),
    ServiceKind(
      basis: "SEL §107", service: "Midlertidigt ophold", code: shortCode, function: "5.38.52",
      groupings: ["001", "002", "003"], unit: .day, price: 2600, stock: 48, meanDays: 480, mostDays: 720, ages: 18...55,
      desk: .housing, kle: "27.57.04", targets: psyche + mind),
    ServiceKind(
      basis: "SEL §85", setting: "Botilbudslignende", service: "Støtte i botilbudslignende tilbud", code: homeCode,
      function: "5.38.51", groupings: ["001", "002"], unit: .day, price: 1950, stock: 70, meanDays: 2900, ages: 20...66,
      desk: .housing, kle: "27.36.12", targets: mind + psyche),
    ServiceKind(
      basis: "SEL §85", setting: "Øvrig", service: "Bostøtte, lille pakke", code: homeCode, function: "5.38.39",
      groupings: ["003", "004", "005"], unit: .week, price: 1150, stock: 110, meanDays: 900, ages: 18...70,
      desk: .support,
      kle: "27.36.12", targets: psyche, hours: 2),
    ServiceKind(
      basis: "SEL §85", setting: "Øvrig", service: "Bostøtte, mellemstor pakke", code: homeCode, function: "5.38.39",
      groupings: ["003", "004", "005"], unit: .week, price: 2250, stock: 80, meanDays: 1000, ages: 18...70,
      desk: .support,
      kle: "27.36.12", targets: psyche + mind, hours: 4),
    ServiceKind(
      basis: "SEL §85", setting: "Øvrig", service: "Bostøtte, stor pakke", code: homeCode, function: "5.38.39",
      groupings: ["004", "005"], unit: .week, price: 4400, stock: 40, meanDays: 1100, ages: 18...70, desk: .support,
      kle: "27.36.12", targets: psyche + mind, hours: 8),
    ServiceKind(
      basis: "SEL §82 a", service: "Gruppebaseret hjælp og støtte", code: "3459f530-7334-48c4-9037-53bf80df8851",
      function: "5.38.39", groupings: ["004"], unit: .week, price: 350, stock: 15, meanDays: 210, ages: 18...65,
      desk: .support, kle: "27.36.12", targets: psyche, attached: 0.3, followed: false),
    ServiceKind(
      basis: "SEL §82 b", service: "Individuel tidsbegrænset socialpædagogisk hjælp og støtte",
      code: "fe42f8f4-d516-4bab-b006-12b0cd186603", function: "5.38.39", groupings: ["004"], unit: .week, price: 1250,
      stock: 12, meanDays: 120, mostDays: 180, ages: 18...65, desk: .support, kle: "27.36.12", targets: psyche),
    ServiceKind(
      basis: "SEL §96", service: "Borgerstyret personlig assistance", function: "5.38.39", groupings: ["002"],
      unit: .month,
      price: 112_000, stock: 10, meanDays: 3600, ages: 20...62, desk: .housing, kle: "27.39.20", targets: body,
      followed: false),
    ServiceKind(
      basis: "SEL §95", service: "Kontant tilskud til hjælpere", function: "5.38.39", groupings: ["001"], unit: .month,
      price: 58_000, stock: 3, meanDays: 2400, ages: 20...66, desk: .housing, kle: "27.39.16", targets: body,
      followed: false),
    ServiceKind(
      basis: "SEL §102", service: "Behandling af særlig karakter", function: "5.38.39",
      groupings: ["006", "007", "008"],
      unit: .month, price: 17_500, stock: 6, meanDays: 420, ages: 18...60, desk: .housing, kle: "27.51.08",
      targets: psyche + mind, attached: 0.3),
    ServiceKind(
      basis: "SEL §97", service: "Ledsagelse", code: "0886a1b6-4a3a-47e5-9c97-066270529e4f", function: "5.38.53",
      groupings: ["002"], unit: .month, price: 4200, stock: 45, meanDays: 1800, ages: 18...64, desk: .support,
      kle: "27.48.04", targets: body + mind, attached: 0.4, followed: false),
    ServiceKind(
      basis: "SEL §98", service: "Kontaktperson for døvblinde", function: "5.38.53", groupings: ["003"], unit: .month,
      price: 9400, stock: 2, meanDays: 2400, ages: 25...80, desk: .support, kle: "27.48.08",
      targets: ["Erhvervet døvblindhed", "Medfødt døvblindhed"], followed: false),
    ServiceKind(
      basis: "SEL §99", service: "Støtte- og kontaktperson", code: "05cd5e81-1a3a-4bdd-901b-7ec96c12d990",
      function: "5.38.53", groupings: ["004"], unit: .month, price: 6600, stock: 28, meanDays: 620, ages: 20...70,
      desk: .exposed, kle: "27.48.08", targets: psyche + misuse + ["Hjemløshed"], attached: 0.2),
    ServiceKind(
      basis: "SEL §103", service: "Produktion og værksted", code: "fb3d8722-90e0-4a80-ba65-490617ffeb0f",
      function: "5.38.58", groupings: ["002"], unit: .month, price: 11_400, stock: 60, meanDays: 2100, ages: 18...64,
      desk: .support, kle: "27.54.04", targets: mind + psyche, attached: 0.6),
    ServiceKind(
      basis: "SEL §104", service: "Social aktivitet", code: "7e419926-bb04-4829-99c9-95ea20403c2c", function: "5.38.59",
      groupings: ["002", "003"], unit: .month, price: 16_800, stock: 85, meanDays: 2300, ages: 18...70, desk: .support,
      kle: "27.54.08", targets: mind + psyche, attached: 0.75),
    ServiceKind(
      basis: "SEL §109", service: "Ophold på krisecenter", code: "a81a3fa9-6601-4d1e-a11e-f7444dfd3828",
      function: "5.38.42",
      groupings: ["002"], unit: .day, price: 2150, stock: 4, meanDays: 70, mostDays: 200, ages: 19...55, desk: .exposed,
      kle: "27.57.12", targets: ["Voldeligt overgreb"], followed: false),
    ServiceKind(
      basis: "SEL §110", service: "Ophold på forsorgshjem", code: shortCode, function: "5.38.42", groupings: ["001"],
      unit: .day, price: 1480, stock: 8, meanDays: 100, mostDays: 300, ages: 19...60, desk: .exposed, kle: "27.57.16",
      targets: ["Hjemløshed"], followed: false),
    ServiceKind(
      basis: "SUL §141", service: "Alkoholbehandling", function: "5.38.44", groupings: ["001"], unit: .month,
      price: 3900,
      stock: 45, meanDays: 220, mostDays: 700, ages: 20...72, desk: .exposed, kle: "29.18.00",
      targets: ["Alkoholmisbrug"], attached: 0.1),
    ServiceKind(
      basis: "SEL §101", service: "Stofmisbrugsbehandling", function: "5.38.45", groupings: ["001", "002"],
      unit: .month,
      price: 5600, stock: 50, meanDays: 260, mostDays: 900, ages: 18...60, desk: .exposed, kle: "27.51.04",
      targets: ["Stofmisbrug"], attached: 0.2),
  ]

  private static let children: [ServiceKind] = [
    ServiceKind(
      basis: "BL §32", oldBasis: "SEL §52", service: "Praktisk pædagogisk støtte i hjemmet", function: "5.28.21",
      groupings: ["002"], unit: .week, price: 1900, stock: 85, meanDays: 420, ages: 4...16, desk: .family,
      kle: "27.24.00",
      targets: child, hours: 3),
    ServiceKind(
      basis: "BL §32", oldBasis: "SEL §52", service: "Familiebehandling", function: "5.28.21", groupings: ["003"],
      unit: .week, price: 3300, stock: 30, meanDays: 320, ages: 1...14, desk: .family, kle: "27.24.00", targets: child),
    ServiceKind(
      basis: "BL §30", oldBasis: "SEL §52", service: "Tidlig støtte", function: "5.28.21", groupings: ["011"],
      unit: .month,
      price: 3900, stock: 18, meanDays: 300, ages: 2...15, desk: .family, kle: "27.24.00", targets: child,
      followed: false),
    ServiceKind(
      basis: "BL §31", oldBasis: "SEL §52", service: "Støtteperson", function: "5.28.21", groupings: ["013"],
      unit: .month,
      price: 7200, stock: 5, meanDays: 380, ages: 6...16, desk: .family, kle: "27.24.00", targets: child),
    ServiceKind(
      basis: "BL §46", oldBasis: "SEL §66", service: "Ophold i plejefamilie", function: "5.28.22",
      groupings: ["002", "005"],
      unit: .month, price: 51_000, stock: 36, meanDays: 2100, ages: 1...14, desk: .placement, kle: "27.27.00",
      targets: child),
    ServiceKind(
      basis: "BL §46", oldBasis: "SEL §66", service: "Ophold på opholdssted", function: "5.28.20", groupings: ["003"],
      unit: .day, price: 4100, stock: 12, meanDays: 900, ages: 11...16, desk: .placement, kle: "27.27.00",
      targets: child),
    ServiceKind(
      basis: "BL §47", oldBasis: "SEL §66", service: "Ophold på børne- og ungehjem", function: "5.28.23",
      groupings: ["001"], unit: .day, price: 4700, stock: 7, meanDays: 800, ages: 8...15, desk: .placement,
      kle: "27.27.00",
      targets: child),
    ServiceKind(
      basis: "BL §43", oldBasis: "SEL §66", service: "Eget værelse med støtte", function: "5.28.20", groupings: ["005"],
      unit: .month, price: 22_000, stock: 5, meanDays: 400, ages: 15...16, desk: .placement, kle: "27.27.00",
      targets: child),
  ]

  /// Paragraphs that belong to no service area, as every municipality has them.
  private static let others: [ServiceKind] = [
    ServiceKind(
      basis: "SEL §100", service: "Kompensationsydelse", function: "5.57.72", groupings: ["015"], unit: .month,
      price: 1100,
      stock: 14, meanDays: 1500, ages: 20...66, desk: .support, kle: "32.18.08", targets: body, followed: false),
    ServiceKind(
      basis: "SEL §112", service: "Hjælpemidler", function: "5.38.41", groupings: ["007"], unit: .month, price: 1450,
      stock: 18, meanDays: 600, ages: 20...80, desk: .support, kle: "27.60.04", targets: body, attached: 0.3,
      followed: false),
    // Nobody has it on an ordinary day; since 1 July 2025 it is given under ældreloven to the old.
    ServiceKind(
      basis: "SEL §83", service: "Personlig og praktisk hjælp", function: "5.30.26", groupings: ["001"], unit: .month,
      price: 5200, stock: 0, meanDays: 600, ages: 70...85, desk: .support, kle: "27.36.04", targets: body,
      followed: false),
  ]
}
