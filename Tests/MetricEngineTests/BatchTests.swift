import Access
import CareModel
import MetricEngine
import Testing

/// Requests answered together give what each gives alone.
@Suite struct BatchTests {
  /// Twenty citizens in two areas who come and go through 2022 and 2023; one area is small in some months.
  private func engine() throws -> MetricEngine {
    let warehouse = try TestWarehouse(asOf: "2023-10-15")
    for citizen in 1...20 {
      let start = Day(2022, 1 + citizen % 12, 1 + citizen)!
      let end = citizen % 3 == 0 ? start.advanced(by: 20 * citizen) : nil
      try warehouse.cover(
        citizen, "I\(citizen)", start.description, end?.description, asOf: "2023-10-15",
        [
          "paying_municipality": citizen == 7 ? "0250" : "0999", "service_area": citizen <= 15 ? "botilbud" : "bpa",
          "sex": citizen % 2 == 0 ? "K" : "M",
        ])
    }
    return try warehouse.engine()
  }

  private let requests: [MetricRequest] = [
    .init("beholdning", "2023-09"), .init("tilgang", "2022-01", "2023-10", grain: .month),
    .init("beholdning", "2022-09"), .init("tilgang", "2023-01", "2023-09"),
    .init("beholdning", "2023-09", by: [.serviceArea]), .init("beholdning", "2022-12", by: [.serviceArea]),
    .init("modtagere", "2023", filters: [.init(.sex, "K")]), .init("modtagere", "2022-03", "2023-02"),
    .init("modtagere", "2022", filters: [.init(.sex, "K")]), .init("enhedspris", "2023-K2", by: [.serviceArea]),
    .init("gennemsnitligt_antal", "2023-01", "2023-09", compare: .lastYear),
    .init("gennemsnitligt_antal", "2023", grain: .month), .init("befolkning", "2023"), .init("sager", "2024-01"),
    .init("tilgang", "2023-09", by: [.serviceArea], compare: .previous),
  ]

  @Test(arguments: [stab, committee])
  func `an answer does not depend on what else was asked for`(scope: Scope) throws {
    let together = try engine().answers(requests, scope: scope)
    for (request, answer) in zip(requests, together) {
      #expect(try answer == engine().figures(request, scope: scope), "\(request)")
    }
    #expect(together.count == requests.count)
    #expect(
      together.flatMap { $0 }.flatMap(\.rows).contains { $0.state == .suppressed } == scope.suppressesSmallNumbers)
  }

  @Test func `one request that cannot be answered refuses them all`() throws {
    #expect(throws: MetricRefusal.self) {
      try engine().answers([.init("beholdning", "2023"), .init("findes_ikke", "2023")], scope: stab)
    }
  }
}
