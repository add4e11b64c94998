package import Access
package import CareModel

/// A named report with contents, cadence, due rule and recipients (leverance).
package struct Deliverable: Hashable, Sendable {
  package enum Level: String, Sendable, CaseIterable {
    case political = "politisk"
    case administration
  }

  package var id: String
  /// The demand of the mission that it answers: `M19`.
  package var demand: String
  package var name: String
  package var contents: String
  package var level: Level
  package var cadence: Period.Grain
  package var due: DueRule
  package var recipients: [Role]
  /// Who may open it without being a recipient: whoever answers for letting it out (frigivelse).
  package var alsoOpenTo: [Role] = []
  package var isInOperation: Bool
  /// "I drift", or why not yet.
  package var status: String
  /// The files it rests on: `indsatser`.
  package var sources: [String]

  /// The recipients are those of the matrix (M30). The data team makes the reports, and so sees them all.
  package func isFor(_ role: Role) -> Bool { role == .dataTeam || recipients.contains(role) }

  package func isOpen(to role: Role) -> Bool { isFor(role) || alsoOpenTo.contains(role) }

  /// The latest period of its cadence that has ended on the day.
  package func latestPeriod(on day: Day) -> Period {
    let now = Period.holding(day, grain: cadence)
    return now.lastDay <= day ? now : now.previous
  }

  /// When the next edition that is not yet due, seen from a day, must be with its recipients, and which it is.
  package func nextDue(after day: Day) -> (period: Period, day: Day) {
    var period = latestPeriod(on: day).previous
    while due.day(for: period) < day { period = period.advanced(by: 1) }
    return (period, due.day(for: period))
  }
}

/// When an edition is due (frist): a working day in a month after its period.
package struct DueRule: Hashable, Sendable {
  /// 1 is the month after the period's last.
  package var monthsAfter: Int
  /// 1 is the month's first working day.
  package var workingDay: Int

  package init(monthsAfter: Int, workingDay: Int) {
    self.monthsAfter = monthsAfter
    self.workingDay = workingDay
  }

  package func day(for period: Period) -> Day {
    let month = Period(monthOf: period.lastDay).advanced(by: monthsAfter)
    var day = month.firstDay
    var left = workingDay
    while true {
      if WorkingDays.isWorkingDay(day) {
        left -= 1
        if left <= 0 { return day }
      }
      day = day.advanced(by: 1)
    }
  }
}
