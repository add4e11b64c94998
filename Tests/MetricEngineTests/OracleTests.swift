import CareModel
import Diagnostics
import Foundation
import MetricEngine
import Testing
import Warehouse

@Suite struct OracleTests {
  @Test func `the definitions of the product have no fault`() {
    let (catalogue, faults) = MetricCatalogue.load(folder: metricsFolder, facts: facts)
    #expect(faults.map(\.description) == [])
    #expect(catalogue.all.count == 30)
  }

  @Test(arguments: catalogue.all.map(\.id))
  func `a metric gives what its oracle says, and so does the SQL written by hand`(id: String) throws {
    let oracle = try #require(catalogue.oracle(of: id))
    #expect(try OracleRun(catalogue).faults(oracle).map(\.description) == [])
  }

  @Test func `an oracle that the definition or its own SQL does not agree with is told with its place`() throws {
    let oracle = try #require(catalogue.oracle(of: "forbrug"))
    var wrong = oracle
    let test = try #require(wrong.cases.first { $0.sql != nil && $0.by.isEmpty })
    wrong.cases = [test]
    wrong.cases[0].expected[0].value = 1.5
    wrong.cases[0].sql = "SELECT 2.5 AS value"
    let figure = try #require(test.expected.first?.value).description.replacing(".", with: ",")
    let place = test.place.description
    let when = "\(test.from)–\(test.to)"
    #expect(
      try OracleRun(catalogue).faults(wrong).map(\.description) == [
        "\(place): fejl [facit-afviger]: \(when): Definitionen giver \(figure) for det hele, facit siger 1,5. "
          + "Ret definitionen, eller ret facit, hvis det er det, der er forkert.",
        "\(place): fejl [facit-afviger]: \(when): Facits egen SQL giver 2,5 for det hele, definitionen \(figure). "
          + "Ret definitionen, eller ret facit, hvis det er det, der er forkert.",
      ])
    wrong.cases[0].sql = "SELECT noget AS value"
    #expect(try OracleRun(catalogue).faults(wrong).last?.message.contains("Facits egen SQL kan ikke køres") == true)
  }
}
