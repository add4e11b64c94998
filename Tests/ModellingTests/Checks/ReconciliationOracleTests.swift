internal import CareModel
internal import Modelling
internal import Testing
internal import Warehouse

/// The reconciliation in SQL against the same told day by day in Swift, on deliveries made at random.
@Suite struct ReconciliationOracleTests {
  @Test(arguments: 1...24)
  func `SQL and day by day agree on every row`(seed: Int) throws {
    var dice = RandomMoney(seed: UInt64(seed))
    let delivery = dice.delivery()
    let connection = try Database(path: nil).connect()
    try createEmptyStaging(on: connection)
    try connection.execute(SQL(raw: delivery.staging))
    try ModelBuild(definitions: definitions).run(on: connection, asOf: delivery.asOf, municipality: "0999")
    let found = try connection.query(
      """
      FROM facts.reconciliation AS row LEFT JOIN model.citizen AS person ON person.citizen = row.citizen
      SELECT coalesce(pseudonym, '–') || ' ' || coalesce(service_area, '–') || ' ' || month || ' ' || state || ' '
        || coalesce(expected_ore::VARCHAR, '–') || ' ' || posted_ore || ' ' || at_stake_ore
      """
    ).rows.compactMap { $0[0].text }.sorted()
    let plain = PlainReconciliation(delivery).rows()
    let (missing, strange) = (Set(plain).subtracting(found).sorted(), Set(found).subtracting(plain).sorted())
    #expect(missing == [] && strange == [], "kun dag for dag: \(missing) — kun SQL: \(strange)")
    #expect(found.count == plain.count)
  }

  @Test func `the random deliveries come upon every state`() throws {
    let states = Set(
      (1...24).flatMap { seed -> [String] in
        var dice = RandomMoney(seed: UInt64(seed))
        return PlainReconciliation(dice.delivery()).rows().compactMap {
          $0.split(separator: " ").dropFirst(3).first.map(String.init)
        }
      })
    #expect(
      states == [
        "afstemt", "beloeb_afviger", "betales_af_anden", "betalt_uden_bevilling", "datoer_afviger",
        "disponeret_uden_bevilling",
        "forkert_konto", "korrektion", "kun_i_fagsystem", "kun_i_oekonomi_forventet", "mangler_indtaegt",
        "ophoert_men_betalt",
        "takst_afviger", "uden_borger",
      ])
  }
}

/// Makes small deliveries in which everything that can differ sometimes does; the same seed makes the same one.
struct RandomMoney {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  private mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  private static let first = Day(2024, 11, 1)!.number

  mutating func delivery() -> PlainDelivery {
    let ends = [Day(2025, 6, 30)!, Day(2025, 6, 15)!, Day(2025, 5, 31)!]
    var delivery = PlainDelivery(asOf: ends[below(3)].number)
    prices(&delivery)
    for citizen in 1...7 { live(citizen, &delivery) }
    for _ in 0..<below(3) {
      delivery.lines.append(line(nil, 24_299 + below(6), below(3), 100 * (1 + below(5000))))
    }
    return delivery
  }

  /// Prices that give whole øre a day: multiples of 7, and of every length of a month.
  private mutating func prices(_ delivery: inout PlainDelivery) {
    let turn = Self.first + 30 + below(120)
    delivery.prices = [
      .init(facility: "F0", from: Self.first - 400, to: nil, ore: 100_000, unit: "Døgn"),
      .init(facility: "F1", from: Self.first - 400, to: turn, ore: 70_000 * 7, unit: "Uge"),
      .init(facility: "F1", from: turn + 1, to: nil, ore: 377_580 * (1 + below(8)), unit: "Måned"),
      .init(facility: "F2", from: Self.first + 45, to: Self.first + 150, ore: 50_000, unit: "Døgn"),
    ]
  }

  private mutating func live(_ citizen: Int, _ delivery: inout PlainDelivery) {
    if chance(60) { delivery.residence[citizen] = chance(70) ? "0999" : "0219" }
    let acting = chance(80) ? "0999" : "0219"
    for area in 0..<3 where chance(45) {
      let start = Self.first - 60 + below(200)
      let end = chance(60) ? start + 20 + below(150) : nil
      let care = PlainDelivery.Care(
        id: "I\(citizen)-\(area)", citizen: citizen, area: area, facility: "F\(below(4))", start: start, end: end,
        acting: acting, paying: chance(75) ? "0999" : "0101", isCancelled: chance(8))
      delivery.care.append(care)
      let isTwin = chance(15)
      if isTwin {
        var twin = care
        twin.id += "b"
        twin.isCancelled = false
        twin.start += 10
        delivery.care.append(twin)
      } else if chance(70) {
        promise(delivery.care.count - 1, &delivery)
      }
      pay(care, &delivery)
    }
    if chance(40) {
      var stray = line(citizen, 24_299 + below(8), chance(85) ? below(3) : nil, 100 * (below(9000) - 900))
      if chance(40) { stray.counterpart = "0219" }
      delivery.lines.append(stray)
    }
  }

  private mutating func promise(_ number: Int, _ delivery: inout PlainDelivery) {
    let care = delivery.care[number]
    let rates = ["F0": 100_000, "F2": 50_000]
    delivery.promises.append(
      .init(
        id: "D\(number)", care: chance(75) ? number : nil, citizen: care.citizen, area: care.area,
        start: care.start + (chance(20) ? below(40) - 20 : 0),
        end: chance(15) ? nil : care.end.map { $0 + (chance(20) ? below(40) - 20 : 0) },
        ore: (rates[care.facility] ?? 60_000) + (chance(20) ? 12_000 : 0)))
  }

  /// A line a month, most of them right, some in the wrong place, of the wrong amount, missing, or after the end.
  private mutating func pay(_ care: PlainDelivery.Care, _ delivery: inout PlainDelivery) {
    for month in 24_298...24_305 {
      let span = monthSpan(month)
      let isServed = span.upperBound >= care.start && span.lowerBound <= care.end ?? .max
      guard isServed || (chance(12) && span.lowerBound > care.start) else { continue }
      let days = isServed ? min(span.upperBound, care.end ?? .max) - max(span.lowerBound, care.start) + 1 : 10
      var ore = days * (["F0": 100_000, "F2": 50_000][care.facility] ?? 60_000)
      if care.facility == "F1" {
        ore = PlainPrice(delivery.prices).of(days: max(span.lowerBound, care.start), count: days)
      }
      if chance(12) { continue }
      if chance(10) { ore += chance(50) ? 60_000 : -ore / 30 }
      let area = chance(6) ? [0, 1, 2, nil][below(4)] : care.area
      delivery.lines.append(line(care.citizen, month, area, ore))
      if chance(3) { delivery.lines.append(line(care.citizen, month, area, -ore)) }
      if care.paying != "0999", chance(75) {
        var income = line(care.citizen, month, care.area, chance(85) ? -ore : -ore / 2)
        income.isIncome = true
        delivery.lines.append(income)
      }
    }
  }

  private mutating func line(_ citizen: Int?, _ month: Int, _ area: Int?, _ ore: Int) -> PlainDelivery.Line {
    let span = monthSpan(month)
    return .init(citizen: citizen, month: month, day: span.lowerBound + below(45) - 5, area: area, ore: ore)
  }

  private func monthSpan(_ month: Int) -> ClosedRange<Int> {
    let first = Day(month / 12, month % 12 + 1, 1)!.number
    return first...(first + Day.length(ofMonth: month % 12 + 1, in: month / 12) - 1)
  }
}

/// What days cost by a facility's rates, for lines that are to be right.
private struct PlainPrice {
  let prices: [PlainDelivery.Price]

  init(_ prices: [PlainDelivery.Price]) { self.prices = prices.filter { $0.facility == "F1" } }

  func of(days first: Int, count: Int) -> Int {
    (first..<(first + max(0, count))).reduce(0) { sum, day in
      guard let price = prices.last(where: { $0.from <= day }) else { return sum }
      let parts = Day(number: day).parts
      return sum + price.ore / (price.unit == "Uge" ? 7 : Day.length(ofMonth: parts.month, in: parts.year))
    }
  }
}

extension PlainDelivery {
  /// INSERTs into staging.
  var staging: String {
    let iso = { (day: Int) in Day(number: day).description }
    var text = ""
    for (citizen, municipality) in residence.sorted(by: { $0.key < $1.key }) {
      text += row("borgere", ["borger": "p\(citizen)", "bopaelskommune": municipality])
    }
    for (number, care) in care.enumerated() {
      text += row(
        "indsatser",
        [
          "indsats_id": care.id, "sags_id": "S1", "borger": "p\(care.citizen)", "paragraf": Self.paragraphs[care.area],
          "ydelse": "Ydelse", "tilbud_id": care.facility, "startdato": iso(care.start), "slutdato": care.end.map(iso),
          "handlekommune": care.acting, "betalingskommune": care.paying,
          "status": care.isCancelled ? "Annulleret" : "Aktiv",
          "row_number": "\(number + 2)",
        ])
    }
    for price in prices {
      text += row(
        "takster",
        [
          "tilbud_id": price.facility, "ydelse": "Ydelse", "gyldig_fra": iso(price.from),
          "gyldig_til": price.to.map(iso),
          "takst_oere": "\(price.ore)", "takstenhed": price.unit,
        ])
    }
    for promise in promises {
      text += row(
        "disponering",
        [
          "disponering_id": promise.id, "indsats_id": promise.care.map { care[$0].id }, "borger": "p\(promise.citizen)",
          "funktion": Self.functions[promise.area], "gruppering": "002", "takst_oere": "\(promise.ore)",
          "takstenhed": "Døgn", "antal": "1", "startdato": iso(promise.start), "slutdato": promise.end.map(iso),
        ])
    }
    for (number, line) in lines.enumerated() {
      text += row(
        "posteringer",
        [
          "bilagsnr": "\(number)", "linje": "1", "regnskabsaar": "\(line.month / 12)",
          "periode": "\(line.month % 12 + 1)",
          "posteringsdato": iso(line.day), "funktion": line.area.map { Self.functions[$0] } ?? "6.45.51", "dranst": "1",
          "gruppering": "002", "art": line.isIncome ? "7.7" : "4.0", "omkostningssted": "C1",
          "borger": line.citizen.map { "p\($0)" }, "modpart_kommune": line.counterpart, "beloeb_oere": "\(line.ore)",
        ])
    }
    return text
  }
}
