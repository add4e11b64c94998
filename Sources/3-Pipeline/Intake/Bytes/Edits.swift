/// What a record's copy has instead of the file's own values.
struct Edits {
  /// Where the value of a column stands in `bytes`; empty for what stays out of the copy.
  private var places: [Place?]
  private var touched: [Int] = []
  private(set) var bytes: [UInt8] = []
  /// Whether a column stays out of every record's copy.
  private let isDropped: [Bool]
  /// The columns of CPR numbers, and their checks.
  let citizens: [(column: Int, check: Int)]
  /// The column of names.
  let name: Int?

  struct Place {
    var start: Int
    var end: Int
  }

  init(width: Int, columns: [Int?], fields: [Field]) {
    let kept = Set(
      fields.indices.filter { fields[$0].column != nil && fields[$0].kind != .cpr }.compactMap { columns[$0] })
    citizens = fields.indices.filter { fields[$0].kind == .cpr }
      .compactMap { index in columns[index].map { ($0, index) } }
    let persons = Set(citizens.map(\.column))
    isDropped = (0..<width).map { !kept.contains($0) && !persons.contains($0) }
    places = isDropped.map { $0 ? Place(start: 0, end: 0) : nil }
    name = fields.indices.first { fields[$0].kind == .name }.flatMap { columns[$0] }
  }

  /// For the next record.
  mutating func begin() {
    if touched.isEmpty { return }
    for column in touched { places[column] = nil }
    touched.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func rewrite(_ column: Int, _ value: [UInt8]) {
    if isDropped[column] { return }
    if places[column] == nil { touched.append(column) }
    places[column] = Place(start: bytes.count, end: bytes.count + value.count)
    bytes.append(contentsOf: value)
  }

  /// What stands in the place of a column's value; nil where the copy has the file's own, or none.
  func value(_ column: Int) -> ArraySlice<UInt8>? {
    guard !isDropped[column], let place = places[column] else { return nil }
    return bytes[place.start..<place.end]
  }

  /// The edits in the order of the columns.
  @inline(__always) func forEach(_ body: (Int, ArraySlice<UInt8>) -> Void) {
    for column in places.indices {
      if let place = places[column] { body(column, bytes[place.start..<place.end]) }
    }
  }
}
