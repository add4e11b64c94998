internal import Foundation
internal import Testing

/// Reports are definitions: see docs/decisions/0018-reports-as-definitions.md.
@Suite struct ReportRuleTests {
  /// Files of 4-Output that still name metrics. The list may only become shorter.
  static let namingMetrics: Set = [
    // The three figures of a role's front page: to become a definition.
    "Sources/4-Output/Reporting/FrontFigures.swift",
    // Metrics of cases and follow-ups: to be known from their facts.
    "Sources/4-Output/Reporting/Edition.swift",
    // Words that are other things too: a format, the unit of one thing, the name of an extract.
    "Sources/4-Output/Reporting/NumberText.swift", "Sources/4-Output/Reporting/KeyFigureWriting.swift",
    "Sources/4-Output/Reporting/ReportWriter.swift",
  ]

  static let metrics: Set<String> = Set(
    Repository.files(below: "Definitions/6-metrics", endings: ["yaml"]).map { path in
      String(path.split(separator: "/").last?.split(separator: ".").first ?? "")
    })

  @Test func `what is written of a metric is written in definitions`() throws {
    #expect(Self.metrics.count > 20 && Self.metrics.contains("forbrug"))
    let naming = try Repository.sources().filter { $0.band == "4-Output" }.filter { file in
      file.lines.contains { line in
        !line.text.drop { $0 == " " }.hasPrefix("//")
          && line.text.matches(of: /"([a-z_]+)"/).contains { Self.metrics.contains(String($0.output.1)) }
      }
    }
    #expect(Set(naming.map(\.path)) == Self.namingMetrics)
  }

  @Test(arguments: ["Ydelsesområde", "erforbrug", "orrigeret budget", "udgettet "])
  func `nouns of money are the metrics' own`(word: String) throws {
    let strays = try Repository.sources().filter { $0.band == "4-Output" }.flatMap { file in
      file.places(of: /"[^"]*"/, having: [word])
    }
    #expect(strays == [])
  }

  @Test func `each kind of section and each phrase is registered`() throws {
    for (folder, name, list) in [("Sections", "SectionKind", "SectionKind"), ("Phrases", "Phrase", "Phrase")] {
      let all = try Repository.sources().filter { $0.path.hasPrefix("Sources/4-Output/Reporting/\(folder)/") }
      let registered = try Repository.text("Sources/4-Output/Reporting/\(folder)/\(list).swift")
      let kinds = try all.flatMap { file in
        file.text.matches(of: try Regex("struct (\\w+): \(name) \\{", as: (Substring, Substring).self)).map {
          String($0.output.1)
        }
      }
      #expect(kinds.count > 5)
      for kind in kinds { #expect(registered.contains("\(kind).self"), "\(kind) står ikke på listen") }
    }
  }
}
