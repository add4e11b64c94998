/// Which findings of the worklist (fejlliste), in which order, and which page of them. Words of a closed list are the worklist's own to judge.
package struct WorklistAddress: AddressParameters {
  package var owner: String?
  package var check: String?
  package var severity: String?
  package var standing: String?
  package var legalBasis: String?
  package var team: String?
  package var facility: String?
  package var text: String?
  package var order: String?
  /// Figures whose findings alone are shown.
  package var figures: String?
  package var unit: String?
  package var page = 1
  /// Somebody searched for a CPR number, which was thrown away.
  package var civilNumber = false

  package init() {}

  package static var parameters: [Parameter<WorklistAddress>] {
    [
      Parameter("ansvarlig", \.owner), Parameter("kontrol", \.check), Parameter("alvor", \.severity),
      Parameter("status", \.standing), Parameter("paragraf", \.legalBasis), Parameter("team", \.team),
      Parameter("tilbud", \.facility), Parameter("q", \.text), Parameter("sorter", \.order),
      Parameter("tal", \.figures), Parameter("enhed", \.unit), Parameter(page: "side", \.page),
      Parameter(mark: "cpr", \.civilNumber),
    ]
  }
}

/// One finding (fund).
package struct FindingAddress: AddressParameters {
  package var id = ""
  /// Something about it has just been saved.
  package var isSaved = false

  package init() {}

  package init(_ id: String, isSaved: Bool = false) {
    self.id = id
    self.isSaved = isSaved
  }

  package static var parameters: [Parameter<FindingAddress>] {
    [Parameter("id", \.id), Parameter(mark: "gemt", \.isSaved)]
  }
}

/// Which follow-ups (opfølgninger), and which page of them.
package struct FollowUpAddress: AddressParameters {
  package var standing: String?
  package var team: String?
  package var caseworker: String?
  package var unit: String?
  package var page = 1

  package init() {}

  package init(standing: String) { self.standing = standing }

  package static var parameters: [Parameter<FollowUpAddress>] {
    [
      Parameter("vis", \.standing), Parameter("team", \.team), Parameter("sagsbehandler", \.caseworker),
      Parameter("enhed", \.unit), Parameter(page: "side", \.page),
    ]
  }
}

/// Which rows that were set aside (sat til side).
package struct SetAsideAddress: AddressParameters {
  /// The sources whose rows alone are wanted: `posteringer`; empty is all.
  package var sources: [String] = []
  package var group: String?
  package var page = 1

  package init() {}

  package init(sources: [String], group: String? = nil, page: Int = 1) {
    self.sources = sources
    self.group = group
    self.page = page
  }

  package static var parameters: [Parameter<SetAsideAddress>] {
    [Parameter(list: "kilde", \.sources), Parameter("gruppe", \.group), Parameter(page: "side", \.page)]
  }
}

/// What the data value chain (dataværdikæde) is drawn from: a key figure, or a field.
package struct ValueChainAddress: AddressParameters {
  package var metric: String?
  package var field: String?

  package init() {}

  package init(metric: String? = nil, field: String? = nil) {
    self.metric = metric
    self.field = field
  }

  package static var parameters: [Parameter<ValueChainAddress>] {
    [Parameter("noegletal", \.metric), Parameter("felt", \.field)]
  }
}
