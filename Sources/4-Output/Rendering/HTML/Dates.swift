/// Text in which every date `dd-mm-åååå` is a `time` element, which does not break at the end of a line.
package func withDates(_ text: String) -> HTML {
  let bytes = Array(text.utf8)
  var html = HTML.nothing
  var start = 0
  var index = 0
  while index + 10 <= bytes.count {
    guard isDate(bytes[index..<index + 10]), index == 0 || !isDigit(bytes[index - 1]),
      index + 10 == bytes.count || !isDigit(bytes[index + 10])
    else {
      index += 1
      continue
    }
    let date = String(decoding: bytes[index..<index + 10], as: UTF8.self)
    let iso = date.split(separator: "-").reversed().joined(separator: "-")
    html = html + .text(String(decoding: bytes[start..<index], as: UTF8.self))
    html = html + element("time", Attribute("datetime", iso)) { date }
    index += 10
    start = index
  }
  return html + .text(String(decoding: bytes[start...], as: UTF8.self))
}

private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

/// Ten bytes of the form `31-12-2026`: digits and hyphens in their places, a day and a month that exist.
private func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
  for (place, byte) in bytes.enumerated() {
    guard place == 2 || place == 5 ? byte == 45 : isDigit(byte) else { return false }
  }
  let digits = bytes.map { Int($0) - 48 }
  return (1...31).contains(digits[0] * 10 + digits[1]) && (1...12).contains(digits[3] * 10 + digits[4])
}
