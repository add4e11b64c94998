internal import Definitions

/// What the profile of a statistics bank knows about headers, codes and texts.
package struct StatisticsRules: Sendable, Hashable {
  package var municipality: [String]
  package var sex: [String]
  package var age: [String]
  package var time: [String]
  package var value: [String]
  /// Columns that only repeat a code in words.
  package var label: [String]
  /// Codes and texts that mean the sum of the others, in a column of sex or age.
  package var totals: [String]
  package var men: [String]
  package var women: [String]
  /// What stands in the place of a number that is not there.
  package var missing: [String]
  /// Four digits by the folded name of an area, for files that write names alone.
  package var areas: [String: String]
  /// Names of tables that count inhabitants; `*` at the end stands for anything.
  package var population: [String]
  package var files: [String]

  /// Whether a header is the bank's own: a column of time and one of figures, called as the bank calls them.
  func areOf(_ header: [String]) -> Bool {
    let names = Set(header.map(folded))
    return [time, value].allSatisfy { words in words.first.map { names.contains(folded($0)) } ?? false }
  }
}

/// The rules of a profile of the kind `statistics`.
func statisticsRules(_ top: DefinitionMapping, _ known: ProfileCatalogue) -> StatisticsRules? {
  let areas = top.optionalString("areas").map { valueList($0, top, "areas", known) } ?? [:]
  guard let variables = top.requiredMapping("variables") else { return nil }
  let rules = StatisticsRules(
    municipality: variables.strings("municipality"), sex: variables.strings("sex"), age: variables.strings("age"),
    time: variables.strings("time"), value: variables.strings("value"), label: variables.strings("label"),
    totals: top.strings("totals"), men: top.strings("men"), women: top.strings("women"),
    missing: top.strings("missing"), areas: areas, population: top.strings("population"), files: top.strings("files"))
  variables.finish()
  return rules
}
