import CareModel
import Testing
import Warehouse

@testable import MetricEngine

/// What has been counted is not counted again, and never taken for anything else.
@Suite struct CountMemoryTests {
  private let key = CountMemory.Key(metric: "modtagere", by: [], filters: [], unit: nil, countsPersons: false)

  private func month(_ number: Int) -> Window { Window(from: .month(2026, number), to: .month(2026, number)) }

  /// One row a window: the month's number, so many times.
  private func count(_ windows: [Window], times: Int = 1) -> [Window: CountMemory.Rows] {
    windows.reduce(into: [:]) { $0[$1] = Array(repeating: [.int($1.lastMonth)], count: times) }
  }

  @Test func `only the windows that are not known are counted`() throws {
    let memory = CountMemory()
    var asked: [[Window]] = []
    for wanted in [[1, 2], [2, 3], [1, 2, 3]] {
      let windows = wanted.map(month)
      let rows = try memory.rows(key, windows) { missing in
        asked.append(missing)
        return count(missing)
      }
      for window in windows { #expect(rows[window] == [[.int(window.lastMonth)]]) }
    }
    #expect(asked == [[month(1), month(2)], [month(3)]])
  }

  @Test func `another metric, grouping, filter, unit or way of counting is another count`() throws {
    let memory = CountMemory()
    _ = try memory.rows(key, [month(1)]) { count($0) }
    let others = [
      CountMemory.Key(metric: "beholdning", by: [], filters: [], unit: nil, countsPersons: false),
      CountMemory.Key(metric: "modtagere", by: [.sex], filters: [], unit: nil, countsPersons: false),
      CountMemory.Key(metric: "modtagere", by: [], filters: [.init(.sex, "K")], unit: nil, countsPersons: false),
      CountMemory.Key(metric: "modtagere", by: [], filters: [], unit: "VOK", countsPersons: false),
      CountMemory.Key(metric: "modtagere", by: [], filters: [], unit: nil, countsPersons: true),
    ]
    for other in others {
      var wasCounted = false
      _ = try memory.rows(other, [month(1)]) { missing in
        wasCounted = true
        return count(missing)
      }
      #expect(wasCounted, "\(other)")
    }
  }

  @Test func `the oldest counts go when there is no more room, and a result too large is not kept`() throws {
    let memory = CountMemory(mostRows: 100)
    var counted: [String] = []
    func ask(_ metric: String, times: Int) throws {
      let key = CountMemory.Key(metric: metric, by: [], filters: [], unit: nil, countsPersons: false)
      _ = try memory.rows(key, [month(1)]) { missing in
        counted.append(metric)
        return count(missing, times: times)
      }
    }
    for number in 1...11 { try ask("m\(number)", times: 9) }
    try ask("m1", times: 9)
    try ask("m11", times: 9)
    try ask("stor", times: 50)
    try ask("stor", times: 50)
    #expect(counted.suffix(3) == ["m1", "stor", "stor"] && counted.count == 14)
  }

  @Test func `a window without rows is known to have none`() throws {
    let warehouse = try TestWarehouse(asOf: "2026-10-31")
    let engine = try warehouse.engine()
    let request = MetricRequest("beholdning", "2026-01", by: [.serviceArea])
    #expect(try engine.figures(request, scope: stab)[0].rows.isEmpty)
    // Rows that come afterwards are not seen: a warehouse does not change while it is open.
    try warehouse.cover(1, "I1", "2020-01-01", nil, asOf: "2026-10-31", ["paying_municipality": "0999"])
    #expect(try engine.figures(request, scope: stab)[0].rows.isEmpty)
    #expect(try warehouse.engine().figures(request, scope: stab)[0].rows.map(\.value) == [1])
  }
}
