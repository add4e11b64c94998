internal import Foundation

/// A header or file name without what does not matter: case, `æøå`/`ae oe aa`, spaces, `_`, `.` and `-`.
///
/// Composed and decomposed letters are the same.
func folded(_ name: some StringProtocol) -> String {
  var result = ""
  for character in name.precomposedStringWithCanonicalMapping.lowercased() {
    switch character {
    case "æ": result += "ae"
    case "ø": result += "oe"
    case "å": result += "aa"
    case "_", ".", "-": continue
    case _ where character.unicodeScalars.allSatisfy({ PlainText.isInvisible($0.value) }): continue
    default: result.append(character)
    }
  }
  return result
}

/// The name of a staging table or column: ASCII lower case with `_` (`Næste_opfølgning` → `naeste_opfoelgning`).
func stagingName(_ name: String) -> String {
  name.precomposedStringWithCanonicalMapping.lowercased().reduce(into: "") { result, character in
    switch character {
    case "æ": result += "ae"
    case "ø": result += "oe"
    case "å": result += "aa"
    case " ", ".", "-": result += "_"
    default: result.append(character)
    }
  }
}

/// Whether a name fits a pattern that may end with `*`; both are folded first.
func matches(_ name: String, pattern: String) -> Bool {
  pattern.hasSuffix("*") ? folded(name).hasPrefix(folded(pattern.dropLast())) : folded(name) == folded(pattern)
}
