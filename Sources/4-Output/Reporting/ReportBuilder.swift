package import Access
package import CareModel
internal import Danish
package import DocumentModel
package import MetricEngine

/// Makes finished documents of report definitions: asks for figures, finds what they say, and writes them.
package struct ReportBuilder: Sendable {
  package var reports: ReportCatalogue
  package var labels: Labels
  /// "Fjordby Kommune".
  package var municipalityName: String
  /// The day the figures are counted to.
  package var asOf: Day
  package var definitionVersion: String
  /// Closes and months told anew.
  package var history: PeriodHistory
  /// What people have written.
  package var texts = ReportTexts()

  package init(
    reports: ReportCatalogue, labels: Labels, municipalityName: String, asOf: Day, definitionVersion: String,
    history: PeriodHistory = PeriodHistory()
  ) {
    self.history = history
    self.reports = reports
    self.labels = labels
    self.municipalityName = municipalityName
    self.asOf = asOf
    self.definitionVersion = definitionVersion
  }

  /// One edition of a report.
  ///
  /// - Parameters:
  ///   - filters: the reader's own choice of unit or area, beside the scope.
  ///   - comparison: the reader's own choice of what to compare with; nil is as the definition says.
  ///   - figures: answers requests for one metric each within the scope, a set a request.
  ///   - rows: the rows behind a metric within the scope, at most so many; says why when they are withheld.
  ///   - quality: findings and their history, for reports that show them.
  /// - Throws: `ReportError`, or what `figures` and `rows` throw.
  package func document(
    _ id: String, period: Period, scope: Scope, filters: [MetricFilter] = [], comparison: ReportComparison? = nil,
    figures: @escaping ([MetricRequest]) throws -> [FigureSet],
    rows: @escaping (MetricRequest, Int) throws -> RowListing, quality: QualityFacts? = nil
  ) throws -> Document {
    try documents(
      id, periods: [period], scope: scope, filters: filters, comparison: comparison, figures: figures, rows: rows,
      quality: quality)[0]
  }

  /// One edition a period, of figures that are asked for together.
  package func documents(
    _ id: String, periods: [Period], scope: Scope, filters: [MetricFilter] = [], comparison: ReportComparison? = nil,
    figures: @escaping ([MetricRequest]) throws -> [FigureSet],
    rows: @escaping (MetricRequest, Int) throws -> RowListing, quality: QualityFacts? = nil
  ) throws -> [Document] {
    guard let report = reports[id: id] else { throw ReportError.unknownReport(id) }
    guard periods.allSatisfy({ $0.grain == report.grain }) else {
      throw ReportError.wrongGrain(report: id, wanted: report.grain)
    }
    let reader = FigureReader(filters: filters, answers: figures, rows: rows)
    var documents: [Document]
    repeat {
      documents = try periods.map { period in
        let writer = try writer(
          of: report, period: period, unit: scope.unit, comparison: comparison, reader: reader, quality: quality)
        return try document(writer, scope)
      }
    } while try reader.answerWaiting()
    return documents
  }

  /// A writer of one edition, with its money in its own unit.
  func writer(
    of report: ReportDefinition, period: Period, unit: String?, comparison: ReportComparison?, reader: FigureReader,
    quality: QualityFacts?, money: NumberText? = nil
  ) throws -> ReportWriter {
    let edition = Edition(
      of: report, period: period, unit: unit, filters: reader.filters, asOf: asOf,
      money: try money ?? self.money(in: report, period, reader), labels: labels)
    return ReportWriter(
      edition: edition, period: period, labels: labels, municipality: municipalityName, part: unit.map(name(ofPart:)),
      comparison: comparison, reader: reader, quality: quality, texts: texts)
  }

  /// The unit of money that the edition's own amounts can be read in: below twenty millions, thousands.
  func money(in report: ReportDefinition, _ period: Period, _ reader: FigureReader) throws -> NumberText {
    guard let money = report.lead.lazy.compactMap(\.spending).first, report.hasMillions else { return .millions }
    return try self.money(of: [money.metric, money.plan], period, reader)
  }

  /// The unit that the year to date of some amounts can be read in.
  func money(of metrics: [String], _ period: Period, _ reader: FigureReader) throws -> NumberText {
    let (from, to) = ReportWindow.yearToDate.bounds(period)
    let amounts = try metrics.map { try reader.figure($0, from: from, to: to).value }
    guard let largest = amounts.compactMap({ $0 }).map(abs).max() else { return .millions }
    return largest < 20_000_000 ? .thousands : .millions
  }

  /// All of an edition that asks for figures.
  func contents(
    _ writer: ReportWriter
  ) throws -> (lead: Prose, keyFigures: [KeyFigure], sections: [Section], notices: [Notice]) {
    let report = writer.report
    let lead = try writer.lead()
    let keyFigures = try report.lead.flatMap { $0.keyFigures(in: writer) } + report.keyFigures.map(writer.keyFigure)
    return (lead, keyFigures, try report.sections.map(writer.section), try writer.notices())
  }

  private func document(_ writer: ReportWriter, _ scope: Scope) throws -> Document {
    let (report, period) = (writer.report, writer.period)
    let (lead, keyFigures, sections, told) = try contents(writer)
    let notices =
      told
      + history.notices(for: period, showsAmounts: !scope.suppressesSmallNumbers && writer.part == nil)
    let heading =
      writer.part.map { "\($0): \(DanishText.inSentence(report.heading))" } ?? report.heading
    return Document(
      id: report.id, title: "\(heading), \(DanishText.name(of: period))", name: report.name,
      period: period.description, municipality: municipalityName, recipient: recipient(scope),
      facts: report.facts + writer.reader.filters.map { labels.label($0.value, of: $0.dimension).name }
        + (writer.keptComparison().map { [String($0.title.dropLast())] } ?? [])
        + (writer.moneyFormat == .thousands ? ["Beløb i \(NumberText.thousands.unit(""))"] : []),
      status: status(of: period), lead: lead, keyFigures: keyFigures, notices: notices, sections: sections,
      sources: writer.sources(), words: report.words.map { Word(term: $0.term, meaning: $0.meaning) }, asOf: asOf,
      definitionVersion: definitionVersion, holdsPersons: writer.holdsPersons,
      persons: writer.people.count)
  }

  private func recipient(_ scope: Scope) -> String {
    "\(scope.role.danishName) · \(scope.unit.map(name(ofPart:)) ?? "hele kommunen")"
  }

  /// What people call a unit or a facility.
  private func name(ofPart unit: String) -> String {
    let named = labels.label(unit, of: .unit).name
    return named == unit ? labels.label(unit, of: .facility).name : named
  }

  private func status(of period: Period) -> Notice? {
    guard period.lastDay > asOf else { return nil }
    return Notice(
      .preliminary, title: "Foreløbig.",
      text: Prose(
        "\(DanishText.capitalised(DanishText.definite(period.grain))) er ikke slut; der er talt til og med \(DanishText.date(asOf))."
      ))
  }
}

/// What a reader can choose to compare a report's figures with (sammenligning).
package enum ReportComparison: String, Hashable, Sendable, CaseIterable {
  case lastYear = "sidste-aar"
  case previous = "forrige"

  /// The window to hold a window against. A year to date has no previous one of its length: it keeps last year's.
  func window(_ from: Period, _ to: Period) -> (from: Period, to: Period) {
    self == .previous && from == to ? (from.previous, to.previous) : (from.lastYear, to.lastYear)
  }
}

/// The rows behind a figure, as a reader may see them.
package struct RowListing: Sendable {
  package enum Item: Hashable, Sendable {
    case text(String)
    case number(Double)
    case day(Day)
    case none
  }

  package var columns: [String]
  package var rows: [[Item]]
  /// How many there are; more than `rows` when they were cut.
  package var total: Int
  /// Why there are none to see; nil when they are shown.
  package var withheld: String?
  /// Whom the rows are about, each once; keys for the log to count, never shown.
  package var people: Set<String>

  package init(
    columns: [String], rows: [[Item]], total: Int, withheld: String? = nil, people: Set<String> = []
  ) {
    self.people = people
    self.columns = columns
    self.rows = rows
    self.total = total
    self.withheld = withheld
  }
}
