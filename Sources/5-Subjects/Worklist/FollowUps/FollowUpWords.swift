internal import Danish

/// The sentences of follow-ups, for none, one and many.
package enum FollowUpWords {
  /// "12 opfølgninger er overskredet, 3 skal holdes inden 30 dage, og én indsats har ingen dato".
  package static func lead(_ list: FollowUpList) -> String {
    "\(overdue(list.count(.overdue))), \(soon(list.count(.soon))), og \(withoutDate(list.count(.withoutDate)))"
  }

  /// "Ingen opfølgninger er overskredet", "Én opfølgning er overskredet", "12 opfølgninger er overskredet".
  package static func overdue(_ count: Int) -> String {
    "\(DanishText.capitalised(followUps.text(count))) er overskredet"
  }

  /// "Fire opfølgninger er overskredet": a heading has small numbers in words.
  package static func heading(_ count: Int) -> String {
    "\(followUps.heading(count)) er overskredet"
  }

  private static let followUps = CountedNoun(one: "én opfølgning", many: "opfølgninger")

  /// "ingen skal holdes inden 30 dage".
  package static func soon(_ count: Int) -> String {
    "\(CountedNoun(one: "én", many: "").text(count)) skal holdes inden 30 dage"
  }

  /// "alle indsatser har en dato", "én indsats har ingen dato", "4 indsatser har ingen dato".
  package static func withoutDate(_ count: Int) -> String {
    count == 0
      ? "alle indsatser har en dato"
      : DanishText.count(count, one: "én indsats har ingen dato", many: "indsatser har ingen dato")
  }
}
