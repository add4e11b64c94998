package import CareModel
internal import ControlStore
internal import Danish
internal import Foundation
internal import Intake
internal import Modelling
package import Serving
internal import Warehouse

/// What is to be loaded, as it was typed.
package struct LoadCall: Sendable {
  package var folder: String
  package var municipality: String?
  package var name: String?
  package var profile: String?
  package var asOf: String?
  package var isDemo: Bool
  /// A delivery that reaches less far than the one that is shown may take its place.
  package var allowsOlder: Bool
  /// A delivery that speaks of another municipality may be loaded all the same.
  package var allowsOther: Bool

  package init(
    folder: String, municipality: String? = nil, name: String? = nil, profile: String? = nil, asOf: String? = nil,
    isDemo: Bool = false, allowsOlder: Bool = false, allowsOther: Bool = false
  ) {
    self.folder = folder
    self.municipality = municipality
    self.name = name
    self.profile = profile
    self.asOf = asOf
    self.isDemo = isDemo
    self.allowsOlder = allowsOlder
    self.allowsOther = allowsOther
  }
}

/// How a load went.
package struct LoadOutcome: Sendable {
  package var delivery: String
  package var asOf: Day
  package var filesRead: Int
  package var filesRefused: Int
  package var rowsRead: Int
  package var rowsSetAside: Int
  /// How many citizens the delivery speaks of.
  package var citizens = 0
  /// What the checks found, by severity.
  package var findings: [FindingSeverity: Int] = [:]
  /// What a person must look at, one line each.
  package var messages: [String]

  /// `Kontroller: 3 blokerende fund, 25 advarsler, 112 oplysninger.`
  package var findingsText: String {
    func count(_ severity: FindingSeverity) -> String { DanishText.whole(findings[severity, default: 0]) }
    return "Kontroller: \(count(.blocking)) blokerende fund, \(count(.warning)) advarsler, \(count(.info)) oplysninger."
  }

  /// What the access log keeps: how much came, of when, and nothing of it.
  var logText: String {
    "levering \(delivery): \(filesRead) filer læst, \(filesRefused) afvist, \(rowsRead) rækker læst, "
      + "\(rowsSetAside) sat til side, gjort op til \(asOf)"
  }

  package var needsPerson: Bool { filesRefused > 0 || rowsSetAside > 0 || findings[.blocking, default: 0] > 0 }
}

/// Bringing deliveries in.
package struct Loads: Sendable {
  private let session: Session

  package init(_ session: Session) { self.session = session }

  /// Archives a delivery, builds a new warehouse beside the old one, and swaps it in when it is whole.
  ///
  /// Until the swap nothing that readers see has changed; if anything fails, the old warehouse goes on being served.
  package func load(_ call: LoadCall) throws(Refusal) -> LoadOutcome {
    try session.run(.load) { inside in
      let surroundings = inside.surroundings
      let started = surroundings.clock.utcTime
      let asOf =
        try call.asOf.map { (text) throws(Refusal) in try Asked.day(text) }
        ?? Loading.monthEnd(before: surroundings.clock.today)
      let folder = URL(fileURLWithPath: call.folder, relativeTo: surroundings.current).standardizedFileURL
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
        throw Refusal(
          .badInput, code: "mappe-mangler", "Mappen `\(call.folder)` findes ikke.",
          suggestion: "En levering er en mappe med filer.")
      }
      let loading = Loading(inside)
      let configuration = try loading.configuration(for: call)
      try inside.home.make()
      let outcome = try LoadLock.holding(inside.home.lock) {
        do {
          return try loading.load(folder, call, configuration, keys: inside.soundHome(), asOf: asOf, started: started)
        } catch {
          let refusal = Refusal(error)
          do {
            try inside.control().loadRuns.add(
              LoadRun(
                delivery: folder.lastPathComponent, started: started, finished: surroundings.clock.utcTime,
                asOf: asOf, outcome: .failed, filesRead: 0, filesRefused: 0, rowsRead: 0, rowsSetAside: 0,
                code: refusal.code, profile: call.profile))
          } catch {
            // Why the load failed matters more than that it could not be written down.
            surroundings.warn("Indlæsningen kunne ikke skrives i styringslageret.")
          }
          throw refusal
        }
      }
      return Shown(outcome, log: outcome.logLine)
    }
  }
}

extension LoadOutcome {
  var logLine: LogLine { LogLine(logText, persons: citizens) }
}

/// The work of one load: from a folder to the warehouse that is served.
struct Loading {
  let inside: OpenSession

  init(_ inside: OpenSession) { self.inside = inside }

  private var home: Home { inside.home }
  private var surroundings: Surroundings { inside.surroundings }
  private var installation: Installation { inside.installation }
  private var knowledge: Knowledge { inside.knowledge }

  /// A delivery without a date is counted to the last day of the last month that has ended.
  static func monthEnd(before today: Day) -> Day { Period(monthOf: today).previous.lastDay }

  /// Loads a folder into a home that is sound, and writes it down. Whoever calls holds the lock of loads.
  func load(
    _ folder: URL, _ call: LoadCall, _ configuration: HomeConfiguration, keys: KeyRing, asOf: Day, started: String
  ) throws -> LoadOutcome {
    let outcome = try build(folder, call, configuration, keys, asOf: asOf)
    inside.takeNewWarehouse()
    try inside.control().loadRuns.add(run(outcome, started: started, profile: call.profile))
    try AllFindings(inside).bringUpToDate()
    return outcome
  }

  func configuration(for call: LoadCall) throws -> HomeConfiguration {
    try home.mustHaveConfiguration()
    let known = try HomeConfiguration.read(home)
    let folder = URL(fileURLWithPath: call.folder, relativeTo: surroundings.current)
    if let known, known.isDemo, !call.isDemo, !home.demoDeliveries.holds(folder) { throw Refusal.demoTakesNoDelivery }
    guard let text = call.municipality else {
      if let known { return known }
      throw Refusal(
        .badCall, code: "kommune-mangler", "Hjemmet ved ikke, hvilken kommune det hører til.",
        suggestion: "Skriv --municipality og fire cifre første gang, for eksempel --municipality 0250.")
    }
    guard let number = HomeConfiguration.fourDigits(text) else {
      throw Refusal(
        .badCall, code: "kommune-ukendt", "`\(Asked.short(text))` er ikke en kommune.",
        suggestion: "Skriv fire cifre, for eksempel 0250.")
    }
    if let known, known.municipality != number {
      throw Refusal(
        .badInput, code: "hjem-anden-kommune", "Hjemmet hører til kommune \(known.municipality), ikke \(number).",
        suggestion: "Vælg et andet --home til kommune \(number).")
    }
    if let known { return known }
    let name = try call.name ?? municipalityName(number, definitions: installation.definitions)
    return HomeConfiguration(municipality: number, name: name, isDemo: call.isDemo)
  }

  private func build(
    _ folder: URL, _ call: LoadCall, _ configuration: HomeConfiguration, _ keys: KeyRing, asOf: Day
  ) throws -> LoadOutcome {
    try home.removeAbandonedBuilds()
    try ClosedMonths(inside).mustReach(asOf)
    let scratch = try home.buildFolder()
    do {
      let file = scratch.appendingPathComponent("warehouse.duckdb")
      let outcome = try fill(file, from: folder, call, configuration, keys, asOf: asOf)
      surroundings.say("Kontrollerer det nye datalager")
      // Opened and asked as a reader would: a warehouse that cannot be served is never swapped in.
      _ = try OpenWarehouse.open(file, version: "kontrol", knowledge: knowledge, clock: surroundings.clock)
      // First whose it is, then the figures: a home with a warehouse always says which municipality it belongs to.
      if try HomeConfiguration.read(home) != configuration { try configuration.write(to: home) }
      try WholeFile.take(file, as: home.warehouse)
      try FileManager.default.removeItem(at: scratch)
      return outcome
    } catch {
      try FileManager.default.removeIfThere(scratch)
      throw error
    }
  }

  /// Fills a new file and closes it; everything is in the one file when this returns.
  private func fill(
    _ file: URL, from folder: URL, _ call: LoadCall, _ configuration: HomeConfiguration, _ keys: KeyRing, asOf: Day
  ) throws -> LoadOutcome {
    let received = surroundings.clock.localTime
    let database = try Database(path: file.path)
    let (connection, second, third) = (try database.connect(), try database.connect(), try database.connect())
    // The file is written once, while the checks read, and not in the middle of the build.
    try connection.execute("SET checkpoint_threshold = '1TB'")
    let gate = DeliveryGate(
      call, shown: shownSources(), asOf: asOf, municipality: configuration, definitions: installation.definitions)
    let report = try intake(
      folder, profile: call.profile, keys: keys, received: received, asOf: asOf, into: connection, accept: gate.accept)
    // From here every citizen has a pseudonym, so DuckDB may move to its folder beside the file what takes more than this.
    let memory = memory(forRows: report.files.reduce(0) { $0 + $1.rowsRead })
    let packing = SideWork {
      try packStaging(on: third)
      try third.limitMemory(to: memory)
    }
    surroundings.say("Bygger model og fakta")
    let model = try knowledge.model()
    let checks = CheckRun(knowledge.checks)
    let built = Result {
      try model.run(
        on: connection, beside: [second], asOf: asOf.number, municipality: configuration.municipality,
        meanwhile: checks.beforeFacts(on: connection), progress: surroundings.say)
    }
    try packing.wait()
    try built.get()
    let again = servedAgain(report.delivery, asOf: asOf)
    let restated = try restate(on: connection, again: again)
    try MetaTable.build.add(
      [
        [
          "as_of": .date(asOf.number), "municipality": .text(configuration.municipality),
          "municipality_name": .text(configuration.name), "definition_version": .text(knowledge.version),
          "delivery": .text(report.delivery), "received": .text(report.received),
        ]
      ], on: connection)
    if let again {
      try MetaTable.previousSource.add(again.previousSources, on: connection)
    } else {
      try MetaTable.previousSource.add(previousSources(), on: connection)
    }
    let findings = try checked(checks, on: connection, beside: [second], writingOut: third, configuration, asOf: asOf)
    try model.runAfterChecks(on: connection, beside: [second], progress: surroundings.say)
    try knowledge.checkFacts(on: connection)
    try connection.execute("CHECKPOINT")
    var outcome = outcome(report, asOf: asOf)
    outcome.findings = findings
    outcome.messages += restated
    return outcome
  }

  /// What DuckDB may take for model, facts and checks, in bytes. Below it the same work goes on by the disk, a little slower;
  /// 7.7 million rows need about 50 bytes each. The program itself takes some 150 MB more.
  private func memory(forRows rows: Int) -> Int { 240_000_000 + 96 * rows }

  /// What the checks find, by severity. They read what is built; meanwhile one core writes it out, which is all that it keeps busy.
  private func checked(
    _ checks: CheckRun, on connection: Connection, beside others: [Connection], writingOut third: Connection,
    _ configuration: HomeConfiguration, asOf: Day
  ) throws -> [FindingSeverity: Int] {
    let writing = SideWork { try third.execute("CHECKPOINT") }
    let findings = Result {
      try checks.run(
        on: connection, beside: others, asOf: asOf.number, municipality: configuration.municipality,
        progress: surroundings.say)
    }
    try writing.wait()
    return try findings.get()
  }

  /// What the delivery served until now held of each source; nothing before the first.
  private func previousSources() -> [KeyValuePairs<String, Value>] {
    guard home.hasWarehouse else { return [] }
    let sources: [SourceState]
    do {
      sources = try inside.warehouse().sources
    } catch {
      // An old warehouse that this program cannot read is what the load is there to replace.
      surroundings.warn("Den tidligere levering kan ikke læses. Antallet af rækker sammenlignes ikke (K34).")
      return []
    }
    return sources.filter(\.isRead).map { source in
      [
        "source": .text(source.source), "rows_total": .int(source.rowsTotal), "delivery": .text(source.delivery),
        "received": .text(source.received), "unknown_columns": source.unknownColumns.map(Value.text) ?? .null,
      ]
    }
  }

  private func run(_ outcome: LoadOutcome, started: String, profile: String?) -> LoadRun {
    LoadRun(
      delivery: outcome.delivery, started: started, finished: surroundings.clock.utcTime, asOf: outcome.asOf,
      outcome: outcome.needsPerson ? .needsAttention : .done, filesRead: outcome.filesRead,
      filesRefused: outcome.filesRefused, rowsRead: outcome.rowsRead, rowsSetAside: outcome.rowsSetAside,
      profile: profile)
  }
}

extension Refusal {
  /// Anyone sees a demonstration in any role, without signing in: nothing real may come into it.
  static let demoTakesNoDelivery = Refusal(
    .badInput, code: "hjem-demonstration",
    "Hjemmet er en demonstration, som alle kan se i enhver rolle. Det tager ikke imod en kommunes levering.",
    suggestion: "Intet er indlæst. Lav et hjem til kommunen med `traad init`, eller vælg et andet med --home.")
}

/// "Frederikssund Kommune"; a number that reference data does not know keeps its number.
func municipalityName(_ number: String, definitions: URL) throws -> String {
  let model = try ModelBuild(definitions: definitions)
  guard let list = model.references.first(where: { $0.name == "reference.municipality" }),
    let key = list.columns.firstIndex(of: "municipality"), let column = list.columns.firstIndex(of: "name"),
    let name = list.rows.first(where: { $0[key] == number })?[column]
  else { return "Kommune \(number)" }
  return name
}
