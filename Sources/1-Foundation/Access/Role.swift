/// Who is asking: the seven recipient groups of the mission and the three kinds of staff behind the product. What each may stands in the
/// policy (`Definitions/access/policy.yaml`).
package enum Role: String, Sendable, CaseIterable, Codable {
  case committee = "fagudvalg"
  case financeCommittee = "oekonomiudvalg"
  case council = "byraad"
  case director = "direktoer"
  case leadership = "ledelse"
  case operations = "udfoerer"
  case authority = "myndighed"
  /// The data team.
  case dataTeam = "stab"
  case dataProtectionOfficer = "dpo"
  case administrator

  /// The name that people read.
  package var danishName: String {
    switch self {
    case .committee: "Fagudvalg"
    case .financeCommittee: "Økonomiudvalg"
    case .council: "Byråd"
    case .director: "Direktør"
    case .leadership: "Ledelse"
    case .operations: "Udfører/drift"
    case .authority: "Myndighed"
    case .dataTeam: "Stab (datateam)"
    case .dataProtectionOfficer: "Databeskyttelsesrådgiver"
    case .administrator: "Administrator"
    }
  }

  /// Elected: whatever the policy of a municipality says, they see no rows of persons and no small numbers (M10).
  package var isPolitical: Bool { [.committee, .financeCommittee, .council].contains(self) }
}
