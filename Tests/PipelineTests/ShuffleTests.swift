import Access
import CareModel
import Demonstration
import Foundation
import Loads
import MetricEngine
import Serving
import TestSupport
import Testing

@Suite("The order of rows never matters")
struct ShuffleTests {
  /// The records of a CSV file in another order, the header first; a line break within quotes belongs to its record.
  private func shuffled(_ bytes: Data, _ chance: inout Chance) -> Data {
    var records: [Data] = []
    var record = Data()
    var isQuoted = false
    for byte in bytes {
      record.append(byte)
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "\n") && !isQuoted {
        records.append(record)
        record = Data()
      }
    }
    if !record.isEmpty { records.append(record + Data("\r\n".utf8)) }
    guard let header = records.first else { return bytes }
    return header + records.dropFirst().shuffled(using: &chance).reduce(Data(), +)
  }

  /// A second delivery with every CSV file's rows in another order.
  private func shuffle(_ delivery: URL, to other: URL, seed: UInt64) throws {
    var chance = Chance(state: seed)
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: delivery.path).sorted() {
      let bytes = try Data(contentsOf: delivery.appendingPathComponent(name))
      let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      let isShuffled = name.hasSuffix(".csv") && !isUTF16
      try (isShuffled ? shuffled(bytes, &chance) : bytes).write(to: other.appendingPathComponent(name))
    }
  }

  /// Every metric in all, and by each of its dimensions, by quarter.
  private func figures(_ open: OpenWarehouse, _ metrics: [MetricDefinition]) throws -> [String: Figure] {
    let scope = try Scope.shipped(.dataTeam)
    var found: [String: Figure] = [:]
    for metric in metrics {
      let requests = ([nil] + metric.dimensions.map { Optional($0) }).map { dimension in
        MetricRequest(
          metrics: [metric.id], from: Period("2025-K3")!, to: Period("2026-K3")!, grain: .quarter,
          by: dimension.map { [$0] } ?? [])
      }
      for (request, sets) in zip(requests, try open.engine.answers(requests, scope: scope)) {
        for row in sets[0].rows {
          let group = row.groups.map { $0 ?? "–" }.joined()
          found["\(metric.id) \(row.from) \(request.by.map(\.rawValue).joined()) \(group)"] = row
        }
      }
    }
    return found
  }

  private func isSame(_ a: Figure?, _ b: Figure?) -> Bool {
    guard let a, let b, a.state == b.state else { return false }
    guard let left = a.value, let right = b.value else { return a.value == nil && b.value == nil }
    // Days' work are added in another order.
    return abs(left - right) <= 1e-9 * max(1, abs(left))
  }

  @Test(arguments: [[], ["all"]] as [[String]])
  func `every metric by every dimension is the same when the rows of every file stand in another order`(
    faults: [String]
  ) throws {
    try TestHome.with { first in
      try TestHome.with { second in
        let delivery = first.folder.appendingPathComponent("levering")
        let other = second.folder.appendingPathComponent("levering")
        try writeDemo(
          DemoCall(citizens: 120, years: 2, seed: 2026, faults: faults), to: delivery.path,
          surroundings: first.workspace.surroundings)
        try shuffle(delivery, to: other, seed: 27)
        for (home, folder) in [(first, delivery), (second, other)] {
          _ = try Loads(.command("load", in: home.workspace)).load(
            LoadCall(folder: folder.path, municipality: "0999", name: "Fjordby Kommune", asOf: "2026-10-31"))
        }
        let metrics = first.workspace.knowledge.metrics.all
        let before = try figures(first.workspace.serving.current(), metrics)
        let after = try figures(second.workspace.serving.current(), metrics)
        #expect(before.count > 3_000)
        let unlike = Set(before.keys).union(after.keys).filter { !isSame(before[$0], after[$0]) }.sorted()
        #expect(
          unlike.isEmpty,
          "\(unlike.count) af \(before.count):\n\(unlike.prefix(30).map { "\($0): \(before[$0]?.value ?? -1) \(after[$0]?.value ?? -1)" }.joined(separator: "\n"))"
        )
      }
    }
  }
}

/// SplitMix64: the same order every time.
private struct Chance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
