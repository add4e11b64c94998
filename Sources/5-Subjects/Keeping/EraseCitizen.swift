internal import CareModel
internal import ControlStore
internal import Danish
internal import Foundation
internal import Intake
internal import Modelling
package import Serving

/// Citizens taken out of a home.
package struct Erasures: Sendable {
  private let session: Session

  package init(_ session: Session) { self.session = session }

  /// Takes one citizen out of the home: identities, archive, and what leads to the person in warehouse and closed months.
  ///
  /// The figures stay as they were told. Nothing says the number again: not an answer, not the log.
  ///
  /// - Parameters:
  ///   - text: the CPR number as it was typed, from standard input alone.
  ///   - removesOther: whether files that a record cannot be taken out of go whole.
  package func erase(_ text: String?, removesOther: Bool) throws(Refusal) -> UpkeepOutcome {
    try session.run(.erase) { inside in
      let number = try civilNumber(text)
      let home = inside.home
      guard try home.isTaken else { throw Refusal.noWarehouse(in: home) }
      return try LoadLock.holding(home.lock) {
        let keys = try inside.soundHome()
        try home.mustHaveArchive()
        // All that is to be changed must be there to be read before anything is.
        if home.hasWarehouse { _ = try inside.warehouse() }
        let pseudonym = keys.pseudonym(Array(number.utf8))
        let archived = try eraseFromArchive(number, keys, removesOther, inside)
        var identities = try Identities(folder: home.identity, keys: keys)
        let wasKnown = identities.remove(pseudonym)
        if wasKnown { try identities.save() }
        let rows = try forget(pseudonym, inside)
        let isFound = wasKnown || archived.records > 0 || rows > 0
        return Shown(
          told(archived, rows: rows, isFound: isFound),
          log: LogLine(
            isFound
              ? "borger slettet: \(archived.records) rækker i \(archived.deliveries) leveringer, \(rows) rækker i datalager og lukkede tal"
              : "borger, der skulle slettes, findes ikke", persons: isFound ? 1 : 0))
      }
    }
  }

  private func civilNumber(_ text: String?) throws(Refusal) -> String {
    let number = (text ?? "").filter { !$0.isWhitespace && $0 != "-" }.uppercased()
    // The last four of a replacement number may be letters.
    guard number.utf8.count == 10, number.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }),
      number.utf8.prefix(6).allSatisfy({ (48...57).contains($0) })
    else {
      throw Refusal(
        .badCall, code: "cpr-mangler", "Der kom ikke ét CPR-nummer på ti tegn ind.",
        suggestion: "Skriv nummeret på en linje for sig, når kommandoen er kaldt; det må ikke stå i selve kaldet.")
    }
    return number
  }

  private func eraseFromArchive(_ number: String, _ keys: KeyRing, _ removesOther: Bool, _ inside: OpenSession) throws
    -> ArchiveErasure
  {
    let home = inside.home
    let work = home.folder.appendingPathComponent(LeftOvers.recoveredName)
    try FileManager.default.removeIfThere(work)
    try FileManager.default.createDirectory(
      at: work, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let erased = Result {
      try DeliveryArchive(folder: home.archive, keys: keys)
        .erase(number, removesOther: removesOther, work: work, say: inside.surroundings.say)
    }
    try FileManager.default.removeItem(at: work)
    return try erased.get()
  }

  /// Puts a pseudonym made by chance in the place of the citizen's in the warehouse and in every file of closed months.
  private func forget(_ pseudonym: String, _ inside: OpenSession) throws -> Int {
    let home = inside.home
    let other = hexadecimal(inside.surroundings.randomKey().prefix(pseudonym.utf8.count / 2))
    var files: [URL] = home.hasWarehouse ? [home.warehouse] : []
    if FileManager.default.fileExists(atPath: home.closed.path) {
      files += try FileManager.default.contentsOfDirectory(atPath: home.closed.path).filter { !$0.hasPrefix(".") }
        .sorted()
        .map(home.closed.appendingPathComponent)
    }
    try home.removeAbandonedBuilds()
    let scratch = try home.buildFolder()
    var rows = 0
    do {
      for file in files {
        let fresh = scratch.appendingPathComponent(file.lastPathComponent)
        let changed =
          file == home.warehouse
          ? try ForgottenCitizen.replace(pseudonym, by: other, in: file, to: fresh)
          : try ClosedMonths(inside).reading(file) {
            try ForgottenCitizen.replace(pseudonym, by: other, in: file, to: fresh)
          }
        if changed > 0 {
          try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: fresh.path)
          try WholeFile.take(fresh, as: file)
        }
        rows += changed
      }
    } catch {
      try FileManager.default.removeItem(at: scratch)
      throw error
    }
    try FileManager.default.removeItem(at: scratch)
    return rows
  }

  private func told(_ archived: ArchiveErasure, rows: Int, isFound: Bool) -> UpkeepOutcome {
    var outcome = UpkeepOutcome(lines: [])
    if isFound {
      outcome.lines = [
        "Slettet: borgerens nummer og navn i identiteterne, og \(DanishText.counted(archived.records, "række", "rækker")) i "
          + "\(DanishText.counted(archived.deliveries, "levering", "leveringer")) i arkivet, som er forseglet på ny.",
        "I datalageret og de lukkede tal fører intet til borgeren længere; tallene er uændrede.",
        "Tilbage er: sikkerhedskopier, der er taget før i dag; rapporter og lister, der er skrevet ud eller sendt; "
          + "og borgeren selv i kildesystemerne: står borgeren i den næste levering, er borgeren her igen.",
      ]
    } else {
      outcome.lines = ["Borgeren findes ikke i hjemmet. Intet er ændret."]
    }
    if archived.filesRemoved > 0 {
      outcome.lines.append(
        "Taget helt ud af arkivet: \(DanishText.counted(archived.filesRemoved, "fil", "filer")), som en enkelt række ikke kan tages ud af."
      )
    }
    if !archived.filesLeft.isEmpty {
      outcome.needsPerson = true
      outcome.lines.append(
        "Filer, der har eller kan have borgeren i sig, er ikke rørt: \(archived.filesLeft.joined(separator: ", ")). "
          + "Tag dem helt ud med --remove-workbooks, når de ikke længere skal kunne indlæses igen.")
    }
    if !archived.straysThatMayHold.isEmpty {
      outcome.needsPerson = true
      outcome.lines.append(
        "I arkivet ligger noget, som ikke hører til en levering, og som har eller kan have borgeren i sig: "
          + "\(list(archived.straysThatMayHold)). Det er ikke rørt. Se det igennem, og fjern det selv fra arkivet.")
    }
    if !archived.straysWithout.isEmpty {
      outcome.lines.append(
        "I arkivet ligger noget, som ikke hører til en levering, og som ikke har borgerens nummer i sig: "
          + "\(list(archived.straysWithout)). Det er ikke rørt.")
    }
    return outcome
  }

  private func list(_ strays: [String]) -> String { strays.map { "archive/\($0)" }.joined(separator: ", ") }
}
