/// The faults of one file (fejlliste): each with its place, and of those that come by the thousand the rest counted.
///
/// A file that is wrong in every row costs no memory for each of them: it is one problem, and the rest of it is one line.
struct FaultLog: Sendable {
  /// In the order they were found; the last of a kind may stand for many rows.
  private(set) var all: [Fault] = []
  private var counts: [Kind: Int] = [:]
  /// Where in `all` the fault stands that stands for the rest of its kind.
  private var rests: [Kind: Int] = [:]

  private struct Kind: Hashable {
    let kind: FaultKind
    let field: String?
  }

  /// Faults of one kind in one column that are told one by one.
  static let told = 10_000

  mutating func add(_ fault: Fault) {
    let kind = Kind(kind: fault.kind, field: fault.field)
    let count = counts[kind, default: 0] + 1
    counts[kind] = count
    guard count > Self.told else {
      all.append(fault)
      return
    }
    if let rest = rests[kind] {
      all[rest].rows += 1
      return
    }
    rests[kind] = all.count
    all.append(fault)
  }
}
