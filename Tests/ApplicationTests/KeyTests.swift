import Foundation
import Testing

@testable import Figures
@testable import Loads
@testable import Serving

/// Keys are made once; a home that has lost one is told, and nothing is locked with another.
@Suite(.serialized) struct KeyTests {
  private static let folder = "udtraek/2026-10-31"

  private func load(_ home: Home) throws -> Refusal? {
    let before = try Data(contentsOf: home.warehouse)
    let keys = try FileManager.default.contentsOfDirectory(atPath: home.keys.path).sorted()
    let refusal = #expect(throws: Refusal.self) {
      try Loads(.command("load", in: DemoHome.workspace(home))).load(
        LoadCall(folder: home.folder.appendingPathComponent(Self.folder).path))
    }
    #expect(try Data(contentsOf: home.warehouse) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.keys.path).sorted() == keys)
    return refusal
  }

  @Test(arguments: ["pseudonymer", "arkiv", "identiteter", "adgangslog"])
  func `a load stops at a key that is gone, empty or another, by its name`(name: String) throws {
    for (spoil, code) in [
      ({ try FileManager.default.removeItem(at: $0) }, "noegle-mangler"),
      ({ try Data().write(to: $0) }, "noegle-beskadiget"),
      ({ try Data(repeating: 9, count: 32).write(to: $0) }, "noegle-fremmed"),
    ] as [((URL) throws -> Void, String)] {
      let home = try DemoHome.copy()
      let key = home.keys.appendingPathComponent("\(name).key")
      try spoil(key)
      let refusal = try load(home)
      #expect(refusal?.code == code)
      #expect(refusal?.description.contains("keys/\(name).key") == true)
      #expect(refusal?.suggestion?.contains("Læg hjemmets egen nøgle") == true)
    }
  }

  @Test func `a home from before keys were checked is known by what its keys have locked`() throws {
    let home = try DemoHome.copy()
    try FileManager.default.removeItem(at: home.keyChecks)
    let key = home.keys.appendingPathComponent("pseudonymer.key")
    let own = try Data(contentsOf: key)
    try Data(repeating: 9, count: 32).write(to: key)
    #expect(try load(home)?.code == "noegle-fremmed")
    #expect(!FileManager.default.fileExists(atPath: home.keyChecks.path))
    try own.write(to: key)
    let outcome = try Loads(.command("load", in: DemoHome.workspace(home))).load(
      LoadCall(folder: home.folder.appendingPathComponent(Self.folder).path))
    #expect(outcome.filesRead > 0 && FileManager.default.fileExists(atPath: home.keyChecks.path))
  }

  @Test func `who only reads figures does not miss the key of the archive`() throws {
    let home = try DemoHome.copy()
    try FileManager.default.removeItem(at: home.keys.appendingPathComponent("arkiv.key"))
    let text = try Figures(Session(DemoHome.workspace(home), for: .commandLine(nil), at: "prøve")).show(
      FigureCall(metrics: ["modtagere"], format: .json))
    #expect(text.contains("modtagere"))
  }

  @Test func `another municipality's delivery is refused unless it is asked for`() throws {
    let home = try DemoHome.copy()
    // A municipality's own home: a demonstration takes no delivery at all.
    let configuration = try String(contentsOf: home.configuration, encoding: .utf8)
    let own = configuration.split(separator: "\n").filter { !$0.hasPrefix("demo:") }.joined(separator: "\n") + "\n"
    try #require(own.count < configuration.count)
    try Data(own.utf8).write(to: home.configuration)
    let folder = try temporaryFolder()
    let from = home.folder.appendingPathComponent(Self.folder)
    for name in try FileManager.default.contentsOfDirectory(atPath: from.path) where name != "facit.json" {
      let data = try Data(contentsOf: from.appendingPathComponent(name))
      guard name == "indsatser.csv" else {
        try data.write(to: folder.appendingPathComponent(name))
        continue
      }
      let isUTF8 = String(data: data, encoding: .utf8) != nil
      let text = try #require(String(data: data, encoding: isUTF8 ? .utf8 : .windowsCP1252))
      try #require(
        text.replacingOccurrences(of: ";0999;", with: ";0250;").replacingOccurrences(of: ";0999;", with: ";0250;")
          .data(using: isUTF8 ? .utf8 : .windowsCP1252)
      ).write(to: folder.appendingPathComponent(name))
    }
    let workspace = try DemoHome.workspace(home)
    let before = try Data(contentsOf: home.warehouse)
    let refusal = #expect(throws: Refusal.self) {
      try Loads(.command("load", in: workspace)).load(LoadCall(folder: folder.path))
    }
    #expect(refusal?.code == "levering-anden-kommune")
    #expect(refusal?.message.contains("Frederikssund Kommune (0250) handler eller betaler i ") == true)
    #expect(try Data(contentsOf: home.warehouse) == before)
    let asked = try Loads(.command("load", in: workspace)).load(LoadCall(folder: folder.path, allowsOther: true))
    #expect(asked.filesRead > 10)
  }
}
