internal import CareModel
internal import DocumentModel
internal import Serving
internal import Worklist

/// What an address of the worklist asks for. A word that it does not know is refused: another list than the one asked for would mislead.
struct WorklistQuery {
  let asked: WorklistAddress
  let filter: FindingFilter

  init(_ asked: WorklistAddress) throws(Refusal) {
    self.asked = asked.short
    var filter = FindingFilter(
      owner: asked.owner, severity: try choice(asked.severity, of: "alvor", FindingSeverity.self, called: \.danishName),
      standing: try choice(asked.standing, of: "status", FindingFilter.Standing.self) ?? .open, check: asked.check,
      legalBasis: asked.legalBasis, team: asked.team, facility: asked.facility, text: asked.text,
      order: try choice(asked.order, of: "sorter", FindingFilter.Order.self, called: \.danishName) ?? .severity)
    filter.figures = asked.figures
    filter.unit = asked.unit
    self.filter = filter
  }

  /// The same list in another order.
  func address(order: FindingFilter.Order) -> Address {
    var list = whole
    list.order = order.rawValue
    return .worklist(list.short)
  }

  /// Another page of it.
  func address(page: Int) -> Address {
    var list = whole
    list.page = page
    return .worklist(list)
  }

  var file: Address { .worklistFile(whole) }

  /// From its first page, and with nothing to tell.
  private var whole: WorklistAddress {
    var list = asked
    list.page = 1
    list.civilNumber = false
    return list
  }
}

extension WorklistAddress {
  /// Without what says no more than leaving it out.
  var short: WorklistAddress {
    var list = self
    if list.standing == FindingFilter.Standing.open.rawValue { list.standing = nil }
    if list.order == FindingFilter.Order.severity.rawValue { list.order = nil }
    return list
  }
}
