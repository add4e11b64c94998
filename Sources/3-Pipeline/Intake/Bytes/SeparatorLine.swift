/// The line `sep=;` that spreadsheets write and read above the header: it is no record, and it says what stands between fields.
struct SeparatorLine {
  let separator: UInt8
  /// Where the next line begins.
  let end: Int

  /// nil when the text does not begin with such a line; it may stand in quotes, and have empty fields after it.
  init?(_ bytes: Bytes, from start: Int) {
    var index = start
    let isQuoted = index < bytes.count && bytes[index] == UInt8(ascii: "\"")
    if isQuoted { index += 1 }
    for letter in "sep=".utf8 {
      guard index < bytes.count, bytes[index] | 32 == letter | 32 else { return nil }
      index += 1
    }
    guard index < bytes.count, bytes[index] == 9 || bytes[index] > 32, bytes[index] != UInt8(ascii: "\"") else {
      return nil
    }
    separator = bytes[index]
    if isQuoted {
      guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") else { return nil }
      index += 1
    }
    index += 1
    while index < bytes.count, [separator, 32, 9].contains(bytes[index]) { index += 1 }
    guard index == bytes.count || bytes[index] == 10 || bytes[index] == 13 else { return nil }
    if index < bytes.count, bytes[index] == 13 { index += 1 }
    if index < bytes.count, bytes[index] == 10 { index += 1 }
    end = index
  }
}
