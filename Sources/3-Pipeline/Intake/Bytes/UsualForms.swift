/// Whether an account function stands as the chart of accounts writes it, `5.38.52`.
func isUsualFunction(_ bytes: Bytes) -> Bool {
  bytes.count == 7 && bytes[1] == 46 && bytes[4] == 46 && isDigit(bytes[0]) && isDigit(bytes[2]) && isDigit(bytes[3])
    && isDigit(bytes[5]) && isDigit(bytes[6])
}

/// Whether a company's number is eight digits and nothing else.
func isUsualBusinessNumber(_ bytes: Bytes) -> Bool { bytes.count == 8 && bytes.allSatisfy(isDigit) }

/// An account function (funktion) as the chart of accounts writes it, `5.38.52`; nil where it cannot be told which it is.
///
/// Systems write it without points, with other marks between its parts, or with a zero before the main account.
func usualFunction(_ bytes: Bytes) -> [UInt8]? {
  var parts: [[UInt8]] = [[]]
  for byte in bytes {
    if isDigit(byte) {
      parts[parts.count - 1].append(byte)
      if parts[parts.count - 1].count > 6 { return nil }
    } else if [32, 44, 45, 46, 47].contains(byte), parts.count < 3, parts.last?.isEmpty == false {
      parts.append([])
    } else {
      return nil
    }
  }
  if parts.count == 1 {
    let digits = parts[0].count == 6 && parts[0][0] == 48 ? Array(parts[0].dropFirst()) : parts[0]
    guard digits.count == 5 else { return nil }
    parts = [[digits[0]], Array(digits[1...2]), Array(digits[3...4])]
  }
  if parts[0].count == 2, parts[0][0] == 48 { parts[0].removeFirst() }
  guard parts.map(\.count) == [1, 2, 2] else { return nil }
  return parts[0] + [46] + parts[1] + [46] + parts[2]
}

/// A company's number (CVR-nummer) as eight digits; nil where it is none.
///
/// People write it in pairs, with the country's letters, or with the number's own name before it.
func usualBusinessNumber(_ bytes: Bytes) -> [UInt8]? {
  guard bytes.count <= 24 else { return nil }
  var digits: [UInt8] = []
  var letters: [UInt8] = []
  for byte in bytes {
    switch byte {
    case 48...57: digits.append(byte)
    case 65...90, 97...122:
      guard digits.isEmpty else { return nil }
      letters.append(byte | 32)
    case 32, 45, 46, 58: continue
    default: return nil
    }
  }
  let names = ["", "dk", "cvr", "cvrnr", "cvrdk"]
  return digits.count == 8 && names.contains(String(decoding: letters, as: UTF8.self)) ? digits : nil
}
