internal import Access
internal import CareModel
internal import ControlStore
internal import Danish
internal import Reporting
package import Serving

/// What a person wants done with a finding, as it was typed.
package struct FindingCall: Sendable {
  package var finding: String
  /// One of the status words, as `Choice` has them; nil leaves it.
  package var status: String?
  package var acceptedUntil: String?
  package var practiceChanged: Bool
  package var person: String?
  package var due: String?
  package var text: String?

  package init(
    finding: String, status: String? = nil, acceptedUntil: String? = nil, practiceChanged: Bool = false,
    person: String? = nil, due: String? = nil, text: String? = nil
  ) {
    self.finding = finding
    self.status = status
    self.acceptedUntil = acceptedUntil
    self.practiceChanged = practiceChanged
    self.person = person
    self.due = due
    self.text = text
  }

  /// The same as it may be shown again: with a hint in the place of what looks like a CPR number.
  package var withoutNumbers: FindingCall {
    func safe(_ text: String?) -> String? { text.map(CivilNumberPattern.hidden) }
    return FindingCall(
      finding: finding, status: safe(status), acceptedUntil: safe(acceptedUntil), practiceChanged: practiceChanged,
      person: safe(person), due: safe(due), text: safe(text))
  }

  /// What a finding can be made: a status, and where it was corrected.
  package enum Choice: String, Sendable, CaseIterable {
    case new = "ny"
    case underReview = "undersoeges"
    case caseSystem = "berigtiget-fagsystem"
    case financeSystem = "berigtiget-oekonomisystem"
    case both = "berigtiget-begge"
    case accepted = "accepteret"

    package var danishName: String {
      switch self {
      case .new: "Ny"
      case .underReview: "Undersøges"
      case .caseSystem: "Berigtiget i fagsystemet"
      case .financeSystem: "Berigtiget i økonomisystemet"
      case .both: "Berigtiget i begge systemer"
      case .accepted: "Accepteret afvigelse, med slutdato"
      }
    }

    var status: FindingState.Status {
      switch self {
      case .new: .new
      case .underReview: .underReview
      case .caseSystem, .financeSystem, .both: .corrected
      case .accepted: .accepted
      }
    }

    var correctedWhere: FindingState.CorrectedWhere? {
      switch self {
      case .caseSystem: .caseSystem
      case .financeSystem: .financeSystem
      case .both: .both
      default: nil
      }
    }

    init(_ state: FindingState, status: FindingState.Status) {
      self =
        switch status {
        case .new: .new
        case .underReview: .underReview
        case .corrected:
          state.correctedWhere == .caseSystem
            ? .caseSystem : state.correctedWhere == .financeSystem ? .financeSystem : .both
        case .accepted: .accepted
        }
    }
  }
}

/// What people do with findings.
package struct FindingChanges: Sendable {
  private static let longestText = 2000
  private static let longestName = 60

  private let session: Session

  package init(_ session: Session) { self.session = session }

  /// Changes a finding's status, person or deadline, or adds what somebody says; whoever sees it as part of their own may.
  package func make(_ call: FindingCall) throws(Refusal) {
    try session.change(.change) { inside in
      let open = try inside.warehouse()
      let reach = try open.findingReach(of: inside.reader)
      let list = try AllFindings(inside).list()
      try AllFindings(inside).bringUpToDate()
      let findings = try inside.control().findings
      guard let state = try findings.state(of: call.finding) else { throw Refusal.noFinding(call.finding) }
      let finding = list[call.finding]
      guard finding.map({ reach.isTold(of: $0) }) ?? reach.owns(state.marks) else {
        throw Refusal.noFinding(call.finding).about("fund \(call.finding)")
      }
      guard finding.map({ reach.owns($0) }) ?? true else {
        throw Refusal(
          .forbidden, code: "fund-hele-leveringen",
          "Fundet handler om en hel fil. Det kan kun den, der ser hele kommunen, tage stilling til.",
          suggestion: "Sig det til \(FindingOwner.name(state.marks.owner))."
        ).about("fund \(call.finding)")
      }
      let clock = inside.surroundings.clock
      let change = try change(call, state, clock.today)
      guard !change.isEmpty else { return .nothing(()) }
      return Change(log: LogLine("fund \(call.finding)")) {
        try findings.change(
          call.finding, change, user: inside.reader.user, role: inside.reader.role, asOf: open.asOf,
          time: clock.utcTime)
      }
    }
  }

  /// What is really changed; what stands already is left out, so that the log tells what happened.
  private func change(_ call: FindingCall, _ state: FindingState, _ today: Day) throws(Refusal) -> FindingChange {
    var change = FindingChange()
    change.text = try clean(call.text, "Bemærkningen", longest: Self.longestText)
    if let word = call.status, !word.isEmpty {
      guard let choice = FindingCall.Choice(rawValue: word) else {
        throw Refusal(
          .badCall, code: "status-ukendt", "Den status findes ikke.", suggestion: "Vælg en status på listen.")
      }
      let isSame =
        choice == FindingCall.Choice(state, status: state.status(on: today)) && choice != .accepted
        && (choice.status != .corrected || call.practiceChanged == state.practiceChanged)
      if !isSame { try set(choice, call, state, today, &change) }
    }
    if let person = call.person, person.trimmed != state.person ?? "" {
      change.person = try clean(person, "Navnet", longest: Self.longestName) ?? ""
    }
    if let due = call.due?.trimmed, !due.isEmpty {
      let day = try Asked.day(due)
      if day != state.due { change.due = day }
    }
    return change
  }

  private func set(
    _ choice: FindingCall.Choice, _ call: FindingCall, _ state: FindingState, _ today: Day,
    _ change: inout FindingChange
  ) throws(Refusal) {
    guard state.closed == nil, state.isPresent else {
      throw Refusal(
        .badCall, code: "fund-lukket", "Fundet er væk i den seneste levering og kan ikke ændres.",
        suggestion: "Kommer forskellen igen, åbner det af sig selv.")
    }
    change.status = choice.status
    change.correctedWhere = choice.correctedWhere
    if choice.status == .corrected { change.practiceChanged = call.practiceChanged }
    guard choice == .accepted else { return }
    guard change.text != nil else {
      throw Refusal(
        .badCall, code: "begrundelse-mangler", "En accepteret afvigelse skal have en begrundelse.",
        suggestion: "Skriv den i feltet Bemærkning, og gem igen.")
    }
    guard let text = call.acceptedUntil?.trimmed, !text.isEmpty else {
      throw Refusal(
        .badCall, code: "slutdato-mangler", "En accepteret afvigelse skal have en slutdato.",
        suggestion: "Skriv den sidste dag, den gælder, og gem igen.")
    }
    let until = try Asked.day(text)
    guard until >= today else {
      throw Refusal(
        .badCall, code: "slutdato-forbi", "Slutdatoen er forbi.", suggestion: "Skriv en dag fra i dag og frem.")
    }
    change.acceptedUntil = until
    if state.status == .accepted, state.acceptedUntil == until { change.status = nil; change.acceptedUntil = nil }
  }

  /// A text without blanks around; nil when there is none. Nobody may write a CPR number down here.
  private func clean(_ text: String?, _ name: String, longest: Int) throws(Refusal) -> String? {
    guard let text = text?.trimmed, !text.isEmpty else { return nil }
    guard text.count <= longest else {
      throw Refusal(
        .badCall, code: "tekst-for-lang", "\(name) er for lang.",
        suggestion: "Skriv højst \(DanishText.whole(longest)) tegn.")
    }
    guard !CivilNumberPattern.isIn(text) else {
      throw Refusal(
        .badCall, code: "cpr-i-tekst", "\(name) ligner et CPR-nummer, og det må ikke stå her. Intet er gemt.",
        suggestion: "Skriv borgerens betegnelse fra siden i stedet, for eksempel Borger 7F3A.")
    }
    return text
  }
}

extension String {
  /// Without blanks around.
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
