/// Who is asking: the seven recipient groups of the mission and the three kinds of staff behind the product.
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

  /// A provider sees a place of its own; without one there is nothing to see.
  package var needsUnit: Bool { self == .operations }

  /// A provider holds facilities and the units that run them, and nothing else below a unit.
  var holdsFacilitiesAlone: Bool { self == .operations }

  /// Whether who holds a citizen's service holds what is paid for its area too: payments and commitments name no service.
  package var holdsAreas: Bool { !holdsFacilitiesAlone }

  /// Political recipients see the whole area, never persons, and small numbers hidden (legal-and-access § 7).
  package var isPolitical: Bool { [.committee, .financeCommittee, .council].contains(self) }

  /// Those who may let a report out that blocking findings hold back, with a written reason (checks, severity B).
  package static let releasers: [Role] = [.director, .leadership, .dataTeam]

  package var releasesReports: Bool { Role.releasers.contains(self) }
}
