/// The national figures of a delivery that are taken already, so that no file's figures are added to another's.
struct CountedFigures {
  private var levels: [PopulationCut.Block: PopulationCut.Level] = [:]
  private var people: Set<Person> = []
  private var figures: Set<Figure> = []

  private struct Person: Hashable {
    var block: PopulationCut.Block
    var sex: BankWords.Sex
    var age: BankWords.Age
  }

  private struct Figure: Hashable {
    var table: String
    var indicator: String
    var municipality: String?
    var period: String?
  }

  /// Whether the row counts nobody that an earlier one has counted; then it is taken. Rows of one municipality and day that
  /// are divided in different ways count the same persons.
  mutating func take(_ row: PopulationCut.Row) -> Bool {
    let block = PopulationCut.Block(municipality: row.municipality, month: row.month)
    guard levels[block] ?? row.level == row.level,
      people.insert(Person(block: block, sex: row.sex, age: row.age)).inserted
    else { return false }
    levels[block] = row.level
    return true
  }

  mutating func take(_ figure: StatisticsFigure, of table: String) -> Bool {
    figures.insert(
      Figure(
        table: table, indicator: figure.indicator, municipality: figure.municipality, period: figure.period)
    ).inserted
  }
}
