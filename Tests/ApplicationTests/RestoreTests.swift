import Access
import CareModel
import ControlStore
import Foundation
import Intake
import Synchronization
import Testing
import Warehouse

@testable import Figures
@testable import Keeping
@testable import Loads
@testable import Serving

/// The way back: a home from a copy, an earlier day from the archive, a citizen taken out.
@Suite(.serialized) struct RestoreTests {
  private let stab: Reader

  init() throws { stab = try Reader.commandLine(nil) }

  private func figures(_ home: Home) throws -> String {
    let text = try Figures(Session(DemoHome.workspace(home), for: stab, at: "prøve")).show(
      FigureCall(
        metrics: ["forbrug", "modtagere", "beholdning", "sager"], from: "2026-01", to: "2026-08", format: .json))
    // Deliveries are named by the time they came.
    let sets = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    return String(
      decoding: try JSONSerialization.data(withJSONObject: sets.map { $0["rows"] ?? [] }, options: .sortedKeys),
      as: UTF8.self)
  }

  private func backUp(_ home: Home) throws -> (copy: URL, keys: URL) {
    let place = try temporaryFolder()
    let (copy, keys) = (place.appendingPathComponent("kopi"), place.appendingPathComponent("nøgler"))
    let outcome = try Backups(Session(DemoHome.workspace(home), for: stab, at: "prøve")).take(
      BackupCall(output: copy.path, keys: keys.path))
    #expect(!outcome.needsPerson)
    return (copy, keys)
  }

  private func restore(_ copy: URL, _ keys: URL?, to home: Home) throws -> UpkeepOutcome {
    try restoreHome(home, from: copy.path, keys: keys?.path, surroundings: DemoHome.workspace(home).surroundings)
  }

  private func newHome() throws -> Home { Home(try temporaryFolder().appendingPathComponent("hjem")) }

  @Test func `a home from a copy has the figures, the closes, the log and the keys, and goes on loading`() throws {
    let home = try DemoHome.copy()
    let workspace = try DemoHome.workspace(home)
    _ = try PeriodCloses(.command("close", in: workspace)).close("2026-08")
    let told = try figures(home)
    let (copy, keys) = try backUp(home)
    // Nothing of the copy opens anything, and nobody else can read it.
    let files = try Backup.files(below: copy)
    #expect(
      files.contains("control.sqlite") && files.contains("warehouse.duckdb") && !files.contains { $0.hasSuffix(".key") }
    )
    for file in files {
      let mode = try FileManager.default.attributesOfItem(atPath: copy.appendingPathComponent(file).path)[
        .posixPermissions]
      #expect(mode as? Int == 0o600, "\(file)")
    }
    let other = try newHome()
    _ = try restore(copy, keys, to: other)
    #expect(try figures(other) == told)
    let restored = try DemoHome.workspace(other)
    #expect(
      try PeriodCloses(.command("close", in: restored)).inForce()
        == PeriodCloses(.command("close", in: workspace)).inForce())
    #expect(try LogChecks(Session(restored, for: stab, at: "prøve")).verify(kept: nil).isWhole)
    #expect(try restored.controlDatabase().accessLog.latest(9).contains { $0.action == .restore })
    // A demonstration loads its own extracts alone; they came back with it.
    let extracts = other.folder.appendingPathComponent("udtraek/2026-10-31")
    let outcome = try Loads(.command("load", in: restored)).load(LoadCall(folder: extracts.path))
    #expect(outcome.messages.first?.contains("levering-kendt") == true)
    #expect(try figures(other) == told)
  }

  @Test func `a copy that is not as it was taken is refused with every file, and no home is made`() throws {
    let home = try DemoHome.copy()
    let (copy, keys) = try backUp(home)
    let config = copy.appendingPathComponent("config.yaml")
    try (Data(contentsOf: config) + Data("#".utf8)).write(to: config)
    try FileManager.default.removeItem(at: copy.appendingPathComponent("identity/identities.sealed"))
    try Data().write(to: copy.appendingPathComponent("fremmed.txt"))
    let other = try newHome()
    let refusal = #expect(throws: Refusal.self) { try restore(copy, keys, to: other) }
    #expect(refusal?.code == "kopi-beskadiget")
    for name in ["config.yaml", "identity/identities.sealed", "fremmed.txt"] {
      #expect(refusal?.lines.contains { $0.contains(name) } == true, "\(name)")
    }
    #expect(!other.exists)
  }

  @Test func `a copy is read with its own keys, into a place that is free`() throws {
    let home = try DemoHome.copy()
    let (copy, keys) = try backUp(home)
    func code(_ work: () throws -> Void) -> String? { #expect(throws: Refusal.self) { try work() }?.code }
    #expect(code { _ = try restore(copy, nil, to: newHome()) } == "noegler-mangler")
    #expect(code { _ = try restore(copy, keys, to: home) } == "hjem-findes")
    #expect(code { _ = try restore(temporaryFolder(), keys, to: newHome()) } == "kopi-uden-liste")
    try Data(repeating: 1, count: 32).write(to: keys.appendingPathComponent("arkiv.key"))
    #expect(code { _ = try restore(copy, keys, to: newHome()) } == "noegle-fremmed")
    let workspace = try DemoHome.workspace(home)
    func refused(_ output: String, _ keys: String? = nil) -> String? {
      code { _ = try Backups(Session(workspace, for: stab, at: "prøve")).take(BackupCall(output: output, keys: keys)) }
    }
    #expect(refused(copy.path) == "kopi-findes")
    #expect(refused(home.folder.path + "/kopi") == "kopi-i-hjemmet")
    #expect(refused(copy.path + "-ny", copy.path + "-ny/keys") == "noegler-i-kopien")
  }

  @Test func `a damaged file of the archive does not stop the copy, and is told`() throws {
    let home = try DemoHome.copy()
    let delivery = try #require(try home.deliveries().first)
    let sealed = home.archive.appendingPathComponent("\(delivery)/0003.segl")
    var bytes = try Data(contentsOf: sealed)
    bytes[bytes.count / 2] ^= 1
    try FileManager.default.removeItem(at: sealed)
    try bytes.write(to: sealed)
    let place = try temporaryFolder()
    let outcome = try Backups(Session(DemoHome.workspace(home), for: stab, at: "prøve")).take(
      BackupCall(output: place.path + "/kopi", keys: place.path + "/nøgler"))
    #expect(outcome.needsPerson && outcome.lines.contains { $0.contains("archive/\(delivery)/0003.segl") })
    let restored = try restore(
      place.appendingPathComponent("kopi"), place.appendingPathComponent("nøgler"), to: newHome())
    #expect(restored.needsPerson)
  }

  @Test func `a copy says what nobody could restore`() throws {
    for (path, name) in [
      ("identity/identities.sealed", "identities.sealed"), ("warehouse.duckdb", "warehouse.duckdb"),
    ] {
      let home = try DemoHome.copy()
      let file = home.folder.appendingPathComponent(path)
      let bytes = try Data(contentsOf: file)
      try FileManager.default.removeItem(at: file)
      try bytes.prefix(bytes.count / 2).write(to: file)
      let place = try temporaryFolder()
      let outcome = try Backups(Session(DemoHome.workspace(home), for: stab, at: "prøve")).take(
        BackupCall(output: place.path + "/kopi", keys: place.path + "/nøgler"))
      #expect(outcome.needsPerson && outcome.lines.contains { $0.contains(name) }, "\(outcome.lines)")
    }
  }

  @Test(arguments: [true, false])
  func `a warehouse that cannot be read keeps no home from coming back`(isDamagedBefore: Bool) throws {
    let home = try DemoHome.copy()
    let told = try figures(home)
    let place = try temporaryFolder()
    let (copy, keys) = (place.appendingPathComponent("kopi"), place.appendingPathComponent("nøgler"))
    func spoil(_ folder: URL) throws {
      let file = folder.appendingPathComponent("warehouse.duckdb")
      let bytes = try Data(contentsOf: file)
      try FileManager.default.removeItem(at: file)
      try bytes.prefix(bytes.count / 2).write(to: file)
    }
    if isDamagedBefore { try spoil(home.folder) }
    _ = try Backups(Session(DemoHome.workspace(home), for: stab, at: "prøve")).take(
      BackupCall(output: copy.path, keys: keys.path))
    if !isDamagedBefore { try spoil(copy) }
    let other = try newHome()
    let outcome = try restore(copy, keys, to: other)
    let words = outcome.lines.joined(separator: " ")
    #expect(outcome.needsPerson && words.contains("warehouse.duckdb") && words.contains("traad restore"), "\(words)")
    // What is not as it was is served to nobody.
    #expect(!other.hasWarehouse)
    _ = try Restores(Session(DemoHome.workspace(other), for: stab, at: "prøve")).restore(RestoreCall())
    #expect(try figures(other) == told)
  }

  @Test func `what a killed copy or restoration left outside the home goes at the next command, and is told`() throws {
    let home = try DemoHome.copy()
    let place = try temporaryFolder()
    let target = place.appendingPathComponent("kopi")
    let told = Mutex<[String]>([])
    func open(_ home: Home) throws -> Workspace {
      var surroundings = try DemoHome.workspace(DemoHome.copy()).surroundings
      surroundings.warn = { line in told.withLock { $0.append(line) } }
      return try Workspace(home: home, surroundings: surroundings)
    }
    func leave(_ draft: DraftFolder) throws -> URL {
      let key = draft.place.appendingPathComponent("keys/arkiv.key")
      try FileManager.default.createDirectory(at: key.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("x".utf8).write(to: key)
      return draft.place
    }
    struct Killed: Error {}
    // A copy: the home remembers where it was to be.
    let copied = try leave(DraftFolder(of: target))
    try Data("\(target.path)\n/findes/ikke/kopi\n".utf8).write(
      to: home.folder.appendingPathComponent(DraftNote.fileName))
    _ = try open(home)
    #expect(!FileManager.default.fileExists(atPath: copied.path))
    #expect(told.withLock { $0.count == 1 && $0[0].contains(copied.path) })
    // A drive that is not there now is remembered.
    #expect(try DraftNote(in: home).targets().map(\.path) == ["/findes/ikke/kopi"])
    // A restoration: beside the home that was to be.
    let other = try newHome()
    let restored = try leave(DraftFolder(of: other.folder))
    _ = try open(other)
    #expect(!FileManager.default.fileExists(atPath: restored.path) && told.withLock { $0.count == 2 })
    // What somebody fills is left, and nobody else begins there.
    try DraftFolder(of: target).fill(tell: { _ in }) { draft in
      #expect(try FileManager.default.attributesOfItem(atPath: draft.path)[.posixPermissions] as? Int == 0o700)
      let isTaken = try DraftFolder(of: target).removeAbandoned()
      #expect(!isTaken)
      let refusal = #expect(throws: Refusal.self) {
        try Backups(Session(DemoHome.workspace(home), for: stab, at: "prøve")).take(BackupCall(output: target.path))
      }
      #expect(refusal?.code == "kopi-i-gang")
    }
    #expect(FileManager.default.fileExists(atPath: target.path))
    #expect(throws: Killed.self) { try DraftFolder(of: target).fill(tell: { _ in }) { _ in throw Killed() } }
    #expect(!FileManager.default.fileExists(atPath: DraftFolder(of: target).place.path))
    // A copy that is whole is remembered no longer.
    _ = try Backups(Session(DemoHome.workspace(home), for: stab, at: "prøve")).take(
      BackupCall(output: place.path + "/ny"))
    #expect(try DraftNote(in: home).targets().map(\.path) == ["/findes/ikke/kopi"])
  }

  @Test func `a copy is not made of links, nor of a home without its archive`() throws {
    for isLinked in [true, false] {
      let home = try DemoHome.copy()
      let elsewhere = try temporaryFolder().appendingPathComponent("arkiv")
      try FileManager.default.moveItem(at: home.archive, to: elsewhere)
      if isLinked { try FileManager.default.createSymbolicLink(at: home.archive, withDestinationURL: elsewhere) }
      let place = try temporaryFolder()
      let refusal = #expect(throws: Refusal.self) {
        try Backups(Session(DemoHome.workspace(home), for: stab, at: "prøve")).take(
          BackupCall(output: place.path + "/kopi"))
      }
      #expect(refusal?.code == (isLinked ? "kopi-genvej" : "arkiv-mangler"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == [])
    }
  }

  @Test func `a warehouse that is gone is built again, as it was`() throws {
    let home = try DemoHome.copy()
    let told = try figures(home)
    try FileManager.default.removeItem(at: home.warehouse)
    let refusal = #expect(throws: Refusal.self) { try figures(home) }
    #expect(refusal?.code == "lager-forsvundet" && refusal?.suggestion?.contains("traad restore") == true)
    let restored = try Restores(Session(DemoHome.workspace(home), for: stab, at: "prøve")).restore(RestoreCall())
    #expect(restored.load.asOf.description == "2026-10-31")
    #expect(try figures(home) == told)
    #expect(try home.deliveries().count == 3)
    let names = try FileManager.default.contentsOfDirectory(atPath: home.folder.path)
    #expect(!names.contains(LeftOvers.recoveredName))
  }

  @Test func `an earlier day in a home of its own has the figures of that day and the same pseudonyms`() throws {
    let home = try DemoHome.copy()
    let told = try Data(contentsOf: home.warehouse)
    let other = try newHome()
    let call = RestoreCall(asOf: "30-09-2026", target: other.folder.path)
    let restored = try Restores(Session(DemoHome.workspace(home), for: stab, at: "prøve")).restore(call)
    #expect(restored.load.asOf.description == "2026-09-30")
    #expect(try Data(contentsOf: home.warehouse) == told)
    func pseudonyms(_ home: Home) throws -> Set<String> {
      let connection = try Database(path: home.warehouse.path, access: .readOnly).connect()
      return Set(try connection.query("SELECT pseudonym FROM model.citizen").rows.compactMap { $0[0].text })
    }
    let (then, now) = (try pseudonyms(other), try pseudonyms(home))
    #expect(then.intersection(now).count * 10 > now.count * 9)
    // In place it is the way back from a load.
    _ = try Restores(Session(DemoHome.workspace(home), for: stab, at: "prøve")).restore(RestoreCall(asOf: "2026-09-30"))
    #expect(try figures(home) == figures(other))
    func code(_ call: RestoreCall) throws -> String? {
      let workspace = try DemoHome.workspace(home)
      return #expect(throws: Refusal.self) { try Restores(Session(workspace, for: stab, at: "prøve")).restore(call) }?
        .code
    }
    #expect(try code(RestoreCall(asOf: "2020-01-31")) == "dag-ukendt")
    #expect(try code(RestoreCall(delivery: "findes-ikke")) == "levering-ukendt")
    #expect(try code(RestoreCall(asOf: "2026-08-31", target: other.folder.path)) == "hjem-findes")
  }
}
