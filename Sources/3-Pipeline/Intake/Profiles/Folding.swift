internal import Danish
internal import Foundation

/// A header or file name without what does not matter: case, `æøå`/`ae oe aa`, spaces, `_`, `.` and `-`.
///
/// Composed and decomposed letters are the same.
func folded(_ name: some StringProtocol) -> String {
  asciiName(name.precomposedStringWithCanonicalMapping).filter { character in
    !["_", ".", "-"].contains(character)
      && !character.unicodeScalars.allSatisfy { PlainText.isInvisible($0.value) }
  }
}

/// The name of a staging table or column: ASCII lower case with `_` (`Næste_opfølgning` → `naeste_opfoelgning`).
func stagingName(_ name: String) -> String {
  String(asciiName(name.precomposedStringWithCanonicalMapping).map { [" ", ".", "-"].contains($0) ? "_" : $0 })
}

/// Whether a name fits a pattern that may end with `*`; both are folded first.
func matches(_ name: String, pattern: String) -> Bool {
  pattern.hasSuffix("*") ? folded(name).hasPrefix(folded(pattern.dropLast())) : folded(name) == folded(pattern)
}
