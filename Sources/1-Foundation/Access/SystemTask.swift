internal import CareModel

/// The work that the program does for nobody in particular: a closed list, each with its purpose.
package enum SystemTask: Sendable, CaseIterable {
  /// Reports and counts are made ready for their recipients, with the recipients' rights.
  case preparing
  /// Which reports are held back, for a catalogue without figures.
  case catalogue
  /// The worked examples of key figures, which are about nobody.
  case oracles

  package var purpose: String {
    switch self {
    case .preparing: "Gjort klar efter en indlæsning"
    case .catalogue: "Leverancekataloget"
    case .oracles: "facitprøve"
    }
  }

  /// The whole municipality without rows of persons. Nothing of it is shown but what the task is for.
  package var scope: Scope {
    Scope(
      role: .dataTeam, unit: nil,
      rights: Rights(
        seesFigures: true, unit: .forbidden, holdsFacilitiesAlone: false, seesRows: false, threshold: nil,
        dimensions: Set(Dimension.allCases), releasesReports: false), reason: purpose)
  }
}
