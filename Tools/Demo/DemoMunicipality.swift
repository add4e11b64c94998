package import CareModel
package import Foundation

/// The fictional municipality ("Fjordby"): it writes the files of a delivery and the answer key to them.
///
/// The same seed gives the same bytes. Nobody in it lives: see `CivilNumbers`. Nothing in it is wrong either, but what the plan
/// of faults says.
package struct DemoMunicipality: Sendable {
  /// The code of the first municipality; further ones count downwards. No municipality has them.
  package static let firstCode = InventedMunicipality.codes.upperBound

  /// The last day of the data.
  package static let asOf = "2026-10-31"

  package let seed: UInt64
  /// Citizens with services on an ordinary day, in each municipality.
  package let citizens: Int
  /// Whole years of data before 2026.
  package let years: Int
  package let municipalities: Int
  /// Whether `facit.json` is written too; a country's worth of it is large.
  package let writesAnswerKey: Bool
  /// What is wrong with the delivery.
  package let faults: FaultPlan
  /// The day of the delivery: the last of a month of 2026, not after `asOf`.
  package let day: Day

  package init(
    seed: UInt64 = 2026, citizens: Int = 900, years: Int = 3, municipalities: Int = 1, writesAnswerKey: Bool = true,
    faults: FaultPlan = FaultPlan(), day: Day? = nil
  ) {
    self.seed = seed
    self.citizens = max(citizens, 10)
    self.years = min(max(years, 1), 20)
    self.municipalities = min(max(municipalities, 1), 98)
    self.writesAnswerKey = writesAnswerKey
    self.faults = faults
    self.day = day ?? Self.lastDay
  }

  private static var lastDay: Day { Period.month(World.storyYear, 10).lastDay }

  /// The days that a delivery can be of.
  package static var days: [Day] { (1...10).map { Period.month(World.storyYear, $0).lastDay } }

  /// Rows of one written file, without its header.
  package struct Written: Sendable {
    package let municipality: String
    package let file: String
    package let rows: Int
  }

  /// Writes everything into the folder, which is made if need be; with several municipalities, a sub-folder for each code.
  @discardableResult
  package func write(to folder: URL, progress: (String) -> Void = { _ in }) throws -> [Written] {
    var written: [Written] = []
    for index in 0..<municipalities {
      let code = Self.firstCode - index
      let name = digits(code, 4)
      let place = municipalities == 1 ? folder : folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let world = World(
        seed: seed, code: code, index: index, municipalities: municipalities, citizens: citizens, years: years,
        plan: faults, seenOn: day.number)
      var extracts = Extracts(world, folder: place)
      try extracts.writeAll()
      written += extracts.rows.map { Written(municipality: name, file: $0.file, rows: $0.rows) }
      if writesAnswerKey {
        try AnswerKey(world).write(to: place.appendingPathComponent("facit.json"), seed: seed, extracts)
      }
      let rows = extracts.rows.reduce(0) { $0 + $1.rows }
      progress("\(name): \(extracts.rows.count) filer, \(rows) rækker")
    }
    return written
  }
}
