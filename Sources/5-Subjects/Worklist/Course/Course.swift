internal import Access
internal import CareModel
internal import Reporting
internal import Serving
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
    let services = try open.rows(CourseServiceQuery(citizen: citizen), knowledge)
      .filter { reach.holds(unit: $0.unit, facility: $0.service.facility) }.map(\.service)
    // Payments and commitments have no team: whoever sees a service sees what is paid for its area.
    let areas = holdsAreas ? Set(services.compactMap(\.area)) : []
    let ids = Set(services.map(\.id))
    let payments = try open.rows(CoursePaymentQuery(citizen: citizen), knowledge)
      .filter { row in
        reach.holds(unit: row.unit, facility: row.posting.facility) || row.posting.area.map(areas.contains) ?? false
      }.map(\.posting)
    let commitments =
      try open.has("model.commitment", knowledge) ? open.rows(CourseCommitmentQuery(citizen: citizen), knowledge) : []
    let stays =
      try open.has("model.stay", knowledge)
      ? open.rows(CourseStayQuery(citizen: citizen), knowledge).filter { row in
        reach.holds(unit: row.unit, facility: row.facility)
      } : []
    return Course(
      services: services,
      commitments: commitments.filter { each in
        reach == .whole || each.service.map(ids.contains) ?? false
          || each.area.map(areas.contains) ?? false
      },
      payments: payments, stays: Stay.merged(stays))
  }
}

extension Course.Stay {
  /// Stretches of days without a gap, from a mask of days for each month.
  fileprivate static func merged(_ rows: [CourseStayQuery.Row]) -> [Course.Stay] {
    var stays: [Course.Stay] = []
    for row in rows {
      for bit in 0..<31 where row.mask & (1 << bit) != 0 {
        let day = row.month.firstDay.advanced(by: bit)
        if let last = stays.last, last.facility == row.facility, last.through.advanced(by: 1) == day {
          stays[stays.count - 1].through = day
        } else {
          stays.append(Course.Stay(facility: row.facility, from: day, through: day))
        }
      }
    }
    return stays
  }
}
