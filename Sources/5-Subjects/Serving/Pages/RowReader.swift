package import CareModel
internal import Warehouse

/// Lends the cells of one result, row by row, by the names of its columns; made for a trial, it notes what it is asked for.
///
/// A cell that is not of the kind that is asked for, or is missing where it may not be, is a `Refusal` that names file and column and
/// never the value.
package final class RowReader {
  /// What a row is made of.
  struct Column: Hashable {
    let name: String
    let kind: Value.Kind
  }

  /// Of a trial: the columns that were asked for.
  private(set) var asked: [Column] = []
  private let place: String?
  private let columns: [String]
  private var cells: [Value] = []
  /// Rows ask for the same columns in the same order, so each place is found once a result.
  private var order: [(name: String, place: Int)] = []
  private var next = 0

  /// A trial: every column is there, and holds nothing worth a name.
  init() {
    place = nil
    columns = []
  }

  /// - Parameter place: the file, as people know it.
  init(_ columns: [String], of place: String) {
    self.columns = columns
    self.place = place
    order.reserveCapacity(columns.count)
  }

  /// The same reader at another row.
  func at(_ cells: [Value]) -> RowReader {
    self.cells = cells
    next = 0
    return self
  }

  package func text(_ name: String) throws(Refusal) -> String {
    if case .text(let value) = try cell(name, .text) { return value }
    throw unfit(name, "tekst")
  }

  /// An empty text says as little as none.
  package func text(ifAny name: String) throws(Refusal) -> String? {
    switch try cell(name, .text) {
    case .text(let value): return value.isEmpty ? nil : value
    case .null: return nil
    default: throw unfit(name, "tekst")
    }
  }

  /// One of a closed list of words.
  package func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ type: Choice.Type = Choice.self
  ) throws(Refusal) -> Choice where Choice.RawValue == String {
    let word = try text(name)
    if let choice = place == nil ? Choice.allCases.first : Choice(rawValue: word) { return choice }
    throw unfit(name, "et af ordene \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
  }

  package func int(_ name: String) throws(Refusal) -> Int {
    guard let value = try int(ifAny: name) else { throw unfit(name, "et helt tal") }
    return value
  }

  package func int(ifAny name: String) throws(Refusal) -> Int? {
    switch try cell(name, .int) {
    case .int(let value): return value
    case .null: return nil
    default: throw unfit(name, "et helt tal")
    }
  }

  package func number(_ name: String) throws(Refusal) -> Double {
    guard let value = try number(ifAny: name) else { throw unfit(name, "et tal") }
    return value
  }

  package func number(ifAny name: String) throws(Refusal) -> Double? {
    let cell = try cell(name, .double)
    if cell.isNull { return nil }
    if let value = cell.double { return value }
    throw unfit(name, "et tal")
  }

  package func bool(_ name: String) throws(Refusal) -> Bool {
    if case .bool(let value) = try cell(name, .bool) { return value }
    throw unfit(name, "ja eller nej")
  }

  package func day(_ name: String) throws(Refusal) -> Day {
    guard let value = try day(ifAny: name) else { throw unfit(name, "en dato") }
    return value
  }

  package func day(ifAny name: String) throws(Refusal) -> Day? {
    switch try cell(name, .date) {
    case .date(let number): return Day(number: number)
    case .null: return nil
    default: throw unfit(name, "en dato")
    }
  }

  private func cell(_ name: String, _ kind: Value.Kind) throws(Refusal) -> Value {
    guard let place else {
      asked.append(Column(name: name, kind: kind))
      return kind.example
    }
    defer { next += 1 }
    if next < order.count, order[next].name == name { return cells[order[next].place] }
    guard let index = columns.firstIndex(of: name) else {
      throw Refusal.queryUnfit(place, "den har ingen kolonne `\(name)`")
    }
    if next < order.count { order[next] = (name, index) } else { order.append((name, index)) }
    return cells[index]
  }

  private func unfit(_ name: String, _ wanted: String) -> Refusal {
    Refusal.queryUnfit(place ?? "", "kolonnen `\(name)` skal i hver række holde \(wanted)")
  }
}

extension Value.Kind {
  /// What a trial finds in every cell.
  fileprivate var example: Value {
    switch self {
    case .bool: .bool(false)
    case .int: .int(0)
    case .double: .double(0)
    case .text: .text("")
    case .date: .date(0)
    case .null: .null
    }
  }

  /// What a definition's writer calls it, and what DuckDB does.
  var danishName: String {
    switch self {
    case .bool: "ja eller nej (BOOLEAN)"
    case .int: "et helt tal (INTEGER)"
    case .double: "et tal (DOUBLE)"
    case .text: "tekst (VARCHAR)"
    case .date: "en dato (DATE)"
    case .null: "ingenting (NULL)"
    }
  }
}
