package import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel

/// What a person has written of a period (tekst): its paragraphs, who wrote them and when. Where nobody has, it says so.
struct TextSection: SectionKind {
  static let word = "tekst"

  /// What is said where nobody has written anything.
  private let emptyText: String
  /// Written in the definition itself, for every period alike.
  private let standing: WrittenText?

  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    emptyText = item.optionalString("empty_text") ?? "Ingen har skrevet noget her for denne periode."
    standing = item.mapping("text").flatMap { text in
      defer { text.finish() }
      let paragraphs = text.strings("paragraphs")
      let day = text.string("date").flatMap(Day.init(iso:))
      if text.keys.contains("date"), day == nil {
        text.report("dato-ugyldig", "`date` er ikke en dato.", suggestion: "Skriv den som `åååå-mm-dd`.", at: "date")
      }
      guard let author = text.string("author"), let day else { return nil }
      return WrittenText(paragraphs: paragraphs, author: author, day: day)
    }
  }

  /// It is of no figure, and holds nothing back.
  var figures: [ShownFigure] { [] }

  func write(_ section: SectionDefinition, in writer: ReportWriter) throws -> Section {
    let written = writer.texts.text(section.id, of: writer.report.id, in: writer.period) ?? standing
    guard let written, !written.paragraphs.isEmpty else {
      return Section(
        id: section.id, title: section.title, subtitle: section.subtitle, blocks: [.prose(Prose(emptyText))])
    }
    let signed = Prose("Skrevet af \(written.author) \(DanishText.date(written.day)).")
    return Section(
      id: section.id, title: section.title, subtitle: section.subtitle,
      blocks: (written.paragraphs.map { Prose($0) } + [signed]).map { .prose($0) })
  }
}

/// What somebody wrote of a report's period (kommentar).
package struct WrittenText: Hashable, Sendable {
  package var paragraphs: [String]
  /// Who wrote it, as readers know them: "Økonomikonsulent".
  package var author: String
  package var day: Day

  package init(paragraphs: [String], author: String, day: Day) {
    self.paragraphs = paragraphs
    self.author = author
    self.day = day
  }
}

/// What people have written of reports, by section and period; whoever keeps it gives it.
package struct ReportTexts: Sendable {
  private struct Key: Hashable, Sendable {
    var report: String
    var section: String
    var period: Period
  }

  private var texts: [Key: WrittenText] = [:]

  package init() {}

  package mutating func set(_ text: WrittenText, section: String, of report: String, in period: Period) {
    texts[Key(report: report, section: section, period: period)] = text
  }

  func text(_ section: String, of report: String, in period: Period) -> WrittenText? {
    texts[Key(report: report, section: section, period: period)]
  }
}
