package import CareModel

/// A finding as figures know it (fund): which check, how grave, what it is about and what is at stake. Never a name.
package struct QualityFinding: Hashable, Sendable, CountedFinding {
  /// Stable from delivery to delivery: `K5-3f9a01bc`.
  package var id: String
  package var check: String
  package var severity: FindingSeverity
  package var owner: String
  /// The extract that it is about, as staging has it: `loen`.
  package var file: String?
  /// A key to count persons by; nil when it is about no person.
  package var citizen: Int?
  /// Its places among the dimensions that figures are filtered by; a dimension that it lacks agrees with all.
  package var places: [Dimension: String]
  /// Month indexes, inclusive; nil is open.
  package var firstMonth: Int?
  package var lastMonth: Int?
  /// Øre at stake.
  package var amount: Int?

  package var stakeOre: Int? { amount }

  /// Nothing in it says whose or where: totals that do not agree, a file that is stale.
  package var isAboutWholeFile: Bool { citizen == nil && places.isEmpty }

  /// About the file itself: its age, its columns. A sum of the whole municipality is another thing; it is the whole's.
  package var isAboutFileItself: Bool { isAboutWholeFile && amount == nil }

  /// Whether it is known to belong to no key of a dimension: a posting's account says its area, or that it has none.
  func liesOutside(_ dimension: Dimension) -> Bool {
    dimension == .serviceArea && file == "posteringer" && places[.function] != nil && places[.serviceArea] == nil
  }

  /// The gravest first, then the dearest; ties by id.
  static func isGraver(_ left: QualityFinding, _ right: QualityFinding) -> Bool {
    (-left.severity.rank, -abs(left.amount ?? 0), left.id) < (-right.severity.rank, -abs(right.amount ?? 0), right.id)
  }

  package init(
    id: String, check: String, severity: FindingSeverity, owner: String, file: String? = nil,
    citizen: Int? = nil,
    places: [Dimension: String] = [:], firstMonth: Int? = nil, lastMonth: Int? = nil, amount: Int? = nil
  ) {
    self.id = id
    self.check = check
    self.severity = severity
    self.owner = owner
    self.file = file
    self.citizen = citizen
    self.places = places
    self.firstMonth = firstMonth
    self.lastMonth = lastMonth
    self.amount = amount
  }
}

/// How one check went in the load (kontrolkørsel).
package struct QualityCheck: Hashable, Sendable {
  package enum State: String, Sendable, CaseIterable {
    case ran
    /// A file that it needs was not delivered: it says nothing, which is not the same as no findings.
    case sourceMissing = "source_missing"
    /// The municipality has switched it off.
    case off
  }

  /// `K5`.
  package var id: String
  package var title: String
  package var severity: FindingSeverity
  package var owner: String
  package var state: State
  package var missingSource: String?
  package var thresholds: String?
  /// What to do about a finding, step by step.
  package var actions: [String]

  package init(
    id: String, title: String, severity: FindingSeverity, owner: String, state: State,
    missingSource: String? = nil, thresholds: String? = nil, actions: [String] = []
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.owner = owner
    self.state = state
    self.missingSource = missingSource
    self.thresholds = thresholds
    self.actions = actions
  }
}
