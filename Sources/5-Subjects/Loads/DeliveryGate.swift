internal import CareModel
internal import Danish
internal import Diagnostics
internal import Foundation
internal import Intake
internal import Serving

/// What is asked of a delivery that is read before it may take the place of the one that is shown (indgangskontrol).
///
/// A folder that was chosen by mistake is refused here: nothing is archived, nothing is changed.
struct DeliveryGate: Sendable {
  private let folder: String
  private let shown: [SourceState]
  private let asOf: Day
  private let allowsOlder: Bool
  private let allowsOther: Bool
  private let municipality: HomeConfiguration
  private let definitions: URL

  /// - Parameters:
  ///   - shown: the sources of the warehouse in use; none when there is no warehouse.
  ///   - municipality: whose the home is.
  init(_ call: LoadCall, shown: [SourceState], asOf: Day, municipality: HomeConfiguration, definitions: URL) {
    self.municipality = municipality
    self.definitions = definitions
    allowsOther = call.allowsOther
    folder = call.folder
    self.shown = shown
    self.asOf = asOf
    // Who says a day asks for that day.
    allowsOlder = call.allowsOlder || call.asOf != nil
  }

  @Sendable func accept(_ report: DeliveryReport) throws {
    try refuseUnknown(report)
    try refuseEmpty(report)
    if !allowsOther { try refuseOther(report.owner) }
    if !allowsOlder { try refuseOlder(report) }
  }

  private func refuseUnknown(_ report: DeliveryReport) throws {
    guard !report.files.contains(where: { $0.status == .read || $0.status == .refused }) else { return }
    let count = report.files.count { $0.status == .ignored }
    throw Refusal(
      .badInput, code: "leverance-ukendt",
      "Ingen af de \(count) filer i mappen kendes som udtræk, så der er intet at indlæse.",
      suggestion: "Er det den rigtige mappe? Udtræk hedder for eksempel indsatser.csv og posteringer.csv; "
        + "se, hvad filerne tages for, med `traad init --from`.")
  }

  /// A delivery of refused files alone would replace all figures with none.
  private func refuseEmpty(_ report: DeliveryReport) throws {
    guard !shown.isEmpty, !report.files.contains(where: { $0.status == .read }) else { return }
    let reasons = report.messages.filter { $0.severity == .error }
    throw Refusal(
      .badInput,
      [
        Diagnostic(
          code: "leverance-uden-data", "Alle leveringens udtræk er afvist. Datalageret er uændret.",
          suggestion: "Ret filerne, og indlæs igen.")
      ] + reasons)
  }

  /// Another municipality's citizens and money would stand as this one's.
  private func refuseOther(_ owner: DeliveryOwner) throws {
    let own = municipality.municipality
    guard let other = owner.other(than: own) else { return }
    let name = try municipalityName(other, definitions: definitions)
    let count = owner.servicesOf[other, default: 0]
    let mine = owner.servicesOf[own, default: 0]
    let why =
      owner.services > 0
      ? "\(name) (\(other)) handler eller betaler i \(DanishText.whole(count)) af \(DanishText.whole(owner.services)) indsatser, "
        + "\(municipality.name) (\(own)) i \(mine == 0 ? "ingen" : DanishText.whole(mine))."
      : "Folketallet er alene for \(name) (\(other)), ikke for \(municipality.name) (\(own))."
    throw Refusal(
      .badInput, code: "levering-anden-kommune",
      "Leveringen ser ud til at være en anden kommunes. \(why) Intet er ændret.",
      suggestion: "Er det den rigtige mappe og det rigtige --home? "
        + "Skal leveringen indlæses alligevel, så kald igen med --other-municipality.")
  }

  /// A whole month less than before: files are corrected and lose a last row, but nobody loses a month by correcting.
  private func refuseOlder(_ report: DeliveryReport) throws {
    let before = shown.filter(\.isRead).compactMap(\.coversTo).max().map { min($0, asOf) }
    let now = report.files.compactMap(\.coversTo).max()
    guard let before, let now, Period(monthOf: now) < Period(monthOf: before) else { return }
    throw Refusal(
      .badInput, code: "levering-aeldre",
      "Leveringen går til \(DanishText.date(now)), men datalageret har data til \(DanishText.date(before)). Intet er ændret.",
      suggestion: "Er det den rigtige mappe? Vil du gå tilbage, så kald igen med --older eller med --as-of.")
  }
}

extension Loading {
  /// The sources of the warehouse in use; none when there is none, or none that can be opened.
  func shownSources() -> [SourceState] {
    do {
      return try inside.warehouse().sources
    } catch {
      return []
    }
  }
}
