import Foundation
import Synchronization
import Testing

/// Spoilt deliveries by the thousand: no crash, no hang, no memory without bounds, no row lost, the same answer twice.
///
/// `make test` runs some; `make fuzz MINUTES=30` runs for that long, from a place of its own choice. A case is known by its
/// number: `FUZZ_CASE=4711` runs that one alone.
@Suite(.serialized) struct FuzzTests {
  private static let environment = ProcessInfo.processInfo.environment

  @Test func `whatever is done to a delivery, its reading ends and accounts for every row`() throws {
    let seeds = try FuzzSeeds()
    let home = try Delivered.folder()
    defer { do { try FileManager.default.removeItem(at: home) } catch { Issue.record("kan ikke slette \(home.path)") } }
    let minutes = Self.environment["FUZZ_MINUTES"].flatMap(Double.init)
    let only = Self.environment["FUZZ_CASE"].flatMap(UInt64.init)
    let first = only ?? Self.environment["FUZZ_FROM"].flatMap(UInt64.init) ?? 1
    let last = only ?? (minutes == nil ? 60 : .max)
    let watch = Watch(limit: 120)
    let start = Date()
    var number = first
    var slowest = (number: first, seconds: 0.0)
    while number <= last, minutes.map({ Date().timeIntervalSince(start) < $0 * 60 }) ?? true {
      if let file = Self.environment["FUZZ_LOG"] { try Data("\(number)\n".utf8).write(to: URL(fileURLWithPath: file)) }
      watch.begin(number)
      let begun = Date()
      let spoilt = FuzzCase(number, seeds)
      let answer = try spoilt.run(home: home)
      let seconds = Date().timeIntervalSince(begun)
      if seconds > slowest.seconds { slowest = (number, seconds) }
      #expect(seconds < 60, "tilfælde \(number) tog \(seconds) sekunder")
      if number % 8 == 0 { #expect(try FuzzCase(number, seeds).run(home: home) == answer, "tilfælde \(number)") }
      if number % 1000 == 0 { print("\(number) tilfælde, langsomst \(slowest), hukommelse \(Self.memory) MB") }
      number += 1
    }
    watch.end()
    print("\(number - first) tilfælde; langsomst \(slowest); højeste hukommelse \(Self.memory) MB")
    #expect(Self.memory < 2500, "hukommelsen nåede \(Self.memory) MB")
  }

  /// The most memory that this process has had, in MB.
  private static var memory: Int {
    let status =
      FileManager.default.contents(atPath: "/proc/self/status").map { String(decoding: $0, as: UTF8.self) } ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) / 1024
  }
}

/// Ends the process with the number of a case that does not end by itself.
private final class Watch: Sendable {
  private let state = Mutex<(number: UInt64, begun: Date)?>(nil)
  private let limit: TimeInterval

  init(limit: TimeInterval) {
    self.limit = limit
    Thread.detachNewThread { [self] in
      while true {
        Thread.sleep(forTimeInterval: 1)
        if let number = overdue { fatalError("tilfælde \(number) ender ikke") }
      }
    }
  }

  private var overdue: UInt64? {
    state.withLock { state in
      guard let (number, begun) = state, Date().timeIntervalSince(begun) > limit else { return nil }
      return number
    }
  }

  func begin(_ number: UInt64) { state.withLock { $0 = (number, Date()) } }
  func end() { state.withLock { $0 = nil } }
}
