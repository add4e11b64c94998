internal import CareModel
internal import DocumentModel
internal import MetricEngine

/// Writes one edition: its period, its figures and its words. The sections are in `Sections/`.
final class ReportWriter {
  let report: ReportDefinition
  let period: Period
  let labels: Labels
  let municipality: String
  /// The reader's own choice; nil is as the definition says.
  let comparison: ReportComparison?
  let reader: FigureReader
  let rows: (MetricRequest, Int) throws -> RowListing
  /// Findings and their history; nil where the report shows none, or nothing has been checked.
  let quality: QualityFacts?
  var holdsPersons = false

  init(
    report: ReportDefinition, period: Period, labels: Labels, municipality: String,
    comparison: ReportComparison?, reader: FigureReader,
    rows: @escaping (MetricRequest, Int) throws -> RowListing, quality: QualityFacts? = nil
  ) {
    self.report = report
    self.period = period
    self.labels = labels
    self.municipality = municipality
    self.comparison = comparison
    self.reader = reader
    self.rows = rows
    self.quality = quality
  }

  func section(_ section: SectionDefinition) throws -> Section {
    switch section.kind {
    case .table(let table): try tableSection(section, table)
    case .line(let line): try lineSection(section, line)
    case .flow(let flow): try flowSection(section, flow)
    case .deviation(let deviation): try deviationSection(section, deviation)
    case .bars(let bars): try barsSection(section, bars)
    case .list(let list): try listSection(section, list)
    case .quality(let subject): qualitySection(section, subject)
    }
  }

  /// The window that tables and bars hold a window against.
  func compared(_ from: Period, _ to: Period) -> (from: Period, to: Period) {
    (comparison ?? .lastYear).window(from, to)
  }

  /// The last month of the report's period.
  var lastMonth: Period { Period(monthOf: period.lastDay) }
  var firstMonthOfYear: Period { .month(period.year, 1) }

  func help(_ section: SectionDefinition) -> HelpText { HelpText(paragraphs: section.help) }

  /// The key that lies furthest above its plan, with the deviation; nil when none does.
  func largestExcess(
    _ metric: String, plan: String, by dimension: Dimension, window: ReportWindow
  ) throws -> (key: String?, deviation: Double, share: Double)? {
    let (from, to) = window.bounds(period)
    let actual = try reader.figures(metric, from: from, to: to, by: [dimension])
    let planned = try reader.figures(plan, from: from, to: to, by: [dimension])
    let excesses = actual.compactMap { key, figure -> (key: String?, deviation: Double)? in
      guard let value = figure.value else { return nil }
      let deviation = value - (planned[key]?.value ?? 0)
      return deviation > 0 ? (key[0], deviation) : nil
    }
    let total = excesses.reduce(0) { $0 + $1.deviation }
    guard let worst = excesses.max(by: { ($0.deviation, $1.key ?? "") < ($1.deviation, $0.key ?? "") }) else {
      return nil
    }
    return (worst.key, worst.deviation, worst.deviation / total)
  }

  func sources() -> [Source] {
    reader.sources().map { source in
      Source(
        name: SourceName.of(source.file), file: source.file, received: DanishText.time(source.received),
        coversTo: source.coversTo.map(DanishText.date) ?? "ingen dato",
        rows: NumberText.whole(source.rows), setAside: NumberText.whole(source.setAside))
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
