/// How a number is written.
struct WrittenNumber {
  /// Digits after the comma.
  var decimals = 0
  var hasComma = false
  var hasDots = false
  /// Spaces that do not break (also the narrow one) between thousands.
  var hasSpaces = false
  /// One dot before exactly three digits and no comma: thousands in one file, decimals in another.
  var isDottedOnce = false
  var hasTrailingMinus = false
  /// The whole part with its sign.
  var whole = 0
}

enum NumberReading {
  case number(WrittenNumber)
  /// Could be read in two ways.
  case ambiguous
  case malformed
}

/// Reads `1.234,56-` and its kin.
func writtenNumber(_ bytes: Bytes) -> NumberReading {
  var result = WrittenNumber()
  var start = 0
  var end = bytes.count
  if end > 0, bytes[end - 1] == 45 {
    result.hasTrailingMinus = true
    end -= 1
  }
  var negative = result.hasTrailingMinus
  if start < end, bytes[0] == 45 {
    if negative { return .malformed }
    negative = true
    start = 1
  }
  var digits = 0
  var dots = 0
  var spaces = 0
  var commas = 0
  var sinceDot = 0
  var firstGroup = 0
  var grouped = true
  var dotAfterComma = false
  for index in start..<end {
    let byte = bytes[index]
    if isDigit(byte) {
      digits += 1
      if commas > 0 {
        result.decimals += 1
      } else {
        sinceDot += 1
        if digits <= 18 { result.whole = result.whole * 10 + Int(byte &- 48) }
      }
    } else if byte == 46 || beginsSpace(bytes, index) {
      if byte != 46 { spaces += 1 }
      if commas > 0 { dotAfterComma = true }
      if dots == 0 { firstGroup = sinceDot } else if sinceDot != 3 { grouped = false }
      dots += 1
      sinceDot = 0
    } else if byte == 44 {
      commas += 1
    } else if spaces == 0 || !isRestOfSpace(bytes, index) {
      return .malformed
    }
  }
  // A space is between thousands or nothing, and never beside dots.
  if spaces > 0, spaces != dots || dotAfterComma { return .malformed }
  guard digits > 0, digits - result.decimals <= 15, result.decimals <= 15 else { return .malformed }
  if dotAfterComma || (commas > 1 && dots <= 1) { return .ambiguous }
  guard commas <= 1, commas == 0 || (result.decimals > 0 && digits > result.decimals) else { return .malformed }
  if dots > 0 {
    if sinceDot != 3 { grouped = false }
    let leadsWithZero = bytes[start] == 48
    if !grouped || !(1...3).contains(firstGroup) || leadsWithZero {
      return spaces == 0 && dots == 1 && commas == 0 && firstGroup > 0 && sinceDot > 0 ? .ambiguous : .malformed
    }
    result.hasDots = spaces == 0
    result.hasSpaces = spaces > 0
    result.isDottedOnce = spaces == 0 && dots == 1 && commas == 0
  }
  result.hasComma = commas == 1
  if negative { result.whole = -result.whole }
  return .number(result)
}

/// Whether a space that does not break begins here: U+00A0 or U+202F.
private func beginsSpace(_ bytes: Bytes, _ index: Int) -> Bool {
  let rest = bytes.count - index
  return bytes[index] == 0xC2 && rest > 1 && bytes[index + 1] == 0xA0
    || bytes[index] == 0xE2 && rest > 2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xAF
}

private func isRestOfSpace(_ bytes: Bytes, _ index: Int) -> Bool {
  switch bytes[index] {
  case 0xA0: bytes[index - 1] == 0xC2
  case 0x80: bytes[index - 1] == 0xE2
  case 0xAF: bytes[index - 1] == 0x80
  default: false
  }
}
