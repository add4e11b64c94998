package import Access
package import ControlStore
package import Foundation
internal import Synchronization

/// One request, command or nightly run: who asks, from where, and of which warehouse.
///
/// Subjects (`PeriodCloses`, `Reports` …) hold one. The only ways out of it are `show`, `export`, `change` and `run`. What the access log
/// keeps is part of what a way out takes, so nothing reaches the caller that is not logged; what is thrown becomes a refusal, and a
/// refusal is logged, in one place.
package struct Session: Sendable {
  package let reader: Reader
  private let workspace: Workspace
  private let origin: String
  private let pin: WarehousePin
  private let trail: AccessTrail

  /// - Parameter place: where it was asked, for the log: `traad close`, `side /rapporter/:id`; never what was typed.
  package init(_ workspace: Workspace, for reader: Reader, at place: String) {
    self.init(workspace, for: reader, at: place, WarehousePin(), AccessTrail())
  }

  /// A command's: the command line acts as the data team where no role is named.
  package static func command(
    _ name: String, in workspace: Workspace, as reader: Reader? = nil
  ) throws(Refusal) -> Session {
    let reader = if let reader { reader } else { try Reader.commandLine(nil) }
    return Session(workspace, for: try workspace.knowledge.admitted(reader), at: "traad \(name)")
  }

  private init(
    _ workspace: Workspace, for reader: Reader, at place: String, _ pin: WarehousePin,
    _ trail: AccessTrail
  ) {
    self.workspace = workspace
    self.reader = reader
    origin = place
    self.pin = pin
    self.trail = trail
  }

  /// Where a path leads that was typed in the call.
  package func place(_ path: String) -> URL { workspace.surroundings.place(path) }

  /// The same request for another reader, as an edition is made for its recipient. The warehouse is the same.
  package func acting(as reader: Reader) -> Session { Session(workspace, for: reader, at: origin, pin, trail) }

  /// The same reader in a home that this work has made; what is done there stands in that home's log.
  package func acting(in workspace: Workspace) -> Session { Session(workspace, for: reader, at: origin) }
}

extension Session {
  /// Figures or rows that are looked at.
  package func show<Value>(_ body: (OpenSession) throws -> Shown<Value>) throws(Refusal) -> Value {
    try leaving { try logged(body(inside)) { $0.isRows ? .viewRows : .view } }
  }

  /// What is taken out of the house, ready in memory: it is logged before a byte of it is written or sent.
  package func export<Value>(_ body: (OpenSession) throws -> Shown<Value>) throws(Refusal) -> Value {
    try leaving { try logged(body(inside)) { _ in .export } }
  }

  package func export<Value>(_ body: (OpenSession) async throws -> Shown<Value>) async throws(Refusal) -> Value {
    do {
      return try logged(await body(inside)) { _ in .export }
    } catch {
      throw recorded(Refusal(error))
    }
  }

  /// A decision of somebody's, which is logged before it takes effect: nothing is changed that cannot be logged.
  ///
  /// - Parameter alone: whether no load may run meanwhile.
  package func change<Value>(
    _ action: AccessEntry.Action, alone: Bool = false, _ decide: (OpenSession) throws -> Change<Value>
  ) throws(Refusal) -> Value {
    func made() throws -> Value {
      let change = try decide(inside)
      if let line = change.line { try write(line, action) }
      return try change.make()
    }
    return try leaving {
      guard alone else { return try made() }
      guard try workspace.home.isTaken else { throw Refusal.noWarehouse(in: workspace.home) }
      return try LoadLock.holding(workspace.home.lock) {
        // A load may have been at work until now.
        pin.letGo()
        return try made()
      }
    }
  }

  /// A long piece of work, whose size is known when it is done: a load, a copy, an erasure.
  package func run<Value>(
    _ action: AccessEntry.Action, _ body: (OpenSession) throws -> Shown<Value>
  ) throws(Refusal) -> Value {
    try leaving { try logged(body(inside)) { _ in action } }
  }

  /// What everything that the session shows depends on, besides its reader and the definitions; nil before the first load.
  package func moment() throws(Refusal) -> Moment? {
    try show { inside in
      .withoutFigures(
        try inside.warehouseUnlessNew().map { open in
          Moment(warehouse: open.version, quality: try FigureQuality(inside).revision())
        })
    }
  }

  package struct Moment: Hashable, Sendable {
    let warehouse: String
    /// Changes with every status of a finding, every release and every day.
    let quality: String
  }

  /// What has been logged of this session until now, for who keeps what it was given and shows it again.
  package var logged: LoggedLines { LoggedLines(lines: trail.lines) }

  /// What another session of the same role and unit was given is shown again, and so logged again: with who sees it now.
  package func showAgain(_ logged: LoggedLines) throws(Refusal) {
    try leaving {
      _ = try inside
      for (action, line) in logged.lines {
        var line = line
        line.reader = line.reader.map { $0.unit.map(reader.narrowed) ?? reader }
        try write(line, action)
      }
    }
  }

  /// What is refused before a subject is asked, as a form's own fields are; the log has it like the rest.
  package func refusing(_ check: () throws -> Void) throws(Refusal) { try leaving(check) }

  /// The way in, for whoever's grant is valid today.
  private var inside: OpenSession {
    get throws(Refusal) {
      do { try reader.grant.mustBeValid(on: workspace.surroundings.clock.today) } catch { throw Asked.refusal(error) }
      return OpenSession(reader: reader, workspace: workspace, pin: pin)
    }
  }

  private func logged<Value>(
    _ shown: Shown<Value>, _ action: (LogLine) -> AccessEntry.Action
  ) throws(Refusal) -> Value {
    for line in shown.lines { try write(line, action(line)) }
    return shown.value
  }

  private func write(_ line: LogLine, _ action: AccessEntry.Action) throws(Refusal) {
    try workspace.log(action, line.subject, by: line.reader ?? reader, persons: line.persons)
    trail.add(action, line)
  }

  private func leaving<Value>(_ work: () throws -> Value) throws(Refusal) -> Value {
    do {
      return try work()
    } catch {
      throw recorded(Refusal(error))
    }
  }

  /// The refusal, logged unless an exit within this one has done it. Faults of ours and homes that cannot be read are told elsewhere.
  private func recorded(_ refusal: Refusal) -> Refusal {
    guard !refusal.isLogged, refusal.kind != .failure, refusal.kind != .unavailable else { return refusal }
    do {
      // A folder that is no home yet has no log.
      guard try workspace.home.isTaken else { return refusal }
      try workspace.log(.refuse, refusal.subject ?? "\(origin) [\(refusal.code)]", by: reader)
      return refusal.logged()
    } catch {
      // Why it was refused must reach the caller. Whoever answers sees that it is not logged, tries again and tells.
      return refusal
    }
  }
}

/// What a session's work stands on. Had inside the ways out of a session alone, so whatever is read of a home leaves by one.
package struct OpenSession: Sendable {
  package let reader: Reader
  package let workspace: Workspace
  fileprivate let pin: WarehousePin

  fileprivate init(reader: Reader, workspace: Workspace, pin: WarehousePin) {
    self.reader = reader
    self.workspace = workspace
    self.pin = pin
  }

  package var home: Home { workspace.home }
  package var surroundings: Surroundings { workspace.surroundings }
  package var knowledge: Knowledge { workspace.knowledge }
  package var installation: Installation { workspace.installation }
  package var memo: Memo { workspace.memo }

  package func control() throws -> ControlDatabase { try workspace.controlDatabase() }

  /// The session's one warehouse, opened the first time it is asked for; a load that swaps in another changes nothing here.
  package func warehouse() throws(Refusal) -> OpenWarehouse {
    try pin.warehouse { () throws(Refusal) in try workspace.serving.current() }
  }

  /// nil in a home that nothing was ever loaded into.
  package func warehouseUnlessNew() throws(Refusal) -> OpenWarehouse? {
    if let known = pin.known { return known }
    guard try workspace.serving.currentUnlessNew() != nil else { return nil }
    return try warehouse()
  }

  /// The warehouse that this very work has swapped in is the session's from here on.
  package func takeNewWarehouse() { pin.letGo() }
}

/// One warehouse for the whole of a session, whoever of it asks first.
final class WarehousePin: Sendable {
  private let state = Mutex<OpenWarehouse?>(nil)

  var known: OpenWarehouse? { state.withLock { $0 } }

  func warehouse(_ open: () throws(Refusal) -> OpenWarehouse) throws(Refusal) -> OpenWarehouse {
    if let known { return known }
    let opened = try open()
    return state.withLock { state in
      // Two parts of one request that ask at once get the same.
      if let other = state { return other }
      state = opened
      return opened
    }
  }

  func letGo() { state.withLock { $0 = nil } }
}

/// Lines of the access log that belong to something that is kept.
package struct LoggedLines: Sendable {
  fileprivate let lines: [(AccessEntry.Action, LogLine)]
}

/// What one session has written in the access log.
private final class AccessTrail: Sendable {
  private let state = Mutex<[(AccessEntry.Action, LogLine)]>([])

  var lines: [(AccessEntry.Action, LogLine)] { state.withLock { $0 } }

  func add(_ action: AccessEntry.Action, _ line: LogLine) { state.withLock { $0.append((action, line)) } }
}
