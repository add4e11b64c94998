internal import ControlStore
internal import Danish
package import Serving

/// How the access log stands (`traad log verify`).
package struct LogVerdict: Sendable {
  package var isWhole: Bool
  package var lines: [String]
}

/// Whether the access log is as it was written.
package struct LogChecks: Sendable {
  private let session: Session

  package init(_ session: Session) { self.session = session }

  /// Holds every line of the access log against its seal, and the log against its heads; the asking is logged.
  ///
  /// - Parameter kept: a head that was kept elsewhere, as this command writes it.
  package func verify(kept: String?) throws(Refusal) -> LogVerdict {
    try session.show { inside in
      let head = try kept.map { (text) throws(Refusal) in
        guard let head = LogHead(text) else {
          throw Refusal(
            .badCall, code: "loghoved-ukendt", "--head er ikke et hoved af adgangsloggen.",
            suggestion: "Skriv det, som `traad log verify` har vist: et nummer, kolon og 64 tegn.")
        }
        return head
      }
      guard inside.home.exists else { throw Refusal.noWarehouse(in: inside.home) }
      let control = try inside.control()
      let standing = try control.accessLog.verify(kept: head)
      // A home that was ever loaded has that in its log.
      let isEmptied = try standing == .whole(lines: 0, head: nil) && !control.loadRuns.latest(1).isEmpty
      let verdict = LogVerdict(isEmptied ? .cut(1) : standing)
      return Shown(verdict, log: LogLine("adgangslog efterset: \(verdict.isWhole ? "hel" : "brudt")"))
    }
  }
}

extension LogVerdict {
  init(_ standing: LogStanding) {
    switch standing {
    case .whole(let lines, let head):
      self.init(
        isWhole: true,
        lines: [
          lines == 0
            ? "Adgangsloggen er tom."
            : "Adgangsloggen er hel: \(lines == 1 ? "1 linje" : "\(DanishText.whole(lines)) linjer"), og hvert segl passer."
        ] + (head.map { ["Loggens hoved: \($0.text)", Self.keep] } ?? []))
    case .broken(let line):
      self.init(
        isWhole: false,
        lines: [
          "Adgangsloggen er brudt ved linje \(DanishText.whole(line)): den eller en linje før er ændret, fjernet eller sat ind.",
          "Gem hjemmet, som det er, og hold det op mod den seneste sikkerhedskopi. Sig det til databeskyttelsesrådgiveren.",
        ])
    case .headless:
      self.init(
        isWhole: false,
        lines: [
          "Adgangsloggens hoved (control.sqlite.head) mangler, så ingen ved, om linjer er fjernet fra loggens ende.",
          "Hent det fra den seneste sikkerhedskopi sammen med control.sqlite, og sig det til databeskyttelsesrådgiveren.",
        ])
    case .cut(let line):
      self.init(
        isWhole: false,
        lines: [
          line == 0
            ? "Adgangsloggens hoved (control.sqlite.head) er beskadiget."
            : "Adgangsloggen er afkortet: linje \(DanishText.whole(line)) har været der og er væk eller en anden.",
          "Er styringslageret lagt tilbage fra en ældre kopi? Ellers gem hjemmet, som det er, og sig det til databeskyttelsesrådgiveren.",
        ])
    }
  }

  private static let keep =
    "Gem hovedet et andet sted, og giv det med --head næste gang; så ses det også, hvis nogen har fjernet de seneste linjer."
}
