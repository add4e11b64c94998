import CareModel
import Danish
import MetricEngine
import Reporting
import Testing

@testable import Modelling
@testable import Serving

/// What a check says that it touches, and what marks beside figures count, are the same.
struct TouchTests {
  let knowledge: Knowledge

  init() throws {
    let installation = try Installation.locate(environment: [:], program: nil)
    knowledge = try Knowledge.load(folder: installation.definitions).0
  }

  /// Whether a finding of a check, about a row of a file or about the file itself, is counted by a metric's mark.
  private func isMarked(_ metric: String, by check: Check, in file: String) -> Bool {
    let touches = check.touchedMetrics.map {
      MetricTouch(check: check.id, metric: $0.metric, file: $0.file.map(asciiName))
    }
    let finding = QualityFinding(
      id: "\(check.id)-1", check: check.id, severity: .warning, owner: "system", file: asciiName(file),
      citizen: tellsPlace(check) ? 1 : nil)
    let run = QualityCheck(id: check.id, title: check.title, severity: .warning, owner: "system", state: .ran)
    let index = FindingIndex(findings: [finding], runs: [run], touches: touches, catalogue: knowledge.metrics)
    return index.metrics(touchedBy: finding.id).contains(metric)
  }

  private var extracts: [String] { Set(knowledge.metrics.all.flatMap { $0.sources(in: knowledge.metrics) }).sorted() }

  @Test func `every metric that a check says it touches can be marked by it`() {
    #expect(knowledge.checks.all.count > 50)
    for check in knowledge.checks.all {
      for touch in check.touchedMetrics {
        let files = touch.file.map { [$0] } ?? (check.sources.isEmpty ? extracts : check.sources)
        let isTold = files.contains { isMarked(touch.metric, by: check, in: $0) }
        #expect(isTold, "\(check.id) \(touch.metric)")
      }
    }
  }

  /// Whether its findings say whom or where they are about.
  private func tellsPlace(_ check: Check) -> Bool {
    ["citizen", "facility", "unit", "service_area", "function"].contains {
      check.relation.sql.contains("AS \($0)") || check.relation.sql.contains(".\($0),")
    }
  }

  @Test(arguments: ["K34", "K50"])
  func `a file that is cut or late is told beside every figure that rests on it`(id: String) throws {
    let check = try #require(knowledge.checks[id])
    for metric in knowledge.metrics.all {
      for file in metric.sources(in: knowledge.metrics) {
        #expect(isMarked(metric.id, by: check, in: file), "\(metric.id) \(file)")
      }
    }
  }

  @Test func `what is about a posting's account says its area too`() {
    var told = 0
    for check in knowledge.checks.all where check.relation.sql.contains("'posteringer' AS file") {
      guard check.relation.sql.contains("AS function") else { continue }
      told += 1
      #expect(check.relation.sql.contains("service_area"), "\(check.id)")
    }
    #expect(told > 3)
  }
}
