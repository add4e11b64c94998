internal import CareModel
internal import Danish

// What is wrong with an address, in words. Names are repeated back, cut short; values never.

extension Refusal {
  package static func parameterUnknown(_ name: String, known: [String]) -> Refusal {
    // What a figure is narrowed by has the words of the interface in its address; people have others.
    let words = known.filter { Dimension(rawValue: $0) == nil }
    let narrowing = words.count < known.count ? ["nøgletallets opdelinger"] : []
    let choice =
      known.isEmpty
      ? "Siden tager ingen valg i adressen: slet alt fra spørgsmålstegnet."
      : "Siden kender \(DanishText.list(words + narrowing))."
    return Refusal(
      .badCall, code: "adresse-ukendt-valg", "Adressen siger `\(Asked.short(name))`, og det kender siden ikke.",
      suggestion: choice
    ).onPages(
      nil,
      NextStep(
        typed: name,
        among: known.map { Named($0, Dimension(rawValue: $0).map { Words.dimension($0).lowercased() } ?? $0) },
        else: choice))
  }

  package static func parameterTwice(_ name: String) -> Refusal {
    Refusal(
      .badCall, code: "adresse-dobbelt", "`\(Asked.short(name))` står to gange i adressen.",
      suggestion: "Lad det ene stå.")
  }

  package static let addressUnreadable = Refusal(
    .badCall, code: "adresse-ulaeselig", "Adressen kan ikke læses: et procenttegn i den står ikke for noget.",
    suggestion: "Er adressen kopieret, så se efter, om den er hel.")

  /// - Parameter label: the field's, as the form shows it.
  package static func fieldMissing(_ label: String) -> Refusal {
    Refusal(
      .badCall, code: "felt-mangler", "“\(label)” er ikke udfyldt.", suggestion: "Udfyld feltet, og send igen.")
  }

  package static func fieldTooLong(_ label: String, limit: Int) -> Refusal {
    Refusal(
      .badCall, code: "felt-for-langt", "“\(label)” er for lang.",
      suggestion: "Skriv højst \(DanishText.whole(limit)) tegn.")
  }

  package static let withoutAdmission = Refusal(
    .forbidden, code: "uden-adgang", "Du er ikke lukket ind.",
    suggestion: "Åbn adressen, som programmet skrev, da det blev startet.")
}
