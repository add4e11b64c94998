internal import CareModel

// The one place where findings are read from the warehouse.

extension OpenWarehouse {
  /// "7F3A": what people call a citizen; the first four letters of the pseudonym, more where another citizen has the same.
  package func citizenName(_ pseudonym: String) -> String {
    longNames[pseudonym] ?? pseudonym.prefix(4).uppercased()
  }

  package func has(_ relation: String, _ knowledge: Knowledge) throws -> Bool {
    try rows(RelationQuery(), knowledge).contains(relation)
  }

  /// Every finding and how each check went; none where the warehouse was built before there were checks.
  func findingList(_ knowledge: Knowledge) throws -> FindingList {
    guard try has("findings.finding", knowledge) else { return FindingList(findings: [], runs: []) }
    return FindingList(
      findings: try rows(FindingQuery(named: citizenName), knowledge), runs: try rows(CheckRunQuery(), knowledge))
  }
}
