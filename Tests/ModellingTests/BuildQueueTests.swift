internal import Diagnostics
internal import Testing

@testable internal import Modelling

/// In which order relations are handed out.
@Suite struct BuildQueueTests {
  private func relation(_ name: String, _ reads: String...) -> RelationFile {
    var faults: [Diagnostic] = []
    let sources = reads.isEmpty ? "" : " FROM " + reads.map { "model.\($0)" }.joined(separator: ", ")
    return RelationFile(name: "model.\(name)", path: name, text: "-- One row.\nSELECT 1" + sources, faults: &faults)
  }

  @Test func `the longest chain comes first, and each still after those that it reads`() {
    let relations = [
      relation("a"), relation("b"), relation("c", "b"), relation("d"), relation("e", "c", "d"), relation("f", "a"),
    ]
    #expect(
      BuildQueue.longestChainFirst(relations).map(\.name)
        == ["model.b", "model.a", "model.c", "model.d", "model.e", "model.f"])
  }

  @Test func `the first error stops the builders and is thrown`() {
    struct Broken: Error {}
    let relations = [relation("a"), relation("b", "a")]
    #expect(throws: Broken.self) {
      try BuildQueue(relations) { _ in }.run([{ if $0.name == "model.a" { throw Broken() } }])
    }
  }
}
