/// How people are told things in Danish: the only place that writes numbers, amounts, days, periods, lists and counts for them.
///
/// It writes and reads nothing; what stands in CSV, JSON or SQL for machines is not its business. The no-break space keeps a
/// number with its unit, and a minus is a minus sign.
package enum DanishText {
  package static let space = "\u{00A0}"

  /// "måneder midlertidigt: 24": the limits of a check, whose names are written without Danish letters in its file.
  package static func thresholds(_ text: String) -> String {
    [("maaned", "måned"), ("aar", "år"), ("foer", "før")].reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  /// "SEL § 107" of `SEL §107`: no break between sign and number.
  package static func legalBasis(_ text: String) -> String {
    text.split(separator: "§", omittingEmptySubsequences: false).map(String.init).joined(separator: "§" + space)
  }

  /// "a, b og c".
  package static func list(_ items: [String]) -> String {
    items.count < 2 ? items.joined() : items.dropLast().joined(separator: ", ") + " og " + items[items.count - 1]
  }

  /// "`a`, `b` og `c`": names as they stand in a file.
  package static func quotedList(_ names: [String]) -> String { list(names.map { "`\($0)`" }) }

  package static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// "Midlertidigt botilbud" inside a sentence; an abbreviation keeps its letters.
  package static func inSentence(_ name: String) -> String {
    let letters = name.prefix(2)
    guard letters.count == 2, letters.last?.isLowercase == true else { return name }
    return name.prefix(1).lowercased() + name.dropFirst()
  }

  /// With a full stop at its end; an abbreviation's own is not written twice.
  package static func sentence(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }
}
