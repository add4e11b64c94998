/// A CPR number as ten characters without hyphen, and whether a leading zero had been lost; nil when malformed.
///
/// Digits for the date, then four characters that may be letters (replacement numbers). Modulus 11 is no rule.
func writtenCPR(_ bytes: Bytes) -> (number: [UInt8], wasPadded: Bool)? {
  var characters: [UInt8] = []
  characters.reserveCapacity(10)
  var separator: Int?
  for byte in bytes {
    switch byte {
    case 48...57, 65...90: characters.append(byte)
    case 97...122: characters.append(byte - 32)
    case 45, 32:
      guard separator == nil else { return nil }
      separator = characters.count
    default: return nil
    }
    if characters.count > 10 { return nil }
  }
  if characters.count == 9, characters.allSatisfy(isDigit), separator == nil || separator == 5 {
    return ([48] + characters, true)
  }
  guard characters.count == 10, separator == nil || separator == 6, characters[..<6].allSatisfy(isDigit) else {
    return nil
  }
  return (characters, false)
}

/// Four digits, or three that lack their zero.
func isMunicipality(_ bytes: Bytes) -> Bool { (bytes.count == 3 || bytes.count == 4) && bytes.allSatisfy(isDigit) }

/// `åååå-mm`.
func isMonth(_ bytes: Bytes) -> Bool {
  guard bytes.count == 7, bytes[4] == 45 else { return false }
  for index in [0, 1, 2, 3, 5, 6] where !isDigit(bytes[index]) { return false }
  let month = (bytes[5] &- 48) * 10 + bytes[6] &- 48
  return (1...12).contains(month)
}

/// `åååå-Kn`.
func isQuarter(_ bytes: Bytes) -> Bool {
  guard bytes.count == 7, bytes[4] == 45, bytes[5] == 75 || bytes[5] == 107 else { return false }
  return bytes[..<4].allSatisfy(isDigit) && (49...52).contains(bytes[6])
}

/// The shape of a value without the value: `18500.00` is `99999.99`. For messages.
func shape(_ bytes: Bytes) -> String {
  var result = ""
  // A character can be many bytes, but not so many.
  for character in String(decoding: bytes.prefix(400), as: UTF8.self) {
    if result.count == 24 { return result + "…" }
    switch character {
    case _ where character.isNumber: result += "9"
    case _ where character.isLetter: result += "a"
    case _ where character.isNewline || character == "\t" || character == " ": result += "_"
    default: result.append(character)
    }
  }
  return result
}

/// What a boolean word says, or nil when it is none.
func truth(_ bytes: Bytes) -> Bool? {
  guard bytes.count <= 8 else { return nil }
  return switch String(decoding: bytes, as: UTF8.self).lowercased() {
  case "ja", "j", "1", "true": true
  case "nej", "n", "0", "false": false
  default: nil
  }
}
