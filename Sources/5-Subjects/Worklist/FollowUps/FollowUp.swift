package import CareModel

/// One active service that must be followed up (opfølgning): how urgent, whose, and where it stands in the case system.
package struct FollowUp: Hashable, Sendable {
  /// How it stands on a day; the three key figures of follow-ups count the same three.
  package enum Standing: String, Sendable, CaseIterable {
    /// The date is past, and nothing has been held since.
    case overdue = "overskredet"
    /// From the day to thirty days after it.
    case soon = "snart"
    /// None is set, or the one that is set has been held.
    case withoutDate = "uden-dato"

    /// nil where it can wait.
    init?(next: Day?, last: Day?, on day: Day) {
      guard let next, last.map({ $0 < next }) ?? true else {
        self = .withoutDate
        return
      }
      if next < day {
        self = .overdue
      } else if next <= day.advanced(by: 30) {
        self = .soon
      } else {
        return nil
      }
    }

    /// "Overskredet", "Inden 30 dage", "Uden dato".
    package var danishName: String {
      switch self {
      case .overdue: "Overskredet"
      case .soon: "Inden 30 dage"
      case .withoutDate: "Uden dato"
      }
    }

    /// The key figure that counts them.
    package var metric: String {
      switch self {
      case .overdue: "opfoelgning_overskredet"
      case .soon: "opfoelgning_snart"
      case .withoutDate: "opfoelgning_mangler"
      }
    }
  }

  /// `Indsats_ID` of the case system.
  package let servicePeriod: String
  /// `Sags_ID` of the case system.
  package let caseID: String?
  /// The citizen's number in this warehouse; means nothing outside it.
  package let citizen: Int
  /// "7F3A".
  package let citizenName: String
  package let standing: Standing
  package let next: Day?
  package let last: Day?
  /// Days past the date, or, where it is not past, days left; nil without a date.
  package let days: Int?
  package let legalBasis: String?
  package let service: String?
  package let facility: String?
  package let team: String?
  package let caseworker: String?
}

extension FollowUp {
  /// The order of the work: past the date the longest first, then those that come first, then those without a date.
  static func isMoreUrgent(_ left: FollowUp, _ right: FollowUp) -> Bool {
    (left.standing.place, left.urgency, left.servicePeriod, left.citizen)
      < (right.standing.place, right.urgency, right.servicePeriod, right.citizen)
  }

  /// The day to sort by; one that was never followed up comes before one that was.
  private var urgency: Int { (standing == .withoutDate ? last : next)?.number ?? .min }
}

extension FollowUp.Standing {
  fileprivate var place: Int { FollowUp.Standing.allCases.firstIndex(of: self) ?? 0 }
}

/// Which follow-ups are asked for.
package struct FollowUpFilter: Hashable, Sendable {
  /// nil is all three.
  package var standing: FollowUp.Standing?
  package var team: String?
  package var caseworker: String?
  /// A unit or facility that the reader narrows to, inside what the role may see.
  package var unit: String?

  package init(
    standing: FollowUp.Standing? = nil, team: String? = nil, caseworker: String? = nil, unit: String? = nil
  ) {
    self.standing = standing
    self.team = team
    self.caseworker = caseworker
    self.unit = unit
  }

  /// Without looking at how urgent.
  func holdsPlace(_ line: FollowUp) -> Bool {
    (team == nil || team == line.team) && (caseworker == nil || caseworker == line.caseworker)
  }

  func holds(_ line: FollowUp) -> Bool { holdsPlace(line) && (standing == nil || standing == line.standing) }
}
