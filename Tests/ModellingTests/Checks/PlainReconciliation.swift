internal import CareModel

/// A delivery of a few citizens, small enough to reconcile day by day.
struct PlainDelivery {
  struct Care {
    var id: String
    var citizen: Int
    var area: Int
    var facility: String
    var start: Int
    var end: Int?
    var acting: String
    var paying: String
    var isCancelled = false
  }

  struct Price {
    var facility: String
    var from: Int
    var to: Int?
    var ore: Int
    var unit: String
  }

  struct Promise {
    var id: String
    var care: Int?
    var citizen: Int
    var area: Int
    var start: Int
    var end: Int?
    var ore: Int
  }

  struct Line {
    var citizen: Int?
    var month: Int
    var day: Int
    /// Nil is an account outside the social area.
    var area: Int?
    var ore: Int
    var isIncome = false
    var counterpart: String?
  }

  var asOf: Int
  var care: [Care] = []
  var prices: [Price] = []
  var promises: [Promise] = []
  var lines: [Line] = []
  /// Where each citizen is registered to live; absent when no file says.
  var residence: [Int: String] = [:]

  static let areas = ["aktivitet_samvaer", "laengerevarende_botilbud", "midlertidigt_botilbud"]
  static let paragraphs = ["SEL §104", "SEL §108", "SEL §107"]
  static let functions = ["5.38.59", "5.38.50", "5.38.52"]
}

/// The reconciliation told again in the slowest way: citizen by citizen, month by month, day by day.
///
/// Written from docs/reconciliation.md, to be held against the SQL row by row. Money is whole øre: prices are chosen so.
struct PlainReconciliation {
  private let delivery: PlainDelivery
  private let care: [PlainDelivery.Care]
  private let months: ClosedRange<Int>?
  private static let own = "0999"

  init(_ delivery: PlainDelivery) {
    self.delivery = delivery
    care = delivery.care.filter { !$0.isCancelled }
    let asOf = Day(number: delivery.asOf).parts
    let lastOfMonth = asOf.day == Day.length(ofMonth: asOf.month, in: asOf.year)
    let ended = asOf.year * 12 + asOf.month - 1 - (lastOfMonth ? 0 : 1)
    let reached = delivery.lines.map(\.month).filter { $0 <= ended }
    months = reached.min().flatMap { first in reached.max().map { first...$0 } }
  }

  /// `citizen area month state expected posted stake`, sorted.
  func rows() -> [String] {
    guard let months else { return [] }
    let citizens = Set(
      delivery.care.map(\.citizen) + delivery.lines.compactMap(\.citizen) + delivery.promises.map(\.citizen))
    var found = months.flatMap { month in
      citizens.flatMap { rows(of: $0, in: month) } + PlainDelivery.areas.indices.compactMap { unnamed($0, month) }
    }
    found.sort()
    return found
  }

  private func days(of month: Int) -> ClosedRange<Int> {
    let first = Day(month / 12, month % 12 + 1, 1)!.number
    return first...(first + Day.length(ofMonth: month % 12 + 1, in: month / 12) - 1)
  }

  private func unnamed(_ area: Int, _ month: Int) -> String? {
    let lines = delivery.lines.filter { $0.citizen == nil && $0.area == area && $0.month == month }
    if lines.isEmpty { return nil }
    let posted = lines.reduce(0) { $0 + $1.ore }
    return text(nil, area, month, "uden_borger", nil, posted, abs(posted))
  }

  private func text(
    _ citizen: Int?, _ area: Int?, _ month: Int, _ state: String, _ expected: Int?, _ posted: Int, _ stake: Int
  )
    -> String
  {
    [
      citizen.map { "p\($0)" } ?? "–", area.map { PlainDelivery.areas[$0] } ?? "–", "\(month)", state,
      expected.map(String.init) ?? "–", "\(posted)", "\(stake)",
    ].joined(separator: " ")
  }

  /// What one citizen's area holds in a month, before it is judged.
  private struct Held {
    var area: Int?
    var hasService = false
    var ownPaid = false
    var mustBeSettled = false
    var expected: Int? = nil
    var other: Int? = nil
    var byPromiseDates: Int? = nil
    var promised: Int? = nil
    var datesDiffer = false
    var rateDiffers = false
    var posted = 0
    var income = 0
    var hasLines = false
    var hasLonelyPromise = false
    var stray = 0
    var isStray = false
    var isRobbed = false

    var nearest: Int? {
      guard let expected else { return nil }
      guard let other, abs(posted - expected - other) < abs(posted - expected) else { return expected }
      return expected + other
    }
    var differs: Bool? { nearest.map { !isNear(posted, $0) } }
  }

  private static func isNear(_ amount: Int, _ wanted: Int) -> Bool {
    Double(abs(amount - wanted)) <= min(50_000, 0.05 * Double(abs(wanted)))
  }

  private func rows(of citizen: Int, in month: Int) -> [String] {
    let areas: [Int?] = PlainDelivery.areas.indices.map { $0 } + [nil]
    var held = areas.map { hold(citizen, $0, month) }
    misplace(&held, citizen, month)
    return held.compactMap { row in
      guard row.hasService || row.hasLines || row.hasLonelyPromise, row.area != nil || row.isStray else { return nil }
      var state = state(row, citizen, month)
      if state == "beloeb_afviger", row.posted > row.nearest ?? .max, isPaidOn(row.area, citizen, after: month) {
        state = "ophoert_men_betalt"
      }
      return text(citizen, row.area, month, state, row.hasService ? row.expected : nil, row.posted, stake(row, state))
    }
  }

  /// Whether the area's service ended in the month and a later month is paid though ended.
  private func isPaidOn(_ area: Int?, _ citizen: Int, after month: Int) -> Bool {
    guard let months else { return false }
    return months.contains { later in
      guard later > month else { return false }
      var held = (PlainDelivery.areas.indices.map { $0 } + [nil]).map { hold(citizen, $0, later) }
      misplace(&held, citizen, later)
      guard let row = held.first(where: { $0.area == area }), !row.hasService, row.hasLines else { return false }
      let ended = care.filter { $0.citizen == citizen && $0.area == area }.compactMap(\.end).filter {
        $0 < days(of: later).lowerBound
      }.max()
      return state(row, citizen, later) == "ophoert_men_betalt" && ended.map { days(of: month).contains($0) } ?? false
    }
  }

  private func hold(_ citizen: Int, _ area: Int?, _ month: Int) -> Held {
    var held = Held(area: area)
    let lines = delivery.lines.filter { $0.citizen == citizen && $0.area == area && $0.month == month }
    held.hasLines = !lines.isEmpty
    held.posted = lines.filter { !$0.isIncome }.reduce(0) { $0 + $1.ore }
    held.income = lines.filter(\.isIncome).reduce(0) { $0 + $1.ore }
    let span = days(of: month)
    held.hasLonelyPromise = delivery.promises.contains {
      $0.citizen == citizen && $0.area == area && linked($0) == nil && $0.start <= span.upperBound
        && ($0.end ?? .max) >= span.lowerBound
    }
    // The same place and payer counts a day once.
    var places: [String: (days: Set<Int>, care: [Int])] = [:]
    for (number, service) in care.enumerated() where service.citizen == citizen && service.area == area {
      let covered = span.filter { $0 >= service.start && $0 <= service.end ?? .max }
      if covered.isEmpty { continue }
      let place = "\(service.facility) \(service.acting) \(service.paying)"
      places[place, default: ([], [])].days.formUnion(covered)
      places[place]?.care.append(number)
    }
    if places.isEmpty { return held }
    held.hasService = true
    (held.expected, held.other, held.byPromiseDates) = (0, 0, 0)
    for (days, members) in places.values {
      let service = care[members[0]]
      let isOwnPaid = service.paying == Self.own
      held.ownPaid = held.ownPaid || isOwnPaid
      held.mustBeSettled = held.mustBeSettled || (!isOwnPaid && service.acting == Self.own)
      let promise = members.count == 1 ? promise(of: members[0]) : nil
      let inForce = promise.flatMap { $0.rateYear == month / 12 ? $0.ore : nil }
      let table = price(of: days, service.facility)
      let price = table ?? inForce.map { $0 * days.count }
      var promisedDays = days
      if let promise, promise.datesDiffer {
        promisedDays = Set(span.filter { $0 >= promise.start && $0 <= promise.end ?? .max })
        held.datesDiffer = held.datesDiffer || promisedDays != days
      }
      if let inForce { held.promised = (held.promised ?? 0) + inForce * promisedDays.count }
      held.rateDiffers = held.rateDiffers || (promise?.rateDiffers ?? false && promise?.rateYear == month / 12)
      if isOwnPaid {
        held.expected = held.expected.flatMap { sum in price.map { sum + $0 } }
        let byDates =
          promise?.datesDiffer == true
          ? partialPrice(of: promisedDays, in: span, service.facility) ?? inForce.map { $0 * promisedDays.count }
          : price
        held.byPromiseDates = held.byPromiseDates.flatMap { sum in byDates.map { sum + $0 } }
      } else {
        held.other = held.other.flatMap { sum in price.map { sum + $0 } }
      }
    }
    return held
  }

  /// The rate table's price of the days, when each has one.
  private func price(of days: Set<Int>, _ facility: String) -> Int? {
    days.reduce(0) { sum, day in sum.flatMap { sum in price(of: day, facility).map { sum + $0 } } }
  }

  /// The rate table's price of those of the days that have one; none when no day of the month has.
  private func partialPrice(of days: Set<Int>, in month: ClosedRange<Int>, _ facility: String) -> Int? {
    guard month.contains(where: { price(of: $0, facility) != nil }) else { return nil }
    return days.reduce(0) { $0 + (price(of: $1, facility) ?? 0) }
  }

  private func price(of day: Int, _ facility: String) -> Int? {
    let valid = delivery.prices.filter { $0.facility == facility && $0.from <= day && day <= $0.to ?? .max }
    return valid.max { $0.from < $1.from }.map { price in
      switch price.unit {
      case "Uge": price.ore / 7
      case "Måned": price.ore / Day.length(ofMonth: Day(number: day).parts.month, in: Day(number: day).parts.year)
      default: price.ore
      }
    }
  }

  // MARK: Promises (disponeringer)

  private func linked(_ promise: PlainDelivery.Promise) -> Int? {
    guard let named = promise.care else {
      let overlapping = care.indices.filter {
        care[$0].citizen == promise.citizen && care[$0].area == promise.area && care[$0].start <= promise.end ?? .max
          && care[$0].end ?? .max >= promise.start
      }
      func overlap(_ index: Int) -> Int {
        min(care[index].end ?? 2_932_896, promise.end ?? 2_932_896) - max(care[index].start, promise.start)
      }
      return overlapping.min {
        (-overlap($0), abs(care[$0].start - promise.start), care[$0].id) < (
          -overlap($1), abs(care[$1].start - promise.start), care[$1].id
        )
      }
    }
    return care.firstIndex { $0.id == delivery.care[named].id }
  }

  private struct Promised {
    var start: Int
    var end: Int?
    var ore: Int
    var rateYear: Int
    var datesDiffer: Bool
    var rateDiffers: Bool
  }

  /// What the finance system says of a service; at most one promise a service is made here.
  private func promise(of number: Int) -> Promised? {
    guard let promise = delivery.promises.first(where: { linked($0) == number }) else { return nil }
    let service = care[number]
    var (start, end) = (service.start, service.end)
    if promise.care == nil {
      let course = care.filter {
        $0.citizen == service.citizen && $0.area == service.area && $0.start <= (promise.end ?? 2_932_895) + 1
          && ($0.end ?? 2_932_895) + 1 >= promise.start
      }
      start = course.map(\.start).reduce(start, min)
      if end != nil { end = course.contains { $0.end == nil } ? nil : course.compactMap(\.end).max() }
    }
    let day = min(service.end ?? delivery.asOf, delivery.asOf)
    let valid = delivery.prices.filter { $0.facility == service.facility && $0.from <= day && day <= $0.to ?? .max }
    let table = valid.max { $0.from < $1.from }
    return Promised(
      start: promise.start, end: promise.end, ore: promise.ore, rateYear: Day(number: day).parts.year,
      datesDiffer: abs(promise.start - start) > 7 || promise.end != end,
      rateDiffers: table.map { $0.unit == "Døgn" && $0.ore != promise.ore } ?? false)
  }

  // MARK: Judging

  private func misplace(_ held: inout [Held], _ citizen: Int, _ month: Int) {
    let first = days(of: month).lowerBound
    for index in held.indices {
      let row = held[index]
      let isTooMuch = row.differs == true && row.posted > row.nearest ?? 0
      guard row.posted > 0, !row.hasService || isTooMuch else { continue }
      let stray = row.posted - (row.hasService ? row.nearest ?? 0 : 0)
      let hasEnded = care.contains { $0.citizen == citizen && $0.area == row.area && $0.end ?? .max < first }
      let robbed = held.indices.filter { other in
        let missing = held[other]
        guard other != index, missing.hasService, missing.ownPaid, missing.posted == 0 else { return false }
        let isAmount = missing.expected.map { Self.isNear(stray, $0) } ?? false
        return isAmount || (!row.hasService && !hasEnded)
      }
      func gap(_ other: Int) -> Int { held[other].expected.map { abs(stray - $0) } ?? .max }
      guard let best = robbed.min(by: { (gap($0), PlainDelivery.areas[$0]) < (gap($1), PlainDelivery.areas[$1]) })
      else { continue }
      held[index].isStray = true
      held[index].stray = stray
      held[best].isRobbed = true
    }
  }

  private func state(_ row: Held, _ citizen: Int, _ month: Int) -> String {
    if row.isStray { return "forkert_konto" }
    let span = days(of: month)
    if !row.hasService {
      if !row.hasLines { return "disponeret_uden_bevilling" }
      if row.posted < 0 { return "korrektion" }
      if row.posted == 0 && row.income == 0 { return "afstemt" }
      let same = care.indices.filter { care[$0].citizen == citizen && care[$0].area == row.area }
      if same.contains(where: {
        care[$0].start > span.upperBound && promise(of: $0).map { $0.start <= span.upperBound } ?? false
      }) {
        return "datoer_afviger"
      }
      if let ended = same.compactMap({ care[$0].end }).filter({ $0 < span.lowerBound }).max(), row.posted > 0 {
        let posted =
          delivery.lines.filter { $0.citizen == citizen && $0.area == row.area && $0.month == month }
          .map { min(max($0.day, span.lowerBound), span.upperBound) }.max() ?? span.upperBound
        return posted - ended <= 30 ? "datoer_afviger" : "ophoert_men_betalt"
      }
      let bill = delivery.lines.first {
        $0.citizen == citizen && $0.area == row.area && $0.month == month && $0.counterpart != nil
      }
      let acting =
        care.first { $0.citizen == citizen }?.acting ?? delivery.residence[citizen] ?? bill?.counterpart ?? Self.own
      return row.posted == 0 || acting != Self.own ? "kun_i_oekonomi_forventet" : "betalt_uden_bevilling"
    }
    if !row.ownPaid {
      if !row.mustBeSettled && row.posted <= 0 { return "betales_af_anden" }
      if row.income >= 0 { return "mangler_indtaegt" }
      let net = row.posted + row.income
      return Double(net) > min(50_000, 0.05 * Double(row.posted)) ? "mangler_indtaegt" : "betales_af_anden"
    }
    if row.mustBeSettled && row.income >= 0 { return "mangler_indtaegt" }
    if row.posted == 0 {
      if row.isRobbed { return "forkert_konto" }
      return row.expected == 0 ? "afstemt" : "kun_i_fagsystem"
    }
    let isRight = row.differs.map { !$0 } ?? true
    if row.datesDiffer, isRight || row.byPromiseDates.map({ Self.isNear(row.posted, $0) }) ?? true {
      return "datoer_afviger"
    }
    if row.rateDiffers, isRight || row.promised.map({ Self.isNear(row.posted, $0) }) ?? true { return "takst_afviger" }
    return isRight ? "afstemt" : "beloeb_afviger"
  }

  private func stake(_ row: Held, _ state: String) -> Int {
    let difference = row.nearest.map { abs(row.posted - $0) } ?? 0
    let isRight = row.differs == false
    switch state {
    case "afstemt", "betales_af_anden", "kun_i_oekonomi_forventet", "korrektion", "disponeret_uden_bevilling": return 0
    case "kun_i_fagsystem": return row.expected ?? 0
    case "forkert_konto": return row.stray
    case "mangler_indtaegt": return max(row.posted + row.income, row.income >= 0 ? row.other ?? 0 : 0)
    case _ where !row.hasService: return abs(row.posted)
    case "datoer_afviger" where isRight:
      return row.byPromiseDates.flatMap { dates in row.expected.map { abs(dates - $0) } } ?? 0
    case "takst_afviger" where isRight:
      return row.promised.flatMap { promised in row.expected.map { abs(promised - $0) } } ?? 0
    default: return difference
    }
  }
}
