internal import CareModel

/// Reads rows of `PeriodFile`'s form into a builder.
struct PeriodReader {
  /// Keys are dense: room is made for every number up to the highest, and a larger one is not a key.
  private static let highestPerson: Int64 = 50_000_000
  var builder: MonthCatalogueBuilder
  private var names = CellNames()

  init(builder: MonthCatalogueBuilder) { self.builder = builder }

  /// Reads whole lines. Gives the offset of the first row that is not of the form, or nil.
  mutating func read(_ block: UnsafeBufferPointer<UInt8>) -> Int? {
    var position = 0
    while position < block.count {
      let row = position
      guard readRow(block, &position) else { return row }
    }
    return nil
  }

  @inline(__always)
  private mutating func readRow(_ block: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Bool {
    guard let person = number(block, &position), person <= PeriodReader.highestPerson,
      take(Byte.semicolon, block, &position)
    else { return false }

    // The cell is all the text up to the two dates; they are found from the row's end, for the cell may hold `;`.
    let cellStart = position
    var fields = (0, 0, 0)
    var end = position
    while end < block.count, block[end] != Byte.newline {
      if block[end] == Byte.semicolon { fields = (fields.1, fields.2, end) }
      end += 1
    }
    guard fields.0 > cellStart else { return false }
    position = fields.0 + 1
    guard let start = day(block, &position), position == fields.1 else { return false }
    position += 1
    var last = Int32.max
    if position != fields.2 {
      guard let day = day(block, &position), position == fields.2 else { return false }
      last = day
    }
    position += 1
    guard let rate = number(block, &position) else { return false }
    if position < end, block[position] == Byte.return { position += 1 }
    guard position == end else { return false }
    position = end + 1

    let cell = names.number(of: UnsafeBufferPointer(rebasing: block[cellStart..<fields.0])) {
      builder.addCell(named: $0)
    }
    builder.add(person: Int32(person), cell: cell, start: start, end: last, rate: rate)
    return true
  }

  @inline(__always)
  private func take(_ byte: UInt8, _ block: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Bool {
    guard position < block.count, block[position] == byte else { return false }
    position += 1
    return true
  }

  /// Up to 15 digits.
  @inline(__always)
  private func number(_ block: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Int64? {
    let start = position
    var value: Int64 = 0
    while position < block.count {
      let digit = block[position] &- Byte.zero
      guard digit < 10 else { break }
      value = value &* 10 &+ Int64(digit)
      position += 1
    }
    return (1...15).contains(position - start) ? value : nil
  }

  /// `åååå-mm-dd` as a day number; beyond the calendar it is the calendar's edge and one day.
  @inline(__always)
  private func day(_ block: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Int32? {
    guard position + 10 <= block.count, block[position + 4] == Byte.hyphen, block[position + 7] == Byte.hyphen
    else { return nil }
    var wrong: UInt8 = 0
    @inline(__always) func digit(_ offset: Int) -> Int {
      let digit = block[position + offset] &- Byte.zero
      wrong |= digit > 9 ? 1 : 0
      return Int(digit)
    }
    let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
    let month = digit(5) * 10 + digit(6)
    let day = digit(8) * 10 + digit(9)
    guard wrong == 0, (1...12).contains(month), day >= 1 else { return nil }
    position += 10
    let calendar = builder.calendar
    let index = year * 12 + month - 1 - calendar.firstMonth
    if index >= 0, index < calendar.count {
      return day <= calendar.length(index) ? calendar.starts[index] + Int32(day - 1) : nil
    }
    return Day(year, month, day).map { Int32($0.number) }
  }
}

private enum Byte {
  static let hyphen = UInt8(ascii: "-")
  static let newline = UInt8(ascii: "\n")
  static let `return` = UInt8(ascii: "\r")
  static let semicolon = UInt8(ascii: ";")
  static let zero = UInt8(ascii: "0")
}
