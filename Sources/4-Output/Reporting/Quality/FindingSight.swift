internal import CareModel

/// Which findings a reader sees (indsyn i fund): one rule for lists, counts, marks beside figures, reports, history, files and a
/// citizen's course.
package struct FindingSight: Hashable, Sendable {
  /// The units and facilities of the reader's own part; nil is the whole municipality.
  package let own: Own?
  /// A provider sees what is about facilities and nothing else.
  package let facilitiesOnly: Bool

  package struct Own: Hashable, Sendable {
    package var units: Set<String>
    package var facilities: Set<String>

    package init(units: Set<String>, facilities: Set<String>) {
      self.units = units
      self.facilities = facilities
    }
  }

  package init(own: Own?, facilitiesOnly: Bool) {
    self.own = own
    self.facilitiesOnly = facilitiesOnly
  }

  /// Whether it lies in the reader's own part. What belongs to no unit and no facility lies in the whole alone.
  package func owns(unit: String?, team: String?, facility: String?) -> Bool {
    guard let own else { return !facilitiesOnly || facility != nil }
    if let facility, own.facilities.contains(facility) { return true }
    if facilitiesOnly { return false }
    return [unit, team].contains { $0.map(own.units.contains) ?? false }
  }

  /// Whether the reader is told of it: what lies in the own part, and what is wrong with a file itself.
  package func sees(unit: String?, team: String?, facility: String?, isAboutFileItself: Bool) -> Bool {
    isAboutFileItself || owns(unit: unit, team: team, facility: facility)
  }

  func sees(_ finding: QualityFinding) -> Bool {
    sees(
      unit: finding.places[.unit], team: finding.places[.team], facility: finding.places[.facility],
      isAboutFileItself: finding.isAboutFileItself)
  }
}
