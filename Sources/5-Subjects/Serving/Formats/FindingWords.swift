package import CareModel
package import ControlStore
internal import Danish
internal import DocumentModel
internal import Reporting

extension Words {
  /// "41.250": whole kroner of øre.
  package static func kroner(_ ore: Int) -> String { DanishText.wholeKroner(ore) }

  /// "1,94 mio. kr.", "41.250 kr.": as a sentence writes an amount.
  package static func amount(_ ore: Int) -> String { DanishText.amount(ore) }

  /// "ét åbent fund", "47 åbne fund".
  package static func openFindings(_ count: Int) -> String {
    DanishText.count(count, one: "ét åbent fund", many: "åbne fund")
  }

  /// "Ét fund, 41.250 kr. på spil", "47 fund; ingen penge er på spil".
  package static func findings(_ count: FindingCount) -> String {
    let number = DanishText.capitalised(CountedNoun(one: "ét fund", many: "fund").text(count.all))
    return count.amountOre > 0 ? "\(number), \(amount(count.amountOre)) på spil" : number
  }

  /// "Ingen rækker er sat til side", "Én række er sat til side", "12 rækker er sat til side".
  package static func rowsSetAside(_ count: Int) -> String {
    "\(DanishText.capitalised(CountedNoun(one: "én række", many: "rækker").text(count))) er sat til side"
  }

  /// "ingen filer er afvist", "én fil er afvist", "3 filer er afvist".
  package static func filesRefused(_ count: Int) -> String {
    "\(CountedNoun(one: "én fil", many: "filer").text(count)) er afvist"
  }

  package static func status(_ status: FindingState.Status) -> String {
    switch status {
    case .new: "Ny"
    case .underReview: "Undersøges"
    case .corrected: "Berigtiget, venter på levering"
    case .accepted: "Accepteret afvigelse"
    }
  }

  package static func correctedWhere(_ place: FindingState.CorrectedWhere) -> String {
    switch place {
    case .caseSystem: "i fagsystemet"
    case .financeSystem: "i økonomisystemet"
    case .both: "i begge systemer"
    }
  }

  /// "oktober 2026" of a month index.
  package static func month(index: Int) -> String { DanishText.name(of: Period(monthIndex: index)) }

  /// "SEL § 107" of `SEL §107`.
  package static func legalBasis(_ text: String) -> String { DanishText.legalBasis(text) }

  /// A row's key as people read it: where it holds a pseudonym, the citizen's short name.
  package static func key(_ key: String, named name: (String) -> String) -> String {
    key.split(separator: "|", omittingEmptySubsequences: false).map { part in
      part.utf8.count == 32 && part.allSatisfy(\.isHexDigit)
        ? "Borger\u{A0}\(name(String(part)))" : String(part)
    }.joined(separator: "|")
  }

  /// "indsatser", and the name that people know for what is not in an extract's name.
  package static func extract(_ file: String) -> String { source(asciiName(file)) }
}
