internal import CareModel
internal import Danish
internal import DocumentModel
internal import MetricEngine

/// Writes one edition: its period, its figures and its words. What a section writes is its kind's own, in `Sections/`.
final class ReportWriter {
  let edition: Edition
  let period: Period
  let labels: Labels
  let municipality: String
  /// The unit or facility that the edition is about; nil is the whole municipality.
  let part: String?
  /// The reader's own choice; nil is as the definition says.
  let comparison: ReportComparison?
  let reader: FigureReader
  /// Findings and their history; nil where the report shows none, or nothing has been checked.
  let quality: QualityFacts?
  /// What people have written.
  let texts: ReportTexts
  var holdsPersons = false
  var people: Set<String> = []

  init(
    edition: Edition, period: Period, labels: Labels, municipality: String, part: String?,
    comparison: ReportComparison?, reader: FigureReader, quality: QualityFacts? = nil,
    texts: ReportTexts = ReportTexts()
  ) {
    self.edition = edition
    self.part = part
    self.period = period
    self.labels = labels
    self.municipality = municipality
    self.comparison = comparison
    self.reader = reader
    self.quality = quality
    self.texts = texts
  }

  /// What the edition shows of its report.
  var report: ReportDefinition { edition.report }

  func section(_ section: SectionDefinition) throws -> Section {
    var written = try section.kind.write(section, in: self)
    written.sheet = section.sheet ?? section.title
    return written
  }

  /// The window that tables and bars hold a window against.
  func compared(_ from: Period, _ to: Period) -> (from: Period, to: Period) {
    (comparison ?? .lastYear).window(from, to)
  }

  /// Whether a part has neither spend nor budget: its citizens' money stands elsewhere, and nothing is on level with nothing.
  func booksNothing(_ spend: Figure, _ budget: Figure) -> Bool {
    part != nil && spend.value == 0 && budget.value == 0 && spend.missing.isEmpty && budget.missing.isEmpty
  }

  /// The unit of the edition's money: that of its first key figure of money.
  var moneyFormat: NumberText {
    report.keyFigures.first { $0.format.isMoney && $0.format != .kroner }?.format ?? .millions
  }

  /// The last month of the report's period.
  var lastMonth: Period { Period(monthOf: period.lastDay) }
  var firstMonthOfYear: Period { .month(period.year, 1) }

  func help(_ section: SectionDefinition) -> HelpText { HelpText(paragraphs: section.help) }

  func sources() -> [Source] {
    reader.sources().map { source in
      Source(
        name: SourceName.of(source.file), file: source.file, received: DanishText.time(source.received),
        // The months that it covers, as the page of sources has them; where it has none, its latest date.
        coversTo: (source.coverage.map { min($0.last.lastDay, edition.asOf) } ?? source.coversTo).map(DanishText.date)
          ?? "ingen dato",
        rows: DanishText.whole(source.rows), setAside: DanishText.whole(source.setAside))
    }
    .sorted { ($0.name, $0.file) < ($1.name, $1.file) }
  }

  /// "Kilder: Indsatser og Sager, leveret 09-11-2026 kl. 02.14".
  func sourceText(of metrics: [String]) -> String {
    let sources = reader.sources(of: metrics)
    let times = Set(sources.map { DanishText.time($0.received) }).sorted()
    let parts = times.map { time in
      let names = sources.filter { DanishText.time($0.received) == time }.map { SourceName.of($0.file) }
      return "\(DanishText.list(names.sorted())), leveret \(time)"
    }
    return parts.isEmpty
      ? "Ingen kilde er leveret" : "\(sources.count == 1 ? "Kilde" : "Kilder"): \(parts.joined(separator: "; "))"
  }
}

/// The Danish name of an extract.
package enum SourceName {
  private static let names = [
    "borgere": "Borgere", "sager": "Sager", "indsatser": "Indsatser", "vurderinger": "Vurderinger", "maal": "Mål",
    "observationer": "Observationer", "posteringer": "Posteringer", "budget": "Budget",
    "disponering": "Disponering", "takster": "Takster", "tilbud": "Tilbud", "pladser": "Pladser",
    "ophold": "Ophold", "fravaer": "Fravær", "bemanding": "Bemanding", "loen": "Løn", "klager": "Klager",
    "frister": "Frister", "ledelsestilsyn": "Ledelsestilsyn", "organisation": "Organisation", "fit": "FIT",
    "befolkning": "Befolkning (Danmarks Statistik)", "nationale_tal": "Nationale tal (Danmarks Statistik)",
    "kontroltal": "Kontroltal",
  ]

  package static func of(_ file: String) -> String { names[file] ?? file }
}
