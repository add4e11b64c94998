internal import CareModel
internal import Synchronization
internal import Warehouse

/// What has been counted in a warehouse that does not change (optalte vinduer), window by window: another month's page asks
/// for mostly the same windows.
///
/// Small results only, the oldest thrown out first.
package final class CountMemory: Sendable {
  /// All that a count depends on besides its window. Two scopes with one key may see the same.
  struct Key: Hashable {
    let metric: String
    let by: [Dimension]
    let filters: [MetricFilter]
    let unit: String?
    let countsPersons: Bool
  }

  /// Rows of one window: groups and measures, in the statement's order.
  typealias Rows = [[Value]]

  /// Rows end to end: an array of its own for each would take half as much again.
  private struct Packed {
    let width: Int
    let cells: [Value]

    init(_ rows: Rows) {
      width = rows.first?.count ?? 0
      var cells: [Value] = []
      cells.reserveCapacity(width * rows.count)
      for row in rows { cells += row }
      self.cells = cells
    }

    var count: Int { width == 0 ? 0 : cells.count / width }
    var rows: Rows { (0..<count).map { Array(cells[$0 * width..<($0 + 1) * width]) } }
  }

  private struct Contents {
    var windows: [Key: [Window: Packed]] = [:]
    /// Oldest first.
    var order: [Key] = []
    var rows = 0
  }

  private let contents = Mutex(Contents())
  private let mostRows: Int

  /// - Parameter mostRows: about a hundred bytes each; 0 remembers nothing.
  package init(mostRows: Int = 50_000) { self.mostRows = mostRows }

  /// The rows of every window; those that are not known yet are counted together.
  func rows(_ key: Key, _ windows: [Window], count: ([Window]) throws -> [Window: Rows]) throws -> [Window: Rows] {
    let known = contents.withLock { $0.windows[key] } ?? [:]
    var result: [Window: Rows] = [:]
    for window in windows { result[window] = known[window]?.rows }
    let missing = windows.filter { known[$0] == nil }
    if missing.isEmpty { return result }
    let counted = try count(missing)
    keep(counted, key)
    return result.merging(counted) { _, new in new }
  }

  private func keep(_ counted: [Window: Rows], _ key: Key) {
    let size = counted.values.reduce(0) { $0 + $1.count + 1 }
    // One result may not push everything else out.
    guard size <= mostRows / 10 else { return }
    contents.withLock { contents in
      if contents.windows[key] == nil { contents.order.append(key) }
      // Two who asked at once counted the same: what is there already is not counted twice.
      for (window, rows) in counted where contents.windows[key]?[window] == nil {
        contents.windows[key, default: [:]][window] = Packed(rows)
        contents.rows += rows.count + 1
      }
      while contents.rows > mostRows, !contents.order.isEmpty {
        let gone = contents.windows.removeValue(forKey: contents.order.removeFirst()) ?? [:]
        contents.rows -= gone.values.reduce(0) { $0 + $1.count + 1 }
      }
    }
  }
}
