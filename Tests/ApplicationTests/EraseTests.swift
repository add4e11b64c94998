import Access
import ControlStore
import Foundation
import Intake
import Testing
import Warehouse

@testable import Figures
@testable import Keeping
@testable import Loads
@testable import Serving

/// A citizen who is erased is in no file of the home that leads to a person, and the figures are as they were told.
@Suite(.serialized) struct EraseTests {
  private let stab: Reader

  init() throws { stab = try Reader.commandLine(nil) }

  private func citizen(of home: Home) throws -> (number: String, name: String, pseudonym: String) {
    let folder = home.folder.appendingPathComponent("udtraek/2026-10-31")
    let data = try Data(contentsOf: folder.appendingPathComponent("indsatser.csv"))
    let text = try #require(String(data: data, encoding: .utf8) ?? String(data: data, encoding: .windowsCP1252))
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ";", omittingEmptySubsequences: false)
    }
    // The demonstration spells its headers as systems do, each delivery in its own way.
    let column = try #require(lines[0].firstIndex { $0.filter(\.isLetter).lowercased() == "borgercpr" })
    let number = lines[1][column].filter(\.isNumber)
    let keys = try KeyRing(folder: home.keys)
    let pseudonym = keys.pseudonym(Array(number.utf8))
    let name = try Identities(folder: home.identity, keys: keys).person(pseudonym)?.name
    return (number, try #require(name), pseudonym)
  }

  /// Every byte of the home, what is sealed opened.
  private func places(_ words: [String], in home: Home) throws -> [String] {
    let opened = try temporaryFolder()
    let keys = try KeyRing(folder: home.keys)
    let archive = DeliveryArchive(folder: home.archive, keys: keys)
    for delivery in try archive.deliveries() {
      try archive.restore(delivery, to: opened.appendingPathComponent(delivery))
    }
    var found: [String] = []
    for folder in [home.folder, opened] {
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      where !path.hasPrefix("udtraek") && !path.hasSuffix("/0000") {
        let file = folder.appendingPathComponent(path)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
          continue
        }
        let data = try Data(contentsOf: file)
        if words.contains(where: { data.range(of: Data($0.utf8)) != nil }) { found.append(path) }
      }
    }
    return found
  }

  private func figures(_ workspace: Workspace) throws -> String {
    try Figures(Session(workspace, for: stab, at: "prøve")).show(
      FigureCall(
        metrics: ["forbrug", "modtagere", "beholdning", "helaarspersoner", "sager"], from: "2026-01", to: "2026-10",
        grain: "month", format: .json))
  }

  @Test func `nothing leads to an erased citizen, and every figure is as it was told`() throws {
    let home = try DemoHome.copy()
    let workspace = try DemoHome.workspace(home)
    _ = try PeriodCloses(.command("close", in: workspace)).close("2026-08")
    let told = try figures(workspace)
    let (number, name, pseudonym) = try citizen(of: home)
    let written = "\(number.prefix(6))-\(number.suffix(4))"
    #expect(try places([number, written, pseudonym], in: home).count > 3)
    let outcome = try Erasures(Session(workspace, for: stab, at: "prøve")).erase(written, removesOther: true)
    #expect(try places([number, written, pseudonym], in: home) == [])
    #expect(try Identities(folder: home.identity, keys: KeyRing(folder: home.keys)).person(pseudonym) == nil)
    #expect(try figures(workspace) == told)
    let words = outcome.lines.joined(separator: " ")
    #expect(
      words.contains("Tilbage er: sikkerhedskopier") && !words.contains(number.suffix(4)) && !words.contains(name))
    let lines = try workspace.controlDatabase().accessLog.latest(9)
    let line = try #require(lines.first { $0.action == .erase })
    #expect(line.persons == 1 && !line.subject.contains(number))
    // The archive can still be read and loaded, without the citizen.
    _ = try PeriodCloses(.command("reopen", in: workspace)).reopen("2026", reason: "Prøve af sletning")
    _ = try Restores(Session(workspace, for: stab, at: "prøve")).restore(RestoreCall())
    #expect(try places([number, written, pseudonym], in: home) == [])
    #expect(try home.deliveries().count == 3)
    let again = try Erasures(Session(workspace, for: stab, at: "prøve")).erase(number, removesOther: true)
    #expect(again.lines.first == "Borgeren findes ikke i hjemmet. Intet er ændret.")
  }

  @Test func `workbooks without the citizen are looked through and left, also when files may go`() throws {
    let home = try DemoHome.copy()
    let archive = DeliveryArchive(folder: home.archive, keys: try KeyRing(folder: home.keys))
    func workbooks() throws -> Set<String> {
      Set(
        try archive.deliveries().flatMap { id in
          try archive.manifest(id).files.filter { $0.name.hasSuffix(".xlsx") }.map { "\(id)/\($0.name)" }
        })
    }
    let all = try workbooks()
    let outcome = try Erasures(Session(DemoHome.workspace(home), for: stab, at: "prøve")).erase(
      citizen(of: home).number, removesOther: true)
    #expect(try !outcome.needsPerson && all.count > 5 && workbooks() == all)
  }

  @Test func `what somebody has laid in the archive keeps nobody from being erased, and is told and left`() throws {
    let home = try DemoHome.copy()
    let number = try citizen(of: home).number
    let delivery = try #require(try home.deliveries().first)
    let count = try home.deliveries().count
    func lay(_ path: String, _ text: String) throws {
      let file = home.archive.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try lay("læs-mig.txt", "Her ligger leveringerne.")
    try lay("zz.txt", "se \(number.prefix(6))-\(number.suffix(4))")
    try lay("gemt/kopi.csv", "a;b")
    try lay("\(delivery)/note.pdf", "%PDF-1.7 x")
    try lay("\(delivery)/0099-1.segl", "afbrudt")
    #expect(try home.deliveries().count == count)
    let outcome = try Erasures(Session(DemoHome.workspace(home), for: stab, at: "prøve")).erase(
      number, removesOther: true)
    #expect(outcome.needsPerson && outcome.lines[0].hasPrefix("Slettet:"))
    let holding = try #require(outcome.lines.first { $0.contains("har eller kan have borgeren i sig") })
    for path in ["archive/zz.txt", "archive/gemt", "archive/\(delivery)/note.pdf"] { #expect(holding.contains(path)) }
    let without = try #require(outcome.lines.first { $0.contains("ikke har borgerens nummer i sig") })
    #expect(without.contains("archive/læs-mig.txt") && !without.contains("zz.txt"))
    let left = try FileManager.default.subpathsOfDirectory(atPath: home.archive.path)
    for path in ["læs-mig.txt", "zz.txt", "gemt/kopi.csv", "\(delivery)/note.pdf"] { #expect(left.contains(path)) }
    // What sealing itself left is no stray.
    #expect(!left.contains("\(delivery)/0099-1.segl"))
    // Nor does it stop a copy, or a warehouse from being built again.
    _ = try Restores(Session(DemoHome.workspace(home), for: stab, at: "prøve")).restore(RestoreCall())
  }

  @Test func `a replacement number with letters can be erased, and nothing is begun where a part cannot be read`()
    throws
  {
    let home = try DemoHome.copy()
    let outcome = try Erasures(Session(DemoHome.workspace(home), for: stab, at: "prøve")).erase(
      "291279-ab99", removesOther: false)
    #expect(outcome.lines.first == "Borgeren findes ikke i hjemmet. Intet er ændret.")
    let number = try citizen(of: home).number
    let bytes = try Data(contentsOf: home.warehouse)
    try FileManager.default.removeItem(at: home.warehouse)
    try bytes.prefix(bytes.count / 2).write(to: home.warehouse)
    let identities = try Data(contentsOf: home.identities)
    let refusal = #expect(throws: Refusal.self) {
      try Erasures(Session(DemoHome.workspace(home), for: stab, at: "prøve")).erase(number, removesOther: true)
    }
    #expect(refusal?.code == "lager-beskadiget")
    #expect(try Data(contentsOf: home.identities) == identities)
  }

  @Test(arguments: [nil, "", "010203", "01020312345", "abcdefghij"])
  func `what is no number is refused and not said again`(text: String?) throws {
    let workspace = try DemoHome.workspace(DemoHome.copy())
    let refusal = #expect(throws: Refusal.self) {
      try Erasures(Session(workspace, for: stab, at: "prøve")).erase(text, removesOther: false)
    }
    #expect(refusal?.code == "cpr-mangler")
    if let text, !text.isEmpty { #expect(refusal?.description.contains(text) == false) }
  }
}
