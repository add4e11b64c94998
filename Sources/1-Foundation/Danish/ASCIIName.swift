/// A name in small letters as files, tables and columns have it, which are safe in ASCII alone: `fravær` and `fravaer` are the
/// same file. Swift takes composed and decomposed `å` as equal, and letters of other languages stay.
package func asciiName(_ name: some StringProtocol) -> String {
  var result = ""
  for character in name.lowercased() {
    switch character {
    case "æ": result += "ae"
    case "ø": result += "oe"
    case "å": result += "aa"
    default: result.append(character)
    }
  }
  return result
}
