/// The sentences of follow-ups, for none, one and many.
package enum FollowUpWords {
  /// "12 opfølgninger er overskredet, 3 skal holdes inden 30 dage, og én indsats har ingen dato".
  package static func lead(_ list: FollowUpList) -> String {
    "\(overdue(list.count(.overdue))), \(soon(list.count(.soon))), og \(withoutDate(list.count(.withoutDate)))"
  }

  /// "Ingen opfølgninger er overskredet", "Én opfølgning er overskredet", "12 opfølgninger er overskredet".
  package static func overdue(_ count: Int) -> String {
    count == 0
      ? "Ingen opfølgninger er overskredet"
      : count == 1 ? "Én opfølgning er overskredet" : "\(Words.whole(count)) opfølgninger er overskredet"
  }

  /// "Fire opfølgninger er overskredet": a heading has small numbers in words.
  package static func heading(_ count: Int) -> String {
    (2...12).contains(count) ? "\(numbers[count - 2]) opfølgninger er overskredet" : overdue(count)
  }

  private static let numbers = [
    "To", "Tre", "Fire", "Fem", "Seks", "Syv", "Otte", "Ni", "Ti", "Elleve", "Tolv",
  ]

  /// "ingen skal holdes inden 30 dage".
  package static func soon(_ count: Int) -> String {
    "\(count == 0 ? "ingen" : count == 1 ? "én" : Words.whole(count)) skal holdes inden 30 dage"
  }

  /// "alle indsatser har en dato", "én indsats har ingen dato", "4 indsatser har ingen dato".
  package static func withoutDate(_ count: Int) -> String {
    count == 0
      ? "alle indsatser har en dato"
      : count == 1 ? "én indsats har ingen dato" : "\(Words.whole(count)) indsatser har ingen dato"
  }
}
