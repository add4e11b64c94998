internal import Definitions
internal import DocumentModel

/// A phrase that a report can open with (sætning): a closed set, one file each. A definition composes them, and gives each the
/// metrics that it is about; nouns are the metrics' own. See docs/decisions/0018-reports-as-definitions.md.
protocol Phrase: Sendable {
  /// What a definition calls it: `mod_plan`.
  static var word: String { get }

  /// Reads its own fields; nil where one of them is wrong, which the file then says.
  init?(reading item: DefinitionMapping, metrics: KnownMetrics)

  /// The money that it is about, by which an edition chooses its unit; nil where it is about none.
  var spending: Spending? { get }

  /// Whether it says the first key figure, and so needs one.
  var saysFirstFigure: Bool { get }

  /// Whether it is made of findings, and so changes whenever their status does.
  var showsFindings: Bool { get }

  /// Asks for its figures and says them; nothing where there is nothing to say. Asks as a section does.
  func write(in writer: ReportWriter) throws -> [Prose.Span]

  /// Numbers of its own, before the report's.
  func keyFigures(in writer: ReportWriter) -> [KeyFigure]

  /// What a reader must know of it.
  func notices(in writer: ReportWriter) throws -> [Notice]
}

extension Phrase {
  var spending: Spending? { nil }
  var saysFirstFigure: Bool { false }
  var showsFindings: Bool { false }
  func keyFigures(in writer: ReportWriter) -> [KeyFigure] { [] }
  func notices(in writer: ReportWriter) throws -> [Notice] { [] }
}

/// The phrases that there are.
enum Phrases {
  static let all: [any Phrase.Type] = [
    AgainstPlanPhrase.self, ArrivalsPhrase.self, StockPhrase.self, OpenAndLatePhrase.self, FirstFigurePhrase.self,
    FindingsPhrase.self,
  ]

  static func read(_ item: DefinitionMapping, metrics: KnownMetrics) -> (any Phrase)? {
    defer { item.finish() }
    let word = item.choice("phrase", among: all.map { $0.word })
    return all.first { $0.word == word }?.init(reading: item, metrics: metrics)
  }
}

extension ReportWriter {
  /// The opening sentences: what happened and why, every number bound to its figure.
  func lead() throws -> Prose {
    var spans: [Prose.Span] = []
    for said in try report.lead.map({ try $0.write(in: self) }) where !said.isEmpty {
      var said = said
      if !spans.isEmpty { said[0].text = " " + said[0].text }
      spans += said
    }
    return Prose(spans)
  }
}
