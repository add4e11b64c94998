internal import CareModel
package import ControlStore
internal import DocumentModel

extension Words {
  /// "41.250": whole kroner of øre.
  package static func kroner(_ ore: Int) -> String { NumberFormat(scale: 100).text(Double(ore)) }

  /// "1,94 mio. kr.", "41.250 kr.": as a sentence writes an amount.
  package static func amount(_ ore: Int) -> String {
    abs(ore) >= 100_000_000
      ? NumberFormat(scale: 100_000_000, decimals: 2).text(Double(ore)) + "\u{A0}mio.\u{A0}kr."
      : kroner(ore) + "\u{A0}kr."
  }

  /// "ét åbent fund", "47 åbne fund".
  package static func openFindings(_ count: Int) -> String {
    count == 1 ? "ét åbent fund" : "\(whole(count)) åbne fund"
  }

  package static func owner(_ owner: String) -> String {
    owners[owner] ?? owner
  }

  package static let ownerOrder = [
    "myndighed", "oekonomi", "udfoerer", "dokumentation", "system", "bi", "jurist", "loen",
  ]

  private static let owners = [
    "myndighed": "Myndighed", "oekonomi": "Økonomi", "dokumentation": "Dokumentation", "system": "Systemadministrator",
    "udfoerer": "Udfører", "bi": "BI", "jurist": "Klageansvarlig", "loen": "Løn og HR",
  ]

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
  package static func month(index: Int) -> String { period(Period(monthIndex: index)) }

  /// "SEL § 107" of `SEL §107`: no break between sign and number.
  package static func legalBasis(_ text: String) -> String {
    text.split(separator: "§", omittingEmptySubsequences: false).map { String($0) }.joined(separator: "§\u{A0}")
  }

  /// A row's key as people read it: where it holds a pseudonym, the citizen's short name.
  package static func key(_ key: String) -> String {
    key.split(separator: "|", omittingEmptySubsequences: false).map { part in
      part.utf8.count == 32 && part.allSatisfy(\.isHexDigit)
        ? "Borger\u{A0}\(part.prefix(4).uppercased())" : String(part)
    }.joined(separator: "|")
  }

  /// "indsatser", and the name that people know for what is not in an extract's name.
  package static func extract(_ file: String) -> String {
    source(file.lowercased().map { ["æ": "ae", "ø": "oe", "å": "aa"][$0] ?? String($0) }.joined())
  }
}
