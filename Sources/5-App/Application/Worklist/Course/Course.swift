internal import Access
internal import CareModel
internal import Reporting
internal import Warehouse

/// What the sources say of one citizen (forløb), as far as a reader may see it.
struct Course: Sendable {
  struct ServicePeriod: Hashable, Sendable {
    var id: String
    var legalBasis: String?
    var service: String?
    var area: String?
    var facility: String?
    var provider: String?
    var from: Day
    var through: Day?
    var acting: String?
    var paying: String?
  }

  struct Commitment: Hashable, Sendable {
    var id: String
    var service: String?
    var function: String?
    var area: String?
    var rateOre: Int?
    var rateUnit: String?
    var from: Day
    var through: Day?
  }

  struct Posting: Hashable, Sendable {
    /// Month index.
    var month: Int
    var function: String?
    var area: String?
    var facility: String?
    var ore: Int
    var lines: Int
  }

  struct Stay: Hashable, Sendable {
    var facility: String
    var from: Day
    var through: Day
  }

  var services: [ServicePeriod]
  var commitments: [Commitment]
  var payments: [Posting]
  var stays: [Stay]

  var isEmpty: Bool { services.isEmpty && commitments.isEmpty && payments.isEmpty && stays.isEmpty }
}

extension Course {
  /// - Parameters:
  ///   - citizen: the number in this warehouse.
  ///   - holdsAreas: whether who holds a service holds what is paid for its area too; a provider does not.
  static func read(
    _ citizen: Int, _ reach: Reach, holdsAreas: Bool, in open: OpenWarehouse, _ knowledge: Knowledge
  ) throws -> Course {
    func sees(_ row: TableRow) -> Bool { reach.holds(unit: row.text("unit"), facility: row.text("facility")) }
    let services = try open.rows("forloeb-indsatser", knowledge, [.int(citizen)])
      .filter(sees)
      .compactMap(ServicePeriod.init(row:))
    // Payments and commitments have no team: whoever sees a service sees what is paid for its area.
    let areas = holdsAreas ? Set(services.compactMap(\.area)) : []
    let ids = Set(services.map(\.id))
    let payments = try open.rows("forloeb-posteringer", knowledge, [.int(citizen)])
      .filter { sees($0) || $0.text("service_area").map(areas.contains) ?? false }
      .compactMap(Posting.init(row:))
    let commitments =
      try open.has("model.commitment", knowledge)
      ? open.rows("forloeb-disponering", knowledge, [.int(citizen)]).compactMap(Commitment.init(row:)) : []
    let stays =
      try open.has("model.stay", knowledge)
      ? open.rows("forloeb-ophold", knowledge, [.int(citizen)]).filter { sees($0) } : []
    return Course(
      services: services,
      commitments: commitments.filter { each in
        reach == .whole || each.service.map(ids.contains) ?? false
          || each.area.map(areas.contains) ?? false
      },
      payments: payments, stays: Stay.merged(stays))
  }
}

extension Course.ServicePeriod {
  fileprivate init?(row: TableRow) {
    guard let id = row.text("service_period"), let from = row.day("start_date") else { return nil }
    self.init(
      id: id, legalBasis: row.text("legal_basis"), service: row.text("service"), area: row.text("service_area"),
      facility: row.text("facility"), provider: row.text("provider"), from: from, through: row.day("end_date"),
      acting: row.text("acting_municipality"), paying: row.text("paying_municipality"))
  }
}

extension Course.Commitment {
  fileprivate init?(row: TableRow) {
    guard let id = row.text("commitment"), let from = row.day("start_date") else { return nil }
    self.init(
      id: id, service: row.text("service_period"), function: row.text("function"), area: row.text("service_area"),
      rateOre: row.int("rate_ore"), rateUnit: row.text("rate_unit"), from: from, through: row.day("end_date"))
  }
}

extension Course.Posting {
  fileprivate init?(row: TableRow) {
    guard let month = row.int("month"), let ore = row.int("amount_ore") else { return nil }
    self.init(
      month: month, function: row.text("function"), area: row.text("service_area"), facility: row.text("facility"),
      ore: ore, lines: row.int("lines") ?? 0)
  }
}

extension Course.Stay {
  /// Stretches of days without a gap, from a mask of days for each month.
  fileprivate static func merged(_ rows: [TableRow]) -> [Course.Stay] {
    var stays: [Course.Stay] = []
    for row in rows {
      guard let facility = row.text("facility"), let month = row.int("month"), let mask = row.int("mask"),
        let first = Day(month / 12, month % 12 + 1, 1)
      else { continue }
      for bit in 0..<31 where mask & (1 << bit) != 0 {
        let day = first.advanced(by: bit)
        if let last = stays.last, last.facility == facility, last.through.advanced(by: 1) == day {
          stays[stays.count - 1].through = day
        } else {
          stays.append(Course.Stay(facility: facility, from: day, through: day))
        }
      }
    }
    return stays
  }
}
