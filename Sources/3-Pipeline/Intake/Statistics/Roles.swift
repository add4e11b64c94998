/// Which column of national figures is what.
struct Roles {
  var municipality: Int?
  var sex: Int?
  var age: Int?
  var time: Int?
  var value: Int?
  /// Everything else becomes part of the indicator.
  var others: [Int]

  init(_ columns: [String], _ rules: StatisticsRules) {
    let names = columns.map(folded)
    func find(_ aliases: [String]) -> Int? {
      let wanted = aliases.map(folded)
      return names.firstIndex { wanted.contains($0) }
    }
    municipality = find(rules.municipality)
    sex = find(rules.sex)
    age = find(rules.age)
    time = find(rules.time)
    let label = find(rules.label)
    let known = Set([municipality, sex, age, time, label].compactMap { $0 })
    // A simple file's number has a name of its own and stands last.
    let value = find(rules.value) ?? columns.indices.last { !known.contains($0) }
    self.value = value
    others = columns.indices.filter { !known.contains($0) && $0 != value }
  }
}
