package import CareModel
internal import ControlStore
internal import Danish
internal import Reporting
internal import Serving

/// Which findings are asked for, and in which order, as addresses and forms write it.
package struct FindingFilter: Hashable, Sendable {
  /// What a list of findings may show.
  package enum Standing: String, Sendable, CaseIterable {
    case open = "aabne"
    case new = "ny"
    case underReview = "undersoeges"
    case corrected = "berigtiget"
    case accepted = "accepteret"
    case overdue = "over-frist"
    case closed = "lukket"
    case all = "alle"

    package var danishName: String {
      switch self {
      case .open: "Åbne"
      case .new: "Ny"
      case .underReview: "Undersøges"
      case .corrected: "Berigtiget, venter på levering"
      case .accepted: "Accepteret afvigelse"
      case .overdue: "Over fristen"
      case .closed: "Lukket"
      case .all: "Åbne og accepterede"
      }
    }

    func holds(_ line: FindingLine) -> Bool {
      switch self {
      case .open: line.isOpen
      case .new: line.isOpen && line.status == .new
      case .underReview: line.isOpen && line.status == .underReview
      case .corrected: line.isOpen && line.status == .corrected
      case .accepted: line.status == .accepted
      case .overdue: line.isOverdue
      case .closed: line.closed != nil
      case .all: line.closed == nil
      }
    }
  }

  package enum Order: String, Sendable, CaseIterable {
    case severity = "alvor"
    case amount = "beloeb"
    case age = "alder"
    case due = "frist"
    case owner = "ansvarlig"

    /// "Alvor, derefter beløb og alder".
    package var danishName: String {
      switch self {
      case .severity: "Alvor, derefter beløb og alder"
      case .amount: "Beløb, derefter alder"
      case .age: "Alder, derefter beløb"
      case .due: "Frist, derefter beløb"
      case .owner: "Ansvarlig, derefter beløb"
      }
    }

    /// "Sorteret efter alvor, derefter beløb og alder".
    package var sentence: String { "Sorteret efter \(DanishText.inSentence(danishName))" }
  }

  package var owner: String?
  package var severity: FindingSeverity?
  /// At least so serious; asked for on the command line.
  var least = FindingSeverity.info
  package var standing: Standing
  package var check: String?
  package var legalBasis: String?
  package var team: String?
  package var facility: String?
  package var text: String?
  /// Figures whose findings alone are asked for, as an address writes them.
  package var figures: String?
  /// A unit or facility that the reader narrows to, inside what the role may see.
  package var unit: String?
  package var order: Order

  package init(
    owner: String? = nil, severity: FindingSeverity? = nil, standing: Standing = .open, check: String? = nil,
    legalBasis: String? = nil, team: String? = nil, facility: String? = nil, text: String? = nil,
    order: Order = .severity
  ) {
    self.owner = owner
    self.severity = severity
    self.standing = standing
    self.check = check
    self.legalBasis = legalBasis
    self.team = team
    self.facility = facility
    self.text = text
    self.order = order
  }

  /// Whether it narrows by what stands under "Flere filtre".
  package var usesMore: Bool { check != nil || team != nil || facility != nil }
  package var isNarrowed: Bool { self != FindingFilter(order: order) }

  /// The words of a search; all must be found.
  var searchWords: [SearchText] { (text ?? "").split(separator: " ").map { SearchText(String($0)) } }

  /// - Parameter searched: what a search looks through, by finding.
  func holds(_ line: FindingLine, words: [SearchText], searched: [String: SearchText]) -> Bool {
    let finding = line.finding
    guard standing.holds(line), finding.severity >= least, severity == nil || severity == finding.severity,
      check == nil || check == finding.check,
      legalBasis == nil || legalBasis == finding.legalBasis, team == nil || team == finding.team,
      facility == nil || facility == finding.facility
    else { return false }
    if let owner, owner != finding.owner, "person:" + (line.state.person ?? "") != owner { return false }
    guard !words.isEmpty else { return true }
    guard let searched = searched[finding.id] else { return false }
    return words.allSatisfy(searched.holds)
  }

  /// What blocks first, then kroner, then age: the order that the work is done in. Ties are broken by id, so that pages
  /// never overlap.
  func sorted(_ lines: [FindingLine]) -> [FindingLine] {
    lines.sorted { left, right in
      switch order {
      case .severity:
        if left.finding.severity != right.finding.severity { return left.finding.severity > right.finding.severity }
      case .amount: break
      case .age: if left.age != right.age { return left.age > right.age }
      case .due:
        let (a, b) = (left.state.due?.number ?? .max, right.state.due?.number ?? .max)
        if a != b { return a < b }
      case .owner:
        let (a, b) = (FindingOwner.name(left.finding.owner), FindingOwner.name(right.finding.owner))
        if a != b { return a < b }
      }
      if left.amount != right.amount { return left.amount > right.amount }
      if left.age != right.age { return left.age > right.age }
      if left.finding.severity != right.finding.severity { return left.finding.severity > right.finding.severity }
      return left.finding.id < right.finding.id
    }
  }
}
