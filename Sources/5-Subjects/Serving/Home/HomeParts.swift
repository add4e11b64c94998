internal import Foundation

// What must be there in a home that has been loaded. A part that is gone would otherwise be made anew without a word, and with
// it closed months, releases, statuses and the log would be forgotten.

extension Home {
  /// - Throws: when the control store of a home with data is gone or empty.
  func mustHaveControlStore() throws {
    guard try holdsData else { return }
    let size =
      try FileManager.default.fileExists(atPath: control.path)
      ? FileManager.default.attributesOfItem(atPath: control.path)[.size] as? Int ?? 0 : nil
    guard let size else {
      throw Refusal(
        .unavailable, code: "styringslager-mangler",
        "Styringslageret (control.sqlite) mangler i hjemmet. I det står, hvad der er lukket, frigivet og logget.",
        suggestion: Refusal.fetch("control.sqlite"))
    }
    guard size > 0 else { throw Refusal.controlDamaged(detail: "empty") }
  }

  /// - Throws: when the archive has deliveries, and the citizens that they brought are gone.
  package func mustHaveIdentities() throws {
    guard try !deliveries().isEmpty, !FileManager.default.fileExists(atPath: identities.path) else { return }
    throw Refusal(
      .unavailable, code: "identiteter-mangler",
      "Identiteterne (identity/identities.sealed) mangler i hjemmet, men arkivet har leveringer.",
      suggestion: Refusal.fetch("identity/identities.sealed"))
  }

  /// - Throws: when a home that has been loaded no longer has the deliveries that it was loaded from.
  package func mustHaveArchive() throws {
    guard hasWarehouse, try deliveries().isEmpty else { return }
    throw Refusal(
      .unavailable, code: "arkiv-mangler", "Arkivet (archive/) mangler eller er tomt, men hjemmet er indlæst.",
      suggestion: Refusal.fetch("archive"))
  }

  /// - Throws: when something else than a file lies in the warehouse's place: it cannot be read, nor can a new one take its place.
  func mustHaveFileAsWarehouse() throws {
    var info = stat()
    guard stat(warehouse.path, &info) == 0, info.st_mode & S_IFMT != S_IFREG else { return }
    throw Refusal(
      .unavailable, code: "lager-ingen-fil",
      info.st_mode & S_IFMT == S_IFDIR
        ? "Der ligger en mappe, hvor datalageret (warehouse.duckdb) skal være."
        : "Der ligger noget andet end en fil, hvor datalageret (warehouse.duckdb) skal være.",
      suggestion: "Flyt det ud af hjemmet. Byg derefter datalageret igen af arkivet med `traad restore`.")
  }

  /// - Throws: when a home that has been loaded no longer says whose it is.
  package func mustHaveConfiguration() throws {
    guard hasWarehouse, !FileManager.default.fileExists(atPath: configuration.path) else { return }
    throw Refusal(
      .unavailable, code: "opsaetning-mangler", "Opsætningen (config.yaml) mangler i hjemmet.",
      suggestion: Refusal.fetch("config.yaml")
        + " Eller skriv den: en linje med municipality og kommunens fire cifre i anførselstegn.")
  }
}

extension Home {
  /// - Throws: when there is anything in the folder that a home is to be made in.
  package func mustBeFree(_ suggestion: String) throws {
    guard try !exists || FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty else {
      throw Refusal(
        .badCall, code: "hjem-findes", "Der er noget i \(folder.path). Intet er overskrevet.",
        suggestion: suggestion)
    }
  }
}

extension Refusal {
  /// What to do when a part of a home is gone or damaged.
  static func fetch(_ part: String) -> String {
    "Læg \(part) fra sikkerhedskopien tilbage i hjemmet, eller gendan hele hjemmet med `traad restore --from`."
  }

  static func controlDamaged(detail: String) -> Refusal {
    Refusal(
      .unavailable, code: "styringslager-beskadiget",
      "Styringslageret (control.sqlite) er beskadiget og kan ikke bruges.", suggestion: fetch("control.sqlite"),
      detail: detail)
  }

  /// The code of a home that waits for its first delivery: nothing is wrong there.
  package static let nothingLoaded = "lager-mangler"

  package static func noWarehouse(in home: Home) -> Refusal {
    let isLoaded: Bool
    do { isLoaded = try !home.deliveries().isEmpty } catch { return Refusal(error) }
    return isLoaded
      ? Refusal(
        .unavailable, code: "lager-forsvundet",
        "Datalageret (warehouse.duckdb) mangler i hjemmet, men arkivet har leveringer.",
        suggestion: "Byg det igen af arkivet med `traad restore`.")
      : Refusal(
        .unavailable, code: nothingLoaded, "Der er ikke indlæst nogen data endnu.",
        suggestion: "Indlæs en levering med `traad load MAPPE`, eller prøv `traad demo`.")
  }
}
