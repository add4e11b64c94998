package import CareModel
package import Diagnostics
package import Foundation

/// What to read, and where its copies and secrets go.
package struct DeliveryRequest: Sendable {
  /// The folder with the files of one delivery.
  package var folder: URL
  /// A file belongs to the first profile that knows it.
  package var profiles: [Profile]
  /// Extracts that get their table also when no profile reads them.
  package var extracts: [SourceFile]
  /// The home, with `archive` and `identity` below it.
  package var home: URL
  /// The home's keys, all of them.
  package var keys: KeyRing
  /// When it was received, local time: `2026-11-09T02:14:00`.
  package var received: String
  /// No file covers more than this day.
  package var asOf: Day?
  /// Asked when all is read and nothing is kept yet; what it throws refuses the delivery.
  package var accept: @Sendable (DeliveryReport) throws -> Void

  package init(
    folder: URL, profiles: [Profile], extracts: [SourceFile] = [], home: URL, keys: KeyRing, received: String,
    asOf: Day? = nil, accept: @escaping @Sendable (DeliveryReport) throws -> Void = { _ in }
  ) {
    self.accept = accept
    self.folder = folder
    self.profiles = profiles
    self.extracts = extracts
    self.home = home
    self.keys = keys
    self.received = received
    self.asOf = asOf
  }
}

/// What became of a delivery: one line a file; the rows set aside are in `meta.set_aside`.
package struct DeliveryReport: Sendable {
  package var delivery: String
  package var received: String
  package var files: [FileReport]
  /// Refused files, files set aside from, padded CPR numbers: what a person should know.
  package var messages: [Diagnostic]
  /// The same files with the same contents are in the archive already, under `delivery`.
  package var isKnown = false
  /// Whose delivery it is, as its rows tell.
  package var owner = DeliveryOwner()
  /// How many citizens it speaks of.
  package var citizens = 0

  package var refused: [FileReport] { files.filter { $0.status == .refused } }
  package var rowsSetAside: Int { files.reduce(0) { $0 + $1.rowsSetAside } }
}

/// One line of the delivery log (leverancelog).
package struct FileReport: Sendable, Hashable {
  package enum Status: String, Sendable {
    case read, refused, ignored, absent
  }

  package var file = 0
  package var source: String?
  package var name: String
  package var profile: String?
  package var status: Status
  package var sha256: String?
  package var bytes = 0
  package var encoding: TextEncoding?
  package var rowsTotal = 0
  package var rowsRead = 0
  package var rowsSetAside = 0
  package var coversTo: Day?
  package var code: String?
  package var message: String?
  package var unknownColumns: [String] = []
  /// Records that a profile says are no rows: titles, totals, footnotes, and what it leaves out by name.
  package var rowsLeftOut = 0
  /// CPR numbers that had lost their leading zero.
  package var paddedCPR = 0
}
