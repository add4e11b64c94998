internal import Access
internal import CareModel
internal import ControlStore
internal import Danish
internal import Serving

/// What happened to a finding, in words (hændelse).
package struct FindingEventText: Hashable, Sendable {
  /// "Undersøges.", "Lukket.": what it became; nil for what changed nothing but was said.
  package var outcome: String?
  package var text: String
  /// "Ledelse · 22-11-2026 kl. 14.10".
  package var by: String

  init(_ event: FindingEvent) {
    let delivery = event.day.map { "leveringen, der er gjort op til \(DanishText.date($0))" } ?? "en levering"
    let change = event.change
    switch event.kind {
    case .found: (outcome, text) = ("Fundet", ["i \(delivery).", change.text].compactMap { $0 }.joined(separator: " "))
    case .closed: (outcome, text) = ("Lukket.", "Forskellen er væk i \(delivery).")
    case .reopened:
      let said = ["Forskellen er tilbage i \(delivery).", change.text].compactMap { $0 }.joined(separator: " ")
      (outcome, text) = ("Åbnet igen.", said)
    case .expired:
      (outcome, text) = ("Åbnet igen.", "Den accepterede afvigelse er udløbet, og forskellen er der stadig.")
    case .stillThere:
      (outcome, text) = ("Undersøges igen.", "Fundet var meldt berigtiget, men forskellen er der stadig i \(delivery).")
    case .changed:
      outcome = change.status.map { FindingEventText.outcome($0, change) }
      var parts: [String] = []
      if let person = change.person {
        parts.append(person.isEmpty ? "Ingen person er længere sat på." : "Ansvarlig: \(person).")
      }
      if let due = change.due { parts.append("Frist: \(DanishText.date(due)).") }
      if let said = change.text { parts.append(said) }
      text = parts.joined(separator: " ")
    }
    let who = event.user.map { user in
      [event.role.flatMap(Role.init(rawValue:))?.danishName, user].compactMap { $0 }.joined(separator: ", ")
    }
    by = [who, FindingEventText.localTime(event.time)].compactMap { $0 }.joined(separator: " · ")
  }

  private static func outcome(_ status: FindingState.Status, _ change: FindingChange) -> String {
    switch status {
    case .new: "Sat tilbage til ny."
    case .underReview: "Undersøges."
    case .corrected:
      "Berigtiget" + (change.correctedWhere.map { " " + Words.correctedWhere($0) } ?? "")
        + (change.practiceChanged == true ? ", og praksis er ændret." : ".")
    case .accepted:
      "Accepteret afvigelse" + (change.acceptedUntil.map { " til og med \(DanishText.date($0))" } ?? "") + "."
    }
  }

  /// "22-11-2026 kl. 14.10", Danish time, of what the log keeps in UTC.
  private static func localTime(_ utc: String) -> String {
    let parts = utc.split(separator: "T")
    guard parts.count == 2, let day = Day(iso: parts[0]) else { return utc }
    let clock = parts[1].prefix(8).split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3 else { return utc }
    let seconds = day.number * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
    return DanishText.time(Clock { Double(seconds) }.localTime)
  }
}
