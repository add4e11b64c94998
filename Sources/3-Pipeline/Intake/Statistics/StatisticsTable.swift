internal import Foundation

/// One figure that is not a count of inhabitants (nationalt tal).
struct StatisticsFigure: Hashable {
  var indicator: String
  var municipality: String?
  var period: String?
  /// The last month of the period.
  var month: Int?
  /// nil where there is none; never zero.
  var value: Double?
}

/// National figures as one list of rows, whether they came as CSV or JSON-stat.
struct StatisticsTable {
  var id: String
  var columns: [String]
  /// A row's cells; none for a record that is damaged.
  var rows: [[String]]

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
    // A dimension that only says what is counted is no column; the bank writes the table's own name as its code.
    let metrics = Set(cube.roles["metric"] ?? [])
    let told = cube.dimensions.indices.filter {
      !metrics.contains(cube.dimensions[$0].id) || cube.dimensions[$0].codes.count != 1
    }
    let named = cube.dimensions.first { metrics.contains($0.id) && $0.codes.count == 1 }?.codes.first
    id = named.map { $0.uppercased() } ?? StatisticsTable.id(name)
    columns = told.map { cube.dimensions[$0].id } + ["INDHOLD"]
    rows = cube.cells.indices.map { index in
      let text =
        switch cube.cells[index] {
        case .number(let number): Decimal(number).description.replacingOccurrences(of: ".", with: ",")
        case .text(let text): text
        case .missing: ""
        }
      let codes = cube.codes(of: index)
      return told.map { codes[$0] } + [text]
    }
  }

  /// `folk1a_2014K1_kommune`, `FOLK1A (2)`, `20251130FOLK1A` → `FOLK1A`: the first word, without what a download puts around it.
  private static func id(_ name: String) -> String {
    let word = name.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    let plain = word.drop(while: \.isNumber)
    let letters = plain.prefix(while: \.isLetter)
    let digits = plain.dropFirst(letters.count).prefix(while: \.isNumber)
    let ending = plain.dropFirst(letters.count + digits.count).prefix(while: \.isLetter)
    guard letters.count > 1, !digits.isEmpty, ending.count < 3 else { return word.uppercased() }
    return (letters + digits + ending).uppercased()
  }

  /// A time in the file's name (`2014K1`), for files whose rows have none.
  static func period(in name: String) -> String? {
    name.split { !$0.isLetter && !$0.isNumber }.map(String.init).first {
      BankPeriod.first(of: $0) != nil && $0.count > 4
    }
  }

  struct Result {
    var population: [PopulationCut.Row] = []
    var figures: [(number: Int, figure: StatisticsFigure)] = []
    var faults: [Fault] = []
    var setAside = 0
    /// Rows that tell the same persons again, left out.
    var repeated = 0
    /// Municipalities and days whose parts do not add up to their total.
    var incomplete = 0
    /// Columns that divide a table of inhabitants so that nobody of it can be counted.
    var dividedBy: [String] = []

    var accounted: Int { population.count + figures.count + repeated }
  }

  /// Gives every row its place by the profile's rules.
  ///
  /// - Parameters:
  ///   - before: how many rows of the same file came before these.
  ///   - source: the record of the delivered file that each row comes from, where that is another file.
  func read(_ rules: StatisticsRules, name: String, after before: Int = 0, rows source: [Int]? = nil) -> Result {
    func record(_ index: Int) -> Int { source.map { $0[index] } ?? before + index + 2 }
    var result = Result()
    var reading = RowReading(self, rules, name: name)
    result.dividedBy = reading.dividedBy
    var people: [PopulationCut.Row] = []
    for (index, row) in rows.enumerated() where !row.isEmpty {
      switch reading.read(row, number: index) {
      case .population(let person): people.append(person)
      case .figure(let figure): result.figures.append((record(index), figure))
      case nil:
        result.setAside += 1
        result.faults += reading.faults.map {
          Fault(row: record(index), field: $0.field, kind: $0.kind, detail: $0.detail, key: nil)
        }
      }
    }
    let cut = PopulationCut(people)
    result.repeated = cut.repeated
    result.incomplete = cut.incomplete
    result.setAside += cut.doubtful.count
    result.faults += cut.doubtful.map {
      Fault(row: record($0.number), field: nil, kind: .countedTwice, detail: "", key: nil)
    }
    for var person in cut.counted {
      let row = rows[person.number]
      person.number = record(person.number)
      if person.inhabitants == nil {
        result.figures.append((person.number, reading.figure(row, person.municipality, nil)))
      } else {
        result.population.append(person)
      }
    }
    return result
  }
}
