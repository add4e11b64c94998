internal import Danish

/// What in a text tells that a program has changed it on the way: errors, exponents, dates, letters decoded wrongly.
extension ColumnCheck {
  /// Looks at a text that is kept as it stands.
  mutating func lookAtText(_ bytes: Bytes) {
    let marks = TextMarks(bytes)
    if marks.hasQuestion || marks.hasHigh && hasForeignLetter(bytes), isGarbled(bytes, isFreeText: isFreeText) {
      oddity = .garbledText
    }
    hideCitizens(bytes)
    if isFreeText { return }
    if isDigit(bytes[0]) {
      if isExponent(bytes) {
        oddity = .exponentCode
      } else if let date = writtenDate(bytes), isDay(date) {
        oddity = .dateCode
      }
    }
    if isMonthName(bytes) { oddity = .dateCode }
  }
}

/// Characters of a text that call for a closer look, eight bytes at a time.
struct TextMarks {
  private(set) var hasHigh = false
  private(set) var hasQuestion = false

  init(_ bytes: Bytes) {
    guard let base = bytes.baseAddress else { return }
    let raw = UnsafeRawPointer(base)
    var index = 0
    var high: UInt64 = 0
    var question: UInt64 = 0
    while index + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      high |= word
      let other = word ^ 0x3F3F_3F3F_3F3F_3F3F
      question |= (other &- 0x0101_0101_0101_0101) & ~other
      index += 8
    }
    while index < bytes.count {
      high |= UInt64(base[index])
      if base[index] == 63 { question |= 0x80 }
      index += 1
    }
    hasHigh = high & 0x8080_8080_8080_8080 != 0
    hasQuestion = question & 0x8080_8080_8080_8080 != 0
  }
}

/// The errors of spreadsheets in Danish and English.
private let spreadsheetErrors: Set<String> = [
  "#N/A", "#I/T", "#REF!", "#REFERENCE!", "#DIV/0!", "#DIVISION/0!", "#VALUE!", "#VÆRDI!", "#NAME?", "#NAVN?", "#NULL!",
  "#NUL!", "#NUM!", "#SPILL!", "#OVERLØB!", "#CALC!", "#BEREGN!", "#FIELD!", "#FELT!", "#GETTING_DATA", "#BLOCKED!",
  "#CONNECT!", "#UNKNOWN!", "#BUSY!",
]

/// Whether a text that begins with `#` is an error of a spreadsheet.
func isSpreadsheetError(_ bytes: Bytes) -> Bool {
  bytes.count <= 16 && spreadsheetErrors.contains(String(decoding: bytes, as: UTF8.self).uppercased())
}

/// `1E+05`, `5,38E+01`: as spreadsheets write a long code.
private func isExponent(_ bytes: Bytes) -> Bool {
  guard bytes.count >= 5, bytes.count <= 24, let power = bytes.firstIndex(where: { $0 | 32 == 101 }) else {
    return false
  }
  let mantissa = bytes[..<power]
  let sign = power + 1
  guard mantissa.allSatisfy({ isDigit($0) || $0 == 44 || $0 == 46 }), sign + 1 < bytes.count,
    bytes[sign] == 43 || bytes[sign] == 45
  else { return false }
  return bytes[(sign + 1)...].allSatisfy(isDigit)
}

/// Danish, and those that differ in English.
private let monthNames = Set((1...12).map(DanishText.tinyMonth)).union(["may", "oct"])

/// `4. jul`, `04-jul`, `jul-04`: as spreadsheets write a code that they took for a date.
private func isMonthName(_ bytes: Bytes) -> Bool {
  guard (5...9).contains(bytes.count), isDigit(bytes[0]) != isDigit(bytes[bytes.count - 1]),
    bytes.contains(where: { $0 == 45 || $0 == 46 || $0 == 32 })
  else { return false }
  let parts = String(decoding: bytes, as: UTF8.self).lowercased().split { "-. ".contains($0) }
  guard parts.count == 2 else { return false }
  let (first, last) = (String(parts[0]), String(parts[1]))
  func isNumber(_ text: String) -> Bool { text.utf8.count <= 4 && text.utf8.allSatisfy(isDigit) }
  return monthNames.contains(first) && isNumber(last) || monthNames.contains(last) && isNumber(first)
}

/// Whether a text has a character that Danish seldom has and wrong decoding often; most texts beyond ASCII have only æ, ø and å.
private func hasForeignLetter(_ bytes: Bytes) -> Bool {
  for index in bytes.indices.dropLast() where bytes[index] >= 0xC2 {
    switch (bytes[index], bytes[index + 1]) {
    case (0xC2, 0x80...0x9F), (0xC2, 0xAE), (0xC2, 0xAF), (0xC2, 0xBE), (0xC2, 0xBF), (0xC3, 0x82), (0xC3, 0x83),
      (0xC5, 0x92), (0xE2, _), (0xEF, _):
      return true
    default: continue
    }
  }
  return false
}

/// Whether letters look decoded wrongly: `Ã¦`, `Â§`, `M†l`, `®ldre`, a replacement or control character, or a question mark in the
/// place of a letter.
private func isGarbled(_ bytes: Bytes, isFreeText: Bool) -> Bool {
  let scalars = Array(String(decoding: bytes.prefix(2000), as: UTF8.self).unicodeScalars)
  for (index, scalar) in scalars.enumerated() {
    let next = index + 1 < scalars.count ? scalars[index + 1] : " "
    let isWithin = index > 0 && scalars[index - 1].properties.isAlphabetic
    switch scalar {
    case "\u{fffd}": return true
    // Å and Ø of MS-DOS and old Macs, where Windows has no letter at all.
    case "\u{80}"..."\u{84}", "\u{86}"..."\u{9f}": return true
    case "Ã", "Â":
      // The second half of a letter of two bytes, read as Windows-1252.
      if (0x80...0xBF).contains(next.value) || "†…˜‡ˆ‰Š‹ŒŽ‘’“”•–—™š›œžŸƒ„‚€".unicodeScalars.contains(next) {
        return true
      }
    case "†", "›", "¾", "¿", "Œ":
      // Danish letters of MS-DOS and old Macs.
      if next.properties.isLowercase { return true }
    case "®", "¯": if !isWithin, next.properties.isLowercase { return true }
    case "‘", "’":
      // Within a word, or before one without a mate: a quotation has two. An apostrophe stands within.
      let isLetter = isWithin ? scalar == "‘" : !scalars[(index + 1)...].contains("’")
      if isLetter, next.properties.isLowercase { return true }
    case "?":
      // A letter that another encoding did not have; prose may have a question mark before a word.
      if isWithin || !isFreeText, next.properties.isLowercase { return true }
    default: continue
    }
  }
  return false
}
