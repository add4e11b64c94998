import Access
import CareModel
import MetricEngine
import TestSupport
import Testing
import Warehouse

@Suite struct ExplanationTests {
  private func warehouse() throws -> TestWarehouse {
    let asOf = "2023-12-31"
    let warehouse = try TestWarehouse(asOf: asOf)
    for citizen in 1...8 {
      try warehouse.cover(
        citizen, "I\(citizen)", "2023-03-\(citizen + 10)", citizen == 1 ? "2023-03-20" : nil, asOf: asOf,
        [
          "paying_municipality": citizen == 8 ? "0101" : "0999", "service_area": citizen < 8 ? "botilbud" : "bpa",
          "facility": citizen == 8 ? "T'1" : "T\(citizen % 2)",
        ])
      try warehouse.connection.append(
        [[.int(citizen), .text("\(citizen)bcdef0123456789abcdef0123456789"), .text("\(citizen)BCD")]], to: "citizen",
        schema: "model")
    }
    try warehouse.add(
      [
        [
          "month": "2023-03", "amount_ore": "1050", "transaction_kind": "1", "posting_type": "NOR", "voucher": "B1",
          "line": "1", "function": "5.38.50", "grouping": "002", "cost_type": "4.7", "cost_centre": "C1",
        ],
        ["month": "2023-03", "amount_ore": "99", "transaction_kind": "1", "posting_type": "FIKTIV", "voucher": "B2"],
      ], to: "ledger")
    return warehouse
  }

  private func explain(_ metric: String, _ period: String, _ scope: Scope, _ filters: [MetricFilter] = []) throws
    -> Explanation
  {
    let period = Period(period)!
    return try warehouse().engine().explanation(
      of: ExplanationRequest(metric: metric, from: period, to: period, filters: filters, limit: 3), scope: scope)
  }

  @Test func `steps lead from the file's rows to the figure`() throws {
    let explanation = try explain("helaarspersoner", "2023-03", stab, [.init(.serviceArea, "botilbud")])
    #expect(
      explanation.steps.map(\.kind) == [.source, .kept, .filters, .population, .period, .persons, .days, .figure])
    #expect(explanation.steps.dropLast().map(\.count) == [102, 8, 7, 7, 7, 7, 115])
    #expect(explanation.figure.value == 115.0 / 365)
    #expect(explanation.setAside == 8)
  }

  @Test func `the rows are the service periods with their days, cut at the limit`() throws {
    let explanation = try explain("helaarspersoner", "2023-03", stab)
    guard case .shown(let lists) = explanation.rows, let list = lists.first else {
      Issue.record("no rows")
      return
    }
    #expect(list.total == 7 && list.isCut)
    #expect(list.rows.count == 3)
    #expect(
      list.rows[0] == [
        .text("1BCD"), .text("I1"), .text("T1"), .day(Day(2023, 3, 11)!), .day(Day(2023, 3, 20)!), .number(10),
      ])
    #expect(list.rows[1][4] == .none)
  }

  @Test func `a director sees the figure and not the rows, and is told why`() throws {
    let director = try Scope.shipped("direktoer")
    let explanation = try explain("helaarspersoner", "2023-03", director)
    #expect(
      explanation.rows
        == .withheld(
          "Rækkerne bag tallet vises ikke, fordi rollen Direktør ser tal og ikke enkelte borgere eller sager."))
  }

  @Test(arguments: [1, 7, 8]) func `rows asked for alone are those of the explanation, to whom may see them`(limit: Int)
    throws
  {
    let engine = try warehouse().engine()
    let period = Period("2023-03")!
    for metric in ["helaarspersoner", "enhedspris", "forbrug"] {
      let request = ExplanationRequest(metric: metric, from: period, to: period, filters: [], limit: limit)
      for scope in [stab, committee] {
        #expect(try engine.rows(behind: request, scope: scope) == engine.explanation(of: request, scope: scope).rows)
      }
    }
    guard
      case .shown(let lists) = try engine.rows(
        behind: ExplanationRequest(metric: "helaarspersoner", from: period, to: period, filters: [], limit: limit),
        scope: stab)
    else {
      Issue.record("no rows")
      return
    }
    #expect(lists[0].total == 7 && lists[0].rows.count == min(limit, 7))
  }

  @Test func `a politician gets no figure of one facility, split or filtered`() throws {
    #expect(throws: MetricRefusal.dimensionOutsideRole(.facility, .committee)) {
      try explain("modtagere", "2023-03", committee, [.init(.facility, "T1")])
    }
  }

  @Test func `the steps behind a hidden figure are hidden`() throws {
    let director = try Scope.shipped("direktoer")
    let explanation = try explain("modtagere", "2023-03", director, [.init(.facility, "T1")])
    #expect(explanation.figure.state == .suppressed)
    #expect(explanation.steps.dropFirst().allSatisfy { $0.isHidden && $0.count == nil })
  }

  @Test func `money is explained by its postings, fictive ones left out by the rule`() throws {
    let explanation = try explain("forbrug", "2023-03", stab)
    #expect(explanation.steps.map(\.kind) == [.source, .kept, .rule, .period, .numerator, .figure])
    #expect(explanation.steps.dropFirst().map(\.count) == [2, 1, 1, 10.5, 10.5])
    guard case .shown(let lists) = explanation.rows else {
      Issue.record("no rows")
      return
    }
    #expect(
      lists[0].rows == [
        [
          .text("B1"), .text("1"), .month(Period("2023-03")!), .text("5.38.50"), .text("002"), .text("4.7"),
          .text("C1"),
          .kroner(10.5),
        ]
      ])
  }

  @Test func `the statement can be read with its filters in place`() throws {
    let explanation = try explain("modtagere", "2023-03", stab, [.init(.facility, "T'1")])
    #expect(explanation.sql.contains("AND facility = 'T''1'"))
    #expect(explanation.sql.contains("AND paying_municipality = '0999'"))
    #expect(!explanation.sql.contains("?"))
  }

  @Test func `a ratio shows the rows above and below the line`() throws {
    let explanation = try explain("enhedspris", "2023-03", stab)
    guard case .shown(let lists) = explanation.rows else {
      Issue.record("no rows")
      return
    }
    #expect(lists.map(\.title) == ["Posteringer", "Indsatser"])
  }

  @Test(arguments: catalogue.all.map(\.id))
  func `every metric can be explained`(id: String) throws {
    let oracle = try #require(catalogue.oracle(of: id))
    let warehouse = try TestWarehouse(asOf: oracle.asOf.description)
    for table in oracle.tables { try warehouse.add(table.rows, to: table.fact.id) }
    let test = oracle.cases[0]
    let explanation = try warehouse.engine().explanation(
      of: ExplanationRequest(metric: id, from: test.from, to: test.to, filters: test.filters), scope: stab)
    #expect(explanation.steps.last?.count == explanation.figure.value)
    guard case .shown(let lists) = explanation.rows else {
      Issue.record("no rows")
      return
    }
    #expect(!lists.isEmpty && lists.allSatisfy { !$0.rows.isEmpty })
  }
}
