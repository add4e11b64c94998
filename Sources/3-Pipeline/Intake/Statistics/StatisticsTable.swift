internal import Foundation

/// National figures as one list of rows, whether they came as CSV or JSON-stat, and where each row belongs.
struct StatisticsTable {
  var id: String
  var columns: [String]
  /// A row's cells, its record number and, from JSON-stat, its number.
  var rows: [[String]]

  /// One inhabitant count (befolkning) or one other figure (nationale tal).
  enum Row: Hashable {
    case population(municipality: String, sex: String?, age: Int?, month: Int, inhabitants: Int)
    case figure(indicator: String, municipality: String?, period: String?, month: Int?, value: Double?)
  }

  struct Result {
    var rows: [(number: Int, row: Row)] = []
    var faults: [Fault] = []
    var setAside = 0
    /// Totals beside their parts, left out so that nothing is counted twice.
    var totals = 0
  }

  /// From the text of a CSV file. Rows of another width are faults.
  init(csv bytes: Bytes, name: String, delimiter: UInt8, faults: inout [Fault], records: inout Int) {
    id = StatisticsTable.id(name)
    columns = []
    rows = []
    var reader = RecordReader(bytes, from: 0, delimiter: delimiter)
    guard case .record = reader.next() else { return }
    columns = (0..<reader.fieldCount).map { reader.text($0).trimmingCharacters(in: .whitespaces) }
    while true {
      switch reader.next() {
      case .end: return
      case .brokenQuotes:
        records += 1
        faults.append(Fault(row: records + 1, field: nil, kind: reader.damage, detail: "", key: nil))
        rows.append([])
      case .record:
        records += 1
        if reader.holdsNUL {
          faults.append(Fault(row: records + 1, field: nil, kind: .nul, detail: "", key: nil))
          rows.append([])
        } else if reader.fieldCount == columns.count {
          rows.append((0..<reader.fieldCount).map { reader.text($0).trimmingCharacters(in: .whitespaces) })
        } else {
          let detail = "\(reader.fieldCount) felter, men overskriften har \(columns.count)"
          faults.append(Fault(row: records + 1, field: nil, kind: .fieldCount, detail: detail, key: nil))
          rows.append([])
        }
      }
    }
  }

  /// From a cube: one row a cell. Its numbers are written with a comma, as in the bank's CSV.
  init(_ cube: JSONStatCube, name: String) {
    id = StatisticsTable.id(name)
    columns = cube.dimensions.map(\.id) + ["INDHOLD"]
    rows = cube.cells.indices.map { index in
      let text =
        switch cube.cells[index] {
        case .number(let number): Decimal(number).description.replacingOccurrences(of: ".", with: ",")
        case .text(let text): text
        case .missing: ""
        }
      return cube.codes(of: index) + [text]
    }
  }

  /// `folk1a_2014K1_kommune` → `FOLK1A`.
  private static func id(_ name: String) -> String {
    String(name.prefix { $0 != "_" && $0 != "." }).uppercased()
  }

  /// A time in the file's name (`2014K1`), for files whose rows have none.
  static func period(in name: String) -> String? {
    name.split { !$0.isLetter && !$0.isNumber }.map(String.init).first { Month.first(of: $0) != nil && $0.count > 4 }
  }

  /// Gives every row its place by the profile's rules.
  ///
  /// - Parameters:
  ///   - before: how many rows of the same file came before these.
  ///   - source: the record of the delivered file that each row comes from, where that is another file.
  func read(
    _ rules: StatisticsRules, name: String, after before: Int = 0, rows source: [Int]? = nil
  ) -> Result {
    var result = Result()
    let roles = Roles(columns, rules)
    let isPopulation =
      rules.population.contains { matches(id, pattern: $0) } && roles.others.isEmpty && roles.municipality != nil
    let fallback = StatisticsTable.period(in: name)
    let drop = totals(roles, rules)
    for (index, row) in rows.enumerated() where !row.isEmpty {
      let number = source.map { $0[index] } ?? before + index + 2
      if drop.contains(where: { $0.codes.contains(folded(row[$0.column])) }) {
        result.totals += 1
        continue
      }
      var reading = RowReading(row: row, columns: columns, rules: rules, roles: roles, fallback: fallback)
      if let made = reading.make(isPopulation: isPopulation) {
        result.rows.append((number, made))
      } else {
        result.setAside += 1
        result.faults += reading.faults.map {
          Fault(row: number, field: $0.field, kind: $0.kind, detail: $0.detail, key: nil)
        }
      }
    }
    return result
  }

  /// Sex and age columns that hold a total beside its parts.
  private func totals(_ roles: Roles, _ rules: StatisticsRules) -> [(column: Int, codes: Set<String>)] {
    let codes = Set(rules.totals.map(folded))
    return [roles.sex, roles.age].compactMap { column in
      guard let column else { return nil }
      let present = Set(rows.lazy.filter { !$0.isEmpty }.map { folded($0[column]) })
      return present.isSubset(of: codes) || present.isDisjoint(with: codes) ? nil : (column, codes)
    }
  }
}

/// Which column is what.
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
    value = find(rules.value) ?? columns.indices.last { !known.contains($0) }
    others = columns.indices.filter { !known.contains($0) && $0 != find(rules.value) && $0 != columns.indices.last }
    let isNamed = find(rules.value) != nil
    if !isNamed, let value { others.removeAll { $0 == value } }
  }
}
