/// A number cell of a workbook as it stands in the file: `1234.5`, `1E-7`; no zeros at the end of its decimals.
func isWorkbookNumber(_ bytes: Bytes) -> Bool {
  var digits = 0
  var dot = false
  var exponent = false
  var previous: UInt8 = 0
  for byte in bytes {
    if isDigit(byte) {
      digits += 1
    } else if byte == 46, !dot, !exponent, digits > 0 {
      dot = true
    } else if byte == 69 || byte == 101, !exponent, digits > 0 {
      exponent = true
    } else if byte == 45, previous == 0 || previous == 69 || previous == 101 {
    } else if byte == 43, previous == 69 || previous == 101 {
    } else {
      return false
    }
    previous = byte
  }
  guard digits > 0, isDigit(previous) else { return false }
  return !dot || exponent || previous != 48
}

/// The day's serial number of a workbook's date cell (1 = 1 January 1900 … 31 December 9999), a time of day left out.
func workbookDay(_ bytes: Bytes) -> Int? {
  var whole = 0
  for (index, byte) in bytes.enumerated() {
    if byte == 46, index > 0 { return (1...2_958_465).contains(whole) && isWorkbookNumber(bytes) ? whole : nil }
    guard isDigit(byte), index < 8 else { return nil }
    whole = whole * 10 + Int(byte &- 48)
  }
  return (1...2_958_465).contains(whole) ? whole : nil
}
