import Access
import CareModel
import Foundation
import MetricEngine
import TestSupport
import Testing

@testable import Figures
@testable import Serving

/// What the program calls things never reaches a reader where people have another word.
struct ReadableWordTests {
  let definitions: URL

  init() throws { definitions = try Installation.locate(environment: [:], program: nil).definitions }

  @Test func `every state of the reconciliation has words`() throws {
    let text = try String(contentsOf: definitions.appendingPathComponent("5-facts/reconciliation.sql"), encoding: .utf8)
    let states = Set(text.matches(of: /(?:THEN|ELSE) '([a-z_]+)'/).map { String($0.1) })
    #expect(states.count == 15)
    for state in states {
      let word = Words.reconciliation(state)
      #expect(word != state && !word.contains("_") && word.first?.isUppercase == true, "\(state)")
    }
  }

  @Test func `worked examples name areas, facilities and paragraphs as people do`() throws {
    let workspace = try DemoHome.workspace(DemoHome.copy())
    let reader = Reader.test(.leadership, user: "lone")
    var told = 0
    for metric in workspace.knowledge.metrics.all {
      for example in try Figures(Session(workspace, for: reader, at: "prøve")).metric(metric.id).oracle {
        told += 1
        for text in [example.asked, example.expected] {
          #expect(text.firstMatch(of: /[a-z]+_[a-z]+/) == nil, "\(metric.id): \(text)")
        }
      }
    }
    #expect(told > 20)
  }

  @Test func `the front page, the list of reports and the page of sources say the same of how far a source reaches`()
    throws
  {
    let open = try DemoHome.workspace(DemoHome.copy()).serving.current()
    var told = 0
    for source in open.sources where source.isRead {
      guard let coverage = source.coverage else {
        #expect(open.coversTo([source.source]) == nil)
        continue
      }
      told += 1
      let end = try #require(open.coversTo([source.source]))
      #expect(end <= open.asOf && (end == open.asOf || end == coverage.last.lastDay))
    }
    #expect(told > 5)
  }
}
